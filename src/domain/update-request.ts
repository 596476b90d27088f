import { type CivilDate, dayInShortWords, partsOf, weekdayInWords } from './civil-date.js';
import type { Meeting } from './digest.js';
import { isSendig } from './rhythm.js';
import { addWorkingDays } from './working-days.js';

/** That every open action is asked for before the next SENDIG meeting. */
export interface UpdateRequest {
  /** The day since which it is asked. */
  readonly from: CivilDate;
  /** By when the answer is wanted: the day on which the papers are due, or that of the meeting. */
  readonly by: CivilDate;
  readonly meetingOn: CivilDate;
}

/**
 * The request that is open on a day, or `null` where it is too early for one, or no meeting is known.
 * @param workingDays how long before the papers are due it begins
 */
export function updateRequestOn(
  day: CivilDate,
  workingDays: number,
  meetings: readonly Meeting[],
): UpdateRequest | null {
  const [next] = meetings
    .filter(isSendig)
    .map(({ papersDueOn, meetingOn }) => ({ by: papersDueOn ?? meetingOn, meetingOn }))
    .filter(({ by }) => by >= day)
    .sort((a, b) => (a.by < b.by ? -1 : 1));
  if (next === undefined) return null;
  const from = addWorkingDays(next.by, -workingDays);
  return from <= day ? { ...next, from } : null;
}

/** "by Thursday 22 September, for SENDIG on the 29th", "for SENDIG on Thursday 29 September", or `''`. */
export function requestInWords(request: UpdateRequest | null): string {
  if (request === null) return '';
  const { by, meetingOn } = request;
  const words = weekdayInWords(by).slice(0, -5);
  if (by === meetingOn) return `for SENDIG on ${words}`;
  const sameMonth = by.slice(0, 7) === meetingOn.slice(0, 7);
  const on = sameMonth ? `the ${ordinal(partsOf(meetingOn).day)}` : dayInShortWords(meetingOn, by);
  return `by ${words}, for SENDIG on ${on}`;
}

function ordinal(number: number): string {
  const teens = number >= 11 && number <= 13;
  return `${String(number)}${(teens ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th'}`;
}
