import { BANK_HOLIDAYS, type Holidays } from './bank-holidays.js';
import { addDays, type CivilDate, weekdayOf } from './civil-date.js';

/** Whether people are at work that day: Monday to Friday and no bank holiday. */
export function isWorkingDay(day: CivilDate, holidays: Holidays = BANK_HOLIDAYS): boolean {
  return weekdayOf(day) <= 5 && !holidays.has(day);
}

/** The first working day after `day`, never `day` itself. */
export function nextWorkingDay(day: CivilDate, holidays: Holidays = BANK_HOLIDAYS): CivilDate {
  return addWorkingDays(day, 1, holidays);
}

/** `day` moved by whole working days, forwards or (negative) back; by none it stays as it is. */
export function addWorkingDays(day: CivilDate, count: number, holidays: Holidays = BANK_HOLIDAYS): CivilDate {
  const step = Math.sign(count);
  let moved = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do moved = addDays(moved, step);
    while (!isWorkingDay(moved, holidays));
  }
  return moved;
}
