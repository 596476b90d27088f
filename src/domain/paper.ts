import type { CivilDate } from './civil-date.js';

/** The papers the officer can have: for the board each month, each quarter, for the DfE, and the plan itself. */
export const PAPER_KINDS = ['sendig', 'impact', 'six-month', 'plan'] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

/** Which paper is asked for. Days are civil dates in the site's zone. */
export interface PaperRequest {
  kind: PaperKind;
  asOf: CivilDate;
  /** The day it is compared with; null leaves the choice to the kind (the last digest, a quarter, six months). */
  since: CivilDate | null;
  /** Whom a `sendig` paper addresses, as the officer writes it; null is SENDIG itself. */
  board: string | null;
  /** Posts instead of people's names, and only the notes that are marked fit to publish. */
  forPublication: boolean;
}

/** A finished Word file. */
export interface PaperFile {
  /** `SENDIG action register 2022-09-30.docx` */
  fileName: string;
  title: string;
  bytes: Uint8Array;
}
