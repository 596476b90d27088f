import type { Finding } from '../../domain/plan.js';
import type { Block } from '../blocks.js';
import type { LooseFinding } from '../cells/parse-due.js';
import { plainText, tidy } from '../plain-text.js';
import type { DraftRows, RowDraft } from '../published-rows.js';
import { joinRows } from './join-rows.js';
import {
  fullWidth,
  goesOn,
  isBareAction,
  mergedWith,
  type OutcomeCell,
  type RowCells,
  sortCells,
  standsAlone,
  withOwnOutcomes,
} from './row-cells.js';
import { listLine, listOpenedBy, readSection } from './section-lines.js';
import type { Sections } from './sections.js';
import { headsActionsAlone, readHeadings, readSecondRow, type TableHeadings } from './table-columns.js';

const THREE_NUMBERS = /^\s*\d{1,3}\.\d{1,3}\.\d{1,3}(?![.\d])/;
/** The ref of an action, whatever its kind, where it is not a bare number. */
const ANY_REF = /^\s*(?:[A-Z]\d{1,3}|\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)\.?\s*(?:\[[^\]]*\]\s*)?$/;
/** What a ref may look like, whatever it means. */
const REF = /^(?:(?:action|ref|no)\.?\s*)?[a-z]{0,6}[-./]?\d[\w.()-]{0,12}(?:\s*\[[^\]]*\])?$/i;
const LEAD = /^Leads?\s*[\t:]\s*(?<leads>.*)$/i;
/** A heading of its own above the table, which ends the lists before it. */
const ACTIONS = /^Actions\s*:?$/i;
const BRACKETED = /^\s*(?:\[[^\]]*\]\s*)?$/;

const LONGEST_TITLE = 200;

type Row = Extract<Block, { kind: 'row' }>;
type Place = 'outside' | 'priority' | 'outcomes' | 'measures' | 'table' | 'below';

/** Reads the tables of a plan, and what heads them, block by block. */
export class TableReader {
  private place: Place = 'outside';
  private headings: TableHeadings | null = null;
  /** Whether the row before was one of headings. */
  private afterHeadings = false;
  /** Whether what an unnumbered row goes on with is an action. */
  private inAction = false;
  private readonly rows: RowDraft[] = [];
  private readonly findings: Finding[] = [];
  private readonly told = new Set<string>();
  /** What each row has in a column for outcomes. */
  private readonly outcomeCells: OutcomeCell[] = [];

  constructor(private readonly sections: Sections) {}

  take(block: Block): void {
    if (block.kind === 'end') {
      if (this.place === 'table') this.place = 'below';
    } else if (block.kind === 'paragraph') {
      const { text, heading, item } = block;
      this.takeLine(listLine(text, item), heading);
    } else if (block.cells.some(({ text }) => text.trim() !== '')) {
      this.takeRow(block);
    }
  }

  finish(): DraftRows {
    const { priorities, outcomes } = this.sections;
    const { rows, findings } = this;
    return withOwnOutcomes({ priorities, outcomes, rows, findings }, this.outcomeCells);
  }

  private takeLine(line: string, heads: boolean): void {
    if (line.trim() === '' || this.takeListedOutcome(line) || this.takeHeading(line, heads)) return;
    const current = this.sections.priority;
    if (this.place === 'outcomes' || this.place === 'measures') {
      current?.[this.place].push(line);
      return;
    }
    if (this.place !== 'priority') this.place = 'outside';
    else if (current?.title === '' && line.length <= LONGEST_TITLE) current.title = plainText(line);
    if (THREE_NUMBERS.test(line)) {
      this.misplaced(line, 'This line starts with the ref of an action but stands in no table.');
    }
  }

  private takeHeading(line: string, heads: boolean): boolean {
    const opened = this.sections.open(line, heads);
    const current = this.sections.priority;
    const leads = LEAD.exec(line)?.groups?.leads;
    const list = listOpenedBy(line);
    if (opened !== null) {
      this.inAction = false;
      this.place = opened === 'priority' ? 'priority' : 'outside';
    } else if (this.place === 'priority' && current !== null && leads !== undefined) {
      current.leads = leads;
    } else if (list !== null && current !== null) {
      this.place = list;
    } else if (
      ACTIONS.test(line.trim()) ||
      (heads && (this.place === 'outcomes' || this.place === 'measures'))
    ) {
      this.place = 'outside';
    } else {
      return false;
    }
    return true;
  }

  /** "Outcome 2: …" in the list of outcomes heads nothing. */
  private takeListedOutcome(line: string): boolean {
    const current = this.sections.priority;
    const section = readSection(line.replace(/^\s*[-•*–]\s+/, ''), false);
    if (this.place !== 'outcomes' || current === null || section?.kind !== 'outcome') return false;
    current.outcomes.push(`${current.number}.${section.number} ${section.title}`);
    return true;
  }

