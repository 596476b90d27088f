import { type CivilDate, lastDayOfMonth, partsOf, weekdayOf } from './civil-date.js';
import { parseDay } from './parse-day.js';

/** A new date that somebody wrote in a note. */
export interface NewDate {
  /** The note without it; the whole note where the date may be that of something else. */
  readonly note: string;
  readonly on: CivilDate | null;
  /** The words that could not be read surely, else `''`. */
  readonly unread: string;
  /** Whether it is one date, a real one, and that of the action. */
  readonly sure: boolean;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?';
const CALENDAR = `\\d{1,2}(?:(?:st|nd|rd|th)\\b|(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b|[/–-]\\d|\\.\\d{1,2}\\.(?:20)?[2-4]\\d\\b)`;

const LEAD =
  "(?:(?:with|and|but|so|please|pls|a|the|it|it['’]s|its|this|is|has|been|have|we|our|due|date)\\s+){0,4}";
const OF_DATE = '(?:new|revised)\\s+(?:due\\s+)?date|date\\s+(?:now\\s+|has\\s+)?move[sd]\\s+to';
const INTRODUCED = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])${LEAD}(?:(${OF_DATE})|now\\s+due|moved?\\s+to)(?![\\p{L}\\p{N}'’])\\s*(?:[:=–—-]|,(?=\\s*\\d))?\\s*(?:(?:is|now|will\\s+be|of|on|by|move[sd]\\s+to|to(?!\\s+be\\b))(?:\\s+|$)){0,3}`,
  'giu',
);
/** How words begin that mean a time, readable or not: "moved to Hyde" is no date. */
const TIME = new RegExp(
  `^(?:the\\s+)?(?:${CALENDAR}|\\d{4}\\b|(?:${WEEKDAY}|${MONTH}|end|mid|early|late|later|beginning|start of|first|last|next|this|soon|asap|today|tomorrow|half[\\s-]term|spring|summer|autumn|winter|term|easter|christmas|q[1-4]|after|before|week|tb[acd]|to be|in (?:a|an|about|the|\\d+|one|two|three|four|five|six|${MONTH}))\\b)`,
  'iu',
);
/** How words begin that put the date before them in doubt: a second one, a range, a condition. */
const DOUBT = new RegExp(
  `^(?:(?:and\\s+)?${CALENDAR}|\\d{4}\\b|['’]?\\d\\d\\s*(?:$|[,.;])|(?:or|if|unless|maybe|perhaps|possibly|probably|provisional(?:ly)?|subject|tb[acd])\\b)`,
  'iu',
);
/** Where a date may end and the note go on. */
const PAUSE = / - ?|\s?(?:[,;\n–—]|(?<![.!…])[.!…]+(?=\s|$))\s*/gu;
/** No date takes more characters than this. */
const LONGEST_DATE = 40;

/** Where a new date is introduced, and what it is. */
interface Place {
  readonly start: number;
  /** Where the date's own words begin and end, and where the note goes on. */
  readonly from: number;
  readonly end: number;
  readonly next: number;
  readonly on: CivilDate | null;
  /** "the survey is now due 30 Sept", "the survey's new date 30 Sept": it may be the survey's. */
  readonly ofOther: boolean;
}

/**
 * The new date in a note, or `null` where none is introduced ("new date", "now due", "moved to"). What is not
 * surely one real day is unread, never guessed.
 * @param day today: a date without a year is the first after it
 */
export function findNewDate(words: string, day: CivilDate): NewDate | null {
  const places = [...words.matchAll(INTRODUCED)].flatMap((match) => placeOf(words, match, day) ?? []);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return null;
  const on = first === last ? first.on : null;
  const unread =
    on === null ? words.slice(first.from, last.end).trim() || words.slice(first.start, last.end).trim() : '';
  if (first.ofOther) return { note: words, on, unread, sure: false };
  const before = beforePause(words.slice(0, first.start));
  const gaps = [words.slice(before.length, first.start), words.slice(last.end, last.next)] as const;
  return { note: joined(before, gaps, words.slice(last.next)), on, unread, sure: on !== null };
}

/** Words without the comma, dash, colon or space at their end. A full stop stays: it belongs to its sentence. */
export function beforePause(words: string): string {
  return words.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '');
}

/** The words on both sides of a date, with whichever of the writer's own pauses says more. */
function joined(before: string, [gapBefore, gapAfter]: readonly [string, string], after: string): string {
  if (before === '' || after === '') return before + after;
  const ended = /[.!?…]$/u.test(before);
  const keepsFirst = ended ? gapBefore !== '' : /[,;:–—\n-]/u.test(gapBefore) && !/[.!\n]/u.test(gapAfter);
  return before + (keepsFirst ? gapBefore : gapAfter) + after;
}

