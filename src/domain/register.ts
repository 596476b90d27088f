import type { Action, Person, Priority } from './action.js';
import type { Meeting } from './digest.js';
import type { Inspection } from './inspection.js';
import type { Measure, MeasureReading } from './measure.js';
import type { PaperFile } from './paper.js';
import type { Finding, Plan } from './plan.js';
import type { ActionUpdate, Change } from './report.js';

/** The register as one reading found it. */
export interface RegisterReading {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  readonly meetings: readonly Meeting[];
  /** The rows of `Action updates`, in the order in which they were added. */
  readonly updates: readonly ActionUpdate[];
  /** By priority, and within one in the order of their refs. */
  readonly measures: readonly Measure[];
  /** The rows of `Measure readings`, in the order in which they were added. */
  readonly measureReadings: readonly MeasureReading[];
  /** What could not be read, and what an officer should put right. */
  readonly findings: readonly Finding[];
}

/** What became of a change that was to be written. */
export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly etag: string }
  /** The row has moved on since the change was decided. The action as it stands now comes with it. */
  | { readonly outcome: 'conflict'; readonly current: Action }
  | { readonly outcome: 'gone' }
  /** It was to take back a report that never came to SharePoint. */
  | { readonly outcome: 'void' };

/** What an import did with the actions, by ref. */
export interface ImportResult {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
}

/** What an import would do with the actions, by ref. */
export interface ImportPreview {
  readonly added: readonly string[];
  /** With the columns that would follow the plan, as people see them called. */
  readonly changed: readonly { readonly ref: string; readonly columns: readonly string[] }[];
  readonly unchanged: readonly string[];
  /** What is in the list and not in the plan: it stays as it is. */
  readonly notInPlan: readonly string[];
}

/** Something that could not be set up, and what a person can do about it: a plain sentence each. */
export interface Shortfall {
  readonly message: string;
  readonly remedy: string;
}

/** What setting up the lists did: a plain sentence for each thing. All is empty where nothing was missing. */
export interface Provisioned {
  /** Lists and columns that were not there. */
  readonly created: readonly string[];
  /** Indexes, uniqueness and choices that a column lacked. */
  readonly changed: readonly string[];
  /** What was left as it was. */
  readonly left: readonly Shortfall[];
}

/** The lists in SharePoint. Every method throws a `CodedError` when SharePoint cannot be reached. */
export interface Register {
  /** The register as it stands now, whole or not at all. */
  read(): Promise<RegisterReading>;
  /** One action as it stands now, or `null` where the register has none of that ref. */
  readAction(ref: string): Promise<Action | null>;
  /** The history of one action, in the order in which its rows were added. */
  readUpdates(ref: string): Promise<readonly ActionUpdate[]>;
  /**
   * Writes a change: its row with `If-Match`, then its row in `Action updates`. Safe to repeat: a
   * change whose `updateKey` is already in `Action updates` is not written again.
   */
  save(change: Change): Promise<SaveOutcome>;
  /** Adds a row to `Action updates`, unless one of its `updateKey` is there. */
  addUpdate(update: ActionUpdate): Promise<void>;
  /**
   * Writes a figure: its row in `Measure readings`, then its measure's row, unless that has a later one. Safe to
   * repeat. `gone`: there is no such measure, and nothing was written.
   */
  saveFigure(reading: MeasureReading): Promise<'saved' | 'gone'>;
  /**
   * Puts a paper into the site's document library, in the place of one of the same name, and gives the address at
   * which people open it. Throws a `CodedError`: `library-refused`, `paper-open` or `paper-too-large` too.
   */
  filePaper(paper: PaperFile): Promise<string>;
  /** Looks at the site, its lists and its people; what stands in the way is in the answer, never thrown. */
  inspect(): Promise<Inspection>;
  /**
   * Creates the lists and columns that are missing, and adds what a column lacks; what people have
   * added or renamed stays. Throws a `CodedError` `provision-not-allowed` where the identity may not.
   */
  provision(): Promise<Provisioned>;
  /**
   * Writes a published plan with its measures into the lists; existing rows keep what people have said
   * and changed.
   */
  importPlan(
    plan: Plan,
    people: ReadonlyMap<string, Person>,
    progress?: (done: number, of: number) => void,
  ): Promise<ImportResult>;
  /** What `importPlan` would do, of which nothing is done. Where the lists are not there yet, all would be added. */
  previewImport(plan: Plan, people: ReadonlyMap<string, Person>): Promise<ImportPreview>;
}
