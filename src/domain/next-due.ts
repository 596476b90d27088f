import { type Action, agreedDueOn, type Repeats } from './action.js';
import { addMonthsToEnd, type CivilDate, partsOf } from './civil-date.js';
import { civilDateAt } from './site-time.js';

const MONTHS_APART: Readonly<Record<Exclude<Repeats, 'unstated'>, number>> = {
  '1 month': 1,
  '2 months': 2,
  '3 months': 3,
  '4 months': 4,
  '6 months': 6,
  '1 year': 12,
};

type Dated = Pick<Action, 'dueOn' | 'revisedDueOn' | 'repeats' | 'rag'>;

/**
 * The date that counts for an action: the one now agreed; for an action that repeats, its first
 * occurrence after the last report. Complete ends the repeating. `null` where it has no date.
 */
export function nextDueOn(action: Dated & Pick<Action, 'lastUpdateAt'>, zone: string): CivilDate | null {
  const { lastUpdateAt } = action;
  return dueAfterReport(action, lastUpdateAt === null ? null : civilDateAt(lastUpdateAt, zone));
}

/**
 * Whether the date of an action has passed. A report on one that comes round again settles the occurrence
 * that has passed, so its date never counts as passed.
 */
export function isPastDate(
  action: Dated & Pick<Action, 'lastUpdateAt'>,
  day: CivilDate,
  zone: string,
): boolean {
  if (action.repeats !== null && action.repeats !== 'unstated') return false;
  const on = nextDueOn(action, zone);
  return on !== null && on < day;
}

/** `nextDueOn` where the day of the last report is known already. */
export function dueAfterReport(action: Dated, reportedOn: CivilDate | null): CivilDate | null {
  const first = agreedDueOn(action);
  const { repeats, rag } = action;
  if (first === null || repeats === null || repeats === 'unstated') return first;
  if (rag === 'Complete' || reportedOn === null || reportedOn < first) return first;
  const apart = MONTHS_APART[repeats];
  let times = Math.floor(monthsBetween(first, reportedOn) / apart);
  while (addMonthsToEnd(first, times * apart) <= reportedOn) times += 1;
  return addMonthsToEnd(first, times * apart);
}

function monthsBetween(from: CivilDate, to: CivilDate): number {
  const [start, end] = [partsOf(from), partsOf(to)];
  return (end.year - start.year) * 12 + end.month - start.month;
}
