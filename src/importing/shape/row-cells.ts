import type { BlockCell } from '../blocks.js';
import { findDates } from '../cells/date-words.js';
import type { LooseFinding } from '../cells/parse-due.js';
import { plainText } from '../plain-text.js';
import type { Column, DraftRows, OutcomeDraft, PublishedRow } from '../published-rows.js';
import { readOutcome, readSection } from './section-lines.js';
import type { TableColumn, TableHeadings } from './table-columns.js';

/** The cells of a row by what they hold. */
export interface RowCells {
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly fill: string | null;
  /** The cells that head rows; `null` where the table has no such column. */
  readonly priority: BlockCell | null;
  readonly outcome: BlockCell | null;
  readonly findings: readonly LooseFinding[];
}

/** What a row has in a column for outcomes, and the outcome that heads it where that is none. */
export interface OutcomeCell {
  readonly cell: BlockCell | null;
  readonly above: OutcomeDraft | null;
}

const COLUMNS: readonly Column[] = [
  'ref',
  'action',
  'due',
  'lead',
  'partners',
  'resource',
  'measure',
  'progress',
  'rag',
];
const BRACKETED = /^(?:\[[^\]]*\])?$/;
/** Halves of one date or range, the first and the second. */
const BREAKS_OFF = /(?:^|\s)(?:to|until|till|and|then|by|of|-|–)$/i;
const GOES_ON = /^(?:(?:to|until|till|and|then|-|–)(?=\s|$)|\d{1,4}$)/i;
const NOTHING = /^(?:n\/?a|none|[-–—.]*)$/i;
const REF_BEFORE_WORDS =
  /^(?<ref>\d{1,3}(?:\.\d{1,2}){1,3}[a-z]?|[A-Z]\d{1,2}|\d{1,2}[.)])\s+(?<words>(?![-–to]+\s*\d)\S.*)$/s;

/** Sorts the cells of a row under their headings. */
export function sortCells(headings: TableHeadings, row: readonly BlockCell[]): RowCells {
  const under = (column: TableColumn): BlockCell[] =>
    row.filter((_cell, index) => headings.columns[index] === column);
  const cells: Partial<Record<Column, string>> = {};
  for (const column of COLUMNS) {
    if (headings.columns.includes(column)) cells[column] = joined(under(column).map(({ text }) => text));
  }
  // A row is known by the ref that it begins with, so no tag may stand before that.
  if (cells.ref !== undefined) cells.ref = cells.ref.replace(/<\/?(?:p|ul|ol|li)>/gi, ' ').trim();
  const findings: LooseFinding[] = [];
  withRevised(cells, under('revised')[0]?.text ?? '', findings);
  const completed = plainText(under('completed')[0]?.text ?? '');
  if (!NOTHING.test(completed)) {
    // Said so, because it is neither the date that was agreed nor one that replaces it.
    cells.progress = joined([cells.progress ?? '', `Date completed: ${completed}`]);
  }
  if (!headings.columns.includes('ref')) takeRefFromAction(cells);
  const shade = headings.columns.includes('rag') ? under('rag') : under('progress');
  return {
    cells,
    fill: shade.find(({ fill }) => fill !== null)?.fill ?? null,
    priority: under('priority')[0] ?? null,
    outcome: under('outcome')[0] ?? null,
    findings,
  };
}

const wordsIn = ({ cells }: Pick<PublishedRow, 'cells'>, column: Column): string =>
  plainText(cells[column] ?? '');

/** Whether a row without a ref is an action all the same, and not the rest of the one above it. */
export function standsAlone(row: RowCells, above: PublishedRow | undefined): boolean {
  if (wordsIn(row, 'action') === '') return false;
  if (above === undefined) return wordsIn(row, 'due') !== '' || wordsIn(row, 'lead') !== '';
  const { due, lead } = above.cells;
  const hasLead = wordsIn(row, 'lead') !== '' && wordsIn(above, 'lead') !== '';
  if (due === undefined) return hasLead;
  if (wordsIn(above, 'action') === '' || !saysWhen(due) || !saysWhen(row.cells.due ?? '')) return false;
  if (BREAKS_OFF.test(wordsIn(above, 'due')) || GOES_ON.test(wordsIn(row, 'due'))) return false;
  return lead === undefined || hasLead;
}

