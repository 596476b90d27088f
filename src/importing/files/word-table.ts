import type { Block, BlockCell } from '../blocks.js';
import { tidy } from '../plain-text.js';
import { inTags, type Words } from './cell-words.js';

/** Word itself has no table with more columns. */
const MOST_COLUMNS = 63;
const BESIDE: BlockCell = { text: '', fill: null, merged: false };

/** A cell as Word has it. */
export interface WordCell {
  readonly words: Words[];
  /** How many columns of the table it covers. */
  span: number;
  /** Whether it goes on with the cell above. */
  goesOn: boolean;
  fill: string | null;
  /** How each piece of its words is shaded. */
  readonly shades: Set<string | null>;
}

/** A row as Word has it. */
export interface WordRow {
  readonly cells: WordCell[];
  /** How many columns it leaves free before its first cell. */
  before: number;
}

/** Puts the rows of a table into blocks: each has a cell for each column that it covers. */
export class WordTable {
  private above: readonly BlockCell[] = [];
  private count = 0;

  /** @param number which table of the document it is, counted from 1 */
  constructor(private readonly number: number) {}

  take(row: WordRow): Block {
    const cells: BlockCell[] = beside(row.before);
    for (const cell of row.cells) {
      if (cells.length >= MOST_COLUMNS) break;
      cells.push(this.cellOf(cell, cells.length), ...beside(cell.span - 1));
    }
    this.count += 1;
    this.above = cells;
    return { kind: 'row', cells, source: { table: this.number, row: this.count } };
  }

  private cellOf({ words, goesOn, fill, shades }: WordCell, column: number): BlockCell {
    const above = this.above[column];
    if (goesOn && above !== undefined) return { text: above.text, fill: fill ?? above.fill, merged: true };
    // Where no shade is the cell's own, that of all its words is what a reader sees.
    const [ofWords = null] = shades.size === 1 ? shades : [];
    return { text: tidy(inTags(words)), fill: fill ?? ofWords, merged: false };
  }
}

function beside(columns: number): BlockCell[] {
  const sane = columns >= 1 && columns < MOST_COLUMNS;
  return sane ? Array.from({ length: Math.floor(columns) }, () => BESIDE) : [];
}
