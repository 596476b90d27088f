import { addDays, type CivilDate } from './civil-date.js';
import { isWorkingDay } from './working-days.js';

/** What is done by itself. */
export type Job = 'remind' | 'digest';

/** When a job comes round, by the clock on the wall: at each of these times on each of those days. */
export interface Timetable {
  /** `09:00`, earliest first. */
  readonly times: readonly string[];
  readonly fallsOn: (day: CivilDate) => boolean;
}

/** A minute by the clock on the wall, `2022-09-01T09:00`. In autumn one hour of them comes twice. */
export type WallMinute = `${string}T${string}`;

/** Whether a job is to be done now, and up to which minute it has then been looked after; `null`: as before. */
export interface Judgement {
  readonly due: boolean;
  readonly settledTo: WallMinute | null;
}

/** A digest that nobody could post is owed for so long. Reminders need no catching up: each day asks for all. */
const LOOK_BACK_DAYS: Readonly<Record<Job, number>> = { remind: 0, digest: 40 };

/**
 * Whether the job has come round since it was last looked after. By the clock on the wall and not by instants, a
 * minute that comes twice is one, and one that never comes in spring has passed with the minute after it. What
 * falls on a day on which nobody works is done on the next working day, not before that time of day.
 * @param settledTo up to when it was looked after; `null` at the very first start, which owes nothing from before it
 */
export function judgeJob(
  job: Job,
  timetable: Timetable,
  settledTo: WallMinute | null,
  now: WallMinute,
): Judgement {
  const [today, time] = partsOf(now);
  // In the future: the clock, or the day of local mode, has been put back since.
  if (settledTo === null || partsOf(settledTo)[0] > today) return { due: false, settledTo: now };
  const missed = lastRound(timetable, settledTo, now, LOOK_BACK_DAYS[job]);
  if (missed === null) {
    // Remembered once a day, so that little is looked through, and another timetable counts from its first day.
    return { due: false, settledTo: partsOf(settledTo)[0] < today ? now : null };
  }
  if (!isWorkingDay(today) || time < partsOf(missed)[1]) return { due: false, settledTo: null };
  return { due: true, settledTo: now };
}

/** The last time that it came round after `after`, up to `upTo`; `null` where it did not. */
function lastRound(
  { times, fallsOn }: Timetable,
  after: WallMinute,
  upTo: WallMinute,
  lookBackDays: number,
): WallMinute | null {
  const [today] = partsOf(upTo);
  for (let back = 0; back <= lookBackDays; back += 1) {
    const day = addDays(today, -back);
    if (day < partsOf(after)[0]) return null;
    if (!fallsOn(day)) continue;
    const round = times
      .map((time): WallMinute => `${day}T${time}`)
      .findLast((minute) => minute > after && minute <= upTo);
    if (round !== undefined) return round;
  }
  return null;
}

function partsOf(minute: WallMinute): [CivilDate, string] {
  return [minute.slice(0, 10) as CivilDate, minute.slice(11)];
}
