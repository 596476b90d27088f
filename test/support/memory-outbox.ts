import { isChairs } from '../../src/domain/report.js';
import type { OutboxEntry, OutboxStore } from '../../src/domain/state.js';

/** The outbox's table for as long as the test lasts. */
export function memoryOutbox(): OutboxStore {
  const entries = new Map<string, OutboxEntry & { readonly deliveredAt: string | null }>();
  type Entry = NonNullable<ReturnType<typeof entries.get>>;
  const amend = (updateKey: string, to: (entry: Entry) => Entry): Promise<void> => {
    const entry = entries.get(updateKey);
    if (entry !== undefined) entries.set(updateKey, to(entry));
    return Promise.resolve();
  };
  return {
    add: (change, at) => {
      const { updateKey } = change.update;
      const known = entries.get(updateKey);
      if (known !== undefined) return Promise.resolve(known.deliveredAt === null ? 'waiting' : 'delivered');
      entries.set(updateKey, { updateKey, change, attempts: 0, nextAttemptAt: at, deliveredAt: null });
      return Promise.resolve('added');
    },
    pending: () => Promise.resolve([...entries.values()].filter(({ deliveredAt }) => deliveredAt === null)),
    all: () => Promise.resolve([...entries.values()].map(({ change }) => change)),
    postpone: (updateKey, nextAttemptAt) =>
      amend(updateKey, (entry) => ({ ...entry, attempts: entry.attempts + 1, nextAttemptAt })),
    replace: (change) => amend(change.update.updateKey, (entry) => ({ ...entry, change })),
    deliver: (updateKey, deliveredAt) => amend(updateKey, (entry) => ({ ...entry, deliveredAt })),
    remove: (updateKey) => {
      entries.delete(updateKey);
      return Promise.resolve();
    },
    has: (updateKey) => Promise.resolve(entries.has(updateKey)),
    lastOn: (ref) =>
      Promise.resolve(
        [...entries.values()].findLast((entry) => entry.change.ref === ref && !isChairs(entry))?.change ??
          null,
      ),
    forgetDelivered: (before) => {
      for (const [key, { deliveredAt }] of entries) {
        if (deliveredAt !== null && deliveredAt < before) entries.delete(key);
      }
      return Promise.resolve();
    },
  };
}
