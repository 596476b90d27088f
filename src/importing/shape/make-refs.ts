import { plainText, tidy } from '../plain-text.js';
import type {
  DraftRows,
  PublishedOutcome,
  PublishedRow,
  PublishedRows,
  RowDraft,
} from '../published-rows.js';
import { isThree, type PrintedRef, readPrinted } from './printed-ref.js';

/**
 * The register knows an action by three numbers: its priority, its outcome and its own. A plan that prints others is
 * numbered here, in a way that gives the same plan the same refs each time:
 *
 * - `1.2.3` stays as it is.
 * - `1.2` is action 2 of priority 1, in the outcome under which it stands or else in the first. Where the plan's
 *   outcomes are themselves 1.1, 1.2 …, or several rows have one such ref, it is an outcome, and the action is
 *   numbered by its place in it.
 * - `A4` is action 4 of priority 1, B of priority 2 …, and `A2.4` is 1.2.4. Where lettered actions stand under a
 *   priority of another number, the letter is the outcome.
 * - `4` is action 4 of the outcome under which it stands, or else of the first of its priority.
 * - Anything else (`1a`, `1.2a`, `1.1.1.2`, none) is numbered by its place, after the highest number of its outcome.
 *
 * An action under no priority is of priority 1. Two actions never get one ref: the second is numbered by its place.
 * Each ref so made is a finding.
 */
export function makeRefs(draft: DraftRows): Omit<PublishedRows, 'glossary'> {
  const { priorities, findings } = draft;
  const maker = new RefMaker(draft);
  const rows = maker.rows();
  return { priorities, outcomeRows: maker.outcomes, rows, findings };
}

/** Where a row belongs; `number` is `null` where it is numbered by its place. */
interface Spot {
  readonly priority: number;
  readonly outcome: number;
  readonly number: number | null;
}

/** A ref of the register has no number with more than three digits. */
const HIGHEST = 999;

class RefMaker {
  readonly outcomes: PublishedOutcome[] = [];
  private readonly printed: readonly (PrintedRef | null)[];
  private readonly twoIsOutcome: boolean;
  private readonly letterIsPriority: boolean;
  private readonly outcomeNumbers = new Map<object, { priority: number; outcome: number }>();
  private readonly taken = new Set<string>();
  private readonly highest = new Map<string, number>();

  constructor(private readonly draft: DraftRows) {
    this.printed = draft.rows.map(({ cells }) => readPrinted(cells.ref ?? ''));
    const outcomes = new Set([
      ...draft.outcomes.map(({ printed }) => printed),
      ...draft.priorities.flatMap(({ outcomes: lines }) =>
        lines.flatMap((line) => plainText(line).match(/\b\d{1,3}\.\d{1,3}\b/g) ?? []),
      ),
      ...this.printed.map((one) => (isThree(one) ? one.numbers.slice(0, 2).join('.') : null)),
    ]);
    const twos = this.printed.map((one) =>
      one?.numbers.length === 2 && one.letter === null ? one.token : null,
    );
    const seen = new Set<string>();
    this.twoIsOutcome = twos.some((two, index) => {
      if (two === null) return false;
      const again = seen.has(two) || draft.rows[index]?.shared === true;
      seen.add(two);
      return again || outcomes.has(two);
    });
    this.letterIsPriority = this.printed.every((one, index) => {
      const priority = draft.rows[index]?.priority ?? null;
      return one?.letter == null || priority === null || priority === one.letter;
    });
  }

  rows(): PublishedRow[] {
    this.numberOutcomes();
    const spots = this.draft.rows.map((row, index) => this.spotOf(row, this.printed[index] ?? null));
    const refs = this.printed.map((one) => (isThree(one) ? one.token : null));
    for (const ref of refs) if (ref !== null) this.take(ref);
    const wanted = new Map<number, string>();
    spots.forEach(({ priority, outcome, number }, index) => {
      if (number === null || refs[index] !== null) return;
      const ref = `${priority}.${outcome}.${number}`;
      if (this.taken.has(ref)) wanted.set(index, ref);
      else refs[index] = this.take(ref);
    });
    return this.draft.rows.map((row, index) => {
      const spot = spots[index] ?? { priority: 1, outcome: 1, number: null };
      const byPlace = refs[index] === null;
      const ref = refs[index] ?? this.nextIn(spot);
      return this.published(row, this.printed[index] ?? null, ref, byPlace, wanted.get(index));
    });
  }

