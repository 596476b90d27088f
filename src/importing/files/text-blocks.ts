import type { Block } from '../blocks.js';
import { plainText } from '../plain-text.js';
import { listOpenedBy, readOutcome, readSection } from '../shape/section-lines.js';
import { readHeadings } from '../shape/table-columns.js';

const THREE_NUMBERS = /^\s*\d{1,3}\.\d{1,3}\.\d{1,3}(?![.\d])/;
/** Any other ref in a cell of its own. */
const OTHER_REF = /^\s*(?:[A-Z]\.?)?\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?){0,3}[.)]?\s*(?:\[[^\]\t]*\]\s*)?\t/;
const ITEM = /^\s*[-•*–]\s+/;

/** Puts text with tabs into blocks: a row of a table may stand on several lines. Never throws. */
export function textBlocks(text: string): Block[] {
  const reader = new TextReader();
  text
    .replaceAll('\f', '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      reader.take(line, index + 1);
    });
  return reader.finish();
}

class TextReader {
  private readonly blocks: Block[] = [];
  /** How many columns the open table has, and whether its first holds refs. */
  private table: { readonly width: number; readonly refFirst: boolean } | null = null;
  private afterBlank = true;
  private pending: { line: number; fields: string[]; merged: boolean } | null = null;

  take(line: string, number: number): void {
    if (line.trim() === '' && !line.includes('\t')) {
      this.endRow();
      this.afterBlank = true;
      return;
    }
    const fields = line.split('\t');
    const headings = fields.length > 1 ? readHeadings(fields) : null;
    if (headings !== null) {
      this.endRow();
      this.table = { width: fields.length, refFirst: headings.columns[0] === 'ref' };
      this.say(fields, number);
    } else if (this.table === null) {
      this.say(fields, number);
    } else if (readSection(line, false) !== null || listOpenedBy(line) !== null) {
      this.leaveTable();
      this.say(fields, number);
    } else {
      this.takeRowLine(this.table, line, fields, number);
    }
    this.afterBlank = false;
  }

  finish(): Block[] {
    this.leaveTable();
    return this.blocks;
  }

  private takeRowLine(
    { width, refFirst }: { readonly width: number; readonly refFirst: boolean },
    line: string,
    fields: readonly string[],
    number: number,
  ): void {
    const starts =
      THREE_NUMBERS.test(line) ||
      (refFirst && OTHER_REF.test(line)) ||
      (fields.length < 2 && readOutcome(plainText(line)) !== null);
    if (this.afterBlank && !starts && fields.length !== width) {
      this.leaveTable();
      this.say(fields, number);
      return;
    }
    const { pending } = this;
    if (
      pending !== null &&
      !starts &&
      fields.length < width &&
      pending.fields.length + fields.length - 1 <= width
    ) {
      // A cell with several lines: the tabs of its row stand on lines of their own.
      const [first = '', ...more] = fields;
      pending.fields.push(`${pending.fields.pop() ?? ''} ${first}`, ...more);
      pending.merged = true;
      return;
    }
    this.endRow();
    this.pending = { line: number, fields: [...fields], merged: false };
  }

  private endRow(): void {
    const row = this.pending;
    this.pending = null;
    if (row === null || this.table === null) return;
    const slipped = row.merged && row.fields.length < this.table.width;
    this.blocks.push({ ...rowOf(row.fields, row.line), ...(slipped ? { slipped } : {}) });
  }

  private leaveTable(): void {
    this.endRow();
    if (this.table !== null) this.blocks.push({ kind: 'end' });
    this.table = null;
  }

  private say(fields: readonly string[], line: number): void {
    const [text = '', ...more] = fields;
    if (more.length > 0) this.blocks.push(rowOf(fields, line));
    else {
      const item = ITEM.test(text);
      this.blocks.push({ kind: 'paragraph', text, heading: false, item, source: { line } });
    }
  }
}

function rowOf(fields: readonly string[], line: number): Extract<Block, { kind: 'row' }> {
  const cells = fields.map((text) => ({ text, fill: null, merged: false }));
  return { kind: 'row', cells, source: { line } };
}
