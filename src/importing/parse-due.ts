import type { Due } from '../domain/action.js';
import type { Finding } from '../domain/plan.js';
import { type FoundDate, findDates } from './date-words.js';
import { parseRepeats } from './parse-repeats.js';
import { tidy } from './plain-text.js';

/** A finding whose action is not known yet. */
export type LooseFinding = Omit<Finding, 'ref'>;

/** What stands in a cell for dates. */
interface DueReading {
  readonly due: Due;
  readonly findings: readonly LooseFinding[];
}

const LEAD_IN =
  /^(?:(?:(?:to be )?(?:completed?|done|delivered|achieved|in place) )?by |in |on |no later than |due (?:by |in |on )?)?(?:the )?(?:end(?: |-)(?:of )?(?:the )?)?$/i;
const PART_OF = /^(?:by\s+|in\s+)?(?:early|mid|late)[\s-]+$/i;
const FROM = /^(?:from|starting|starts|commencing)\s+(?:in\s+)?$/i;
const RANGE = /^\s*(?:to|until|till|-|–|—)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?$/i;
const REVIEW = /^(?:\s|[,;.(–-]|and|to\s+be)*review(?:ed)?\s*(?:in|by|date:?)?\s*$/i;
const NO_DATE =
  /^(?:tb[acd]|n\/?a|none|immediate(?:ly)?|asap|as soon as possible|completed?|to be (?:confirmed|agreed|determined))$/i;

/**
 * Reads a date as people write it. What is not certain stays without a date and becomes a finding;
 * day before month, always. Never throws.
 */
export function parseDue(raw: string): DueReading {
  const text = tidy(raw);
  const dates = findDates(text);
  const first = dates[0];
  if (first === undefined) return withoutDate(text);
  if (dates.some(({ on }) => on === null)) return unreadable(text);

  const before = text.slice(0, first.start);
  const between = /^between\s+$/i.test(before);
  const from = FROM.test(before);
  if (!between && !from && !LEAD_IN.test(before) && !PART_OF.test(before)) return unreadable(text);

  const doubts: string[] = [];
  const second = dates[1];
  const gap = second === undefined ? '' : text.slice(first.end, second.start);
  const isRange = second !== undefined && (between ? /^\s+(?:and|to)\s+$/i.test(gap) : RANGE.test(gap));
  if (between && !isRange) return unreadable(text);
  if (isRange && !isAfter(second, first)) return unreadable(text);

  const last = isRange ? second : first;
  const others = dates.filter(({ start }) => start >= last.end);
  const other = others[0];
  let rest = text.slice(last.end);
  if (other !== undefined) {
    if (others.length > 1 || !REVIEW.test(text.slice(last.end, other.start))) return unreadable(text);
    rest = text.slice(other.end);
    doubts.push(`The date of the review, “${other.text}”, was left out of the date.`);
  }

  const { repeats, ongoing, doubt, left } = parseRepeats(rest);
  for (const found of isRange ? [first, last] : [first]) if (found.doubt !== null) doubts.push(found.doubt);
  if (PART_OF.test(before)) doubts.push(`“${text}” was read as the end of the month.`);
  if (from)
    doubts.push(`“${text}” says when it starts, not when it is due; it was read as ongoing from then.`);
  if (doubt !== null) doubts.push(doubt);
  // A number that nobody has accounted for may be half of another date.
  if (/\b\d{1,2}(?:st|nd|rd|th)?\b/.test(left) && repeats === null) return unreadable(text);
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

function withoutDate(text: string): DueReading {
  const { repeats, ongoing, doubt, left } = parseRepeats(text);
  if (left !== '' && !NO_DATE.test(left)) return unreadable(text);
  const message =
    text === '' ? 'The plan gives no date.' : `The plan says “${text}” where a date should stand.`;
  const findings: LooseFinding[] = [{ code: 'no-due-date', message, text }];
  if (doubt !== null) findings.push({ code: 'date-read-as', message: doubt, text });
  return { due: { ...noDate(text), repeats, ongoing }, findings };
}

function unreadable(text: string): DueReading {
  const message = `The date “${text}” cannot be read with certainty.`;
  return { due: noDate(text), findings: [{ code: 'unreadable-date', message, text }] };
}

function noDate(text: string): Due {
  return { text, on: null, precision: null, until: null, repeats: null, ongoing: false };
}
