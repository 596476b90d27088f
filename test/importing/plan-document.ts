import { splitList } from '../../src/importing/shape/split-list.js';
import { readHeadings } from '../../src/importing/shape/table-columns.js';

/** A piece of a paragraph. */
export interface Piece {
  readonly text: string;
  readonly struck: boolean;
}

/** A paragraph of a document or of a cell. */
export interface Paragraph {
  readonly pieces: readonly Piece[];
  readonly item: boolean;
}

/** What a published plan is made of, whatever the format in which it is saved. */
export type Part =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Paragraph[])[])[] };

/** Takes the text of a plan apart: tables where there are headings, up to the next empty line; else paragraphs. */
export function planDocument(text: string): Part[] {
  const parts: Part[] = [];
  let table: string[][] | null = null;
  const endTable = (): void => {
    if (table !== null) parts.push({ kind: 'table', rows: table.map((cells) => cells.map(paragraphsOf)) });
    table = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const fields = line.split('\t');
    if (line.trim() === '' && fields.length === 1) endTable();
    else if (readHeadings(fields) !== null) {
      endTable();
      table = [fields];
    } else if (table === null) parts.push(...linesOf(line));
    else addRow(table, fields);
  }
  endTable();
  return parts;
}

/** A row whose cells have several lines stands on several; the file that is saved has it whole. */
function addRow(table: string[][], fields: string[]): void {
  const width = table[0]?.length ?? 0;
  const last = table.at(-1) ?? [];
  if (table.length > 1 && last.length < width) {
    const [first = '', ...more] = fields;
    last.push(`${last.pop() ?? ''} ${first}`, ...more);
  } else table.push(fields);
}

function linesOf(line: string): Part[] {
  const isList = /<ul\b/.test(line);
  const paragraphs = isList
    ? splitList([line]).items.map((item) => ({ pieces: [{ text: item, struck: false }], item: true }))
    : paragraphsOf(line);
  return paragraphs.map((paragraph) => ({ kind: 'paragraph', paragraph }));
}

/** The paragraphs and list items that stand in tags, and what of them is struck through. */
function paragraphsOf(cell: string): Paragraph[] {
  const paragraphs: { pieces: Piece[]; item: boolean }[] = [{ pieces: [], item: false }];
  let struck = false;
  for (const token of cell.split(/(<[^<>]+>)/)) {
    const tag = /^<(\/?[a-z]+)/.exec(token)?.[1];
    if (tag === 's' || tag === '/s') struck = tag === 's';
    else if (tag !== undefined) {
      if (/^\/?(?:p|ul|li)$/.test(tag)) paragraphs.push({ pieces: [], item: /^(?:ul|li)$/.test(tag) });
    } else if (token.trim() !== '') paragraphs.at(-1)?.pieces.push({ text: withoutEntities(token), struck });
  }
  return paragraphs.filter(({ pieces }) => pieces.length > 0);
}

function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
