import type { Block, BlockCell } from '../blocks.js';
import { plainText } from '../plain-text.js';
import type { OutcomeDraft, PriorityDraft } from '../published-rows.js';
import { readOutcome, readSection } from './section-lines.js';

const NUMBERED = /^(?<number>\d{1,3})(?:[\s.:)–-]+(?<title>\S.*))?$/;

/** A ref of the register has no number with more than three digits. */
const HIGHEST = 999;

/**
 * The word by which the plan heads its priorities: a plan may call them themes or objectives. What it numbers by
 * another word stands inside a priority, and is read as an outcome.
 */
export function wordForPriorities(blocks: readonly Block[]): string {
  const kinds = blocks.flatMap((block) => {
    if (block.kind === 'end') return [];
    const text = block.kind === 'row' ? (block.cells[0]?.text ?? '') : block.text;
    const kind = readSection(text, block.kind === 'row' || block.heading)?.kind;
    return kind === undefined || kind === 'outcome' ? [] : [kind];
  });
  return kinds.includes('priority') ? 'priority' : (kinds[0] ?? 'priority');
}

/** The priorities and outcomes of a plan, and which of them heads what is read now. */
export class Sections {
  readonly priorities: PriorityDraft[] = [];
  readonly outcomes: OutcomeDraft[] = [];
  priority: PriorityDraft | null = null;
  outcome: OutcomeDraft | null = null;
  /** The outcome that a heading or a row of its own names, whatever the cells of the rows below it say. */
  outcomeAbove: OutcomeDraft | null = null;
  private readonly byKey = new Map<string, OutcomeDraft>();
  private byCell = false;

  /** @param word see `wordForPriorities` */
  constructor(private readonly word: string) {}

  /** Opens the priority or the outcome that the line heads; `null` where it heads none. */
  open(line: string, heads: boolean): 'priority' | 'outcome' | null {
    const section = readSection(line, heads);
    if (section === null) return null;
    if (section.kind === this.word) {
      this.openPriority(section.number, section.title);
      this.byCell = false;
      return 'priority';
    }
    this.openOutcome(section.number, section.title);
    return 'outcome';
  }

  /** Opens the outcome that a row of one cell heads: "3.1 Families use it". */
  openNumbered(line: string): boolean {
    const outcome = readOutcome(line);
    if (outcome !== null) this.openOutcome(outcome.ref, outcome.title);
    return outcome !== null;
  }

  /**
   * Opens what the cells of a row name. An empty one goes on with what stands above it.
   *
   * @param number that of the priority of the row, where its ref says it
   */
  takeCells(priority: BlockCell | null, outcome: BlockCell | null, number: number | null): void {
    const [above, below] = [plainText(priority?.text ?? ''), plainText(outcome?.text ?? '')];
    const { outcomeAbove } = this;
    if (above !== '') {
      const inside = this.priority !== null && !this.byCell;
      if (inside) this.openCell(above);
      else if (this.open(above, true) === null) this.openPriorityCell(above, number);
      this.byCell = !inside;
    }
    if (below === '') return;
    this.openCell(below);
    this.outcomeAbove = outcomeAbove?.priority === this.outcome?.priority ? outcomeAbove : null;
  }

  private openCell(text: string): void {
    if (this.open(text, true) === null && !this.openNumbered(text)) this.openOutcome(null, text);
  }

  private openPriorityCell(text: string, number: number | null): void {
    const groups = NUMBERED.exec(text)?.groups;
    const same = this.priorities.find(({ title }) => title === text)?.number;
    const highest = Math.max(0, ...this.priorities.map((one) => one.number));
    if (groups === undefined) this.openPriority(same ?? number ?? Math.min(highest + 1, HIGHEST), text);
    else this.openPriority(Number(groups.number), groups.title ?? '');
  }

  /** A heading that is repeated on a page goes on with its priority. */
  private openPriority(number: number, title: string): void {
    const known = this.priorities.find((draft) => draft.number === number);
    if (known === undefined || known !== this.priority) [this.outcome, this.outcomeAbove] = [null, null];
    this.priority = known ?? { number, title, leads: '', outcomes: [], measures: [] };
    if (known === undefined) this.priorities.push(this.priority);
    else if (known.title === '') known.title = title;
  }

  private openOutcome(printed: string | number | null, title: string): void {
    const priority =
      typeof printed === 'string' ? Number.parseInt(printed, 10) : (this.priority?.number ?? null);
    const key = `${String(priority)} ${printed === null ? `“${title}` : String(printed)}`;
    const known = this.byKey.get(key);
    this.outcome = known ?? { priority, printed, title };
    this.outcomeAbove = this.outcome;
    if (known !== undefined) return;
    this.byKey.set(key, this.outcome);
    this.outcomes.push(this.outcome);
  }
}
