import type { Block, BlockCell } from '../../../src/importing/blocks.js';

type Row = Extract<Block, { kind: 'row' }>;
/** A cell: its words, or `^` where it is merged with the one above, or its words and shade. */
export type CellSpec = string | readonly [text: string, fill: string];

/** A paragraph. */
export const para = (text: string, item = false): Block => ({
  kind: 'paragraph',
  text,
  heading: false,
  item,
  source: { line: 1 },
});

/** A heading of the document, or the name of a sheet. */
export const heading = (text: string): Block => ({
  kind: 'paragraph',
  text,
  heading: true,
  item: false,
  source: { line: 1 },
});

/** A table with its end. */
export function table(...rows: readonly (readonly CellSpec[])[]): Block[] {
  const read: Row[] = [];
  rows.forEach((specs, index) => {
    const above = read.at(-1)?.cells ?? [];
    const cells = specs.map((spec, column): BlockCell => {
      if (typeof spec !== 'string') return { text: spec[0], fill: spec[1], merged: false };
      if (spec === '^') return { text: above[column]?.text ?? '', fill: null, merged: true };
      return { text: spec, fill: null, merged: false };
    });
    read.push({ kind: 'row', cells, source: { table: 1, row: index + 1 } });
  });
  return [...read, { kind: 'end' }];
}
