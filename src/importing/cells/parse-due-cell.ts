import type { Due } from '../../domain/action.js';
import { plainText, tidy } from '../plain-text.js';
import { findDates } from './date-words.js';
import { type LooseFinding, parseDue } from './parse-due.js';

/** A cell for dates, where a date may be struck through or replaced. */
interface DueCell {
  readonly due: Due;
  /** The date that now stands, or `null` where it never moved. */
  readonly revisedDue: Due | null;
  readonly findings: readonly LooseFinding[];
}

/** In characters. A longer cell holds no date and is not searched for what is struck through. */
const MOST = 4000;
const STRUCK = /<(s|del|strike)>(?<tagged>.*?)<\/\1>|~~(?<marked>.+?)~~/gi;
const REPLACED = /\b(?:revised|amended|extended|moved|changed|now)\b(?:\s+(?:date|to|for|is)\b)*[\s:]*/i;
/** The date that now stands comes first: “Sept 2022 (was July 2022)”. */
const FORMERLY = /\b(?:was|previously|formerly|originally|original\s+date)\b[\s:]*/i;
const FIRST_LABEL = /^(?:original(?:ly)?|initial(?:ly)?|was)(?:\s+date)?[\s:]+/i;
const EDGES = /^[\s,;:–-]+|[\s,;:–-]+$/g;

/** Reads a cell with its tags: the first date, and the one that replaces it. Never throws. */
export function parseDueCell(cell: string): DueCell {
  const whole = tidy(cell);
  const [was, stands] = whole.length > MOST ? [whole, null] : splitRevision(whole);
  const first = parseDue(was);
  if (stands === null) return { due: first.due, revisedDue: null, findings: first.findings };
  const text = plainText(whole);
  if (stands === '') {
    const message = `The date “${was}” is struck through, and no other stands in its place.`;
    return {
      due: first.due,
      revisedDue: null,
      findings: [...first.findings, { code: 'revised-date', message, text }],
    };
  }
  const revised = parseDue(stands);
  const message = `The date “${was}” is replaced by “${stands}”.`;
  const replaced: LooseFinding = { code: 'revised-date', message, text };
  // “TBC”, struck out once there was a date, was never a date that moved.
  if (first.findings.some(({ code }) => code === 'no-due-date')) {
    return { due: revised.due, revisedDue: null, findings: [...revised.findings, replaced] };
  }
  const findings = [...first.findings, ...revised.findings, replaced];
  return { due: first.due, revisedDue: revised.due, findings };
}

/** The first date, and the one that replaces it: `null` where none does, `''` where it is only struck out. */
function splitRevision(cell: string): [was: string, stands: string | null] {
  const struck = [...cell.matchAll(STRUCK)];
  const [first] = struck;
  if (first !== undefined) {
    const text = plainText(first.groups?.tagged ?? first.groups?.marked ?? '');
    const before = plainText(cell.slice(0, first.index));
    const after = plainText(cell.slice(first.index + first[0].length).replace(STRUCK, ' '));
    const rest = plainText(cell.replace(STRUCK, ' '));
    // Struck out of the middle, it is a part of a date, and what the date was is not certain.
    const isPart = /[\p{L}\d]$/u.test(before) && /^[\p{L}\d]/u.test(after);
    return [isPart ? plainText(cell) : text, rest.replace(EDGES, '')];
  }
  const text = plainText(cell);
  const replaced = REPLACED.exec(text);
  if (replaced !== null) {
    const was = text.slice(0, replaced.index).replace(/[\s,;(–-]+$/, '');
    const stands = text.slice(replaced.index + replaced[0].length).replace(/\)\s*$/, '');
    if (hasDate(was) && hasDate(stands)) return [was.replace(FIRST_LABEL, ''), stands];
  }
  const formerly = FORMERLY.exec(text);
  if (formerly !== null) {
    const stands = text.slice(0, formerly.index).replace(/[\s,;(–-]+$/, '');
    const was = text.slice(formerly.index + formerly[0].length).replace(/\)\s*$/, '');
    if (hasDate(was) && hasDate(stands)) return [was, stands.replace(/^(?:revised|now)[\s:]+/i, '')];
  }
  return [text, null];
}

function hasDate(text: string): boolean {
  return findDates(text).length > 0;
}
