import type { OutboxEntry, OutboxStore } from '../../src/domain/state.js';

/** The outbox's table for as long as the test lasts. */
export function memoryOutbox(): OutboxStore {
  const entries = new Map<string, OutboxEntry>();
  const amend = (updateKey: string, to: (entry: OutboxEntry) => OutboxEntry): Promise<void> => {
    const entry = entries.get(updateKey);
    if (entry !== undefined) entries.set(updateKey, to(entry));
    return Promise.resolve();
  };
  return {
    add: (change, at) => {
      const { updateKey } = change.update;
      if (entries.has(updateKey)) return Promise.resolve(false);
      entries.set(updateKey, { updateKey, change, attempts: 0, nextAttemptAt: at });
      return Promise.resolve(true);
    },
    pending: () => Promise.resolve([...entries.values()]),
    postpone: (updateKey, nextAttemptAt) =>
      amend(updateKey, (entry) => ({ ...entry, attempts: entry.attempts + 1, nextAttemptAt })),
    replace: (change) => amend(change.update.updateKey, (entry) => ({ ...entry, change })),
    remove: (updateKey) => {
      entries.delete(updateKey);
      return Promise.resolve();
    },
  };
}
