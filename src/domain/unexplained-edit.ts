import type { ActionUpdate } from './report.js';

/**
 * The edit in SharePoint itself by which an action became Red or Amber and since which nobody has said
 * why; `null` where there is none.
 * @param updates its rows of `Action updates`, oldest first
 */
export function unexplainedEdit(updates: readonly ActionUpdate[]): ActionUpdate | null {
  const at = updates.findLastIndex(({ fromRag, toRag }) => fromRag !== toRag);
  const edit = updates[at];
  if (edit?.source !== 'sharepoint' || (edit.toRag !== 'Red' && edit.toRag !== 'Amber')) return null;
  return updates.slice(at).some(({ note }) => note !== '') ? null : edit;
}
