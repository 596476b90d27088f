import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Block, BlockCell } from '../blocks.js';
import { readHeadings } from '../shape/table-columns.js';
import { wordsOfLines } from './cell-words.js';

/** A row of a CSV file and the line on which it starts, counted from 1. */
interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a CSV file, or the line with a quotation mark that is out of place, or that is not closed. */
export type CsvRows = { readonly rows: readonly CsvRow[] } | { readonly rows: null; readonly line: number };

const SEPARATORS = [',', ';', '\t'];
/** In lines. Whatever stands above the headings of a plan is shorter. */
const MOST_BEFORE_HEADINGS = 2000;
const Records = z.array(z.object({ raw: z.string(), record: z.array(z.string()) }));

/**
 * Reads text with separators; a quoted field may hold separators, doubled quotes and line breaks. Rows in which
 * nothing stands are left out. Never throws.
 */
export function readCsvRows(text: string, separator: string): CsvRows {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  try {
    const records = Records.parse(
      parse(source, {
        delimiter: separator,
        record_delimiter: '\n',
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        info: true,
        raw: true,
      }),
    );
    let line = 1;
    const rows = records.map(({ raw, record }) => {
      const starts = line + (/^\s*\n/.exec(raw)?.[0].split('\n').length ?? 1) - 1;
      line += raw.split('\n').length - 1;
      return { line: starts, cells: record };
    });
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    const closed = error instanceof CsvError && error.code !== 'CSV_QUOTE_NOT_CLOSED';
    return { rows: null, line: closed ? Number(error.lines) : openQuoteLine(source) };
  }
}

/** What parts the cells: what the first row of headings has most of; `null` where there is no such row. */
export function separatorOf(text: string, areHeadings: (cells: readonly string[]) => boolean): string | null {
  for (const line of text.split(/\r\n|\r|\n/, MOST_BEFORE_HEADINGS)) {
    const found = SEPARATORS.map((separator) => ({ separator, cells: cellsOf(line, separator) }))
      .filter(({ cells }) => areHeadings(cells))
      .sort((a, b) => b.cells.length - a.cells.length)[0];
    if (found !== undefined) return found.separator;
  }
  // A heading may stand on several lines, in quotation marks.
  const whole = SEPARATORS.find((separator) =>
    readCsvRows(text, separator).rows?.some(({ cells }) => areHeadings(cells)),
  );
  return whole ?? null;
}

/** Whether the cells are the headings of a table of actions. */
export function areActionHeadings(cells: readonly string[]): boolean {
  return readHeadings(cells) !== null;
}

/** The rows as a table, each as wide as the widest. The lines of a cell are its paragraphs. */
export function csvBlocks(rows: readonly CsvRow[]): Block[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cellOf = (text: string): BlockCell => ({
    text: wordsOfLines(text.split('\n')),
    fill: null,
    merged: false,
  });
  const blocks: Block[] = rows.map(({ line, cells }) => ({
    kind: 'row',
    cells: Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_none, at) => cellOf(cells[at] ?? '')),
    source: { line },
  }));
  return [...blocks, { kind: 'end' }];
}

const MOST_COLUMNS = 63;

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
}

function openQuoteLine(text: string): number {
  let [line, opened, open] = [1, 1, false];
  for (const char of text) {
    if (char === '\n') line += 1;
    if (char !== '"') continue;
    open = !open;
    if (open) opened = line;
  }
  return opened;
}
