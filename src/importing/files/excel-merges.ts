import type { BlockCell } from '../blocks.js';
import { EMPTY, MOST_COLUMNS, type SheetRow } from './excel-sheet.js';

/** Cells that are merged into one; rows and columns are counted from 1, and both ends belong to it. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Says of each cell that is merged with one above that it is, and gives it the words of that one. Those that are
 * merged with one beside them are empty. Where merges overlap, which Excel does not let them, the first counts.
 */
export function applyMerges(rows: readonly SheetRow[], merges: readonly Merge[]): void {
  // The first row of each column that no merge has taken yet: no cell is gone through twice.
  const free = Array.from({ length: MOST_COLUMNS + 1 }, () => 0);
  for (const merge of [...merges].sort((a, b) => a.top - b.top)) {
    const { top, bottom, left, right } = merge;
    if (top > bottom || left > right) continue;
    if (free.slice(left, right + 1).some((row) => row > top)) continue;
    free.fill(bottom + 1, left, right + 1);
    mergeRows(rows, merge);
  }
}

function mergeRows(rows: readonly SheetRow[], { top, bottom, left, right }: Merge): void {
  let first: BlockCell = EMPTY;
  for (let at = rowAt(rows, top); at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.number > bottom) return;
    const { cells, number } = row;
    if (number === top) first = cells[left - 1] ?? EMPTY;
    else if (first.text !== '') put(cells, left, { ...first, merged: true });
    for (let column = left + 1; column <= right; column += 1) put(cells, column, EMPTY);
  }
}

function put(cells: BlockCell[], column: number, cell: BlockCell): void {
  if (cell === EMPTY && cells.length < column) return;
  while (cells.length < column) cells.push(EMPTY);
  cells[column - 1] = cell;
}

/** Where in the rows, which are in order, the first stands that is not above that number. */
function rowAt(rows: readonly SheetRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
