import type { CivilDate, Instant } from './civil-date.js';
import type { Rag } from './rag.js';

/** Somebody who speaks to the bot, as the signed activity and the roster show them. */
export interface Actor {
  readonly name: string;
  /** Lower case. */
  readonly upn: string;
  /** Lower case, where it is not their UPN: a guest's own address. */
  readonly email?: string;
}

/** How a report came in. */
export type ReportSource = 'card' | 'reply' | 'officer' | 'sharepoint' | 'import';

/** What somebody says of one action. Nothing in it is believed until `decide` has allowed it. */
export interface Report {
  readonly ref: string;
  readonly rag: Rag;
  readonly note: string;
  /** What is being done about it, and what happens if nothing is; `''` where that was left out. */
  readonly doing: string;
  readonly otherwise: string;
  readonly evidence: string;
  /** The new date, or `null` where the date does not move. */
  readonly revisedDueOn: CivilDate | null;
  /** Who says it. */
  readonly by: Actor;
  /** The lead for whom an officer (`by`) entered it, else `null`. */
  readonly reportedFor: Actor | null;
  readonly source: ReportSource;
  /** The instant at which it was said. */
  readonly at: Instant;
  /** The same for the same click, however often it arrives. */
  readonly updateKey: string;
  /** They say that what looks like a date of birth is none. */
  readonly noBirthDate?: boolean;
}

/** What somebody says of an action, before it is anybody's report. */
export type Said = Pick<
  Report,
  'ref' | 'rag' | 'note' | 'doing' | 'otherwise' | 'evidence' | 'revisedDueOn' | 'source' | 'noBirthDate'
>;

/** What a report needs. */
export interface ReportPolicy {
  /** A Complete without evidence is refused; else it is taken, and the digest asks for it. */
  readonly completeNeedsEvidence: boolean;
}

/** The policy where `POLICY` names no other. */
export const DEFAULT_REPORT_POLICY: ReportPolicy = { completeNeedsEvidence: false };

/** What a report does to the register: one row changed, one row added to `Action updates`. */
export interface Change {
  readonly ref: string;
  /** The UPN of whoever told the bot: the one to be told what became of it. */
  readonly by: string;
  /** The action's row as it stood when the change was decided. */
  readonly row: { readonly id: string; readonly etag: string };
  /** Only what changes. */
  readonly fields: ActionFields;
  /** What those columns held, and the RAG always: tells whether somebody else has changed them since. */
  readonly base: ActionFields;
  readonly update: ActionUpdate;
}

/** The columns of an action that a report may change. `null` empties one. */
export interface ActionFields {
  readonly rag?: Rag | null;
  readonly progress?: string;
  readonly evidence?: string;
  readonly question?: string | null;
  readonly revisedDueOn?: CivilDate | null;
  readonly revisedDueAgreed?: boolean;
  readonly lastUpdateAt?: Instant | null;
  readonly lastUpdateBy?: string;
}

/** One row of `Action updates`: one report, or one edit in SharePoint itself; never changed once written. */
export interface ActionUpdate {
  readonly updateKey: string;
  readonly ref: string;
  readonly reportedAt: Instant;
  readonly reportedBy: string;
  readonly reportedByUpn: string;
  /** The officer who entered it for the lead, else `''`. */
  readonly enteredBy: string;
  readonly fromRag: Rag | null;
  readonly toRag: Rag | null;
  readonly fromDueOn: CivilDate | null;
  readonly toDueOn: CivilDate | null;
  /** Who led it before and after: `Name <address>`, one a line; `''` in both where that did not change. */
  readonly fromLeads: string;
  readonly toLeads: string;
  readonly note: string;
  readonly evidence: string;
  readonly source: ReportSource;
}

/**
 * Whether somebody reported it to the bot: neither took a report back, nor spoke for the chair, nor changed it in
 * SharePoint itself.
 */
export function isReport(update: ActionUpdate): boolean {
  const toBot = update.source !== 'sharepoint' && update.source !== 'import';
  return toBot && !isUndo(update) && !isChairs(update);
}

/** Which row of `Action updates` it is. */
type Keyed = Pick<ActionUpdate, 'updateKey'>;

const UNDO = 'undo-';

/** The `updateKey` of the row that takes a report back: one report is taken back once. */
export function undoKeyOf(updateKey: string): string {
  return UNDO + updateKey;
}

/** The `updateKey` of the report that such a row takes back. */
export function undoneKeyOf(undoKey: string): string {
  return undoKey.slice(UNDO.length);
}

/** Whether an update takes a report back. */
export function isUndo({ updateKey }: Keyed): boolean {
  return updateKey.startsWith(UNDO);
}

/** How the `updateKey` of what the chair does begins. */
export const CHAIR_KEYS = { ask: 'ask-', agree: 'agree-', keep: 'keep-' } as const;

/** Whether the chair has asked something: `note` is the question. */
export function isQuestion({ updateKey }: Keyed): boolean {
  return updateKey.startsWith(CHAIR_KEYS.ask);
}

/** Whether the chair has agreed the date to which an action has moved. */
export function isAgreement({ updateKey }: Keyed): boolean {
  return updateKey.startsWith(CHAIR_KEYS.agree);
}

/** Whether the chair has kept the old date: `fromDueOn` is the one refused, `toDueOn` the one that stands again. */
export function isDateKept({ updateKey }: Keyed): boolean {
  return updateKey.startsWith(CHAIR_KEYS.keep);
}

/** Whether the chair has ruled on the date to which an action has moved. */
export function isRuling(update: Keyed): boolean {
  return isAgreement(update) || isDateKept(update);
}

/** Whether the chair, or an officer for the chair, has asked or ruled: nobody reported how the action stands. */
export function isChairs(update: Keyed): boolean {
  return isQuestion(update) || isRuling(update);
}

/** Whether an update says something of how the action stands, which is what the column `Progress` then holds. */
export function hasNote(update: ActionUpdate): boolean {
  return update.note !== '' && !isQuestion(update);
}

/** The updates without those that were taken back, and without what took them back. */
export function standingUpdates(updates: readonly ActionUpdate[]): readonly ActionUpdate[] {
  if (!updates.some(isUndo)) return updates;
  const undone = new Set(updates.filter(isUndo).map(({ updateKey }) => updateKey));
  return updates.filter((update) => !isUndo(update) && !undone.has(undoKeyOf(update.updateKey)));
}

/** Why a report was not taken, said to the person who made it. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong and what to do, in plain words. */
  readonly message: string;
  /** The input it is about, where it is one. */
  readonly field: ReportField | null;
}

/** The inputs of the report form. */
export type ReportField =
  | 'rag'
  | 'note'
  | 'doing'
  | 'otherwise'
  | 'evidence'
  | 'revisedDueOn'
  | 'reportedFor';

/** The kinds of refusal. */
export type RefusalCode =
  | 'not-yours'
  | 'not-in-register'
  | 'reason-missing'
  | 'evidence-missing'
  | 'date-not-after-today'
  | 'date-unchanged'
  | 'date-on-complete'
  | 'date-passed'
  | 'no-lead-of-it'
  | 'nothing-to-undo'
  | 'changed-since'
  | 'too-long'
  | 'child-data'
  | 'birth-date'
  | 'cross-reference'
  | 'not-the-chair'
  | 'question-missing'
  | 'no-new-date'
  | 'date-changed';

/** What became of a report. */
export type Decision =
  | { readonly allowed: true; readonly change: Change }
  | { readonly allowed: false; readonly refusal: Refusal };
