/**
 * A day in the calendar, `YYYY-MM-DD`, without a time or a zone. Its text sorts as its days do, so
 * two of them may be compared with `<` and `===`.
 */
export type CivilDate = string & { readonly brand: 'CivilDate' };

/** An instant as ISO 8601 text in UTC, `2022-09-01T08:00:00.000Z`. */
export type Instant = string;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The whole seconds from 1 January 1970 to an instant: SharePoint keeps no more of one. */
export function secondOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
}

/** The day that `text` names, or `null` where it is not a real day written `YYYY-MM-DD`. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const candidate = civilDateOf(year, month, day);
  return candidate === text ? candidate : null;
}

/** The day of that year, month (1 to 12) and day; what overflows a month runs on into the next. */
export function civilDateOf(year: number, month: number, day: number): CivilDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) as CivilDate;
}

/** Its year, its month (1 to 12) and its day of the month. */
export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** Whole days since 1 January 1970. */
export function dayNumber(date: CivilDate): number {
  return Date.parse(date) / DAY_MS;
}

/** `date` moved by whole days, forwards or (negative) back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10) as CivilDate;
}

/** `date` moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const last = lastDayOfMonth(year, month + months);
  return day > partsOf(last).day ? last : civilDateOf(year, month + months, day);
}

/** As `addMonths`, but the last day of a month stays the last day of a month: 30 September is a month after 31 August and before 31 October. */
export function addMonthsToEnd(date: CivilDate, months: number): CivilDate {
  const { year, month } = partsOf(date);
  return isLastDayOfMonth(date) ? lastDayOfMonth(year, month + months) : addMonths(date, months);
}

/** Whole days from `from` to `to`: negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The last day of that month (1 to 12; 13 is January of the next year). */
export function lastDayOfMonth(year: number, month: number): CivilDate {
  return civilDateOf(year, month + 1, 0);
}

/** Whether it is the last day of its month. */
export function isLastDayOfMonth(date: CivilDate): boolean {
  return partsOf(addDays(date, 1)).day === 1;
}

/** The weekday, 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The month in words, 1 to 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** In words: `30 September 2022`. */
export function dateInWords(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${String(day)} ${monthName(month)} ${String(year)}`;
}

/** In few words: `30 Sep 2022`. */
export function dateInShort(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${String(day)} ${monthName(month).slice(0, 3)} ${String(year)}`;
}

/** With its weekday: `Thursday 1 September 2022`. */
export function weekdayInWords(date: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${dateInWords(date)}`;
}

/** A day beside today: "30 August", with its year only where that is another one. */
export function dayInShortWords(day: CivilDate, today: CivilDate): string {
  const words = dateInWords(day);
  return day.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : words;
}
