import type { Action } from './action.js';
import type { CivilDate } from './civil-date.js';
import { isOfficer } from './may-report.js';
import { type ActionUpdate, isDateKept, isReport, isRuling, standingUpdates } from './report.js';

/**
 * The rows by which the date of an action moved. Where the chair kept the old date, those are none by which it had
 * moved on from there.
 * @param updates its rows of `Action updates`, oldest first, without those that were taken back
 */
export function dateMoves(updates: readonly ActionUpdate[]): readonly ActionUpdate[] {
  const moves: ActionUpdate[] = [];
  for (const update of updates) {
    if (isDateKept(update)) {
      while (moves.length > 0 && moves.at(-1)?.toDueOn !== update.toDueOn) moves.pop();
    } else if (isMove(update)) moves.push(update);
  }
  return moves;
}

/**
 * The date that was agreed before the one that an action has now, which nobody has agreed: the last one that the chair
 * agreed or kept, or that an officer set, or else the one with which its history begins.
 * @param updates its rows of `Action updates`, oldest first
 * @param officers UPNs
 */
export function agreedBefore(
  action: Action,
  updates: readonly ActionUpdate[],
  officers: readonly string[],
): CivilDate | null {
  const standing = standingUpdates(updates);
  const before = standing.slice(
    0,
    standing.findLastIndex(({ toDueOn }) => toDueOn !== action.revisedDueOn) + 1,
  );
  const agreed = before.findLast(
    (update) => isRuling(update) || (isMove(update) && isOfficersOwn(update, officers)),
  );
  if (agreed !== undefined) return agreed.toDueOn;
  const first = standing[0]?.fromDueOn ?? null;
  return first === null || first === action.revisedDueOn ? action.dueOn : first;
}

function isMove({ fromDueOn, toDueOn }: ActionUpdate): boolean {
  return toDueOn !== null && toDueOn !== fromDueOn;
}

/** Set in the list itself, which is the officer's, or said by an officer of their own accord. */
function isOfficersOwn(update: ActionUpdate, officers: readonly string[]): boolean {
  if (!isReport(update)) return true;
  const by = { name: update.reportedBy, upn: update.reportedByUpn };
  return update.enteredBy === '' && isOfficer(by, officers);
}
