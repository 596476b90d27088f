import type { Finding, Source } from '../domain/plan.js';
import type { LooseFinding } from './parse-due.js';

/** What a column of an action table holds. */
export type Column = 'ref' | 'action' | 'due' | 'lead' | 'partners' | 'resource' | 'measure' | 'progress';

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
}
