import { type Action, agreedDueOn, type ListRow } from './action.js';
import { markOf } from './sighting.js';

/** What a report may change. */
type Reported = Pick<Action, 'rag' | 'progress' | 'evidence' | 'dueOn' | 'revisedDueOn' | 'row'>;

/**
 * The version of an action that a card was made of, in one word: its row's, and a mark of what a report may
 * change. A press carries it back; it tells whether the same press has come twice, and whether somebody
 * else has answered since.
 */
export function versionOf(action: Reported): string {
  return `${rowVersion(action.row)}${MARK}${markOfReported(action)}`;
}

/**
 * Whether what a report may change is another than in that version. `false` where the version does not say, for
 * nothing that a card carries is believed, and the report is decided on the action as it stands in any case.
 */
export function hasChangedSince(version: string, action: Reported): boolean {
  const at = version.lastIndexOf(MARK);
  return at !== -1 && version.slice(at + MARK.length) !== markOfReported(action);
}

/** A row's etag ends in the number of its version: `"guid,3"`. */
export function rowVersion({ etag }: Pick<ListRow, 'etag'>): string {
  return /,(\d+)"?$/.exec(etag)?.[1] ?? etag.replaceAll('"', '');
}

const MARK = '~';

function markOfReported(action: Reported): string {
  return markOf(JSON.stringify([action.rag, action.progress, action.evidence, agreedDueOn(action)]));
}
