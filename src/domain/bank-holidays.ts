import published from './bank-holidays.json' with { type: 'json' };
import { addDays, type CivilDate, civilDateOf, parseCivilDate, partsOf, weekdayOf } from './civil-date.js';
import { groupBy } from './group-by.js';

/** The days on which nobody is at work beside weekends. */
export interface Holidays {
  has(day: CivilDate): boolean;
}

/** As GOV.UK publishes them, https://www.gov.uk/bank-holidays.json: a newer file of theirs may take the place of ours. */
const PUBLISHED = groupBy(
  published['england-and-wales'].events.flatMap(({ date }) => parseCivilDate(date) ?? []),
  (day) => partsOf(day).year,
);

/** The last year whose bank holidays are known as published. */
export const LAST_PUBLISHED_YEAR = Math.max(...PUBLISHED.keys());

/** The bank holidays of one year. */
export interface BankHolidayYear {
  readonly days: readonly CivilDate[];
  /** `false`: worked out by rule, which cannot know of a coronation or a moved holiday. */
  readonly published: boolean;
}

/**
 * The bank holidays of England and Wales in that year: as published, else by the rule that has held since 1978
 * (eight days; one that falls on a weekend is moved to the next free weekday).
 */
export function bankHolidaysOf(year: number): BankHolidayYear {
  const days = PUBLISHED.get(year);
  return days === undefined ? { days: holidaysByRule(year), published: false } : { days, published: true };
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
