import type { Rag } from '../domain/rag.js';

/** What a paper says, before it is a Word file. Texts are as people wrote them; a new line begins a paragraph. */
export interface PaperContent {
  readonly title: string;
  /** What it is about, as a property of the file. */
  readonly subject: string;
  /** On top of each page. */
  readonly running: string;
  readonly landscape: boolean;
  /** Under the title: to whom it goes, and as at when. */
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
}

/** A line of the title: `As at`, `30 September 2022`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A piece of a paper, in the order in which it is read. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A remark under a table. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;

/** A table, whose first row says what its columns hold. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** How wide it is beside the others. */
  readonly share: number;
}

/** What a cell says. The shade only goes with its words. */
export type Cell = string | { readonly text: string; readonly shade: Rag | null };

/** A heading. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

/** A paragraph. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** A remark under a table. */
export function note(text: string): Block {
  return { kind: 'note', text };
}

/** A table of those columns, each with its share of the width. */
export function table(
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly Cell[])[],
): Table {
  return { kind: 'table', columns: columns.map(([title, share]) => ({ title, share })), rows };
}
