import { z } from 'zod';
import { bodyOf, type Call, type Reply } from './call.js';
import type { Item } from './entry.js';
import { filterOf } from './filter.js';
import { invalidRequest } from './graph-refusal.js';
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
import { fieldsSchema, readFields } from './read-fields.js';
import { renderFields, renderItem } from './render.js';
import { itemOf, type Site, shelfOf } from './site-lists.js';
import type { Shelf } from './store.js';
import { addItem, changeItem, checkEtag, checkWritable, writerOf } from './write-item.js';

/** SharePoint refuses any column beside `fields`, so a stray one is a fault here too. */
const itemSchema = z.strictObject({ fields: fieldsSchema });

/** One page of a list's rows, in the order of their ids. */
export function getItems(site: Site, call: Call): Reply {
  const shelf = shelfOf(site, call.params['list']);
  const options = optionsOf(call);
  const keep = filterOf(site, shelf.list, options.get('$filter'), call.header('prefer'));
  const after = afterIn(options.get('$skiptoken'));
  const size = pageSizeOf(options, site.pageSize);
  const rows = [...shelf.items.values()].filter((item) => item.id > after && keep(item));
  const page = rows.sort((a, b) => a.id - b.id).slice(0, size);
  const last = page.at(-1);
  const next =
    last !== undefined && rows.length > size ? linkOf(call, { $skiptoken: tokenOf(last.id) }) : undefined;
  return {
    status: 200,
    body: {
      ...(next === undefined ? {} : { '@odata.nextLink': next }),
      value: page.map((item) => shown(site, call, shelf, item)),
    },
  };
}

/** One row. */
export function getItem(site: Site, call: Call): Reply {
  const shelf = shelfOf(site, call.params['list']);
  return { status: 200, body: shown(site, call, shelf, itemOf(shelf, call.params['item'])) };
}

/** A new row. */
export function postItem(site: Site, call: Call): Reply {
  const shelf = writableShelf(site, call);
  const writes = readFields(site, shelf.list, bodyOf(call, itemSchema).fields);
  const item = addItem(site, shelf, writes, writerOf(site, call));
  return { status: 201, body: renderItem(site, shelf, item, 'all', call.origin) };
}

/** Changes a row through its whole resource, and answers with that. */
export function patchItem(site: Site, call: Call): Reply {
  const { shelf, item } = changed(site, call, bodyOf(call, itemSchema).fields);
  return { status: 200, body: renderItem(site, shelf, item, 'all', call.origin) };
}

/** Changes a row through its fields, and answers with those alone. */
export function patchFields(site: Site, call: Call): Reply {
  const { shelf, item } = changed(site, call, bodyOf(call, fieldsSchema));
  return { status: 200, body: renderFields(site, shelf.list, item, 'all') };
}

/** Removes a row. */
export function deleteItem(site: Site, call: Call): Reply {
  const shelf = writableShelf(site, call);
  const item = itemOf(shelf, call.params['item']);
  checkEtag(call, item);
  site.store.deleteItem(shelf.list.id, item.id);
  return { status: 204 };
}

function changed(site: Site, call: Call, fields: Record<string, unknown>): { shelf: Shelf; item: Item } {
  const shelf = writableShelf(site, call);
  const item = itemOf(shelf, call.params['item']);
  checkEtag(call, item);
  const writes = readFields(site, shelf.list, fields);
  return { shelf, item: changeItem(site, shelf, item, writes, writerOf(site, call)) };
}

function writableShelf(site: Site, call: Call): Shelf {
  const shelf = shelfOf(site, call.params['list']);
  checkWritable(shelf);
  return shelf;
}

function shown(site: Site, call: Call, shelf: Shelf, item: Item): Readonly<Record<string, unknown>> {
  const options = optionsOf(call);
  return project(renderItem(site, shelf, item, fieldChoiceOf(options), call.origin), selectionOf(options));
}

function afterIn(token: string | undefined): number {
  const after = token === undefined ? 0 : numbersIn(token, 1)?.[0];
  if (after === undefined) throw invalidRequest('The $skiptoken is malformed.', 'invalidQueryOption');
  return after;
}
