import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { Rag } from '../domain/rag.js';
import { linesOf } from './clean-text.js';
import type { Cell, Table as TableContent } from './content.js';
import type { StyleIds } from './house-styles.js';

/** Light enough for black words; the word itself always stands there. */
const SHADES: Readonly<Record<Rag, string>> = {
  Red: 'F8D5D5',
  Amber: 'FFE9BF',
  Green: 'DCEFD8',
  Complete: 'D9E6F7',
};
/** A row with more characters than this in a cell may be parted by the end of a page. */
const SHORT_ROW = 700;
/** A cell of more lines is hardly words any longer, and each would be a paragraph. */
const MOST_LINES = 200;

/**
 * A table as wide as the page has room, its first row repeated on each page.
 * @param room in twentieths of a point
 */
export function buildTable({ columns, rows }: TableContent, styles: StyleIds, room: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((room * share) / shares));
  const rowOf = (cells: readonly Cell[], heads: boolean): TableRow =>
    new TableRow({
      ...(heads ? { tableHeader: true } : {}),
      ...(cells.every((cell) => lengthOf(cell) <= SHORT_ROW) ? { cantSplit: true } : {}),
      children: widths.map((width, at) => cellOf(cells[at] ?? '', width, heads, styles)),
    });
  return new Table({
    style: styles['Paper Table'],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [
      rowOf(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => rowOf(cells, false)),
    ],
  });
}

function cellOf(cell: Cell, width: number, heads: boolean, styles: StyleIds): TableCell {
  const { text, shade } = typeof cell === 'string' ? { text: cell, shade: null } : cell;
  const lines = linesOf(text);
  const shown = [...lines.slice(0, MOST_LINES), lines.slice(MOST_LINES).join(' ')].filter(Boolean);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(shade === null ? {} : { shading: { fill: SHADES[shade], color: 'auto', type: 'clear' } }),
    // A cell is never without a paragraph.
    children: (shown.length === 0 ? [''] : shown).map(
      (line) =>
        new Paragraph({
          style: styles['Table Text'],
          ...(heads ? { keepNext: true } : {}),
          children: [new TextRun(heads ? { text: line, style: styles.Strong } : { text: line })],
        }),
    ),
  });
}

function lengthOf(cell: Cell): number {
  return typeof cell === 'string' ? cell.length : cell.text.length;
}
