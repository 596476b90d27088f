import type { CivilDate, Instant } from './civil-date.js';
import type { Rag } from './rag.js';

/** The digest of one day: what a chair reads before the meeting. */
export interface Digest {
  readonly asOf: CivilDate;
  readonly since: CivilDate;
  /** The one sentence that says most. */
  readonly headline: string;
  readonly totals: DigestTotals;
  readonly priorities: readonly DigestPriority[];
  readonly sections: DigestSections;
}

/** Each action is counted once, as it stood at the end of `asOf`. */
export interface RagCounts {
  readonly red: number;
  readonly amber: number;
  readonly green: number;
  readonly complete: number;
  readonly noUpdate: number;
}

/** The counts of the whole register. */
export interface DigestTotals extends RagCounts {
  readonly actions: number;
  readonly overdue: number;
  readonly dueNext: number;
}

/** The counts of one priority, with the refs that are overdue. */
export interface DigestPriority extends RagCounts {
  readonly number: number;
  readonly title: string;
  readonly leads: readonly string[];
  readonly overdue: readonly string[];
}

/** What a board reads, in the order in which it reads it. */
export interface DigestSections {
  readonly overdue: readonly DigestEntry[];
  readonly red: readonly DigestEntry[];
  readonly amber: readonly DigestEntry[];
  readonly completedSince: readonly DigestEntry[];
  readonly dateMoved: readonly MovedEntry[];
  readonly dueNext: readonly DigestEntry[];
  readonly noUpdate: readonly DigestEntry[];
  readonly questions: readonly DigestQuestion[];
  readonly unreached: readonly UnreachedPerson[];
}

/** One action in a section. */
export interface DigestEntry {
  readonly ref: string;
  /** The short title. */
  readonly action: string;
  readonly leads: readonly string[];
  /** The date now agreed. */
  readonly dueOn: CivilDate | null;
  readonly rag: Lowercase<Rag> | null;
  readonly note: string;
  /** When it was last reported, or `null`. */
  readonly reportedAt: Instant | null;
  /** When its RAG was set in the list itself, where nobody has reported since; else `null`. */
  readonly setAt: Instant | null;
}

/** An action whose date has moved. */
export interface MovedEntry extends DigestEntry {
  readonly baselineOn: CivilDate | null;
  /** How often it moved. */
  readonly times: number;
  /** By how many days, all in all. */
  readonly days: number;
  readonly agreed: boolean;
}

/** A contradiction, put as a question for the chair. */
export interface DigestQuestion {
  readonly ref: string;
  readonly question: string;
}

/** Somebody whom no message reached. */
export interface UnreachedPerson {
  readonly name: string;
  readonly upn: string | null;
  readonly why: string;
  readonly remedy: string;
}

/** A meeting of a board, as the officer keeps it in `Meetings`. */
export interface Meeting {
  readonly board: string;
  readonly meetingOn: CivilDate;
  readonly papersDueOn: CivilDate | null;
}
