import type { CivilDate, Instant } from './civil-date.js';
import type { Rag } from './rag.js';

/** How exact a published date is. */
export type DuePrecision = 'day' | 'month' | 'quarter' | 'term' | 'year';

/** How often an action comes round again. `unstated`: the plan says that it does, not how often. */
export type Repeats = '1 month' | '2 months' | '3 months' | '4 months' | '6 months' | '1 year' | 'unstated';

/** Every value of `Repeats`. */
export const REPEATS: readonly Repeats[] = [
  '1 month',
  '2 months',
  '3 months',
  '4 months',
  '6 months',
  '1 year',
  'unstated',
];

/** A date as a plan publishes it. Without a date, `text` is what stands there and the rest is `null`. */
export interface Due {
  readonly text: string;
  /** The last day of what the plan says; in a range, of its first part. */
  readonly on: CivilDate | null;
  readonly precision: DuePrecision | null;
  /** In a range, the last day of the whole. */
  readonly until: CivilDate | null;
  readonly repeats: Repeats | null;
  readonly ongoing: boolean;
}

/** A dated step on the way to an action. */
export interface Milestone {
  readonly on: CivilDate;
  readonly text: string;
}

/** Somebody the bot can write to. The UPN is in lower case; an outside address where there is no UPN. */
export interface Person {
  readonly name: string;
  readonly upn: string;
}

/** Somebody as the plan names them. */
export interface NamedLead {
  readonly name: string;
  readonly role: string | null;
}

/** Where a row stands in SharePoint, and the version that was read. */
export interface ListRow {
  readonly id: string;
  /** With its own quotes, to be sent unchanged in `If-Match`. */
  readonly etag: string;
  /** The row's address for a person, or `''`. */
  readonly webUrl: string;
  /** When the row was last changed, by whatever hand; `null` where SharePoint does not say. */
  readonly editedAt: Instant | null;
  /** Who changed it last; `null` where it was an app. */
  readonly editedBy: Person | null;
}

/** One action of the register, as the list stands now. */
export interface Action {
  readonly ref: string;
  readonly priority: number;
  readonly outcome: string;
  readonly links: readonly string[];
  /** A short title for cards, at most 120 characters. */
  readonly title: string;
  /** The action as published. */
  readonly text: string;
  /** The baseline date; never changed by the bot. */
  readonly dueOn: CivilDate | null;
  /** The date as published: `August 2022`. */
  readonly dueText: string;
  readonly revisedDueOn: CivilDate | null;
  readonly revisedDueAgreed: boolean;
  readonly repeats: Repeats | null;
  readonly milestones: readonly Milestone[];
  /** Whom the bot writes to. */
  readonly people: readonly Person[];
  readonly leads: readonly NamedLead[];
  readonly coLeads: readonly NamedLead[];
  readonly partners: string;
  readonly resource: string;
  readonly successMeasure: string;
  readonly rag: Rag | null;
  /** When the RAG was set in the list itself, where nobody has reported since; else `null`. */
  readonly ragSetAt: Instant | null;
  /** The latest note, with its date and writer. */
  readonly progress: string;
  readonly evidence: string;
  /** The day up to which what was written is fit to publish, as the officer has marked it; `null`: nothing is. */
  readonly publishNotesTo: CivilDate | null;
  /** What the chair has asked and nobody has answered yet. */
  readonly question: string;
  readonly lastUpdateAt: Instant | null;
  readonly lastUpdateBy: string;
  /** The row only points at other actions ("See 2.4.1"). */
  readonly crossReference: boolean;
  readonly row: ListRow;
}

/** A priority of the plan. */
export interface Priority {
  readonly number: number;
  readonly title: string;
  readonly leads: readonly NamedLead[];
  readonly people: readonly Person[];
  readonly outcomes: readonly Outcome[];
  readonly row: ListRow;
}

/** An outcome of a priority. */
export interface Outcome {
  readonly ref: string;
  readonly title: string;
}

/** The date that now stands: the revised one where there is one, else the baseline. */
export function agreedDueOn(action: Pick<Action, 'dueOn' | 'revisedDueOn'>): CivilDate | null {
  return action.revisedDueOn ?? action.dueOn;
}

/** The new date that the chair has still to agree, or `null` where there is none. */
export function dateToAgree({
  revisedDueOn,
  revisedDueAgreed,
}: Pick<Action, 'revisedDueOn' | 'revisedDueAgreed'>): CivilDate | null {
  return revisedDueAgreed ? null : revisedDueOn;
}

/** Refs in the order of their numbers: 2.1.10 after 2.1.9, and 2.1 before 2.1.1. */
export function compareRefs(a: string, b: string): number {
  let [left, right] = [0, 0];
  // Digit by digit: a long register is compared a million times, and parts of texts would have to be thrown away.
  while (left < a.length || right < b.length) {
    const [ending, otherEnding] = [endOfNumber(a, left), endOfNumber(b, right)];
    const difference = numberAt(a, left, ending) - numberAt(b, right, otherEnding);
    if (difference !== 0) return difference;
    [left, right] = [ending + 1, otherEnding + 1];
  }
  return 0;
}

function endOfNumber(ref: string, from: number): number {
  const end = ref.indexOf('.', from);
  return end === -1 ? ref.length : end;
}

/** `-1` where there is none. */
function numberAt(ref: string, from: number, to: number): number {
  if (from >= to) return -1;
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + ref.charCodeAt(at) - 48;
  return number;
}

/** The text of a ref: three numbers, as in `3.2.1`. */
export const REF_SHAPE = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;