function placeOf(words: string, match: RegExpExecArray, day: CivilDate): Place | null {
  const [start, from] = [match.index, match.index + match[0].length];
  const before = words.slice(Math.max(0, start - 3), start);
  const opens = before.trim() === '' || /[,;:.!?…–—\n)-]\s?$/u.test(before);
  const said = words.slice(from);
  if (!(opens && match[1] !== undefined) && !TIME.test(said)) return null;
  const plain = /^(?:new|revised)/i.test(match[1] ?? '') && !/['’]s?\s$/u.test(before);
  const read = readAt(said, day);
  return {
    start,
    from,
    end: from + read.end,
    next: from + read.next,
    on: read.on,
    ofOther: !plain && !opens,
  };
}

/** The date with which words begin, and where it ends. */
function readAt(said: string, day: CivilDate): Pick<Place, 'on' | 'end' | 'next'> {
  let found: Pick<Place, 'on' | 'end' | 'next'> | null = null;
  for (const { end, next } of pausesIn(said)) {
    if (end > LONGEST_DATE) break;
    const on = readDate(said.slice(0, end), day);
    if (on !== null) found = { on, end, next };
  }
  if (found !== null && !DOUBT.test(said.slice(found.next))) return found;
  for (const { end, next } of pausesIn(said)) {
    if (!DOUBT.test(said.slice(next))) return { on: null, end, next };
  }
  return { on: null, end: said.length, next: said.length };
}

function* pausesIn(said: string): Generator<{ readonly end: number; readonly next: number }> {
  for (const match of said.matchAll(PAUSE)) yield { end: match.index, next: match.index + match[0].length };
  yield { end: said.length, next: said.length };
}

const DATE = new RegExp(`^(?:(${WEEKDAY})\\.?,? )?(?:the )?(.+)$`, 'u');
const YEAR = "('?[2-4]\\d|20\\d\\d)";
const DAY = new RegExp(
  `^(\\d{1,2}/\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\\.?)(?:(?:/|, ?| )${YEAR})?$`,
);
const MONTH_ALONE = new RegExp(`^(?:end (?:of )?)?(${MONTH})\\.?(?:(?:, ?| )${YEAR})?$`);
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** "Sept 22" is a month, "Sept 30" rather a day whose month comes first: so few years on, and no more. */
const YEARS_ON = 3;

/**
 * A day as people write it, with or without its weekday and its year; `null` for whatever is not surely one day.
 * @param day today: a day without a year is the first after it
 */
export function readDate(text: string, day: CivilDate): CivilDate | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/[–—]/g, '-')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [, weekday, said = ''] = DATE.exec(plain) ?? [];
  // "30.9.22" and "30-sept-22" as they are written elsewhere; "30.9" may be anything.
  const words = /[a-z]/.test(said)
    ? said.replaceAll('-', ' ')
    : said.replace(/^(\d{1,2})([.-])(\d{1,2})\2/, '$1/$3/');
  const on = parseDay(words) ?? readDay(words, day);
  if (weekday === undefined) return on ?? readMonth(words, day);
  return on !== null && WEEKDAYS[weekdayOf(on) - 1] === weekday.slice(0, 3) ? on : null;
}

function readDay(words: string, day: CivilDate): CivilDate | null {
  const [, before, year] = DAY.exec(words) ?? [];
  if (before === undefined) return null;
  const gap = before.includes('/') ? '/' : ' ';
  return inYear(year, day, (number) => parseDay(`${before}${gap}${number}`));
}

/** The last day of a month that stands alone. */
function readMonth(words: string, day: CivilDate): CivilDate | null {
  const [, month, year] = MONTH_ALONE.exec(words) ?? [];
  if (month === undefined) return null;
  const yearsOn = year?.length === 2 ? 2000 + Number(year) - partsOf(day).year : 0;
  if (yearsOn < 0 || yearsOn > YEARS_ON) return null;
  return inYear(year, day, (number) => {
    const first = parseDay(`1 ${month} ${number}`);
    return first === null ? null : lastDayOfMonth(number, partsOf(first).month);
  });
}

/** The date in the year that was written, else in the first year in which it comes after today. */
function inYear(
  year: string | undefined,
  day: CivilDate,
  on: (year: number) => CivilDate | null,
): CivilDate | null {
  if (year !== undefined) return on(2000 + (Number(year.replace("'", '')) % 2000));
  const { year: thisYear } = partsOf(day);
  // Eight years are the longest from one 29 February to the next.
  for (let number = thisYear; number <= thisYear + 8; number += 1) {
    const date = on(number);
    if (date !== null && date > day) return date;
  }
  return null;
}
