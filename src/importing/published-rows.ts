import type { Finding, Source } from '../domain/plan.js';
import type { Glossary } from './cells/initials.js';
import type { LooseFinding } from './cells/parse-due.js';

/** What a column of an action table holds. */
export type Column =
  | 'ref'
  | 'action'
  | 'due'
  | 'lead'
  | 'partners'
  | 'resource'
  | 'measure'
  | 'progress'
  /** Only where it has a column of its own beside the progress. */
  | 'rag';

/** One row of an action table, whole, whatever the format it came from. Tags still stand in its cells. */
export interface PublishedRow {
  /** Where it starts. */
  readonly source: Source;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** The shade of the cell with its RAG, `rrggbb` in lower case; `null` where it has none. */
  readonly fill: string | null;
  /** What was found while its parts were put together. */
  readonly findings: readonly LooseFinding[];
}

/** A priority as it stands above its table. Tags still stand in its texts. */
export interface PublishedPriority {
  readonly number: number;
  readonly title: string;
  readonly leads: string;
  /** The lines under "Outcomes:". */
  readonly outcomes: readonly string[];
  /** The lines under "Impact Measures:". */
  readonly measures: readonly string[];
}

/** A priority while it is read. */
export type PriorityDraft = { -readonly [Key in keyof PublishedPriority]: PublishedPriority[Key] } & {
  outcomes: string[];
  measures: string[];
};

/** The outcome that heads some rows of a table. */
export interface PublishedOutcome {
  readonly ref: string;
  readonly title: string;
}

/** A published plan, taken apart but not yet read. */
export interface PublishedRows {
  readonly priorities: readonly PublishedPriority[];
  readonly outcomeRows: readonly PublishedOutcome[];
  readonly rows: readonly PublishedRow[];
  /** What could not be placed. */
  readonly findings: readonly Finding[];
  /** Whose initials the plan says are whose. */
  readonly glossary: Glossary;
}

/** What heads some rows, before they have the refs of the register. */
export interface OutcomeDraft {
  /** The number of its priority; `null` where it stands under none. */
  readonly priority: number | null;
  /** Its ref where the plan prints one of two numbers, its place among the outcomes where it prints one. */
  readonly printed: string | number | null;
  readonly title: string;
}

/** A row that may not have a ref of the register yet. */
export interface RowDraft extends PublishedRow {
  /** The number of the priority under which it stands; `null` where it stands under none. */
  readonly priority: number | null;
  readonly outcome: OutcomeDraft | null;
  /** Whether its ref is that of several rows, and so none of its own. */
  readonly shared: boolean;
}

/** A plan taken apart, whose rows may not have the refs of the register yet. */
export interface DraftRows {
  readonly priorities: readonly PriorityDraft[];
  readonly outcomes: readonly OutcomeDraft[];
  readonly rows: readonly RowDraft[];
  readonly findings: readonly Finding[];
}
