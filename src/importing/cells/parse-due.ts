import type { Due } from '../../domain/action.js';
import { addDays, type CivilDate, dateInWords } from '../../domain/civil-date.js';
import type { Finding } from '../../domain/plan.js';
import { tidy } from '../plain-text.js';
import { type FoundDate, findDates, namesMonth } from './date-words.js';
import { parseRepeats } from './parse-repeats.js';

/** A finding whose action is not known yet. */
export type LooseFinding = Omit<Finding, 'ref'>;

/** What stands in a cell for dates. */
interface DueReading {
  readonly due: Due;
  readonly findings: readonly LooseFinding[];
}

/** In characters. What is longer is no date, and is not searched for one. */
const MOST = 1000;
const LEAD_IN =
  /^(?:(?:due|target|completion|end|deadline)(?: date)?\s?:\s?)?(?:(?:(?:to be )?(?:completed?|done|delivered|achieved|in place) )?by |in |on |no later than |due (?:by |in |on )?)?(?:the )?(?:end(?: |-)(?:of )?(?:the )?)?$/i;
const PART_OF = /^(?:by\s+|in\s+)?(?:early|mid|late)[\s-]+$/i;
const FROM = /^(?:from|starting|starts|commencing)\s+(?:in\s+)?$/i;
const RANGE = /^\s*(?:to|until|till|-|–|—)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?$/i;
const REVIEW = /^(?:\s|[,;.(–-]|and|to\s+be)*review(?:ed)?\s*(?:in|by|date:?)?\s*$/i;
const NO_DATE =
  /^(?:t\.?b\.?[acd]|n\/?a|none|no date|immediate(?:ly)?|asap|as soon as possible|completed?|done|closed|to be (?:confirmed|agreed|determined))$/i;
/** Words beside a date that may make it another date. */
const UNSETTLED =
  /\b(?:half|start|beginning|early|mid|earliest|later|or|until|till|before|after|within|end|days?|weeks?|months?|terms?|years?|spring|summer|autumn|winter|easter|christmas)\b/i;
const RUNS_ON = /^\s*(?:to|until|till|or)\b/i;
/** Midnight, as Excel and databases write a day. */
const MIDNIGHT = /(?<=\d)[T ]00:00(?::00(?:\.0+)?)?Z?$/;
/** Excel counts days; these are of 2017 to 2050. */
const SERIAL = /^(?:4[3-9]|5[0-4])\d{3}(?:\.\d+)?$/;
const EXCEL_DAY_0 = '1899-12-30' as CivilDate;

/**
 * Reads a date as people write it. What is not certain stays without a date and becomes a finding;
 * day before month, always. Never throws.
 */
export function parseDue(raw: string): DueReading {
  const text = tidy(raw);
  if (text.length > MOST) return unreadable(text);
  if (SERIAL.test(text)) return excelSerial(text);
  const words = text.replace(MIDNIGHT, '');
  const dates = findDates(words);
  const first = dates[0];
  if (first === undefined) return withoutDate(text);
  const noSuchDate = dates.find(({ on }) => on === null);
  if (noSuchDate !== undefined) return unreadable(text, noSuchDate.doubt);

  const before = words.slice(0, first.start);
  const between = /^between\s+$/i.test(before);
  const starts = FROM.test(before);
  const partOf = PART_OF.test(before) && first.precision === 'month';
  if (!between && !starts && !partOf && !LEAD_IN.test(before)) return unreadable(text);

  const doubts: string[] = [];
  const second = dates[1];
  const gap = second === undefined ? '' : words.slice(first.end, second.start);
  const isRange = second !== undefined && (between ? /^\s+(?:and|to)\s+$/i.test(gap) : RANGE.test(gap));
  if (between && !isRange) return unreadable(text);
  if (isRange && !isAfter(second, first)) return unreadable(text, 'it ends before it starts');

  const last = isRange ? second : first;
  const others = dates.filter(({ start }) => start >= last.end);
  const other = others[0];
  let rest = words.slice(last.end);
  if (other !== undefined) {
    if (others.length > 1 || !REVIEW.test(words.slice(last.end, other.start))) return unreadable(text);
    rest = words.slice(other.end);
    doubts.push(`The date of the review, “${other.text}”, was left out of the date.`);
  }

  const { repeats, ongoing, doubt, left } = parseRepeats(rest);
  if (RUNS_ON.test(rest) || UNSETTLED.test(left) || namesMonth(left)) return unreadable(text);
  // A number that nobody has accounted for may be half of another date.
  if (/\b\d{1,2}(?:st|nd|rd|th)?\b/.test(left) && repeats === null) return unreadable(text);
  const from = !isRange && (starts || /\bonwards?\b/i.test(rest));
  for (const found of isRange ? [first, last] : [first]) if (found.doubt !== null) doubts.push(found.doubt);
  if (partOf) doubts.push(`“${text}” was read as the end of the month.`);
  if (from)
    doubts.push(`“${text}” says when it starts, not when it is due; it was read as ongoing from then.`);
  if (doubt !== null) doubts.push(doubt);
  if (left !== '') doubts.push(`The words “${left}” were left out of the date.`);

  return {
    due: {
      text,
      on: first.on,
      precision: first.precision,
      until: isRange ? last.on : null,
      repeats,
      ongoing: ongoing || from,
    },
    findings: doubts.map((message) => ({ code: 'date-read-as', message, text })),
  };
}

function isAfter(second: FoundDate, first: FoundDate): boolean {
  return second.on !== null && first.on !== null && second.on > first.on;
}

function excelSerial(text: string): DueReading {
  const on = addDays(EXCEL_DAY_0, Math.floor(Number(text)));
  const message = `“${text}” was read as Excel’s number for ${dateInWords(on)}.`;
  return {
    due: { ...noDate(text), on, precision: 'day' },
    findings: [{ code: 'date-read-as', message, text }],
  };
}

function withoutDate(text: string): DueReading {
  const { repeats, ongoing, doubt, left } = parseRepeats(text);
  if (left !== '' && !NO_DATE.test(left)) {
    return unreadable(text, namesMonth(left) ? 'it names no year' : null);
  }
  const message =
    text === '' ? 'The plan gives no date.' : `The plan says “${text}” where a date should stand.`;
  const findings: LooseFinding[] = [{ code: 'no-due-date', message, text }];
  if (doubt !== null) findings.push({ code: 'date-read-as', message: doubt, text });
  return { due: { ...noDate(text), repeats, ongoing }, findings };
}

function unreadable(text: string, why: string | null = null): DueReading {
  const message = `The date “${text}” cannot be read with certainty${why === null ? '' : `: ${why}`}.`;
  return { due: noDate(text), findings: [{ code: 'unreadable-date', message, text }] };
}

function noDate(text: string): Due {
  return { text, on: null, precision: null, until: null, repeats: null, ongoing: false };
}