/** Whether a row without a ref goes on with the one above it. */
export function goesOn(row: RowCells, above: PublishedRow): boolean {
  const ref = row.cells.ref;
  if (ref !== undefined) return BRACKETED.test(plainText(ref)) && !standsAlone(row, above);
  if (wordsIn(row, 'action') === '') return true;
  const bare = wordsIn(row, 'due') === '' && wordsIn(row, 'lead') === '';
  return bare && /^\p{Ll}/u.test(wordsIn(row, 'action'));
}

/** Whether the row has an action in a table that has no refs, where nothing tells that it is none. */
export function isBareAction(row: RowCells): boolean {
  return row.cells.ref === undefined && wordsIn(row, 'action') !== '';
}

/** The words of a row that is one cell over its whole width, or `null`. */
export function fullWidth(cells: readonly BlockCell[]): string | null {
  const texts = cells.filter(({ merged }) => !merged).map(({ text }) => plainText(text));
  const [first = '', ...rest] = texts;
  const one = first !== '' && (rest.every((text) => text === '') || rest.every((text) => text === first));
  return one && cells[0]?.merged === false ? first : null;
}

/** Which cells a row shares with the one above it: its ref, its ref and its action, or neither. */
export function mergedWith({ columns }: TableHeadings, cells: readonly BlockCell[]): 'all' | 'ref' | null {
  const isMerged = (column: TableColumn): boolean | undefined => {
    const index = columns.indexOf(column);
    return index === -1 ? undefined : cells[index]?.merged === true;
  };
  if (isMerged('action') === true && isMerged('ref') !== false) return 'all';
  return isMerged('ref') === true ? 'ref' : null;
}

/**
 * An "Outcome" that is another in each row heads none of them: it is what the action is meant to reach.
 *
 * @param cells what each row has of it
 */
export function withOwnOutcomes(draft: DraftRows, cells: readonly OutcomeCell[]): DraftRows {
  const texts = cells.map(({ cell }) => (cell === null || cell.merged ? '' : plainText(cell.text)));
  const heads = (text: string): boolean =>
    text === '' || readOutcome(text) !== null || readSection(text, true) !== null;
  if (texts.length === 0 || texts.some(heads) || new Set(texts).size < texts.length) return draft;
  const rows = draft.rows.map((row, index) => {
    const measure = joined([row.cells.measure ?? '', cells[index]?.cell?.text ?? '']);
    return { ...row, outcome: cells[index]?.above ?? null, cells: { ...row.cells, measure } };
  });
  const message = 'The outcome is another in each row, so it was read as how the action is measured.';
  const finding = { code: 'column-not-read', ref: null, message, text: texts[0] ?? '' } as const;
  const own = new Set(texts);
  const outcomes = draft.outcomes.filter(({ printed, title }) => printed !== null || !own.has(title));
  return { ...draft, rows, outcomes, findings: [...draft.findings, finding] };
}

/** Whether the text says by itself when something is due. */
function saysWhen(cell: string): boolean {
  const text = plainText(cell);
  return (
    findDates(text).length > 0 || /^(?:on-?going|immediate(?:ly)?|tb[acd]|completed?|asap)\b/i.test(text)
  );
}

/** Texts of one kind from several columns, each a paragraph of its own. */
function joined(texts: readonly string[]): string {
  const said = texts.filter((text) => text.trim() !== '');
  return said.length > 1 ? said.map((text) => `<p>${text}</p>`).join(' ') : (said[0] ?? '');
}

/** A date that is replaced reads as one that is struck through. */
function withRevised(
  cells: Partial<Record<Column, string>>,
  revised: string,
  findings: LooseFinding[],
): void {
  const text = plainText(revised);
  if (NOTHING.test(text)) return;
  const due = (cells.due ?? '').replace(/<\/?(?:s|del|strike)>|~~/gi, '');
  if (plainText(due) === '') {
    cells.due = revised;
    const message = 'Only a revised date stands in this row; it was read as its date.';
    findings.push({ code: 'date-read-as', message, text });
  } else if (plainText(due) !== text) {
    cells.due = `<s>${due}</s> ${revised}`;
  }
}

function takeRefFromAction(cells: Partial<Record<Column, string>>): void {
  const groups = REF_BEFORE_WORDS.exec(cells.action?.trim() ?? '')?.groups;
  if (groups === undefined) return;
  cells.ref = groups.ref ?? '';
  cells.action = groups.words ?? '';
}
