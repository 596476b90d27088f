import { type Action, agreedDueOn } from './action.js';
import {
  type CivilDate,
  dateInWords,
  type Instant,
  isLastDayOfMonth,
  monthName,
  partsOf,
} from './civil-date.js';
import type { Rag } from './rag.js';
import { civilDateAt } from './site-time.js';

/**
 * A date as the plan says it: "the end of August 2022" where the plan names only the month, else
 * "30 September 2022", or "no date". `on` is the date that counts where it is not the agreed one: the
 * next occurrence of an action that repeats.
 */
export function dueInWords(
  action: Pick<Action, 'dueOn' | 'revisedDueOn' | 'dueText' | 'repeats'>,
  on: CivilDate | null = agreedDueOn(action),
): string {
  if (on === null) return 'no date';
  const fromPlan = on === action.dueOn || (action.revisedDueOn === null && action.repeats !== null);
  if (!fromPlan || !isLastDayOfMonth(on) || !namesOnlyMonth(action.dueText)) return dateInWords(on);
  const { year, month } = partsOf(on);
  return `the end of ${monthName(month)} ${String(year)}`;
}

const MONTH = /\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;
const WITH_DAY =
  /\d(st|nd|rd|th)?\s+(of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/.-]\d|[a-z]\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}/i;

function namesOnlyMonth(dueText: string): boolean {
  return MONTH.test(dueText) && !WITH_DAY.test(dueText);
}

/** How far a date is away, `days` being the date minus today: "2 days overdue", "due today", "due in 28 days". */
export function daysInWords(days: number): string {
  if (days === 0) return 'due today';
  const count = `${String(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days < 0 ? `${count} overdue` : `due in ${count}`;
}

/** Whence a RAG comes: when it was last reported, and when it was set in the list itself since. */
export interface RagAge {
  readonly reportedAt: Instant | null;
  readonly setAt: Instant | null;
}

/**
 * A RAG with its age: "Green, last reported 4 May 2022", "Red, set in the list on 3 September 2022" where
 * nobody has reported it, or "No update yet" where nobody has said.
 */
export function ageInWords(rag: Rag | null, { reportedAt, setAt }: RagAge, zone: string): string {
  if (rag === null) return 'No update yet';
  if (setAt !== null) return `${rag}, set in the list on ${dateInWords(civilDateAt(setAt, zone))}`;
  if (reportedAt === null) return `${rag}, not reported here yet`;
  return `${rag}, last reported ${dateInWords(civilDateAt(reportedAt, zone))}`;
}

/** Whence an action's RAG comes. */
export function ageOf({ lastUpdateAt, ragSetAt }: Pick<Action, 'lastUpdateAt' | 'ragSetAt'>): RagAge {
  return { reportedAt: lastUpdateAt, setAt: ragSetAt };
}

/** Words in a row as people say them: "A", "A and B", "A, B and C". */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
