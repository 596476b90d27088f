import type { Action, Person } from './action.js';
import type { CivilDate, Instant } from './civil-date.js';
import type { Measure } from './measure.js';
import type { Quarter } from './quarter.js';

/** Why an action is in somebody's message. */
export type ReminderKind =
  | 'question'
  | 'due-soon'
  | 'due-today'
  | 'overdue'
  | 'update-request'
  | 'impact'
  | 'measure'
  | 'escalation';

/** One action in somebody's message. */
export interface ReminderItem {
  readonly action: Action;
  readonly kind: ReminderKind;
  /** The date now agreed. */
  readonly dueOn: CivilDate | null;
  /** `dueOn` minus the day of the message: negative when overdue. */
  readonly days: number | null;
  /** Why this person is asked, where they are not a lead of the action; else `''`. */
  readonly why: string;
}

/** The figure of a measure in somebody's message. */
export interface FigureItem {
  readonly measure: Measure;
  readonly quarter: Quarter;
}

/** All that is asked of one person on one day. */
export interface Reminder {
  readonly to: Person;
  readonly items: readonly ReminderItem[];
  /** The figures that are asked for. */
  readonly figures: readonly FigureItem[];
  /** By when updates are asked for: `by Thursday 22 September, for SENDIG on the 29th`; `''` where none are. */
  readonly request: string;
}

/** An open action of which nobody is asked that day, and why. */
export interface SkippedAction {
  readonly ref: string;
  /** A short reason in plain words: `no due date`. */
  readonly why: string;
}

/** Refs of actions that are held back: every one, or these. */
export type Held = 'all' | ReadonlySet<string>;

/** What a day's reminders come to. Every open action stands in `reminders` or in `skipped`. */
export interface ReminderPlan {
  readonly asOf: CivilDate;
  readonly reminders: readonly Reminder[];
  readonly skipped: readonly SkippedAction[];
  /** The refs of what should be escalated, where everybody who could be told is asked about it already. */
  readonly forOfficers: readonly string[];
}

/** One action of which somebody has been asked already: the ledger, as the planner sees it. */
export interface AskedBefore {
  readonly ref: string;
  readonly kind: ReminderKind;
  /** The due date that the question was about. */
  readonly dueOn: CivilDate | null;
  readonly upn: string;
  /** The day on which it was asked. */
  readonly askedOn: CivilDate;
  /** When its message was sent; what is left out is the start of that day. */
  readonly sentAt?: Instant;
}

/** When leads are asked. */
export interface ReminderPolicy {
  /** How many days before its date an action is asked for, most first. */
  readonly dueSoonDays: readonly number[];
  /** An action reported within so many days is left alone. */
  readonly quietDaysAfterReport: number;
  /** From so many days overdue without a report, the leads of the priority are told too. */
  readonly escalateAfterDays: number;
  /**
   * How many working days before the papers of the next SENDIG meeting are due (before the meeting, where
   * no such date is known) every open action without a report since the last digest is asked for.
   */
  readonly updateRequestDays: number;
}

/** The policy where `POLICY` names no other. */
export const DEFAULT_REMINDER_POLICY: ReminderPolicy = {
  dueSoonDays: [28, 7],
  quietDaysAfterReport: 7,
  escalateAfterDays: 28,
  updateRequestDays: 7,
};
