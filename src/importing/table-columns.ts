import { plainText } from './plain-text.js';
import type { Column } from './published-rows.js';

/** In this order: "Progress against actions" is no action, "Delivery lead partners" no lead. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['ref', /\bref\b|^(?:no\.?|#)$/i],
  ['progress', /progress|\bb?rag\b|status/i],
  ['measure', /how will we know|success|measure/i],
  ['partners', /partner/i],
  ['resource', /resource|\bcosts?\b/i],
  ['due', /completion|by when|\bdate\b|timescale|deadline/i],
  ['lead', /\bleads?\b|responsible|\bowner\b|^who\b/i],
  ['action', /\bactions?\b|what (?:we will|will we) do/i],
];

/** What each cell of a heading row heads, or `null` where the row is no heading of an action table. */
export function readHeadings(cells: readonly string[]): (Column | null)[] | null {
  const taken = new Set<Column>();
  const columns = cells.map((cell) => {
    const text = plainText(cell);
    const found = HEADINGS.find(([column, words]) => !taken.has(column) && words.test(text))?.[0] ?? null;
    if (found !== null) taken.add(found);
    return found;
  });
  const long = cells.some((cell) => cell.length > 80);
  return !long && taken.has('ref') && taken.has('action') && taken.has('due') ? columns : null;
}
