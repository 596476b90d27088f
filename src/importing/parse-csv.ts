import { CodedError } from '../errors.js';

/** A row of a CSV file and the line on which it starts, counted from 1. */
interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const FIELD = /[^\S\r\n]*"((?:[^"]|"")*)"[^\S\r\n]*(,|\r\n|\r|\n|$)|([^,"\r\n]*)(,|\r\n|\r|\n|$)/y;

/**
 * Reads text with commas; a quoted field may hold commas, doubled quotes and line breaks. Empty lines are left out.
 *
 * @throws CodedError `file-not-understood`, naming the line, where the quotation marks do not pair
 */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const source = text.replace(/^\ufeff/, '');
  let cells: string[] = [];
  let [line, startLine] = [1, 1];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < source.length || cells.length > 0) {
    const match = FIELD.exec(source);
    if (match === null)
      throw new CodedError(
        'file-not-understood',
        `line ${line} has a quotation mark out of place, or one that is not closed`,
      );
    const [whole, quoted, quotedEnd, plain = '', plainEnd] = match;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if ((quotedEnd ?? plainEnd) === ',') continue;
    if (cells.some((cell) => cell !== '')) rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  }
  return rows;
}
