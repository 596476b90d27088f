import { type Action, agreedDueOn } from './action.js';
import type { CivilDate, Instant } from './civil-date.js';
import { dueAfterReport } from './next-due.js';
import type { Rag } from './rag.js';
import { type ActionUpdate, hasNote, isAgreement, isReport, isRuling, standingUpdates } from './report.js';
import { wordsInProgress } from './report-words.js';
import { ragSetAt, unexplainedEdit } from './unexplained-edit.js';

/** An action as it stood at the end of a day. */
export interface ActionOnDay {
  readonly action: Action;
  readonly rag: Rag | null;
  /** The date agreed then, without regard to repeating. */
  readonly agreedOn: CivilDate | null;
  /** The date that counted then. */
  readonly dueOn: CivilDate | null;
  /** Whether a chair or officer had agreed that date. */
  readonly agreed: boolean;
  readonly note: string;
  readonly evidence: string;
  readonly reportedAt: Instant | null;
  readonly reportedOn: CivilDate | null;
  /** When it became Complete, where it was. */
  readonly completedOn: CivilDate | null;
  /** When its RAG was set in the list itself, where nobody had reported since; else `null`. */
  readonly setAt: Instant | null;
  /** Whether it was set to Red or Amber in SharePoint itself, and nobody had said why. */
  readonly unexplained: boolean;
  /** Its rows of `Action updates` of that day and before, oldest first, without those that were taken back. */
  readonly past: readonly ActionUpdate[];
}

/** How days are told: the site's zone, and which addresses are officers'. */
export interface DayParts {
  readonly zone: string;
  readonly dayOf: (instant: Instant) => CivilDate;
  /** UPNs. A date that an officer gives is agreed. */
  readonly officers: readonly string[];
}

/**
 * An action as it stood at the end of `day`. What was reported later is taken back: the first later
 * report tells the RAG and the date that it found; the note is the one of the last report before.
 *
 * @param updates its rows of `Action updates`, oldest first
 */
export function actionOnDay(
  action: Action,
  updates: readonly ActionUpdate[],
  day: CivilDate,
  parts: DayParts,
): ActionOnDay {
  const { dayOf } = parts;
  const later = firstAfter(updates, day, dayOf);
  const past = pastOf(updates, later);
  const { rag, agreedOn } = foundBy(action, updates[later]);
  const told =
    later === updates.length ? asItStands(action) : toldBefore(action, updates.slice(later), past, parts);
  const { reportedAt, reportedOn } = lastReported(action, past, day, dayOf);
  // Field by field: a spread of objects takes a hundred times as long, and a register may be long.
  return {
    action,
    rag,
    agreedOn,
    dueOn: action.repeats === null ? agreedOn : dueAgain(action, rag, agreedOn, reportedOn),
    // The date of the plan itself needs nobody's agreement.
    agreed: told.agreed || agreedOn === action.dueOn,
    note: told.note,
    evidence: told.evidence,
    reportedAt,
    reportedOn,
    completedOn: rag === 'Complete' ? completedOn(past, reportedOn, dayOf) : null,
    setAt: ragSetAt(past),
    unexplained: unexplainedEdit(past) !== null,
    past,
  };
}

/**
 * The RAG and the date that counted at the end of `day`, as `actionOnDay` tells them, for whoever only counts.
 * @param updates its rows of `Action updates`, oldest first
 */
export function standingOnDay(
  action: Action,
  updates: readonly ActionUpdate[],
  day: CivilDate,
  { dayOf }: DayParts,
): Pick<ActionOnDay, 'rag' | 'dueOn'> {
  const later = firstAfter(updates, day, dayOf);
  const { rag, agreedOn } = foundBy(action, updates[later]);
  if (action.repeats === null) return { rag, dueOn: agreedOn };
  const { reportedOn } = lastReported(action, pastOf(updates, later), day, dayOf);
  return { rag, dueOn: dueAgain(action, rag, agreedOn, reportedOn) };
}

function pastOf(updates: readonly ActionUpdate[], later: number): readonly ActionUpdate[] {
  return standingUpdates(later === updates.length ? updates : updates.slice(0, later));
}

/** What the first later row found, or what the action says where there is none. */
function foundBy(action: Action, next: ActionUpdate | undefined): Pick<ActionOnDay, 'rag' | 'agreedOn'> {
  return next === undefined
    ? { rag: action.rag, agreedOn: agreedDueOn(action) }
    : { rag: next.fromRag, agreedOn: next.fromDueOn };
}

/** The date that counts of what comes round again. */
function dueAgain(
  { repeats }: Action,
  rag: Rag | null,
  agreedOn: CivilDate | null,
  reportedOn: CivilDate | null,
): CivilDate | null {
  return dueAfterReport({ dueOn: agreedOn, revisedDueOn: null, repeats, rag }, reportedOn);
}

/** The position of the first row after `day`. Looked for from the end: most of a register is old. */
function firstAfter(updates: readonly ActionUpdate[], day: CivilDate, dayOf: DayParts['dayOf']): number {
  let position = updates.length;
  for (let at = updates.length - 1; at >= 0; at -= 1) {
    const update = updates[at];
    if (update === undefined || dayOf(update.reportedAt) <= day) break;
    position = at;
  }
  return position;
}

/** A row that was reported after `day` without a row in `Action updates` has only its past reports to go by. */
function lastReported(
  { lastUpdateAt }: Action,
  past: readonly ActionUpdate[],
  day: CivilDate,
  dayOf: DayParts['dayOf'],
): Pick<ActionOnDay, 'reportedAt' | 'reportedOn'> {
  if (lastUpdateAt !== null) {
    const listedOn = dayOf(lastUpdateAt);
    if (listedOn <= day) return { reportedAt: lastUpdateAt, reportedOn: listedOn };
  }
  const last = past.findLast(isReport);
  return last === undefined
    ? { reportedAt: null, reportedOn: null }
    : { reportedAt: last.reportedAt, reportedOn: dayOf(last.reportedAt) };
}

function completedOn(
  past: readonly ActionUpdate[],
  reportedOn: CivilDate | null,
  dayOf: DayParts['dayOf'],
): CivilDate | null {
  const completion = past.findLast(({ fromRag, toRag }) => toRag === 'Complete' && fromRag !== 'Complete');
  return completion === undefined ? reportedOn : dayOf(completion.reportedAt);
}

type Told = Pick<ActionOnDay, 'agreed' | 'note' | 'evidence'>;

function asItStands({ revisedDueAgreed, progress, evidence }: Action): Told {
  return { agreed: revisedDueAgreed, note: progress, evidence };
}

function toldBefore(
  action: Action,
  later: readonly ActionUpdate[],
  past: readonly ActionUpdate[],
  { zone, officers }: DayParts,
): Told {
  const agreedOn = later[0]?.fromDueOn ?? null;
  const noted = past.findLast(hasNote);
  const dated = past.findLast((update) => isAgreement(update) || update.fromDueOn !== update.toDueOn);
  // Ticked in the list itself, agreement has no day of its own.
  const ticked =
    action.revisedDueAgreed && agreedOn === action.revisedDueOn && !standingUpdates(later).some(isAgreement);
  return {
    agreed: ticked || (dated !== undefined && agrees(dated, officers)),
    note: noted === undefined ? '' : wordsInProgress(noted, zone),
    evidence: past.findLast(({ evidence }) => evidence !== '')?.evidence ?? '',
  };
}

/** Whether the date that an update leaves is agreed by it. */
function agrees(update: ActionUpdate, officers: readonly string[]): boolean {
  return isRuling(update) || officers.includes(update.reportedByUpn);
}
