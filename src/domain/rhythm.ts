import { addMonthsToEnd, type CivilDate } from './civil-date.js';
import type { Meeting } from './digest.js';

/** The day with which a digest compares: that of the last digest posted, else one month before. */
export function defaultSince(asOf: CivilDate, lastDigestOn: CivilDate | null): CivilDate {
  return lastDigestOn ?? addMonthsToEnd(asOf, -1);
}

/** The next SENDIG meeting after `day`, or `null` where none is known. */
export function nextMeeting(meetings: readonly Meeting[], day: CivilDate): Meeting | null {
  let next: Meeting | null = null;
  for (const meeting of meetings) {
    if (!isSendig(meeting) || meeting.meetingOn <= day) continue;
    if (next === null || meeting.meetingOn < next.meetingOn) next = meeting;
  }
  return next;
}

/** Whether it is a meeting of the group whose meetings set the rhythm of reminders and digests. */
export function isSendig(meeting: Meeting): boolean {
  return meeting.board.trim().toUpperCase() === 'SENDIG';
}
