import type { Action } from './action.js';
import type { CivilDate } from './civil-date.js';
import { isPastDate } from './next-due.js';
import type { ActionUpdate, Said } from './report.js';

/** What can be said of an action in one tap. */
export type OneTap = 'no-change' | 'on-track';

/**
 * What can be said of an action in one tap: "No change" where somebody has reported it, "On track" where nobody
 * has. `null` where one tap would repeat a contradiction, a Green past its date, or would stand for a reason
 * that nobody has given, as for a RAG that was set in the list.
 */
export function oneTap(action: Action, day: CivilDate, zone: string): OneTap | null {
  const { rag, lastUpdateAt, ragSetAt, crossReference } = action;
  if (rag === 'Complete' || crossReference) return null;
  const late = isPastDate(action, day, zone);
  if (rag !== null && lastUpdateAt !== null && ragSetAt === null) {
    return rag === 'Green' && late ? null : 'no-change';
  }
  return (rag === null || rag === 'Green') && !late ? 'on-track' : null;
}

/**
 * The report that this one tap makes, or `null` where there is none.
 * @param lastReport the last report on the action
 */
export function oneTapReport(
  action: Action,
  lastReport: ActionUpdate | null,
  day: CivilDate,
  zone: string,
): Said | null {
  const tap = oneTap(action, day, zone);
  if (tap === null) return null;
  const nothing = { doing: '', otherwise: '', evidence: '', revisedDueOn: null };
  const said = { ref: action.ref, ...nothing, source: 'card' } as const;
  if (tap === 'on-track' || action.rag === null) return { ...said, rag: 'Green', note: '' };
  const note = lastReport?.toRag === action.rag ? lastReport.note : '';
  return { ...said, rag: action.rag, note };
}
