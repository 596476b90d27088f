import { type ActionUpdate, isDateKept } from './report.js';

/**
 * The rows by which the date of an action moved. A new date that was refused is none.
 * @param updates its rows of `Action updates`, oldest first, without those that were taken back
 */
export function dateMoves(updates: readonly ActionUpdate[]): readonly ActionUpdate[] {
  const moves: ActionUpdate[] = [];
  for (const update of updates) {
    const { fromDueOn, toDueOn } = update;
    if (isDateKept(update)) moves.pop();
    else if (toDueOn !== null && toDueOn !== fromDueOn) moves.push(update);
  }
  return moves;
}
