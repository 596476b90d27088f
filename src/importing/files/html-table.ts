import type { Block, BlockCell } from '../blocks.js';
import { tidy } from '../plain-text.js';
import { inTags, type Words } from './cell-words.js';

const MOST_COLUMNS = 63;
const BESIDE: BlockCell = { text: '', fill: null, merged: false };

/** A cell as a web page has it. */
export interface HtmlCell {
  readonly words: Words[];
  readonly columns: number;
  /** How many rows it covers; endless where it goes on to the end of the table. */
  readonly rows: number;
  /** Its own ground, or that of its row. */
  readonly fill: string | null;
  /** How each piece of its words is shaded. */
  readonly shades: Set<string | null>;
}

/** Puts the rows of a table into blocks: each has a cell for each column, also for what comes down from above. */
export class HtmlTable {
  /** For each column what comes down into the next row, and how many rows it still has. */
  private down: { cell: BlockCell; rows: number }[] = [];
  private count = 0;

  /** @param number which table of the page it is, counted from 1 */
  constructor(private readonly number: number) {}

  take(row: readonly HtmlCell[]): Block {
    const cells: BlockCell[] = [];
    const next: { cell: BlockCell; rows: number }[] = [];
    const put = (cell: BlockCell, below: BlockCell, rows: number): void => {
      if (cells.length >= MOST_COLUMNS) return;
      next[cells.length] = { cell: below, rows: rows - 1 };
      cells.push(cell);
    };
    const comeDown = (all: boolean): void => {
      for (let at = cells.length; at < (all ? this.down.length : MOST_COLUMNS); at = cells.length) {
        const above = this.down[at];
        const comes = above !== undefined && above.rows > 0;
        if (comes) put(above.cell, above.cell, above.rows);
        else if (all && at < MOST_COLUMNS && this.comesAfter(at)) put(BESIDE, BESIDE, 1);
        else return;
      }
    };
    for (const cell of row) {
      comeDown(false);
      const first = blockCell(cell);
      put(first, { ...first, merged: true }, cell.rows);
      for (let beside = 1; beside < cell.columns; beside += 1) put(BESIDE, BESIDE, cell.rows);
    }
    comeDown(true);
    this.down = next;
    this.count += 1;
    return { kind: 'row', cells, source: { table: this.number, row: this.count } };
  }

  private comesAfter(column: number): boolean {
    return this.down.some(({ rows }, at) => at > column && rows > 0);
  }
}

function blockCell({ words, fill, shades }: HtmlCell): BlockCell {
  // Where no ground is the cell's own, that of all its words is what a reader sees.
  const [ofWords = null] = shades.size === 1 ? shades : [];
  return { text: tidy(inTags(words)), fill: fill ?? ofWords, merged: false };
}
