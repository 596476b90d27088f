import type { ListRow } from './action.js';
import type { CivilDate, Instant } from './civil-date.js';

/** What a measure is counted in, where it began and where it is to go. */
export interface MeasureAim {
  /** `%`, `days`; `''` where nobody has said. */
  readonly unit: string;
  /** Which way is better; `null` where nobody has said. */
  readonly better: 'higher' | 'lower' | null;
  readonly baseline: number | null;
  readonly baselineOn: CivilDate | null;
  readonly target: number | null;
  readonly targetOn: CivilDate | null;
}

/** An impact measure: how one will know that children and families are better off. A row of `Impact measures`. */
export interface Measure extends MeasureAim {
  /** `M3.1`: the first measure of priority 3. */
  readonly ref: string;
  readonly priority: number;
  /** As published. */
  readonly text: string;
  /** The latest figure, and the day that it is of. */
  readonly actual: number | null;
  readonly actualOn: CivilDate | null;
  readonly note: string;
  readonly row: ListRow;
}

/** A figure that somebody has given: a row of `Measure readings`. */
export interface MeasureReading {
  /** Unique, so that a figure is written once however often it is tried. */
  readonly readingKey: string;
  readonly ref: string;
  readonly actual: number;
  /** The day that it is of. */
  readonly actualOn: CivilDate;
  readonly reportedAt: Instant;
  readonly reportedBy: string;
  readonly note: string;
}
