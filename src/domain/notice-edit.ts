import type { Action, Priority } from './action.js';
import { groupBy } from './group-by.js';
import { editOf, type Place, updateOf } from './list-edit.js';
import { isWritten } from './reapply.js';
import { type ActionUpdate, type Change, isUndo, undoneKeyOf } from './report.js';
import { type Sighting, sameSighting, sightingOf, sightingOfPriority } from './sighting.js';

/** What has been noticed of the rows of the register. */
export interface Noticed {
  /** What people did in SharePoint, as rows of the history. */
  readonly updates: readonly ActionUpdate[];
  /** What is to be remembered, where it is not remembered already. */
  readonly sightings: readonly Sighting[];
}

/** What it takes to notice an edit. */
export interface NoticeInput extends Place {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  /** The rows of `Action updates`, in the order in which they were added. */
  readonly updates: readonly ActionUpdate[];
  readonly seen: ReadonlyMap<string, Sighting>;
  /** The reports of the last day: where SharePoint was being read, it may not have had them yet, or not whole. */
  readonly reports: readonly Change[];
}

/**
 * What people have changed in SharePoint since the last look: the RAG, the date, the leads and the words
 * in `Progress` of an action, and the leads of a priority. A row that is seen for the first time is taken
 * as it is.
 */
export function noticeEdits(input: NoticeInput): Noticed {
  const byRef = groupBy(input.updates, ({ ref }) => ref);
  const updates: ActionUpdate[] = [];
  const sightings: Sighting[] = [];
  const keep = (sighting: Sighting): void => {
    if (!sameSighting(sighting, input.seen.get(sighting.row))) sightings.push(sighting);
  };
  for (const action of input.actions) {
    const own = byRef.get(action.ref) ?? [];
    // Its row is written first and its history a moment later: until then nothing can be told of it.
    if (isOnItsWay(action, own, input)) continue;
    const sighting = sightingOf(action);
    const edit = editOf(action, own, input.seen.get(sighting.row) ?? null, input);
    if (edit !== null) updates.push(edit);
    keep(sighting);
  }
  for (const priority of input.priorities) {
    const sighting = sightingOfPriority(priority);
    const before = input.seen.get(sighting.row);
    if (before !== undefined && before.leads !== sighting.leads) {
      const ref = String(priority.number);
      const nothing = { rag: null, dueOn: null };
      const leads = { from: before.leads, to: sighting.leads };
      updates.push(
        updateOf('priority', ref, priority.row, input.now, { from: nothing, to: nothing, leads, note: '' }),
      );
    }
    keep(sighting);
  }
  return { updates, sightings };
}

/** A report that SharePoint had in the action's row when it was read, and not yet in its history. */
function isOnItsWay(
  action: Action,
  history: readonly ActionUpdate[],
  { reports }: Pick<NoticeInput, 'reports'>,
): boolean {
  const has = (key: string): boolean => history.some(({ updateKey }) => updateKey === key);
  return reports.some(({ update, ...change }) => {
    if (change.ref !== action.ref || has(update.updateKey)) return false;
    // Before a report has come the row is as it will be once that is taken back, too.
    const possible = !isUndo(update) || has(undoneKeyOf(update.updateKey));
    return possible && isWritten(change, action);
  });
}
