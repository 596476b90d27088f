import type { CivilDate, Instant } from '../domain/civil-date.js';
import { type Job, judgeJob, settledFact, type Timetable, type WallMinute } from '../domain/due-work.js';
import { clockAt } from '../domain/site-time.js';
import type { Facts } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { timetableOf } from './timetable.js';

interface Parts {
  readonly remindAt: string;
  readonly impactAt: string;
  readonly zone: string;
  readonly today: () => CivilDate;
  readonly now: () => Instant;
  readonly facts: Facts;
  /** Whether it is this process's turn. */
  readonly mayGoOn: () => boolean;
  /** `false` where something of it did not go out and may; it is tried again. */
  readonly remind: (day: CivilDate) => Promise<boolean>;
  /** When a digest comes round; `null` while that is not known. */
  readonly digestTimetable: () => Promise<Timetable | null>;
  /** Posts the digest that came round on that day. `false` where the channel did not take it; it is tried again. */
  readonly postDigest: (round: CivilDate) => Promise<boolean>;
  /** Posts the impact measures that came round on that day. The same. */
  readonly postMeasures: (round: CivilDate) => Promise<boolean>;
  /** What is looked after at any time. `false` where something of it is left; it is tried again. */
  readonly chores: Readonly<Record<string, () => Promise<boolean>>>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** So long what could not be done is left alone. */
const PAUSE_MS = 30 * 60_000;
/** Somebody else is at it, or was: as soon as that is over, it goes on. */
const GOES_ON: ReadonlySet<string> = new Set(['reminders-busy', 'reminders-stopped', 'channel-busy']);

/**
 * What does whatever is due, each time it is called: every few seconds. What has been done is in the state, so it
 * makes no difference who did it, or how long nobody was there to do it.
 */
export function createSchedule(parts: Parts): () => Promise<void> {
  const { facts, log, mayGoOn } = parts;
  const [remindAt, impactAt] = [timetableOf(parts.remindAt), timetableOf(parts.impactAt)];
  /** When each was tried in vain, in milliseconds. */
  const failedAt = new Map<string, number>();
  const clock = () => Date.parse(parts.now());
  const isPaused = (job: string) => Math.abs(clock() - (failedAt.get(job) ?? -Infinity)) < PAUSE_MS;
  const attempt = async (job: string, work: () => Promise<boolean>): Promise<boolean> => {
    try {
      const done = await work();
      if (done) failedAt.delete(job);
      else failedAt.set(job, clock());
      return done;
    } catch (error) {
      const code = error instanceof CodedError ? error.code : error instanceof Error ? error.name : 'unknown';
      log.error({ job, code }, 'a scheduled run failed');
      if (!GOES_ON.has(code)) failedAt.set(job, clock());
      return false;
    }
  };
  const round = async (
    job: Job,
    timetable: () => Promise<Timetable | null>,
    work: (day: CivilDate) => Promise<boolean>,
  ): Promise<void> => {
    if (!mayGoOn() || isPaused(job)) return;
    const now: WallMinute = `${parts.today()}T${clockAt(parts.now(), parts.zone)}`;
    const fact = settledFact(job);
    const before = (await facts.get(fact)) as WallMinute | null;
    const known = await timetable();
    // Nothing is settled that nobody could look at.
    if (known === null && before !== null) return;
    const { dueFor, settledTo } = judgeJob(job, known ?? NEVER, before, now);
    // Reading took time in which the turn may have passed to another, as when a machine sleeps and wakes.
    if (dueFor !== null && !(mayGoOn() && (await attempt(job, () => work(dueFor))))) return;
    if (settledTo !== null) await facts.set(fact, settledTo);
  };

  return async () => {
    for (const [name, work] of Object.entries(parts.chores)) {
      if (mayGoOn() && !isPaused(name)) await attempt(name, work);
    }
    await round('remind', () => Promise.resolve(remindAt), parts.remind);
    await round('digest', parts.digestTimetable, parts.postDigest);
    await round('impact', () => Promise.resolve(impactAt), parts.postMeasures);
  };
}

const NEVER: Timetable = { times: [], fallsOn: () => false };
