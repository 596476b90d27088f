import type { Action, Person, Priority } from './action.js';
import type { Meeting } from './digest.js';
import type { Finding, Plan } from './plan.js';
import type { ActionUpdate, Change } from './report.js';

/** The register as one reading found it. */
export interface RegisterReading {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  readonly meetings: readonly Meeting[];
  /** What could not be read, and what an officer should put right. */
  readonly findings: readonly Finding[];
}

/** What became of a change that was to be written. */
export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly etag: string }
  /** The row has moved on since the change was decided. The action as it stands now comes with it. */
  | { readonly outcome: 'conflict'; readonly current: Action }
  | { readonly outcome: 'gone' };

/** What an import did. */
export interface ImportResult {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
}

/** The lists in SharePoint. Every method throws a `CodedError` when SharePoint cannot be reached. */
export interface Register {
  /** The register as it stands now, whole or not at all. */
  read(): Promise<RegisterReading>;
  /** One action as it stands now, or `null` where the register has none of that ref. */
  readAction(ref: string): Promise<Action | null>;
  /** The reports, oldest first: of one action, or of all. */
  readUpdates(ref?: string): Promise<readonly ActionUpdate[]>;
  /**
   * Writes a change: its row with `If-Match`, then its row in `Action updates`. Safe to repeat: a
   * change whose `updateKey` is already in `Action updates` is not written again.
   */
  save(change: Change): Promise<SaveOutcome>;
  /** Creates the lists and columns that are missing; says what it created, in plain words. */
  provision(): Promise<readonly string[]>;
  /** Writes a published plan into the lists; existing rows keep what people have said and changed. */
  importPlan(
    plan: Plan,
    people: ReadonlyMap<string, Person>,
    progress?: (done: number, of: number) => void,
  ): Promise<ImportResult>;
}
