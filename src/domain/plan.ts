import type { Due, Milestone, NamedLead, Outcome } from './action.js';
import type { CivilDate } from './civil-date.js';
import type { MeasureAim } from './measure.js';
import type { Rag } from './rag.js';

/** A published plan as the importer read it. */
export interface Plan {
  readonly priorities: readonly PlanPriority[];
  readonly actions: readonly PlanAction[];
  readonly findings: readonly Finding[];
}

/** A priority as published. */
export interface PlanPriority {
  readonly number: number;
  readonly title: string;
  readonly leads: readonly NamedLead[];
  readonly outcomes: readonly Outcome[];
  readonly impactMeasures: readonly string[];
  /** What is known of each of them beside its words, which is all that a plan in a file says. */
  readonly aims?: readonly MeasureAim[];
}

/** An action as published. */
export interface PlanAction {
  readonly ref: string;
  readonly priority: number;
  readonly outcome: string;
  readonly links: readonly string[];
  /** The whole text, joined over page breaks. */
  readonly action: string;
  readonly due: Due;
  /** The date that replaced it in the plan itself, where one does. */
  readonly revisedDue: Due | null;
  readonly leads: readonly NamedLead[];
  readonly coLeads: readonly NamedLead[];
  readonly partners: string;
  readonly resource: string;
  readonly measure: string;
  readonly progress: string;
  readonly milestones: readonly Milestone[];
  /** `null` means the plan does not say: never a guess. */
  readonly rag: Lowercase<Rag> | null;
  readonly crossReference: boolean;
  /** Refs that the text speaks of. */
  readonly mentions: readonly string[];
  /** Where it came from; `null` for an action that was read from the register. */
  readonly source: Source | null;
}

/** Where in its file an action starts; lines, tables and rows are counted from 1. */
export type Source =
  | { readonly line: number }
  /** A cell as Excel names it: `A7`. */
  | { readonly sheet: string; readonly cell: string }
  | { readonly table: number; readonly row: number };

/** Where that is, for a person: `line 12`, `cell A7 of the sheet Plan`, `row 3 of table 2`. */
export function placeInWords(source: Source): string {
  if ('line' in source) return `line ${String(source.line)}`;
  return 'sheet' in source
    ? `cell ${source.cell} of the sheet ${source.sheet}`
    : `row ${String(source.row)} of table ${String(source.table)}`;
}

/** Something that was guessed, repaired or could not be read. */
export interface Finding {
  readonly code: FindingCode;
  /** The action it is about, or `null`. */
  readonly ref: string | null;
  /** One plain sentence. */
  readonly message: string;
  /** The words it is about. */
  readonly text: string;
  /** The address, for a person, of the row that it is about. */
  readonly webUrl?: string;
}

/** What kinds of finding there are; a script may rely on them. */
export type FindingCode =
  | 'no-due-date'
  | 'unreadable-date'
  | 'date-read-as'
  | 'no-lead'
  | 'lead-is-a-body'
  | 'lead-read-as'
  | 'name-variant'
  | 'unbalanced-brackets'
  | 'duplicate-ref'
  | 'cross-reference'
  | 'joined-over-page'
  | 'second-date-in-action'
  | 'revised-date'
  | 'milestone-after-due'
  | 'milestone-contradicts-due'
  | 'unreadable-rag'
  | 'rag-from-colour'
  | 'row-not-understood'
  | 'outcome-not-listed'
  | 'ref-made'
  | 'column-not-read'
  | 'missing-column'
  | 'missing-list'
  | 'row-set-aside'
  | 'person-not-matched'
  | 'due-text-differs';

/** The last day of what a plan says: the end of the range where there is one. */
export function dueOnOf(due: Due): CivilDate | null {
  return due.until ?? due.on;
}
