import {
  Document,
  type IRunOptions,
  Packer,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Paragraph as WordParagraph,
} from 'docx';
import { type ExcelCell, excelFile } from '../../support/excel-file.js';
import { type Paragraph, type Part, planDocument } from '../plan-document.js';

/** The formats in which a plan is saved here, beside the text that it is. */
export type Format = 'docx' | 'xlsx' | 'csv' | 'html';

/** The plan of that text saved as a file of that format, as the programs that people use would save it. */
export async function savePlanAs(format: Format, text: string): Promise<Uint8Array> {
  const parts = planDocument(text);
  if (format === 'docx') return asWord(parts);
  if (format === 'xlsx') return excelFile([{ name: 'Plan', rows: rowsOf(parts) }]);
  return new TextEncoder().encode(format === 'csv' ? asCsv(parts) : asHtml(parts));
}

async function asWord(parts: readonly Part[]): Promise<Uint8Array> {
  const paragraph = ({ pieces, item }: Paragraph): WordParagraph =>
    new WordParagraph({
      children: pieces.map(({ text, struck }) => new TextRun(looksOf(text, struck))),
      ...(item ? { bullet: { level: 0 } } : {}),
    });
  const table = (rows: Extract<Part, { kind: 'table' }>['rows']): Table =>
    new Table({
      rows: rows.map(
        (cells) =>
          new TableRow({
            children: cells.map(
              (paragraphs) =>
                new TableCell({
                  children: paragraphs.length === 0 ? [new WordParagraph('')] : paragraphs.map(paragraph),
                }),
            ),
          }),
      ),
    });
  const children = parts.map((part) =>
    part.kind === 'paragraph' ? paragraph(part.paragraph) : table(part.rows),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function looksOf(text: string, struck: boolean): IRunOptions {
  return { text, strike: struck };
}

/** A sheet has an empty row before each table, and a real date where a person types a month and a year. */
function rowsOf(parts: readonly Part[]): ExcelCell[][] {
  return parts.flatMap((part) =>
    part.kind === 'paragraph'
      ? [cellsOf(part.paragraph).map(linesOf)]
      : [[], ...part.rows.map((cells) => cells.map((cell, at) => (at === 2 ? dateOr(cell) : linesOf(cell))))],
  );
}

function dateOr(cell: readonly Paragraph[]): ExcelCell {
  const lines = linesOf(cell);
  const text = lines.map((piece) => piece.text).join('');
  const day = new Date(`1 ${text} UTC`);
  const words = day.toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words === text ? { number: day.getTime() / 86_400_000 + 25_569, format: 'mmm-yy' } : lines;
}

/** The paragraphs of a cell as a spreadsheet has them: lines, and a dot before what is an item of a list. */
function linesOf(paragraphs: readonly Paragraph[]): { text: string; struck: boolean }[] {
  return paragraphs.flatMap(({ pieces, item }, index) => [
    { text: `${index === 0 ? '' : '\n'}${item ? '• ' : ''}`, struck: false },
    ...pieces,
  ]);
}

/** A line with tabs is a row of a sheet. */
function cellsOf({ pieces, item }: Paragraph): Paragraph[][] {
  const [piece = { text: '', struck: false }, ...more] = pieces;
  const cells = piece.text.split('\t').map((text) => [{ pieces: [{ ...piece, text }], item }]);
  return more.length === 0 ? cells : [[{ pieces, item }]];
}

function asCsv(parts: readonly Part[]): string {
  const cell = (paragraphs: readonly Paragraph[]): string => {
    const text = linesOf(paragraphs)
      .map((piece) => (piece.struck ? `<s>${piece.text}</s>` : piece.text))
      .join('');
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = parts.flatMap((part) =>
    part.kind === 'paragraph' ? [cellsOf(part.paragraph)] : [[], ...part.rows],
  );
  return rows.map((cells) => cells.map(cell).join(',')).join('\r\n');
}

function asHtml(parts: readonly Part[]): string {
  const words = ({ pieces }: Paragraph): string =>
    pieces
      .map(({ text, struck }) =>
        struck ? `<del>${escaped(text)}</del>` : escaped(text.replace(/\t$/, '').replace('\t', ': ')),
      )
      .join('');
  const block = (paragraph: Paragraph): string =>
    paragraph.item ? `<ul><li>${words(paragraph)}</ul>` : `<p>${words(paragraph)}</p>`;
  const table = (rows: Extract<Part, { kind: 'table' }>['rows']): string =>
    `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell.map(block).join('')}`).join('')}`).join('')}</table>`;
  const body = parts.map((part) => (part.kind === 'paragraph' ? block(part.paragraph) : table(part.rows)));
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Plan</title></head><body>\n${body.join('\n')}\n</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
