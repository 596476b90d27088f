import { CodedError } from '../../errors.js';
import { isZip, MOST_BYTES } from '../../open-zip.js';
import type { Block } from '../blocks.js';
import { decodeText } from './decode-text.js';
import type { FileBlocks } from './file-blocks.js';
import { wrongKind } from './other-kinds.js';
import { areActionHeadings, csvBlocks, readCsvRows, separatorOf } from './read-csv.js';
import { isHtml, readHtml } from './read-html.js';
import { readOffice } from './read-office.js';
import { textBlocks } from './text-blocks.js';

/**
 * Reads a file whatever its format: Word, Excel, CSV, a web page, or text with tabs. Which of them it is the file itself
 * tells; only where it could be CSV as well as text does the ending of its name decide.
 *
 * @param fileName as the person gave it; its last part stands in the sentence of a refusal
 * @throws CodedError `file-not-understood` with what to do, where it is of another kind or damaged
 */
export function readFile(bytes: Uint8Array, fileName: string): readonly Block[] {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const refuse = (wrong: string): CodedError => new CodedError('file-not-understood', `${name} ${wrong}`);
  const asBlocks = (read: FileBlocks): readonly Block[] => {
    if (read.blocks === null) throw refuse(read.wrong);
    return read.blocks;
  };
  if (bytes.length > MOST_BYTES)
    throw refuse('is larger than 20 MB; take the pictures out and save it again');
  if (isZip(bytes)) return asBlocks(readOffice(bytes));
  const wrong = wrongKind(bytes);
  if (wrong !== null) throw refuse(wrong);
  const decoded = decodeText(bytes);
  if (decoded.text === null) throw refuse(decoded.wrong);
  const { text } = decoded;
  if (isHtml(text) || (/\.html?$/i.test(name) && /<[a-z]/i.test(text))) return asBlocks(readHtml(bytes));
  if (/^\s*<\?xml\b/.test(text)) {
    throw refuse('is an XML file; save it as a Word document (.docx) or an Excel workbook (.xlsx)');
  }
  const separator = csvSeparator(text, name);
  return separator === null ? textBlocks(text) : asBlocks(readCsv(text, separator));
}

function csvSeparator(text: string, name: string): string | null {
  const named = /\.[ct]sv$/i.test(name);
  const found = separatorOf(text, areActionHeadings);
  // Text with tabs is broken over pages, which nothing is that a program saves as CSV.
  if (found === '\t' && !named) return null;
  return found ?? (named ? ',' : null);
}

function readCsv(text: string, separator: string): FileBlocks {
  const read = readCsvRows(text, separator);
  if (read.rows !== null) return { blocks: csvBlocks(read.rows) };
  const wrong = `has a quotation mark out of place on line ${String(read.line)}, or one that is not closed; correct it there, or save it as an Excel workbook (.xlsx)`;
  return { blocks: null, wrong };
}
