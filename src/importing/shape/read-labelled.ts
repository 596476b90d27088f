import type { Finding, Source } from '../../domain/plan.js';
import type { Block } from '../blocks.js';
import { plainText, tidy } from '../plain-text.js';
import type { DraftRows, OutcomeDraft, RowDraft } from '../published-rows.js';
import { type LabelledLine, namedAction, readLabel } from './labels.js';
import { sortCells } from './row-cells.js';
import { listLine, listOpenedBy } from './section-lines.js';
import { Sections, wordForPriorities } from './sections.js';
import type { TableColumn } from './table-columns.js';

const NUMBERED =
  /^\s*(?:action\s+)?(?<ref>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?){0,3})(?:[.):–-]*\s+(?<words>\S.*)|[.):]*\s*)$/is;
const TWO_NUMBERS_OR_MORE = /^\d{1,3}(?:\.\d{1,3}){1,2}$/;

/** A line that may name the action whose labels follow it. */
interface Title {
  readonly ref: string;
  readonly words: string;
  readonly text: string;
  readonly source: Source;
}

interface LabelledAction {
  readonly title: Title | null;
  readonly source: Source;
  readonly fields: Map<TableColumn, string>;
  readonly priority: number | null;
  readonly outcome: OutcomeDraft | null;
}

/**
 * Reads a plan without a table: each action is a heading or a numbered line with labelled lines below it, in any
 * order. Never throws.
 *
 * @param tables what was found of it while tables were looked for
 */
export function readLabelled(blocks: readonly Block[], tables: DraftRows): DraftRows {
  const reader = new LabelReader(new Sections(wordForPriorities(blocks)));
  for (const block of blocks) {
    if (block.kind === 'paragraph') reader.take(block.text, block.heading, block.item, block.source);
    else if (block.kind === 'row') {
      reader.take(
        block.cells
          .map(({ text }) => tidy(text))
          .join('\t')
          .trim(),
        false,
        false,
        block.source,
      );
    }
  }
  const read = reader.finish();
  const own = tables.findings.filter(({ text }) => !reader.used.has(text));
  return { ...read, findings: [...own, ...read.findings] };
}

class LabelReader {
  /** The words of the lines that were read into an action. */
  readonly used = new Set<string>();
  private title: Title | null = null;
  private record: LabelledAction | null = null;
  private open: TableColumn | null = null;
  private list: 'outcomes' | 'measures' | null = null;
  private readonly rows: RowDraft[] = [];
  private readonly findings: Finding[] = [];

  constructor(private readonly sections: Sections) {}

  take(text: string, heads: boolean, item: boolean, source: Source): void {
    if (plainText(text) === '') return;
    const { priority } = this.sections;
    const list = listOpenedBy(text);
    if (this.sections.open(text, heads) !== null) {
      this.close();
      return;
    }
    if (list !== null && priority !== null && this.record === null) {
      this.list = list;
      return;
    }
    const label = readLabel(text);
    if (label !== null) {
      this.takeLabel(label, text, source);
      return;
    }
    const numbered = NUMBERED.exec(plainText(text))?.groups;
    if (heads || (numbered !== undefined && !this.isValue(item))) {
      this.close();
      const { ref = '', words = '' } = numbered ?? { words: plainText(text) };
      this.used.add(plainText(text));
      this.title = { ref, words, text: plainText(text), source };
    } else if (this.list !== null && priority !== null) {
      priority[this.list].push(listLine(text, item));
    } else {
      this.takeValue(text, item);
    }
  }

  finish(): DraftRows {
    this.close();
    const { priorities, outcomes } = this.sections;
    return { priorities, outcomes, rows: this.rows, findings: this.findings };
  }

  private takeLabel({ column, label, value }: LabelledLine, text: string, source: Source): void {
    const { priority, outcome } = this.sections;
    if (
      column === 'lead' &&
      this.record === null &&
      this.title === null &&
      this.rows.length === 0 &&
      priority?.leads === ''
    ) {
      priority.leads = value;
      return;
    }
    const named = namedAction(label);
    this.list = null;
    if (this.title !== null || this.record === null || this.startsAnother(column, value, named !== null)) {
      const { title } = this;
      this.title = null;
      this.close();
      const fields = new Map<TableColumn, string>();
      this.record = {
        title,
        source: title?.source ?? source,
        fields,
        priority: priority?.number ?? null,
        outcome,
      };
    }
    this.used.add(plainText(text));
    if (named !== null) this.record.fields.set('ref', named);
    this.put(column, value);
    this.open = column;
  }

  /** Whether what was said before is said again, and so of another action. */
  private startsAnother(column: TableColumn, value: string, named: boolean): boolean {
    const fields = this.record?.fields;
    const single = column === 'action' || column === 'due' || column === 'lead' || column === 'ref';
    if (named) return true;
    return single && value !== '' && (fields?.get(column) ?? '') !== '';
  }

  /** Whether a numbered line is the value of the label above it. */
  private isValue(item: boolean): boolean {
    return this.open !== null && (item || this.record?.fields.get(this.open) === '');
  }

  private takeValue(text: string, item: boolean): void {
    if (this.record === null || this.open === null) return;
    const before = this.record.fields.get(this.open) ?? '';
    if (before !== '' && (this.open === 'due' || this.open === 'lead' || this.open === 'ref')) {
      this.misplaced(text, 'This line follows a date or a lead but has no label; it was not read.');
      return;
    }
    this.used.add(plainText(text));
    this.put(this.open, item ? `<li>${text.replace(/^\s*[-•*–]\s+/, '')}</li>` : text);
  }

  private put(column: TableColumn, value: string): void {
    const fields = this.record?.fields;
    const before = fields?.get(column) ?? '';
    fields?.set(column, before === '' ? value : `<p>${before}</p> <p>${value}</p>`);
  }

  /** Ends the action that is read. */
  private close(): void {
    const { title, record } = this;
    [this.title, this.record, this.open, this.list] = [null, null, null, null];
    if (title !== null && TWO_NUMBERS_OR_MORE.test(title.ref) && title.words !== '') {
      this.misplaced(
        title.text,
        'This line starts with a ref, but no date and no lead stand below it.',
        title.ref,
      );
    }
    if (record === null) return;
    const { fields, source, priority, outcome } = record;
    const words = record.title?.words ?? '';
    const action = fields.get('action') ?? '';
    const both = words !== '' && action !== '' && plainText(action) !== words;
    fields.set('action', both ? `<p>${words}</p> <p>${action}</p>` : action || words);
    if (!fields.has('ref')) fields.set('ref', record.title?.ref ?? '');
    const text = plainText([...fields.values()].join(' '));
    // A heading that says nothing of an action is one only with all that an action has.
    const named = action !== '' || fields.get('ref') !== '';
    const dated = fields.has('due');
    const led = fields.has('lead');
    if (fields.get('action') === '' || !(named ? dated || led : dated && led)) {
      const message =
        'These lines have labels of an action, but not its words with a date or a lead; they were not read.';
      this.misplaced(text, message);
      return;
    }
    const columns = [...fields.keys()];
    const cells = [...fields.values()].map((value) => ({ text: value, fill: null, merged: false }));
    const sorted = sortCells({ columns, words: columns }, cells);
    this.rows.push({
      source,
      cells: sorted.cells,
      fill: null,
      findings: sorted.findings,
      priority,
      outcome,
      shared: false,
    });
  }

  private misplaced(text: string, message: string, ref: string | null = null): void {
    this.findings.push({ code: 'row-not-understood', ref, message, text: plainText(text) });
  }
}