  /** Outcomes that the plan gives no number are counted on in their priority. */
  private numberOutcomes(): void {
    const used = new Set(this.printed.map((one) => (isThree(one) ? one.numbers.slice(0, 2).join('.') : '')));
    for (const { priority, printed } of this.draft.outcomes) {
      if (typeof printed === 'string') used.add(printed);
      if (typeof printed === 'number') used.add(`${priority ?? 1}.${printed}`);
    }
    // Rows with refs of their own say to which outcome a title without a number belongs.
    const own = new Map<object, string>();
    this.draft.rows.forEach(({ outcome }, index) => {
      const printed = this.printed[index];
      if (outcome === null || own.has(outcome) || !isThree(printed)) return;
      own.set(outcome, printed.numbers.slice(0, 2).join('.'));
    });
    const next = new Map<number, number>();
    for (const draft of this.draft.outcomes) {
      const { printed, title } = draft;
      let [priority, outcome] = [draft.priority ?? 1, typeof printed === 'number' ? printed : 1];
      if (typeof printed === 'string') [priority = 1, outcome = 1] = printed.split('.').map(Number);
      else if (printed === null) {
        const ref = own.get(draft);
        if (ref !== undefined) [priority = 1, outcome = 1] = ref.split('.').map(Number);
        else {
          outcome = next.get(priority) ?? 1;
          while (used.has(`${priority}.${outcome}`) && outcome < HIGHEST) outcome += 1;
          next.set(priority, outcome);
        }
        used.add(`${priority}.${outcome}`);
      }
      this.outcomeNumbers.set(draft, { priority, outcome });
      this.outcomes.push({ ref: `${priority}.${outcome}`, title });
    }
  }

  private spotOf(row: RowDraft, printed: PrintedRef | null): Spot {
    const above = row.outcome === null ? undefined : this.outcomeNumbers.get(row.outcome);
    const [first = 1, second = 1] = printed?.numbers ?? [];
    if (printed === null || (row.shared && printed.numbers.length === 1)) {
      const priority = above?.priority ?? row.priority ?? (printed === null ? 1 : first);
      return { priority, outcome: above?.outcome ?? 1, number: null };
    }
    if (printed.letter !== null) {
      const several = printed.numbers.length > 1;
      const number = printed.parted || several || row.shared ? null : first;
      if (this.letterIsPriority) {
        if (several) {
          const own = printed.numbers.length === 2 && !printed.parted ? second : null;
          return { priority: printed.letter, outcome: first, number: own };
        }
        const outcome = above?.priority === printed.letter ? above.outcome : 1;
        return { priority: printed.letter, outcome, number };
      }
      return { priority: row.priority ?? 1, outcome: printed.letter, number };
    }
    if (printed.numbers.length > 2) return { priority: first, outcome: second, number: null };
    if (printed.numbers.length === 2) {
      if (this.twoIsOutcome) return { priority: first, outcome: second, number: null };
      const outcome = above?.priority === first ? above.outcome : 1;
      return { priority: first, outcome, number: printed.parted ? null : second };
    }
    const priority = above?.priority ?? row.priority ?? 1;
    return { priority, outcome: above?.outcome ?? 1, number: printed.parted ? null : first };
  }

  private nextIn({ priority, outcome }: Spot): string {
    let within = outcome;
    while ((this.highest.get(`${priority}.${within}`) ?? 0) >= HIGHEST) within = (within % HIGHEST) + 1;
    return this.take(`${priority}.${within}.${(this.highest.get(`${priority}.${within}`) ?? 0) + 1}`);
  }

  private take(ref: string): string {
    const end = ref.lastIndexOf('.');
    const [outcome, number] = [ref.slice(0, end), Number(ref.slice(end + 1))];
    this.highest.set(outcome, Math.max(number, this.highest.get(outcome) ?? 0));
    this.taken.add(ref);
    return ref;
  }

  private published(
    { source, cells, fill, findings }: RowDraft,
    printed: PrintedRef | null,
    ref: string,
    byPlace: boolean,
    taken: string | undefined,
  ): PublishedRow {
    if (isThree(printed)) return { source, cells, fill, findings };
    const words = printed?.token ?? plainText(cells.ref ?? '');
    const prints =
      words === ''
        ? 'gives this action no number'
        : `prints “${words}”${taken === undefined ? '' : `, but ${taken} is taken`}`;
    const message = `The plan ${prints}; here it is ${ref}${byPlace ? ', by its place' : ''}.`;
    const text = words === '' ? plainText(cells.action ?? '') : words;
    return {
      source,
      cells: { ...cells, ref: tidy(`${ref} ${printed?.rest ?? ''}`) },
      fill,
      findings: [{ code: 'ref-made', message, text }, ...findings],
    };
  }
}
