import { addDays, type CivilDate } from './civil-date.js';
import { isWorkingDay } from './working-days.js';

/** What is done by itself. */
export type Job = 'remind' | 'digest' | 'impact';

/** When a job comes round, by the clock on the wall: at each of these times on each of those days. */
export interface Timetable {
  /** `09:00`, earliest first. */
  readonly times: readonly string[];
  readonly fallsOn: (day: CivilDate) => boolean;
}

/** A minute by the clock on the wall, `2022-09-01T09:00`. In autumn one hour of them comes twice. */
export type WallMinute = `${string}T${string}`;

/** What is to be done about a job. */
export interface Judgement {
  /** The day for which it is to be done now; `null`: it is not. */
  readonly dueFor: CivilDate | null;
  /** Up to which minute it has then been looked after; `null`: as before. */
  readonly settledTo: WallMinute | null;
}

/** The fact that says up to which minute a job was looked after. */
export function settledFact(job: Job): string {
  return `${job}-settled-to`;
}

/** What nobody could post is owed for so many days. */
export const OWED_DAYS = 40;
/** Reminders need no catching up: each day asks for all. */
const LOOK_BACK_DAYS: Readonly<Record<Job, number>> = { remind: 0, digest: OWED_DAYS, impact: OWED_DAYS };

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
  if (settledTo === null || partsOf(settledTo)[0] > today) return { dueFor: null, settledTo: now };
  const missed = lastRound(timetable, settledTo, now, LOOK_BACK_DAYS[job]);
  if (missed === null) {
    // Remembered once a day and after each of its times, so that little is looked through, and what becomes known
    // only after a time of today counts from the next one.
    const passed = timetable.times.findLast((at) => at <= time) ?? '00:00';
    return { dueFor: null, settledTo: settledTo < `${today}T${passed}` ? now : null };
  }
  const [day, at] = partsOf(missed);
  if (!isWorkingDay(today) || time < at) return { dueFor: null, settledTo: null };
  return { dueFor: day, settledTo: now };
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

/** Its day and its time of day. */
export function partsOf(minute: WallMinute): [CivilDate, string] {
  return [minute.slice(0, 10) as CivilDate, minute.slice(11)];
}
