import type { Due } from '../domain/action.js';
import { findDates } from './date-words.js';
import { type LooseFinding, parseDue } from './parse-due.js';
import { plainText } from './plain-text.js';

/** A cell for dates, where a date may be struck through or replaced. */
interface DueCell {
  readonly due: Due;
  /** The date that now stands, or `null` where it never moved. */
  readonly revisedDue: Due | null;
  readonly findings: readonly LooseFinding[];
}

const STRUCK = /<(s|del|strike)>(?<tagged>.*?)<\/\1>|~~(?<marked>.+?)~~/i;
const REPLACED = /\b(?:revised|amended|extended|moved|changed|now)\b(?:\s+(?:date|to|for|is)\b)*[\s:]*/i;

/** Reads a cell with its tags: the first date, and the one that replaces it. Never throws. */
export function parseDueCell(cell: string): DueCell {
  const [was, stands] = splitRevision(cell);
  const first = parseDue(was);
  if (stands === null) return { due: first.due, revisedDue: null, findings: first.findings };
  const text = plainText(cell);
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
  const findings: LooseFinding[] = [
    ...first.findings,
    ...revised.findings,
    { code: 'revised-date', message, text },
  ];
  return { due: first.due, revisedDue: revised.due, findings };
}

/** The first date, and the one that replaces it: `null` where none does, `''` where it is only struck out. */
function splitRevision(cell: string): [was: string, stands: string | null] {
  const struck = STRUCK.exec(cell);
  if (struck !== null) {
    const was = plainText(struck.groups?.tagged ?? struck.groups?.marked ?? '');
    const rest = cell.slice(0, struck.index) + cell.slice(struck.index + struck[0].length);
    return [was, plainText(rest).replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')];
  }
  const text = plainText(cell);
  const replaced = REPLACED.exec(text);
  if (replaced === null) return [text, null];
  const was = text.slice(0, replaced.index).replace(/[\s,;(–-]+$/, '');
  const stands = text.slice(replaced.index + replaced[0].length).replace(/\)\s*$/, '');
  const both = findDates(was).length > 0 && findDates(stands).length > 0;
  return both ? [was, stands] : [text, null];
}
