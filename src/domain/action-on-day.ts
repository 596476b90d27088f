import { type Action, agreedDueOn } from './action.js';
import type { CivilDate, Instant } from './civil-date.js';
import { dueAfterReport } from './next-due.js';
import type { Rag } from './rag.js';
import { type ActionUpdate, isReport, standingUpdates } from './report.js';
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
  readonly agreed: boolean;
  readonly note: string;
  readonly evidence: string;
  readonly reportedAt: Instant | null;
  readonly reportedOn: CivilDate | null;
  /** When it became Complete, where it was. */
  readonly completedOn: CivilDate | null;
  /** How often its date had moved. */
  readonly moves: number;
  /** When its RAG was set in the list itself, where nobody had reported since; else `null`. */
  readonly setAt: Instant | null;
  /** Whether it was set to Red or Amber in SharePoint itself, and nobody had said why. */
  readonly unexplained: boolean;
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
  zone: string,
  dayOf: (instant: Instant) => CivilDate,
): ActionOnDay {
  const later = updates.findIndex(({ reportedAt }) => dayOf(reportedAt) > day);
  const past = standingUpdates(later === -1 ? updates : updates.slice(0, later));
  const next = later === -1 ? undefined : updates[later];
  const last = past.findLast(isReport);
  const state = next === undefined ? asItStands(action) : takenBack(action, next, past, zone);
  // A row that was reported after `day` without a row in "Action updates" has only its past reports to go by.
  const listed = action.lastUpdateAt;
  const reportedAt = listed !== null && dayOf(listed) <= day ? listed : (last?.reportedAt ?? null);
  const reportedOn = reportedAt === null ? null : dayOf(reportedAt);
  const completion = past.findLast(({ fromRag, toRag }) => toRag === 'Complete' && fromRag !== 'Complete');
  const completedAt = completion?.reportedAt ?? reportedAt;
  return {
    ...state,
    action,
    dueOn: dueAfterReport(
      { dueOn: state.agreedOn, revisedDueOn: null, repeats: action.repeats, rag: state.rag },
      reportedOn,
    ),
    reportedAt,
    reportedOn,
    completedOn: state.rag !== 'Complete' || completedAt === null ? null : dayOf(completedAt),
    moves: past.filter(({ fromDueOn, toDueOn }) => toDueOn !== null && toDueOn !== fromDueOn).length,
    setAt: ragSetAt(past),
    unexplained: unexplainedEdit(past) !== null,
  };
}

type State = Pick<ActionOnDay, 'rag' | 'agreedOn' | 'agreed' | 'note' | 'evidence'>;

function asItStands(action: Action): State {
  return {
    rag: action.rag,
    agreedOn: agreedDueOn(action),
    agreed: action.revisedDueAgreed,
    note: action.progress,
    evidence: action.evidence,
  };
}

function takenBack(action: Action, next: ActionUpdate, past: readonly ActionUpdate[], zone: string): State {
  const noted = past.findLast(({ note }) => note !== '');
  return {
    rag: next.fromRag,
    agreedOn: next.fromDueOn,
    agreed: action.revisedDueAgreed && next.fromDueOn === action.revisedDueOn,
    note: noted === undefined ? '' : wordsInProgress(noted, zone),
    evidence: past.findLast(({ evidence }) => evidence !== '')?.evidence ?? '',
  };
}
