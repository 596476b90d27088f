import type { DuePrecision } from '../domain/action.js';
import {
  type CivilDate,
  dateInWords,
  lastDayOfMonth,
  monthName,
  parseCivilDate,
} from '../domain/civil-date.js';

/** A date that was found in a text. */
export interface FoundDate {
  /** Where it starts and ends in the text, as for `slice`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The last day of what it says; `null` where no calendar has such a day. */
  readonly on: CivilDate | null;
  readonly precision: DuePrecision;
  /** One sentence where it could be meant otherwise, else `null`. */
  readonly doubt: string | null;
}

type Reading = Pick<FoundDate, 'on' | 'precision'> & { readonly doubt?: string | null };
interface Pattern {
  readonly shape: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, text: string) => Reading;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = "(?<year>20\\d\\d|['’]?[2-4]\\d)";
const BEFORE = '(?<![\\p{L}\\d/.£])';
/** “Phase 2 January 2023” is the month of January, not its second day. */
const UNLABELLED =
  '(?<!\\b(?:phase|stage|step|part|wave|tranche|cohort|year|week|group|level|action|priority)\\s+)';
const AFTER = '(?![\\p{L}\\d%]|[/.]\\d)';

const monthOf = (word = ''): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (word = ''): number => {
  const year = Number(word.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
};

function day(year: number, month: number, dayOfMonth: number): Reading {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return { on: parseCivilDate(text), precision: 'day' };
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

function pattern(shape: string, read: Pattern['read']): Pattern {
  return { shape: new RegExp(BEFORE + shape + AFTER, 'giu'), read };
}

const YEARS = "(?<year>20\\d\\d|'?[2-4]\\d)\\s?[/–-]\\s?(?<next>20\\d\\d|[2-4]\\d)";
/** Day before month, always: a month above 12 is no reason to read the two the other way round. */
const PATTERNS: readonly Pattern[] = [
  pattern('(?<year>20\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)', (g) =>
    day(Number(g.year), Number(g.month), Number(g.day)),
  ),
  pattern('(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>20\\d\\d|\\d\\d)', (g) =>
    day(yearOf(g.year), Number(g.month), Number(g.day)),
  ),
  pattern(`${UNLABELLED}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+|-)(?:of\\s+)?${MONTH},?[\\s-]*${YEAR}`, (g) =>
    day(yearOf(g.year), monthOf(g.month), Number(g.day)),
  ),
  pattern(`${MONTH},?[\\s-]*${YEAR}`, (g, text) => {
    const [year, number] = [yearOf(g.year), monthOf(g.month)];
    const short = !/\d{4}|['’]/.test(text);
    const doubt = short
      ? `“${text}” was read as ${monthName(number)} ${year}, not as a day of the month.`
      : null;
    return { ...month(year, number), doubt };
  }),
  pattern('(?<month>\\d{1,2})/(?<year>20\\d\\d)', (g) => month(Number(g.year), Number(g.month))),
  pattern(`q(?:uarter|tr)?\\s?(?<quarter>[1-4])(?:\\s+of)?[\\s,]*${YEARS}`, (g) =>
    quarter(Number(g.quarter), yearOf(g.year), yearOf(g.next)),
  ),
  pattern(`${YEARS}[\\s,]*q(?:uarter|tr)?\\s?(?<quarter>[1-4])`, (g) =>
    quarter(Number(g.quarter), yearOf(g.year), yearOf(g.next)),
  ),
  pattern('q(?:uarter|tr)?\\s?[1-4](?:\\s+of)?[\\s,]*20\\d\\d', () => ({ on: null, precision: 'quarter' })),
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
