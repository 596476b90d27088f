import type { CivilDate, Instant } from '../domain/civil-date.js';
import { type Job, judgeJob, type Timetable, type WallMinute } from '../domain/due-work.js';
import { clockAt } from '../domain/site-time.js';
import type { Facts } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { timetableOf } from './timetable.js';

interface Parts {
  readonly remindAt: string;
  readonly digestAt: string;
  readonly zone: string;
  readonly today: () => CivilDate;
  readonly now: () => Instant;
  readonly facts: Facts;
  /** Whether it is this process's turn. */
  readonly mayGoOn: () => boolean;
  /** `false` where something of it did not go out and may; it is tried again. */
  readonly remind: (day: CivilDate) => Promise<boolean>;
  /** `false` where the channel did not take it; it is tried again. */
  readonly postDigest: (day: CivilDate) => Promise<boolean>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** So long what could not be done is left alone. */
const PAUSE_MS = 30 * 60_000;

/**
 * What does whatever is due, each time it is called: every few seconds. What has been done is in the state, so it
 * makes no difference who did it, or how long nobody was there to do it.
 */
export function createSchedule(parts: Parts): () => Promise<void> {
  const { facts, log, mayGoOn } = parts;
  const jobs: readonly [Job, Timetable, (day: CivilDate) => Promise<boolean>][] = [
    ['remind', timetableOf(parts.remindAt), parts.remind],
    ['digest', timetableOf(parts.digestAt), parts.postDigest],
  ];
  /** When each was tried in vain, in milliseconds. */
  const failedAt = new Map<Job, number>();
  const clock = () => Date.parse(parts.now());
  const isPaused = (job: Job) => Math.abs(clock() - (failedAt.get(job) ?? -Infinity)) < PAUSE_MS;
  const attempt = async (job: Job, work: () => Promise<boolean>): Promise<boolean> => {
    try {
      const done = await work();
      if (done) failedAt.delete(job);
      else failedAt.set(job, clock());
      return done;
    } catch (error) {
      const code = error instanceof CodedError ? error.code : error instanceof Error ? error.name : 'unknown';
      log.error({ job, code }, 'a scheduled run failed');
      // Somebody else is at it, or was: as soon as that is over, it goes on.
      if (code !== 'reminders-busy' && code !== 'reminders-stopped') failedAt.set(job, clock());
      return false;
    }
  };

  log.info({ remindAt: parts.remindAt, digestAt: parts.digestAt }, 'the schedule is known');
  return async () => {
    for (const [job, timetable, work] of jobs) {
      if (!mayGoOn() || isPaused(job)) continue;
      const today = parts.today();
      const now: WallMinute = `${today}T${clockAt(parts.now(), parts.zone)}`;
      const fact = `${job}-settled-to`;
      const { due, settledTo } = judgeJob(job, timetable, (await facts.get(fact)) as WallMinute | null, now);
      // Reading took time in which the turn may have passed to another, as when a machine sleeps and wakes.
      if (due && !(mayGoOn() && (await attempt(job, () => work(today))))) continue;
      if (settledTo !== null) await facts.set(fact, settledTo);
    }
  };
}
