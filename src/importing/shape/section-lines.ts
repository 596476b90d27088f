import { plainText } from '../plain-text.js';

/** What a line says that heads a priority or an outcome. */
export interface SectionLine {
  /** The word for it, in lower case: `priority`, `theme`. */
  readonly kind: string;
  /** Its number; a letter counts from A = 1. */
  readonly number: number;
  /** `''` where it has none of its own. */
  readonly title: string;
}

const SECTION =
  /^(?:\d{1,2}[.)]?\s+)?(?<kind>priority(?: area)?|theme|strand|workstream|objective|area(?: of (?:weakness|focus|concern|improvement))?|outcome)\s+(?<number>\d{1,3}|[A-Z])(?<rest>(?![\w.]\w).*)$/i;
const SEPARATED = /^\s*[\t:.–—-]+\s*(?<title>\S.*)$/;
/** As a list of contents has it, before the number of the page. */
const PAGE_NUMBER = /(?:\s*[.…]{3,}\s*|\t\s*)\d{1,3}\s*$/;
const OUTCOME = /^(?:outcome\s+)?(?<ref>\d{1,3}\.\d{1,3})(?!\.?\d)[\s:.–-]+(?<title>[^\s[].*)$/i;

/**
 * Reads "Priority 1: The local offer", "Theme B – …", "Area of weakness 2".
 *
 * @param heads whether the line stands as a heading, which needs no mark after its number
 */
export function readSection(line: string, heads: boolean): SectionLine | null {
  if (line.length > 600) return null;
  const groups = SECTION.exec(line.trim())?.groups;
  if (groups === undefined) return null;
  const { kind = '', number = '', rest = '' } = groups;
  const title = SEPARATED.exec(rest)?.groups?.title;
  if (title === undefined && rest.trim() !== '' && !(heads && /^\s/.test(rest))) return null;
  return {
    kind: kind.toLowerCase().replace(/ area$/, ''),
    number: /\d/.test(number) ? Number(number) : number.toUpperCase().charCodeAt(0) - 64,
    title: plainText((title ?? rest).replace(PAGE_NUMBER, '')),
  };
}

/** Reads "3.1 Families use it", also with "Outcome" before it. */
export function readOutcome(line: string): { ref: string; title: string } | null {
  const groups = OUTCOME.exec(line)?.groups;
  return groups === undefined ? null : { ref: groups.ref ?? '', title: groups.title ?? '' };
}

/** An item of a list as plain text has it, with its mark. */
export function listLine(text: string, item: boolean): string {
  return item && !/^\s*[-•*–]\s/.test(text) ? `- ${text}` : text;
}

/** The list that a line opens: "Outcomes:", "Impact measures". */
export function listOpenedBy(line: string): 'outcomes' | 'measures' | null {
  if (/^Outcomes\s*:?$/i.test(line.trim())) return 'outcomes';
  return /^Impact measures\s*:?$/i.test(line.trim()) ? 'measures' : null;
}
