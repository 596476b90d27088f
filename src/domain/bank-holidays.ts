import { addDays, type CivilDate, civilDateOf, partsOf, weekdayOf } from './civil-date.js';

/** The days on which nobody is at work beside weekends. */
export interface Holidays {
  has(day: CivilDate): boolean;
}

/** Month and day of each bank holiday of England and Wales, substitutes and single occasions included. */
const PUBLISHED: Readonly<Record<number, string>> = {
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

/** The bank holidays of one year. */
export interface BankHolidayYear {
  readonly days: readonly CivilDate[];
  /** `false`: worked out by rule, which cannot know of a coronation or a moved holiday. */
  readonly published: boolean;
}

/**
 * The bank holidays of England and Wales in that year: as published for 2021 to 2028, else by the rule
 * that has held since 1978 (eight days; one that falls on a weekend is moved to the next free weekday).
 */
export function bankHolidaysOf(year: number): BankHolidayYear {
  const published = PUBLISHED[year];
  if (published === undefined) return { days: holidaysByRule(year), published: false };
  const days = published.split(' ').map((monthDay) => {
    const [month, day] = monthDay.split('-').map(Number);
    return civilDateOf(year, month ?? 0, day ?? 0);
  });
  return { days, published: true };
}

/** The eight bank holidays that the rule gives for a year, in order. */
export function holidaysByRule(year: number): readonly CivilDate[] {
  const easter = easterSunday(year);
  const christmas = weekdayOf(civilDateOf(year, 12, 25));
  return [
    nextWeekday(civilDateOf(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayOnOrAfter(civilDateOf(year, 5, 1)),
    mondayOnOrAfter(civilDateOf(year, 5, 25)),
    mondayOnOrAfter(civilDateOf(year, 8, 25)),
    ...christmasDays(year, christmas),
  ];
}

/** Christmas Day and Boxing Day; on Friday and Saturday, Saturday and Sunday, or Sunday and Monday with substitutes. */
function christmasDays(year: number, weekday: number): readonly CivilDate[] {
  const days = { 5: [25, 28], 6: [27, 28], 7: [26, 27] }[weekday] ?? [25, 26];
  return days.map((day) => civilDateOf(year, 12, day));
}

function nextWeekday(date: CivilDate): CivilDate {
  return weekdayOf(date) > 5 ? addDays(date, 8 - weekdayOf(date)) : date;
}

function mondayOnOrAfter(date: CivilDate): CivilDate {
  return addDays(date, (8 - weekdayOf(date)) % 7);
}

/**
 * Easter Sunday by the Gregorian tables: the first Sunday after the full moon that the church reckons
 * for 21 March or later.
 */
function easterSunday(year: number): CivilDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moonDrift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const age = (moonDrift + 19 * golden + 15) % 30;
  const daysToMoon = age === 29 || (age === 28 && golden > 10) ? age - 1 : age;
  const fullMoon = civilDateOf(year, 3, 21 + daysToMoon);
  return addDays(fullMoon, 7 - (weekdayOf(fullMoon) % 7));
}

const years = new Map<number, ReadonlySet<CivilDate>>();

/** The bank holidays of England and Wales in every year. */
export const BANK_HOLIDAYS: Holidays = {
  has(day) {
    const { year } = partsOf(day);
    let days = years.get(year);
    if (days === undefined) {
      days = new Set(bankHolidaysOf(year).days);
      years.set(year, days);
    }
    return days.has(day);
  },
};
