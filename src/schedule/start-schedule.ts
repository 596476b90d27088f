import cron from 'node-cron';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import { clockAt } from '../domain/site-time.js';
import type { Facts } from '../domain/state.js';
import { isWorkingDay } from '../domain/working-days.js';

interface Parts {
  readonly remindAt: string;
  readonly digestAt: string;
  readonly zone: string;
  readonly today: () => CivilDate;
  readonly now: () => Instant;
  readonly facts: Facts;
  readonly remind: (day: CivilDate) => Promise<unknown>;
  /** `false` where the channel did not take it; it is tried again. */
  readonly postDigest: (day: CivilDate) => Promise<boolean>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

type Job = 'remind' | 'digest';

/** Half an hour after a day's work was owed and not done, it is tried again. */
const AGAIN = '*/30 * * * *';

/**
 * Starts the schedules and returns what stops them. What is due on a day that is not a working day,
 * or could not be done, is written down as owed and done at the next opportunity, once.
 */
export function startSchedule(parts: Parts): () => Promise<void> {
  const timeOfDay = () => clockAt(parts.now(), parts.zone);
  const owe = async (job: Job) => {
    // Reminders come every working day anyway; a digest that falls on another day is owed to the next.
    if (job === 'remind' && !isWorkingDay(parts.today())) return;
    await parts.facts.set(`owed-${job}`, timeOfDay());
    await settle();
  };
  let settling: Promise<void> = Promise.resolve();
  /** One after another: two schedules may fire in the same minute. */
  const settle = () => {
    settling = settling.catch(() => undefined).then(settleOnce);
    return settling;
  };
  const settleOnce = async () => {
    if (!isWorkingDay(parts.today())) return;
    for (const job of ['remind', 'digest'] as const) {
      const owedSince = (await parts.facts.get(`owed-${job}`)) ?? '';
      if (owedSince === '' || timeOfDay() < owedSince) continue;
      if (job === 'remind') await parts.remind(parts.today());
      else if (!(await parts.postDigest(parts.today()))) continue;
      await parts.facts.set(`owed-${job}`, '');
    }
  };
  const guarded = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      parts.log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a scheduled run failed');
    }
  };

  const options = { timezone: parts.zone, noOverlap: true };
  const tasks = [
    cron.schedule(
      parts.remindAt,
      guarded(() => owe('remind')),
      options,
    ),
    cron.schedule(
      parts.digestAt,
      guarded(() => owe('digest')),
      options,
    ),
    // Polling runs in UTC: the hour that comes twice in autumn would otherwise be skipped.
    cron.schedule(AGAIN, guarded(settle), { timezone: 'UTC', noOverlap: true }),
  ];
  parts.log.info({ remindAt: parts.remindAt, digestAt: parts.digestAt }, 'the schedule is running');
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}
