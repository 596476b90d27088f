import { plainText } from '../plain-text.js';
import { columnOf, type TableColumn } from './table-columns.js';

/** A line that says what it holds: "Due date: July 2022". */
export interface LabelledLine {
  readonly column: TableColumn;
  /** The label as printed. */
  readonly label: string;
  /** What follows it on the line; `''` where that stands below. */
  readonly value: string;
}

const BOLD =
  /^\s*(?:<(?:b|strong)>(?<tagged>[^<>]{1,60})<\/(?:b|strong)>|\*\*(?<marked>[^*]{1,60})\*\*)[\s:–-]*(?<value>.*)$/is;
const MARKED = /^\s*(?:[-•*–]\s+)?(?<label>[^:\t?]{2,60}(?:[:\t]|\?[\t:]?))(?<value>.*)$/s;
/** A label may name an action: "Action 1.2: Set up a board". */
const NAMED_ACTION = /^action\s+(?<ref>[a-z]?\d[\w.]{0,10})$/i;
/** Words that hold a word of the vocabulary without being a label. */
const MOST_WORDS = 5;

/** Reads a line that starts with a label or is one; `null` where it is none. */
export function readLabel(line: string): LabelledLine | null {
  const bold = BOLD.exec(line)?.groups;
  const groups = bold ?? MARKED.exec(line)?.groups;
  const label = plainText(bold?.tagged ?? bold?.marked ?? groups?.label ?? line).replace(/[\s:]+$/, '');
  const column = labelColumn(label);
  if (column === null) return null;
  const value = (groups?.value ?? '').trim();
  return { column, label, value };
}

/** The ref in "Action 1.2", or `null`. */
export function namedAction(label: string): string | null {
  return NAMED_ACTION.exec(label)?.groups?.ref ?? null;
}

function labelColumn(label: string): TableColumn | null {
  if (namedAction(label) !== null) return 'action';
  const words = label.split(' ');
  if (label.length > 40 || words.length > MOST_WORDS + 1 || /[.,;]/.test(label)) return null;
  const column = columnOf(label);
  // "Action plan" and "Improvement actions 2022" are titles.
  if (column === 'action' && /^actions?$/i.test(label)) return /s$/i.test(label) ? null : column;
  if (column === 'action') return /\bplan|\d/i.test(label) ? null : column;
  if (column === 'priority' || column === 'outcome') return null;
  return column;
}
