import type { Action } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import { reapply } from '../domain/reapply.js';
import type { Register } from '../domain/register.js';
import type { Change } from '../domain/report.js';
import type { OutboxStore } from '../domain/state.js';

/** How far a report has come. */
export type ReportProgress =
  /** SharePoint has it. */
  | { readonly state: 'saved' }
  /** It is safe with us, and SharePoint will have it as soon as it answers. */
  | { readonly state: 'waiting' }
  /** Somebody else changed the same thing first: nothing was written. */
  | { readonly state: 'conflict'; readonly current: Action | null };

/** Reports on their way to SharePoint. */
export interface Outbox {
  /** Takes a report: from here on it is safe. Tries at once, for at most `patienceMs`. */
  accept(change: Change, patienceMs: number): Promise<ReportProgress>;
  /** Reports that SharePoint does not have yet. */
  waiting(): Promise<readonly Change[]>;
  /** Tries every report whose time has come; says how many are left. */
  drain(): Promise<number>;
}

interface Parts {
  readonly store: OutboxStore;
  readonly register: Register;
  readonly now: () => Instant;
  /** Tells the person who reported that their report could not be kept beside somebody else's. */
  readonly onConflict: (change: Change, current: Action | null) => Promise<void>;
  readonly log: { warn(fields: object, message: string): void };
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** How often a change is decided anew on a row that keeps moving before it counts as a conflict. */
const REAPPLY_ATTEMPTS = 5;

/** The outbox over its store. */
export function createOutbox(parts: Parts): Outbox {
  const { store, register } = parts;
  /** The last delivery of each action: reports on one action reach SharePoint in the order they were made. */
  const lines = new Map<string, Promise<unknown>>();

  return {
    async accept(change, patienceMs) {
      await store.add(change, parts.now());
      const attempt = deliverInOrder(change.ref, change.update.updateKey);
      const patience = new Promise<ReportProgress>((resolve) => {
        setTimeout(() => {
          resolve({ state: 'waiting' });
        }, patienceMs).unref();
      });
      const progress = await Promise.race([attempt, patience]);
      if (progress.state === 'waiting') void attempt.then((late) => tellConflict(change, late));
      return progress;
    },

    async waiting() {
      return (await store.pending()).map((entry) => entry.change);
    },

    async drain() {
      const now = parts.now();
      const pending = await store.pending();
      const refs = new Set(
        pending.filter((entry) => entry.nextAttemptAt <= now).map((entry) => entry.change.ref),
      );
      for (const ref of refs) await deliverInOrder(ref, null);
      return (await store.pending()).length;
    },
  };

  /**
   * Delivers the reports on one action, oldest first, up to that of `updateKey` (all of them where it
   * is `null`), and says what became of it. A report was decided on what the ones before it will have
   * made of the row, so none overtakes another.
   */
  function deliverInOrder(ref: string, updateKey: string | null): Promise<ReportProgress> {
    const turn = (lines.get(ref) ?? Promise.resolve()).then(async (): Promise<ReportProgress> => {
      for (const entry of await store.pending()) {
        if (entry.change.ref !== ref) continue;
        const progress = await write(entry.change, entry.attempts);
        if (entry.updateKey === updateKey || progress.state === 'waiting') return progress;
        await tellConflict(entry.change, progress);
      }
      return { state: 'saved' };
    });
    lines.set(ref, turn);
    return turn;
  }

  async function tellConflict(change: Change, progress: ReportProgress): Promise<void> {
    if (progress.state === 'conflict') await parts.onConflict(change, progress.current);
  }

  async function write(first: Change, attempts: number): Promise<ReportProgress> {
    let change = first;
    try {
      for (let round = 0; round < REAPPLY_ATTEMPTS; round += 1) {
        const saved = await register.save(change);
        if (saved.outcome === 'saved') {
          await store.remove(change.update.updateKey);
          return { state: 'saved' };
        }
        const current = saved.outcome === 'conflict' ? saved.current : null;
        const again = current === null ? null : reapply(change, current);
        if (again === null || again.kind === 'conflict') {
          await store.remove(change.update.updateKey);
          return { state: 'conflict', current };
        }
        change = again.change;
        await store.replace(change);
      }
    } catch (error) {
      parts.log.warn({ ref: change.ref, code: codeOf(error) }, 'a report waits for SharePoint');
    }
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
    await store.postpone(change.update.updateKey, new Date(Date.parse(parts.now()) + pauseMs).toISOString());
    return { state: 'waiting' };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