  private takeRow(row: Row): void {
    const texts = row.cells.map(({ text }) => text);
    const line = texts.map(tidy).join('\t').trim();
    const headings = readHeadings(texts);
    const second =
      this.afterHeadings && this.headings !== null ? readSecondRow(this.headings, row.cells) : null;
    this.afterHeadings = false;
    if (headings !== null || second !== null) {
      this.afterHeadings = second === null;
      this.headings = second ?? headings;
      this.place = 'table';
      if (second !== null || headings === null) return;
      this.tellColumns(headings);
    } else if (this.headsPriority(row)) {
      this.takeHeading(line, true);
    } else if (this.headings !== null && (this.place === 'table' || this.goesOnBelow(row, this.headings))) {
      this.place = 'table';
      this.takeTableRow(row, this.headings);
    } else if (this.place === 'below') {
      if (this.takeHeading(line, false)) return;
      this.place = 'outside';
      const message = 'This line stands below a table but belongs to no row of it.';
      this.misplaced(line, message);
    } else if (headsActionsAlone(texts)) {
      this.place = 'outside';
      const message = 'This table has a column for actions but none for a date or a lead; it was left alone.';
      this.misplaced(line, message);
    } else {
      this.takeLine(line, false);
    }
  }

  /** "Priority 2" with its title in the cell beside it; in a sheet no table ends before that. */
  private headsPriority({ cells }: Row): boolean {
    const [first, second, ...others] = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
    if (first === undefined || second === undefined || others.length > 0) return false;
    if (this.headings?.columns.includes('priority') === true) return false;
    return readSection(first, true)?.title === '';
  }

  /** A table may go on after its end, without its headings, where its rows say by their refs that they are actions. */
  private goesOnBelow({ cells }: Row, { columns }: TableHeadings): boolean {
    if (cells.length !== columns.length) return false;
    const ref = cells[columns.indexOf('ref')]?.text ?? 'none';
    return ANY_REF.test(plainText(ref)) || (this.place === 'below' && this.inAction && BRACKETED.test(ref));
  }

  private takeTableRow(row: Row, headings: TableHeadings): void {
    const { cells } = row;
    const text = tidy(cells.map((cell) => cell.text).join(' '));
    if (cells.slice(headings.columns.length).some((cell) => cell.text.trim() !== '')) {
      this.inAction = false;
      this.misplaced(text, 'This row has more cells than its table has columns.');
      return;
    }
    const sorted = sortCells(headings, cells);
    const ref = plainText(sorted.cells.ref ?? '');
    const isThree = THREE_NUMBERS.test(ref);
    const words = fullWidth(cells);
    if (words !== null && !isThree && this.takeFullWidth(words)) return;
    this.sections.takeCells(sorted.priority, sorted.outcome, isThree ? Number.parseInt(ref, 10) : null);
    // A ref cell with an outcome in words says where the action belongs, not which it is.
    if (!isThree && plainText(sorted.cells.action ?? '') !== '') this.sections.openNumbered(ref);
    const last = this.inAction ? this.rows.at(-1) : undefined;
    const alone = words !== null && plainText(sorted.cells.action ?? '') === '';
    const isRef = isThree || (REF.test(ref) && !alone);
    const merged = mergedWith(headings, cells);
    if (last !== undefined && (merged === 'all' || (!isRef && goesOn(sorted, last)))) {
      const own = cells.map((cell) => (cell.merged ? { ...cell, text: '' } : cell));
      this.rows.splice(-1, 1, { ...last, ...joinRows(last, sortCells(headings, own).cells) });
    } else if (isRef || standsAlone(sorted, undefined) || isBareAction(sorted)) {
      this.add(row, sorted, merged === 'ref', text);
    } else {
      this.misplaced(text, 'This row has no ref and does not go on with an action.');
    }
  }

  /** A row that is one cell heads those below it. */
  private takeFullWidth(words: string): boolean {
    if (this.sections.open(words, true) === null && !this.sections.openNumbered(words)) return false;
    this.inAction = false;
    return true;
  }

  private add({ source, slipped }: Row, sorted: RowCells, shared: boolean, text: string): void {
    const findings: LooseFinding[] = [...sorted.findings];
    if (slipped === true) {
      const message = 'This row stands on several lines and is not whole; its cells may have slipped.';
      findings.push({ code: 'row-not-understood', message, text });
    }
    const { cells, fill } = sorted;
    const { priority, outcome, outcomeAbove } = this.sections;
    const above = shared ? this.rows.pop() : undefined;
    if (above !== undefined) this.rows.push({ ...above, shared });
    this.rows.push({ source, cells, fill, findings, priority: priority?.number ?? null, outcome, shared });
    this.outcomeCells.push({ cell: sorted.outcome, above: outcomeAbove });
    this.inAction = true;
  }

  private tellColumns({ columns, words }: TableHeadings): void {
    words.forEach((text, index) => {
      if (text === '' || columns[index] !== null || this.told.has(text)) return;
      this.told.add(text);
      const message = `The column “${text}” is none that the register has, or stands beside another for the same; it was not read.`;
      this.findings.push({ code: 'column-not-read', ref: null, message, text });
    });
  }

  private misplaced(line: string, message: string): void {
    const ref = THREE_NUMBERS.exec(line)?.[0].trim() ?? null;
    this.findings.push({ code: 'row-not-understood', ref, message, text: plainText(line) });
  }
}
