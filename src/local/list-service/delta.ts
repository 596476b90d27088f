import type { Call, Reply } from './call.js';
import { GraphRefusal, invalidRequest } from './graph-refusal.js';
import {
  fieldChoiceOf,
  linkOf,
  numbersIn,
  optionsOf,
  pageSizeOf,
  project,
  selectionOf,
  tokenOf,
} from './query.js';
import { renderDeletion, renderItem } from './render.js';
import { type Site, shelfOf } from './site-lists.js';
import type { Shelf } from './store.js';

/** Where a reader of the changes stands, in places among all writes of the service. */
interface Position {
  /** Everything up to here has been told. */
  readonly after: number;
  /** Rows deleted before this the reader never saw. */
  readonly since: number;
}

/** What changed in a list since a token, the latest state of each row once. */
export function getDelta(site: Site, call: Call): Reply {
  const shelf = shelfOf(site, call.params['list']);
  const options = optionsOf(call);
  const { after, since } = positionOf(site, shelf, call, options.get('token'));
  const fields = fieldChoiceOf(options);
  const selection = selectionOf(options);
  const changed = [...shelf.items.values()]
    .filter((item) => item.seq > after)
    .map((item) => ({ seq: item.seq, show: () => renderItem(site, shelf, item, fields, call.origin) }));
  const deleted = [...shelf.deleted]
    .filter(([, seq]) => seq > after && seq > since)
    .map(([id, seq]) => ({ seq, show: () => renderDeletion(site, shelf, id) }));
  const all = [...changed, ...deleted].sort((a, b) => a.seq - b.seq);
  const page = all.slice(0, pageSizeOf(options, site.pageSize));
  const last = page.at(-1);
  const more = last !== undefined && page.length < all.length;
  const position = more ? { after: last.seq, since } : { after: site.store.seq, since: site.store.seq };
  const link = linkOf(call, { token: tokenAt(site, position) });
  return {
    status: 200,
    body: {
      value: page.map((row) => project(row.show(), selection)),
      [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
    },
  };
}

function positionOf(site: Site, shelf: Shelf, call: Call, token: string | undefined): Position {
  const now = site.store.seq;
  if (token === undefined) return { after: 0, since: now };
  if (token === 'latest') return { after: now, since: now };
  const [after, since, place] = numbersIn(token, 3) ?? [];
  if (after === undefined || since === undefined) {
    throw invalidRequest('Provided sync token is malformed');
  }
  // Forgotten deletions, or a token from before the folder was emptied: only a full read is true.
  if (since < shelf.list.deltaFloor || place !== placeNumber(site) || Math.max(after, since) > now) {
    throw new GraphRefusal(410, 'resyncChangesApplyDifferences', 'The sync token has expired.', {
      headers: { Location: linkOf(call, { token: null }) },
    });
  }
  return { after, since };
}

function tokenAt(site: Site, { after, since }: Position): string {
  return tokenOf(after, since, placeNumber(site));
}

/** Tells this folder's tokens from those of another. */
function placeNumber(site: Site): number {
  return Number.parseInt(site.store.site.webId.slice(0, 8), 16);
}
