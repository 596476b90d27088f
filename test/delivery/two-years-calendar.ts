import { addDays, type CivilDate, weekdayOf } from '../../src/domain/civil-date.js';

/** The bank holidays of England from 2022 to 2024, as published; written out, so that the program's own are held against them. */
const BANK_HOLIDAYS: ReadonlySet<string> = new Set([
  '2022-01-03',
  '2022-04-15',
  '2022-04-18',
  '2022-05-02',
  '2022-06-02',
  '2022-06-03',
  '2022-08-29',
  '2022-09-19',
  '2022-12-26',
  '2022-12-27',
  '2023-01-02',
  '2023-04-07',
  '2023-04-10',
  '2023-05-01',
  '2023-05-08',
  '2023-05-29',
  '2023-08-28',
  '2023-12-25',
  '2023-12-26',
  '2024-01-01',
  '2024-03-29',
  '2024-04-01',
  '2024-05-06',
  '2024-05-27',
  '2024-08-26',
  '2024-12-25',
  '2024-12-26',
]);

/** Whether people in England are at work on a day. */
export function isAtWork(day: CivilDate): boolean {
  return weekdayOf(day) < 6 && !BANK_HOLIDAYS.has(day);
}

/** That day, or the first one after it on which people are at work. */
export function atWorkFrom(day: CivilDate): CivilDate {
  return isAtWork(day) ? day : atWorkFrom(addDays(day, 1));
}

/** The day that is so many working days before. */
export function workingDaysBefore(day: CivilDate, count: number): CivilDate {
  if (count === 0) return day;
  const before = addDays(day, -1);
  return workingDaysBefore(before, isAtWork(before) ? count - 1 : count);
}
