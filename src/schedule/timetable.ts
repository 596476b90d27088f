import cron from 'node-cron';
import type { CivilDate } from '../domain/civil-date.js';
import type { Timetable } from '../domain/due-work.js';

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/**
 * The timetable that a cron expression of five fields stands for. Nothing but the wall clock is asked of the
 * library, in UTC, where no hour comes twice or never: what to make of those is ours to say.
 */
export function timetableOf(expression: string): Timetable {
  const [minute = '', hour = '', ...days] = expression.trim().split(/\s+/);
  const atTime = matcherOf(`${minute} ${hour} * * *`);
  const onDay = matcherOf(`* * ${days.join(' ')}`);
  /** Each look asks for the same days again. */
  const known = new Map<CivilDate, boolean>();
  return {
    times: Array.from({ length: MINUTES_A_DAY }, (_, at) => new Date(at * MINUTE_MS))
      .filter(atTime)
      .map((date) => date.toISOString().slice(11, 16)),
    fallsOn: (day) => {
      const falls = known.get(day) ?? onDay(new Date(`${day}T00:00:00Z`));
      known.set(day, falls);
      return falls;
    },
  };
}

function matcherOf(expression: string): (date: Date) => boolean {
  const task = cron.createTask(expression, () => undefined, { timezone: 'UTC' });
  // It need only answer; it never runs.
  void task.destroy();
  return (date) => task.match(date);
}
