import type { AskedQuestion } from './asked-questions.js';
import type { CivilDate, Instant } from './civil-date.js';
import type { Rag } from './rag.js';

/** The digest of one day: what a chair reads before the meeting. */
export interface Digest {
  readonly asOf: CivilDate;
  readonly since: CivilDate;
  /** What has changed since, in words. */
  readonly headline: string;
  /** The counts in words: `101 actions: 23 complete, 12 green, 66 with no update. 17 are overdue.` */
  readonly counts: string;
  readonly totals: DigestTotals;
  /** The totals on the morning of `since`: what is said from that day on has changed them. */
  readonly before: DigestTotals;
  readonly priorities: readonly DigestPriority[];
  /** What the chair has asked since, and what nobody has answered yet. */
  readonly asked: readonly AskedQuestion[];
  readonly sections: DigestSections;
  /** The open actions in none of the sections: on track, reported since, and not due yet. */
  readonly quiet: number;
  /** The rows that only point at other actions and take no report of their own. */
  readonly pointers: number;
  /** The last day of what is due next. */
  readonly dueUntil: CivilDate;
  /** The day of the next SENDIG meeting, or `null` where none is known. */
  readonly nextMeetingOn: CivilDate | null;
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
  /** How many of its open actions have a RAG on which nobody has reported since. */
  readonly notReported: number;
}

/** What a board reads, in the order in which it reads it. */
export interface DigestSections {
  readonly overdue: readonly DigestEntry[];
  readonly red: readonly DigestEntry[];
  readonly amber: readonly DigestEntry[];
  readonly completedSince: readonly DigestEntry[];
  readonly dateMoved: readonly MovedEntry[];
  readonly dueNext: readonly DigestEntry[];
  readonly noUpdate: readonly SilentEntry[];
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
  readonly evidence: string;
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
  /** When it moved last; `null` where that was done in the list and nobody saw when. */
  readonly movedOn: CivilDate | null;
  /** What was said when it moved last; `''` where nothing was. */
  readonly reason: string;
  readonly agreed: boolean;
}

/** An action on which nobody has reported since. */
export interface SilentEntry extends DigestEntry {
  /** How often its leads were asked since its last report, and when last. */
  readonly asked: { readonly times: number; readonly lastOn: CivilDate | null };
}

/** What a question for the chair is about. */
export type QuestionKind =
  | 'green-past-date'
  | 'green-silent'
  | 'no-change'
  | 'complete-without-evidence'
  | 'no-reason'
  | 'red-without-plan'
  | 'depends-on-late'
  | 'measure-worse';

/** A contradiction, put as a question for the chair. */
export interface DigestQuestion {
  readonly ref: string;
  readonly kind: QuestionKind;
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
