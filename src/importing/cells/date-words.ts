import type { DuePrecision } from '../../domain/action.js';
import type { CivilDate } from '../../domain/civil-date.js';
import { MONTH, PATTERNS } from './date-patterns.js';

/** A date that was found in a text. */
export interface FoundDate {
  /** Where it starts and ends in the text, as for `slice`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The last day of what it says; `null` where no calendar has such a day. */
  readonly on: CivilDate | null;
  readonly precision: DuePrecision;
  /** One sentence where it could be meant otherwise; without `on`, why it is no date. Else `null`. */
  readonly doubt: string | null;
}

/** Every date in a text, in its order. Never throws; what is no real day has `on: null`. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { shape, read } of PATTERNS) {
    for (const match of text.matchAll(shape)) {
      const reading = read(match.groups ?? {}, match[0]);
      const [start, end] = [match.index, match.index + match[0].length];
      found.push({ start, end, text: match[0], doubt: null, ...reading });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((date) => {
    const free = date.start >= end;
    if (free) end = date.end;
    return free;
  });
}

const ANY_MONTH = new RegExp(`(?<![\\p{L}])${MONTH}(?!\\p{L})`, 'giu');

/** Whether a text names a month; “may” in small letters need not be one. */
export function namesMonth(text: string): boolean {
  return [...text.matchAll(ANY_MONTH)].some(([word]) => word !== 'may');
}
