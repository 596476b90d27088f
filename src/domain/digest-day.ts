import type { ChannelPost } from './channel-post.js';
import { addDays, type CivilDate } from './civil-date.js';
import type { Meeting } from './digest.js';
import { OWED_DAYS, partsOf, type Timetable, type WallMinute } from './due-work.js';
import { isSendig } from './rhythm.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.js';

/** A digest that comes round. Of a meeting there is one, and of a day. */
export interface PlannedDigest {
  /** The working day on which it is to be posted. */
  readonly day: CivilDate;
  /** The meeting that it is for; `null` where DIGEST_AT sets the rhythm. */
  readonly meetingOn: CivilDate | null;
}

/** What decides when a digest comes round. */
export interface DigestRhythm {
  readonly meetings: readonly Meeting[];
  /** DIGEST_AT: the time of day, and the days where no meeting is to come. */
  readonly timetable: Timetable;
  /** Those that somebody waits for, or that are on their way or there. */
  readonly posts: readonly ChannelPost[];
}

/** So many working days before a meeting its papers are due, unless `Meetings` says when. */
const PAPERS_BEFORE = 2;
/** So many working days before a digest is posted it is shown to chairs and officers. */
const PREVIEW_BEFORE = 2;
/** So far ahead the next digest is looked for: a monthly one is within. */
const AHEAD_DAYS = 62;
/** The most days on end on which nobody works, with some to spare. */
const MOST_DAYS_OFF = 10;

/** The day on which the digest of a meeting is posted, at the latest that on which its papers are due. */
export function digestDayOf({ meetingOn, papersDueOn }: Meeting): CivilDate {
  // Papers that are due when the meeting is over are a slip of the pen.
  const known = papersDueOn !== null && papersDueOn <= meetingOn;
  const due = known ? papersDueOn : addWorkingDays(meetingOn, -PAPERS_BEFORE);
  return isWorkingDay(due) ? due : addWorkingDays(due, -1);
}

/** When the digest comes round: once a day at most. */
export function digestTimetable(rhythm: DigestRhythm): Timetable {
  return {
    times: [timeOf(rhythm)],
    fallsOn: (day) => digestOn(rhythm, day) !== null,
  };
}

/**
 * The digest that comes round on a day; `null` where none does. That of a meeting comes round on its own day and
 * on each after that until the meeting, for a meeting may become known too late; once it has gone, on none.
 */
export function digestOn(rhythm: DigestRhythm, day: CivilDate): PlannedDigest | null {
  const { timetable, posts } = rhythm;
  const ahead = rhythm.meetings
    .filter((meeting) => isSendig(meeting) && meeting.meetingOn >= day)
    .sort((a, b) => (a.meetingOn < b.meetingOn ? -1 : 1));
  const planned = ahead
    .map((meeting) => ({ day: digestDayOf(meeting), meetingOn: meeting.meetingOn }))
    .find((digest) => digest.day <= day && !isLookedAfter(digest, posts));
  if (planned !== undefined) return planned;
  if (ahead.length > 0 || !timetable.fallsOn(day)) return null;
  const byCron = { day: isWorkingDay(day) ? day : nextWorkingDay(day), meetingOn: null };
  return isLookedAfter(byCron, posts) ? null : byCron;
}

/** The digest whose own day that is, or `null`. */
export function digestPlannedFor(rhythm: DigestRhythm, day: CivilDate): PlannedDigest | null {
  for (let back = 0; back <= MOST_DAYS_OFF; back += 1) {
    const digest = digestOn(rhythm, addDays(day, -back));
    if (digest?.day === day) return digest;
  }
  return null;
}

/** A digest that is still to come, and when it goes to the channel. */
export interface NextDigest extends PlannedDigest {
  readonly on: CivilDate;
  /** `09:00`. */
  readonly time: string;
  /** From when on it is shown to chairs and officers. */
  readonly previewFrom: WallMinute;
}

/**
 * The next digest that goes to the channel, or `null` where none does for a while. One that nobody could post yet
 * goes as soon as people are at work.
 * @param settledTo up to when the digest was looked after
 */
export function nextDigest(rhythm: DigestRhythm, settledTo: WallMinute, now: WallMinute): NextDigest | null {
  const time = timeOf(rhythm);
  const [today] = partsOf(now);
  for (let ahead = -OWED_DAYS; ahead <= AHEAD_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    if (`${day}T${time}` <= settledTo) continue;
    const digest = digestOn(rhythm, day);
    if (digest === null) continue;
    const from = day < today ? today : day;
    const on = isWorkingDay(from) ? from : nextWorkingDay(from);
    return { ...digest, on, time, previewFrom: `${addWorkingDays(on, -PREVIEW_BEFORE)}T${time}` };
  }
  return null;
}

function timeOf({ timetable }: DigestRhythm): string {
  return timetable.times[0] ?? '09:00';
}

/** Whether it has begun to be posted, or somebody has asked to wait for it on that day. */
function isLookedAfter({ day, meetingOn }: PlannedDigest, posts: readonly ChannelPost[]): boolean {
  return posts.some(
    (post) =>
      post.kind === 'digest' &&
      (post.day === day || (meetingOn !== null && post.meetingOn === meetingOn && post.status !== 'waiting')),
  );
}
