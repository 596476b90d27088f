import { tidy } from '../plain-text.js';
import type { LooseFinding } from './parse-due.js';

/** What stands in the first cell of an action. */
interface RefCell {
  readonly ref: string;
  /** The refs in square brackets, ranges spelt out. */
  readonly links: readonly string[];
  readonly findings: readonly LooseFinding[];
}

const REF_CELL = /^(?<ref>\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.]*\d)(?<rest>.*)$/s;
const LINK = /^\d{1,3}(?:\.\d{1,3}){1,2}$/;

/** Reads `3.1.1 [3.2-3.5]`; `null` where the cell does not start with an action's ref. Never throws. */
export function parseRefCell(cell: string): RefCell | null {
  const groups = REF_CELL.exec(tidy(cell))?.groups;
  if (groups?.ref === undefined) return null;
  const links: string[] = [];
  const findings: LooseFinding[] = [];
  const rest = tidy(groups.rest ?? '').replace(/^[.:]$/, '');
  for (const part of rest.split(/[[\]]/).map(tidy)) {
    if (part === '') continue;
    const read = part.split(/[,;&]|\sand\s/).map((words) => spellOut(tidy(words)));
    if (read.every((refs) => refs !== null)) {
      links.push(...read.flat());
    } else {
      const message = `“${part}” beside the ref names no single action or outcome, so no link was made.`;
      findings.push({ code: 'cross-reference', message, text: part });
    }
  }
  return { ref: groups.ref, links: [...new Set(links)], findings };
}

/** `3.2-3.5` is 3.2, 3.3, 3.4, 3.5. A range that does not count up within one priority is `null`. */
function spellOut(words: string): string[] | null {
  if (LINK.test(words)) return [words];
  const [from = '', to = '', ...more] = words.split(/\s*(?:[-–]|\bto\b)\s*/);
  if (more.length > 0 || !LINK.test(from) || !LINK.test(to)) return null;
  const stem = from.slice(0, from.lastIndexOf('.'));
  if (stem !== to.slice(0, to.lastIndexOf('.'))) return null;
  const [first, last] = [Number(from.slice(stem.length + 1)), Number(to.slice(stem.length + 1))];
  if (last < first) return null;
  return Array.from({ length: last - first + 1 }, (_none, index) => `${stem}.${first + index}`);
}
