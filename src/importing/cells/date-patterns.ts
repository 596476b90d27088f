import type { DuePrecision } from '../../domain/action.js';
import {
  type CivilDate,
  dateInWords,
  lastDayOfMonth,
  monthName,
  parseCivilDate,
  weekdayOf,
} from '../../domain/civil-date.js';

/** What the words of a date say, as in `FoundDate`. */
interface Reading {
  readonly on: CivilDate | null;
  readonly precision: DuePrecision;
  readonly doubt?: string | null;
}

/** A form in which people write dates. */
interface Pattern {
  readonly shape: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, text: string) => Reading;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month, long or short. */
export const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = "(?<year>20\\d\\d|['’]?[2-4]\\d)";
const BEFORE = '(?<![\\p{L}\\d/.£])';
/** “Phase 2 January 2023” is the month of January, not its second day. */
const UNLABELLED =
  '(?<!\\b(?:phase|stage|step|part|wave|tranche|cohort|year|week|group|level|action|priority)\\s)';
const AFTER = '(?![\\p{L}\\d%]|[/.]\\d)';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY =
  '(?:(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\.?,?\\s)?';

const monthOf = (word = ''): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (word = ''): number => {
  const year = Number(word.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
};

function day(year: number, month: number, dayOfMonth: number, weekday = ''): Reading {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  const on = parseCivilDate(text);
  if (on === null) {
    return { on, precision: 'day', doubt: 'the day stands before the month, and there is no such day' };
  }
  const otherDay = weekday !== '' && WEEKDAYS[weekdayOf(on) - 1] !== weekday.slice(0, 3).toLowerCase();
  if (otherDay) {
    return { on: null, precision: 'day', doubt: `${dateInWords(on)} is another day of the week` };
  }
  return { on, precision: 'day' };
}

function month(year: number, number: number): Reading {
  return { on: number >= 1 && number <= 12 ? lastDayOfMonth(year, number) : null, precision: 'month' };
}

/** The financial year starts in April, so its fourth quarter ends in March of the year after. */
function quarter(number: number, firstYear: number, secondYear: number): Reading {
  const follows = secondYear === firstYear + 1;
  return { on: follows ? lastDayOfMonth(firstYear, 3 + number * 3) : null, precision: 'quarter' };
}

const TERM_ENDS: Readonly<Record<string, number>> = { autumn: 12, spring: 3, summer: 7 };

function term(season: string, firstYear: number, secondYear: number | null, text: string): Reading {
  const ends = TERM_ENDS[season.toLowerCase()];
  if (ends === undefined || (secondYear !== null && secondYear !== firstYear + 1)) {
    return { on: null, precision: 'term' };
  }
  const on = lastDayOfMonth(ends === 12 ? firstYear : (secondYear ?? firstYear), ends);
  return {
    on,
    precision: 'term',
    doubt: `“${text}” was read as a school term that ends by ${dateInWords(on)}.`,
  };
}

/** Years that start in one year and end in the next. When a school year ends is for each school to say. */
const KINDS_OF_YEAR = [
  { words: 'financial\\syear|fy', ends: 3, doubt: false },
  { words: '(?:academic|school)\\syear', ends: 8, doubt: true },
] as const;

function yearThatEnds(month: number, first: number, second: number, asked: string | null): Reading {
  if (second !== first + 1) return { on: null, precision: 'year' };
  const on = lastDayOfMonth(second, month);
  const doubt = asked === null ? null : `“${asked}” was read as the year that ends on ${dateInWords(on)}.`;
  return { on, precision: 'year', doubt };
}

function pattern(shape: string, read: Pattern['read']): Pattern {
  return { shape: new RegExp(BEFORE + shape + AFTER, 'giu'), read };
}

const NEXT = '\\s?[/–-]\\s?(?<next>20\\d\\d|[2-4]\\d)';
const YEARS = `(?<year>20\\d\\d|'?[2-4]\\d)${NEXT}`;
/** Day before month, always: a month above 12 is no reason to read the two the other way round. */
export const PATTERNS: readonly Pattern[] = [
  pattern('(?<year>20\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)', (g) =>
    day(Number(g.year), Number(g.month), Number(g.day)),
  ),
  pattern(
    `${WEEKDAY}(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>20\\d\\d|\\d\\d)`,
    (g) => day(yearOf(g.year), Number(g.month), Number(g.day), g.weekday),
  ),
  pattern(
    `${WEEKDAY}${UNLABELLED}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+|-)(?:of\\s+)?${MONTH},?[\\s-]*${YEAR}`,
    (g) => day(yearOf(g.year), monthOf(g.month), Number(g.day), g.weekday),
  ),
  pattern(`${MONTH},?[\\s-]*${YEAR}`, (g, text) => {
    const [year, number] = [yearOf(g.year), monthOf(g.month)];
    const short = !/\d{4}|['’]/.test(text);
    const doubt = short
      ? `“${text}” was read as ${monthName(number)} ${year}, not as a day of the month.`
      : null;
    return { ...month(year, number), doubt };
  }),
  pattern(
    `${MONTH}(?=\\s?(?:to|until|till|-|–|—)\\s?(?:the\\s)?(?:end\\sof\\s)?${MONTH.replace('month', 'last')},?\\s?(?<year>20\\d\\d)(?!\\d))`,
    (g, text) => {
      const doubt = `“${text}” names no year; it was read as being of the same year as the end of the range.`;
      return { ...month(Number(g.year), monthOf(g.month)), doubt };
    },
  ),
  pattern('(?<month>\\d{1,2})/(?<year>20\\d\\d)', (g) => month(Number(g.year), Number(g.month))),
  pattern(`q(?:uarter|tr)?\\s?(?<quarter>[1-4])(?:\\s+of)?[\\s,]*${YEARS}`, (g) =>
    quarter(Number(g.quarter), yearOf(g.year), yearOf(g.next)),
  ),
  pattern(`${YEARS}[\\s,]*q(?:uarter|tr)?\\s?(?<quarter>[1-4])`, (g) =>
    quarter(Number(g.quarter), yearOf(g.year), yearOf(g.next)),
  ),
  pattern('q(?:uarter|tr)?\\s?[1-4](?:\\s+of)?[\\s,]*20\\d\\d', () => ({
    on: null,
    precision: 'quarter',
    doubt: 'a quarter needs its financial year, as in Q2 2022/23',
  })),
  ...KINDS_OF_YEAR.flatMap(({ words, ends, doubt }) =>
    [`(?:${words})\\s?${YEARS}`, `${YEARS}\\s(?:${words})`].map((shape) =>
      pattern(shape, (g, text) => yearThatEnds(ends, yearOf(g.year), yearOf(g.next), doubt ? text : null)),
    ),
  ),
  pattern(`20\\d\\d${NEXT}`, () => ({
    on: null,
    precision: 'year',
    doubt: 'it may be a financial year, to March, or a school year, to August',
  })),
  pattern(`(?<season>autumn|spring|summer)(?:\\s+term)?[\\s,]*${YEARS}`, (g, text) =>
    term(g.season ?? '', yearOf(g.year), yearOf(g.next), text),
  ),
  pattern('(?<season>autumn|spring|summer)(?:\\s+term)?[\\s,]*(?<year>20\\d\\d)', (g, text) =>
    term(g.season ?? '', Number(g.year), null, text),
  ),
  pattern('(?<year>20\\d\\d)(?!\\s?[/–-]\\s?\\d)', (g) => ({
    on: lastDayOfMonth(Number(g.year), 12),
    precision: 'year',
  })),
];
