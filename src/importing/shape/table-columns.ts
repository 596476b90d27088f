import { plainText } from '../plain-text.js';
import type { Column } from '../published-rows.js';

/** What a column of a table holds, before its rows are put together: beside the columns of a row, what heads rows. */
export type TableColumn = Column | 'revised' | 'start' | 'completed' | 'outcome' | 'priority';

/** What heads the columns of an action table. */
export interface TableHeadings {
  /** What each column holds, or `null` where that is not known. */
  readonly columns: readonly (TableColumn | null)[];
  /** The headings as printed. */
  readonly words: readonly string[];
}

/** Columns of which a table may have several: their cells are put together. */
const MAY_REPEAT: ReadonlySet<TableColumn> = new Set([
  'partners',
  'resource',
  'measure',
  'progress',
  'start',
  'completed',
]);

/**
 * In this order: "Progress against actions" is no action, "Delivery lead partners" no lead, "Date completed" not the
 * date that was agreed, "Intended outcome" no outcome that heads rows.
 */
const HEADINGS: readonly (readonly [TableColumn, RegExp])[] = [
  ['ref', /\bref\b|\breference\b|^(?:action |item )?(?:no|number|num)\b|^(?:#|id)$/i],
  ['rag', /^(?:current |overall )?(?:b?rag|status)(?: (?:rating|status))?$|^rating$/i],
  ['progress', /progress|\bb?rag\b|status|\bupdates?\b|\bcomments?\b|\bcommentary\b|\bposition\b/i],
  ['measure', /how (?:will|do|would) we (?:know|measure)|success|measure|\bevidence\b|\bimpacts?\b/i],
  [
    'measure',
    /(?:intended|expected|desired|planned) outcomes?|\bkpis?\b|what (?:difference|will be different)/i,
  ],
  ['partners', /partner|\bsupported by\b|^support$/i],
  ['resource', /resourc|\bcosts?\b|\bbudget\b|\bfunding\b/i],
  [
    'revised',
    /^(?:rev(?:ised)?|new|amended|extended)(?: (?:completion |target |end |due )*(?:date|deadline))?$/i,
  ],
  ['completed', /^(?:date completed|(?:actual|completed) (?:completion |end )?date|completed(?: on)?)$/i],
  ['start', /^(?:start(?:s|ing)?|from|commence(?:s|ment)?)(?: date)?$/i],
  [
    'due',
    /^(?:end|finish|to)$|completion|\b(?:by )?when\b|\bdates?\b|time ?(?:scales?|frames?|line)|deadline|\bdue\b/i,
  ],
  ['lead', /\bleads?\b/i],
  ['lead', /responsib|\bowners?\b|accountable|^(?:by )?whom?\b/i],
  [
    'priority',
    /^(?:priority(?: area)?|theme|strand|workstream|objective|area(?: of (?:weakness|focus|concern))?)$/i,
  ],
  ['outcome', /^outcomes?$/i],
  [
    'action',
    /^(?:(?:key|agreed|planned|proposed|specific|required|improvement|our|the) )*(?:actions?|tasks?)\b|^activit(?:y|ies)\b/i,
  ],
  [
    'action',
    /^what (?:we will|will we|we are going to|are we going to|we need to|do we need to|needs? to) (?:do|happen|be done)\b/i,
  ],
];
/** Dates on which nothing is due. */
const OTHER_DATE =
  /\b(?:review(?:ed)?|added|raised|opened|agreed|issued|created|logged|identified|approved)\b|\b(?:start|begin|commence)(?!.*\b(?:end|finish|completion)\b)/i;
/** What may stand in a second row of headings, below one that spans several columns. */
const SECOND_ROW =
  /^(?:start|rev|revised|new|end|finish|from|to|due|target|actual|completed|original)(?: date)?$/i;
const [MOST_CHARACTERS, MOST_WORDS] = [60, 9];

/** What a heading or a label means by its words alone, or `null`. */
export function columnOf(heading: string): TableColumn | null {
  const words = wordsOf(heading);
  const column = HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return column === 'due' && OTHER_DATE.test(words) ? null : column;
}

/**
 * What heads the columns of an action table, or `null` where the row is no heading of one: it has an action, and a
 * date or a lead.
 */
export function readHeadings(cells: readonly string[]): TableHeadings | null {
  const columns = columnsOf(cells);
  if (columns === null) return null;
  const has = (column: TableColumn): boolean => columns.includes(column);
  if (!has('action') || (!has('due') && !has('lead'))) return null;
  return { columns, words: cells.map(plainText) };
}

/** Whether the row heads a table of actions that has neither a date nor a lead. */
export function headsActionsAlone(cells: readonly string[]): boolean {
  const columns = columnsOf(cells);
  return columns?.includes('action') === true && columns.includes('ref') && readHeadings(cells) === null;
}

/** The headings with what a second row below them says: Start, Rev and End below Timescale. `null` where it is none. */
export function readSecondRow(headings: TableHeadings, cells: readonly Cell[]): TableHeadings | null {
  const said = cells.map(({ text, merged }) => (merged ? '' : wordsOf(text)));
  const below = said.filter((text) => text !== '');
  if (below.length < 2 || !below.every((text) => SECOND_ROW.test(text))) return null;
  const columns = headings.columns.map((column, index) => {
    const text = said[index] ?? '';
    if (text === '') return column;
    return /^(?:target|original|due)/i.test(text)
      ? 'due'
      : /^actual/i.test(text)
        ? 'completed'
        : columnOf(text);
  });
  return { columns, words: headings.words.map((words, index) => said[index] || words) };
}

interface Cell {
  readonly text: string;
  readonly merged: boolean;
}

function columnsOf(cells: readonly string[]): (TableColumn | null)[] | null {
  const words = cells.map(wordsOf);
  const said = words.filter((text) => text !== '');
  if (said.length < 2) return null;
  if (said.some((text) => text.length > MOST_CHARACTERS || text.split(' ').length > MOST_WORDS)) return null;
  const columns = words.map((text) => (text === '' ? null : columnOf(text)));
  if (columns.filter((column) => column !== null).length * 2 < said.length) return null;
  return onceEach(columns, words);
}

/** Where two columns would hold the same, the one whose words say so more plainly does. */
function onceEach(
  columns: readonly (TableColumn | null)[],
  words: readonly string[],
): (TableColumn | null)[] {
  const best = new Map<TableColumn, number>();
  columns.forEach((column, index) => {
    if (column === null) return;
    const now = best.get(column);
    if (now === undefined || plainness(words[index] ?? '') < plainness(words[now] ?? ''))
      best.set(column, index);
  });
  const kept = columns.map((column, index) =>
    column === null || MAY_REPEAT.has(column) || best.get(column) === index ? column : null,
  );
  // Where the RAG has no column for progress beside it, what it says is the progress too.
  return kept.includes('progress') ? kept : kept.map((column) => (column === 'rag' ? 'progress' : column));
}

function plainness(words: string): number {
  return HEADINGS.findIndex(([, pattern]) => pattern.test(words));
}

function wordsOf(cell: string): string {
  return plainText(cell.length > 400 ? cell.slice(0, 400) : cell)
    .replace(/\([^()]*\)|\*\*/g, ' ')
    .replace(/[?:.*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
