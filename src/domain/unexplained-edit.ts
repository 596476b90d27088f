import type { Instant } from './civil-date.js';
import { type ActionUpdate, hasNote, isReport, standingUpdates } from './report.js';

/**
 * The edit in SharePoint itself by which an action became Red or Amber and since which nobody has said
 * why; `null` where there is none.
 * @param updates its rows of `Action updates`, oldest first
 */
export function unexplainedEdit(updates: readonly ActionUpdate[]): ActionUpdate | null {
  if (!updates.some(({ source }) => source === 'sharepoint')) return null;
  const standing = standingUpdates(updates);
  const at = standing.findLastIndex(({ fromRag, toRag }) => fromRag !== toRag);
  const edit = standing[at];
  if (edit?.source !== 'sharepoint' || (edit.toRag !== 'Red' && edit.toRag !== 'Amber')) return null;
  return standing.slice(at).some(hasNote) ? null : edit;
}

/**
 * When an action's RAG was set in SharePoint itself; `null` where somebody has reported since, or nobody set it.
 * @param updates its rows of `Action updates`, oldest first
 */
export function ragSetAt(updates: readonly ActionUpdate[]): Instant | null {
  const standing = standingUpdates(updates);
  const reported = standing.findLastIndex(isReport);
  if (reported === standing.length - 1) return null;
  const since = standing.slice(reported + 1);
  return since.findLast(({ fromRag, toRag }) => fromRag !== toRag)?.reportedAt ?? null;
}
