import { type Action, agreedDueOn } from './action.js';
import { addDays, type CivilDate, dateInWords, type Instant } from './civil-date.js';
import { same } from './holds.js';
import type { Calls } from './reminder-call.js';
import { type ActionUpdate, isAgreement, isQuestion, isReport, isRuling, standingUpdates } from './report.js';

/** So many days pass before a question that was typed into the list itself, and bears no date, is asked again. */
const UNDATED_DAYS = 28;

/**
 * What an action calls for, with what the chair has done: an open question comes before all else, and once; a ruling on
 * its date is told to whoever is asked next.
 * @param updates its rows of `Action updates`, oldest first
 */
export function withChair(
  calls: Calls,
  action: Action,
  updates: readonly ActionUpdate[],
  asOf: CivilDate,
  dayOf: (instant: Instant) => CivilDate,
): Calls {
  if (action.crossReference) return calls;
  const note = [sayRuling(action, updates), calls.note].filter(Boolean).join(' ');
  if (action.question === '') return { ...calls, note };
  const row = questionRow(action, updates);
  const question =
    row === null
      ? { kind: 'question' as const, since: addDays(asOf, 1 - UNDATED_DAYS) }
      : { kind: 'question' as const, since: dayOf(row.reportedAt), after: row.reportedAt };
  return { ...calls, calls: [question, ...calls.calls], note };
}

/** The row of the history in which the open question of an action was asked; `null` where the list alone has it. */
export function questionRow(action: Action, updates: readonly ActionUpdate[]): ActionUpdate | null {
  const last = updates.findLast(isQuestion);
  return last !== undefined && same(last.note, action.question) ? last : null;
}

/** What the chair has ruled on the date since the last report; `''` where nothing. */
function sayRuling(action: Action, updates: readonly ActionUpdate[]): string {
  const last = standingUpdates(updates).findLast((update) => isRuling(update) || isReport(update));
  if (last === undefined || !isRuling(last) || last.toDueOn !== agreedDueOn(action)) return '';
  const on = last.fromDueOn === null ? '' : dateInWords(last.fromDueOn);
  return isAgreement(last)
    ? `The chair has agreed the new date, ${on}.`
    : `The chair keeps the old date; ${on} was not agreed.`;
}
