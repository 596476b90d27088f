import type { Finding } from '../domain/plan.js';
import { joinRows } from './join-rows.js';
import { plainText, tidy } from './plain-text.js';
import type {
  Column,
  PublishedOutcome,
  PublishedPriority,
  PublishedRow,
  PublishedRows,
} from './published-rows.js';
import { readHeadings } from './table-columns.js';

const PRIORITY = /^Priority\s+(?<number>\d{1,3})\s*[\t:.–-]\s*(?<title>\S.*)$/i;
const LEAD = /^Leads?\s*[\t:]\s*(?<leads>.*)$/i;
const OUTCOMES = /^Outcomes\s*:?\s*$/i;
const MEASURES = /^Impact measures\s*:?\s*$/i;
/** A heading of its own above the table, which ends the lists before it. */
const ACTIONS = /^Actions\s*:?$/i;
const ACTION_REF = /^\s*\d{1,3}\.\d{1,3}\.\d{1,3}(?![.\d])/;
const OUTCOME_ROW = /^(?<ref>\d{1,3}\.\d{1,3})[\s:.]+(?<title>\S.*)$/;
const BRACKETED = /^\s*(?:\[[^\]]*\]\s*)?$/;

type Place = 'outside' | 'priority' | 'outcomes' | 'measures' | 'table';
type Draft = { -readonly [Key in keyof PublishedPriority]: PublishedPriority[Key] } & {
  outcomes: string[];
  measures: string[];
};

/** Takes apart a plan that is text with tabs, broken over pages. Never throws. */
export function readTextPlan(text: string): PublishedRows {
  const reader = new Reader();
  const lines = text.replaceAll('\f', '').split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    reader.take(line, index + 1);
  });
  return reader.finish();
}

class Reader {
  private place: Place = 'outside';
  private columns: readonly (Column | null)[] = [];
  private afterBlank = true;
  private pending: { line: number; fields: string[]; merged: boolean } | null = null;
  /** Whether what an unnumbered row goes on with is an action. */
  private inAction = false;
  private current: Draft | null = null;
  private readonly priorities: Draft[] = [];
  private readonly outcomeRows: PublishedOutcome[] = [];
  private readonly rows: PublishedRow[] = [];
  private readonly findings: Finding[] = [];

  take(line: string, number: number): void {
    if (line.trim() === '' && !line.includes('\t')) {
      this.endRow();
      this.afterBlank = true;
      return;
    }
    const columns = readHeadings(line.split('\t'));
    if (columns !== null) {
      this.endRow();
      this.place = 'table';
      this.columns = columns;
    } else if (!this.takeHeading(line)) {
      this.takeBody(line, number);
    }
    this.afterBlank = false;
  }

  finish(): PublishedRows {
    this.endRow();
    const { priorities, outcomeRows, rows, findings } = this;
    return { priorities, outcomeRows, rows, findings };
  }

  private takeHeading(line: string): boolean {
    const priority = PRIORITY.exec(line)?.groups;
    const words = line.trim();
    if (priority !== undefined) {
      this.endRow();
      this.inAction = false;
      this.openPriority(Number(priority.number), plainText(priority.title ?? ''));
      this.place = 'priority';
      return true;
    }
    const { current } = this;
    const leads = LEAD.exec(line)?.groups?.leads;
    if (this.place === 'priority' && current !== null && leads !== undefined) {
      current.leads = leads;
      return true;
    }
    if (ACTIONS.test(words) && this.place !== 'table') {
      this.place = 'outside';
      return true;
    }
    const list = OUTCOMES.test(words) ? 'outcomes' : MEASURES.test(words) ? 'measures' : null;
    if (list === null || current === null) return false;
    this.endRow();
    this.place = list;
    return true;
  }

  /** A heading that is repeated on a page goes on with its priority. */
  private openPriority(number: number, title: string): void {
    this.current = this.priorities.find((draft) => draft.number === number) ?? null;
    if (this.current !== null) return;
    this.current = { number, title, leads: '', outcomes: [], measures: [] };
    this.priorities.push(this.current);
  }

  private takeBody(line: string, number: number): void {
    const { current } = this;
    if (this.place === 'outcomes') current?.outcomes.push(line);
    else if (this.place === 'measures') current?.measures.push(line);
    else if (this.place === 'table') this.takeRowLine(line, number);
    else if (ACTION_REF.test(line))
      this.misplaced(line, 'This line starts with the ref of an action but stands in no table.');
  }

  private takeRowLine(line: string, number: number): void {
    const fields = line.split('\t');
    const width = this.columns.length;
    const starts = ACTION_REF.test(line) || (fields.length < 2 && OUTCOME_ROW.test(plainText(line)));
    if (this.afterBlank && !starts && fields.length !== width) {
      this.place = 'outside';
      if (fields.length > 1)
        this.misplaced(line, 'This line stands below a table but belongs to no row of it.');
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
    if (!starts && fields.length < width) this.misplaced(line, 'This line belongs to no row of the table.');
    else this.pending = { line: number, fields, merged: false };
  }

  private endRow(): void {
    const row = this.pending;
    this.pending = null;
    if (row === null) return;
    const { fields } = row;
    const width = this.columns.length;
    const text = tidy(fields.join(' '));
    if (text === '') return;
    if (fields.slice(width).some((field) => field.trim() !== '')) {
      this.inAction = false;
      this.misplaced(text, 'This row has more cells than its table has columns.');
      return;
    }
    const cells = this.cellsOf(fields);
    const first = fields[0] ?? '';
    const outcome = OUTCOME_ROW.exec(plainText(first))?.groups;
    if (ACTION_REF.test(cells.ref ?? '')) {
      const slipped = row.merged && fields.length < width;
      const message = 'This row stands on several lines and is not whole; its cells may have slipped.';
      this.rows.push({
        source: { line: row.line },
        cells,
        fill: null,
        findings: slipped ? [{ code: 'row-not-understood', message, text }] : [],
      });
      this.inAction = true;
    } else if (outcome !== undefined && fields.slice(1).every((field) => field.trim() === '')) {
      this.outcomeRows.push({ ref: outcome.ref ?? '', title: outcome.title ?? '' });
      this.inAction = false;
    } else if (this.inAction && BRACKETED.test(cells.ref ?? '')) {
      const last = this.rows.pop();
      if (last !== undefined) this.rows.push(joinRows(last, cells));
    } else {
      this.misplaced(text, 'This row has no ref and does not go on with an action.');
    }
  }

  private cellsOf(fields: readonly string[]): Partial<Record<Column, string>> {
    const cells: Partial<Record<Column, string>> = {};
    this.columns.forEach((column, index) => {
      if (column !== null) cells[column] = fields[index] ?? '';
    });
    return cells;
  }

  private misplaced(line: string, message: string): void {
    const ref = ACTION_REF.exec(line)?.[0].trim() ?? null;
    this.findings.push({ code: 'row-not-understood', ref, message, text: plainText(line) });
  }
}
