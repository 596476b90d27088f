import type { Action } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import { UNDO_MS } from '../domain/decide-undo.js';
import { reapply } from '../domain/reapply.js';
import type { Register } from '../domain/register.js';
import { type Change, undoneKeyOf } from '../domain/report.js';
import type { OutboxEntry, OutboxStore } from '../domain/state.js';
import { type Asker, type Conflict, createAsker, type ReportProgress } from './asker.js';

/** Reports, and what the chair asks and rules, on their way to SharePoint. */
export interface Outbox {
  /** Takes a report: from here on it is safe. Tries at once, for at most `patienceMs`. */
  accept(change: Change, patienceMs: number): Promise<ReportProgress>;
  /** The reports that wait for SharePoint, and those of the last day that it has, oldest first. */
  lately(): Promise<readonly Change[]>;
  /** The last report on an action, of those; what the chair has asked or ruled is none. */
  lastOn(ref: string): Promise<Change | null>;
  /** Whether there is a report of that key among those. */
  has(updateKey: string): Promise<boolean>;
  /** Does `work` once the report of that key waits no longer. Nothing remembers it over a restart. */
  follow(updateKey: string, work: () => Promise<void>): void;
  /** Tries every report whose time has come; says how many are left. */
  drain(): Promise<number>;
  /** Does what `follow` asked for, of reports that another process has delivered. */
  tellFollowers(): Promise<void>;
}

interface Parts {
  readonly store: OutboxStore;
  readonly register: Pick<Register, 'save'>;
  readonly now: () => Instant;
  /**
   * Shows the person who reported that somebody else changed the same thing, when they do not wait for an answer
   * any more; `false` where nobody could be shown it.
   */
  readonly onConflict: (change: Change, current: Action | null) => Promise<boolean>;
  readonly log: { warn(fields: object, message: string): void };
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** How often a change is decided anew on a row that keeps moving before it counts as a conflict. */
const REAPPLY_ATTEMPTS = 5;
/** So long a report that was delivered is kept: as long as it can be taken back, and a little more. */
const KEEP_MS = UNDO_MS + 3_600_000;

/** The outbox over its store. */
export function createOutbox(parts: Parts): Outbox {
  const { store, register } = parts;
  /** The last delivery of each action: reports on one action reach SharePoint in the order they were made. */
  const lines = new Map<string, Promise<unknown>>();
  const followed = new Map<string, () => Promise<void>>();
  /** Those who wait for an answer, by the key of their report: whoever's turn it is that delivers it, they are told. */
  const askers = new Map<string, readonly Asker[]>();
  const askersOf = (updateKey: string) => askers.get(updateKey) ?? [];
  const later = (ms: number): Instant => new Date(Date.parse(parts.now()) + ms).toISOString();

  return {
    async accept(change, patienceMs) {
      const { updateKey } = change.update;
      if ((await store.add(change, parts.now())) === 'delivered') return { state: 'saved' };
      const asker = createAsker(patienceMs);
      askers.set(updateKey, [...askersOf(updateKey), asker]);
      deliverInOrder(change.ref, updateKey).catch((error: unknown) => {
        asker.fail(error);
      });
      return asker.answer.finally(() => {
        const others = askersOf(updateKey).filter((other) => other !== asker);
        if (others.length > 0) askers.set(updateKey, others);
        else askers.delete(updateKey);
      });
    },

    lately: () => store.all(),
    lastOn: (ref) => store.lastOn(ref),
    has: (updateKey) => store.has(updateKey),
    follow: (updateKey, work) => {
      followed.set(updateKey, work);
    },

    async drain() {
      const tried = new Set<string>();
      for (let more = await dueRefs(false); more.length > 0; ) {
        let through = false;
        for (const ref of more) {
          tried.add(ref);
          through = (await deliverInOrder(ref, null)).state === 'saved' || through;
        }
        // Where one comes through, SharePoint is back, and the others need not wait for their time.
        more = through ? (await dueRefs(true)).filter((ref) => !tried.has(ref)) : [];
      }
      await tellFollowers();
      await store.forgetDelivered(later(-KEEP_MS));
      return (await store.pending()).length;
    },
    tellFollowers,
  };

  async function dueRefs(all: boolean): Promise<readonly string[]> {
    const now = parts.now();
    const due = (await store.pending()).filter(({ nextAttemptAt }) => all || nextAttemptAt <= now);
    return [...new Set(due.map(({ change }) => change.ref))];
  }

  async function tellFollowers(): Promise<void> {
    if (followed.size === 0) return;
    const pending = new Set((await store.pending()).map(({ updateKey }) => updateKey));
    for (const [updateKey, work] of followed) {
      if (pending.has(updateKey)) continue;
      followed.delete(updateKey);
      await work();
    }
  }

  /**
   * Delivers the reports on one action, oldest first, up to that of `own` (all of them where it is `null`), and
   * says what became of it. A report was decided on what the ones before it will have made of the row, so
   * none overtakes another.
   */
  function deliverInOrder(ref: string, own: string | null): Promise<ReportProgress> {
    const turn = (lines.get(ref) ?? Promise.resolve()).then(async (): Promise<ReportProgress> => {
      for (const entry of await store.pending()) {
        if (entry.change.ref !== ref) continue;
        const progress = await write(entry);
        const told = askersOf(entry.updateKey).filter((asker) => asker.claim());
        if (progress.state === 'conflict') await settle(entry, progress, told.length > 0);
        for (const asker of told) asker.tell(progress);
        if (progress.state === 'waiting' || entry.updateKey === own) return progress;
      }
      return { state: 'saved' };
    });
    const settled = turn.catch(() => undefined);
    lines.set(ref, settled);
    void settled.then(() => {
      if (lines.get(ref) === settled) lines.delete(ref);
    });
    return turn;
  }

  /** A report leaves the outbox only when the person has it back: on the card that waits, or in a message. */
  async function settle(entry: OutboxEntry, { current }: Conflict, answered: boolean): Promise<void> {
    const change = entry.change;
    if (answered || (await parts.onConflict(change, current))) await store.remove(entry.updateKey);
    else await postpone(entry);
  }

  async function write(entry: OutboxEntry): Promise<ReportProgress> {
    let { change } = entry;
    try {
      for (let round = 0; round < REAPPLY_ATTEMPTS; round += 1) {
        const saved = await register.save(change);
        if (saved.outcome === 'saved') {
          await store.deliver(entry.updateKey, parts.now());
          return { state: 'saved' };
        }
        if (saved.outcome === 'void') {
          // The report was given back before it could be taken back, or nobody could be shown that: both are done with.
          await store.remove(undoneKeyOf(entry.updateKey));
          await store.remove(entry.updateKey);
          return { state: 'saved' };
        }
        const current = saved.outcome === 'conflict' ? saved.current : null;
        const again = current === null ? null : reapply(change, current);
        if (again === null || again.kind === 'conflict') return { state: 'conflict', current };
        change = again.change;
        await store.replace(change);
      }
    } catch (error) {
      parts.log.warn({ ref: change.ref, code: codeOf(error) }, 'a report waits for SharePoint');
    }
    await postpone(entry);
    return { state: 'waiting' };
  }

  function postpone({ updateKey, attempts }: OutboxEntry): Promise<void> {
    return store.postpone(updateKey, later(Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS)));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
