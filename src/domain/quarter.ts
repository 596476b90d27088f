import { addDays, addMonths, type CivilDate, civilDateOf, monthName, partsOf } from './civil-date.js';
import { addWorkingDays } from './working-days.js';

/** A quarter of the year: its first and its last day. */
export interface Quarter {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The quarter that a day lies in. */
export function quarterOf(day: CivilDate): Quarter {
  const { year, month } = partsOf(day);
  const from = civilDateOf(year, month - ((month - 1) % 3), 1);
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** The quarter that was over last on a day. */
export function quarterBefore(day: CivilDate): Quarter {
  return quarterOf(addDays(quarterOf(day).from, -1));
}

/**
 * The quarter whose figures are asked for on a day: from some working days before its end until a month after
 * it; else `null`.
 */
export function quarterAskedFor(
  day: CivilDate,
  workingDays: number,
): (Quarter & { readonly since: CivilDate }) | null {
  const current = quarterOf(day);
  const since = addWorkingDays(current.to, -workingDays);
  if (since <= day) return { ...current, since };
  const before = quarterBefore(day);
  return day < addMonths(current.from, 1)
    ? { ...before, since: addWorkingDays(before.to, -workingDays) }
    : null;
}

/** "July to September 2022". */
export function quarterInWords({ from, to }: Quarter): string {
  return `${monthName(partsOf(from).month)} to ${monthName(partsOf(to).month)} ${String(partsOf(to).year)}`;
}
