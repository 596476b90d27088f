import type { Action, Priority } from './action.js';
import { secondOf } from './civil-date.js';
import { groupBy } from './group-by.js';
import { editOf, type Place, updateOf } from './list-edit.js';
import { isWritten } from './reapply.js';
import { type ActionUpdate, type Change, isReport } from './report.js';
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
  /** Reports that SharePoint does not have yet, or not whole. */
  readonly waiting: readonly Change[];
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

/** How long a report's row of the history may come after its action's own row. */
const WAY_MS = 600_000;

/** A report that SharePoint has in the action's row, and not yet in its history. */
function isOnItsWay(
  action: Action,
  updates: readonly ActionUpdate[],
  { waiting, now }: Pick<NoticeInput, 'waiting' | 'now'>,
): boolean {
  const { ref, lastUpdateAt, row } = action;
  if (waiting.some((change) => change.ref === ref && isWritten(change, action))) return true;
  const lately = row.editedAt !== null && Date.parse(now) - Date.parse(row.editedAt) < WAY_MS;
  if (lastUpdateAt === null || !lately) return false;
  const last = updates.findLast(isReport);
  return last !== undefined && secondOf(lastUpdateAt) > secondOf(last.reportedAt);
}
