import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, type Call, type Reply } from './call.js';
import {
  type Column,
  columnPatchSchema,
  definitionSchema,
  facetsOf,
  kindOf,
  READ_ONLY_COLUMNS,
  TITLE_COLUMN,
} from './column.js';
import type { List } from './entry.js';
import { accessDenied, invalidRequest, nameTaken, notFound } from './graph-refusal.js';
import { expands, optionsOf, project, selectionOf } from './query.js';
import { renderColumn, renderList, renderSite } from './render.js';
import { type Site, shelfOf, toSecond } from './site-lists.js';
import { checkColumn, checkWritable } from './write-item.js';

const newListSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(255),
  name: z.unknown().optional(),
  description: z.string().optional(),
  columns: z.array(definitionSchema).default([]),
  list: z.object({ template: z.literal('genericList').optional() }).optional(),
});

/** The site itself. */
export function getSite(site: Site): Reply {
  return { status: 200, body: renderSite(site) };
}

/** The lists, all or those of one title; the hidden one only if `system` is selected. */
export function getLists(site: Site, call: Call): Reply {
  const options = optionsOf(call);
  const filter = options.get('$filter');
  const match = filter === undefined ? null : /^\s*displayName eq '((?:[^']|'')*)'\s*$/.exec(filter);
  if (filter !== undefined && match === null) {
    throw invalidRequest('Invalid filter clause', 'invalidQueryOption');
  }
  const title = match?.[1]?.replaceAll("''", "'").toLowerCase();
  const withSystem = selectionOf(options)?.has('system') === true;
  const lists = site.store
    .shelves()
    .map(({ list }) => list)
    .filter((list) => withSystem || !list.system)
    .filter((list) => title === undefined || list.displayName.toLowerCase() === title);
  return { status: 200, body: { value: lists.map((list) => shown(site, call, list)) } };
}

/** One list, by id or title. */
export function getList(site: Site, call: Call): Reply {
  return { status: 200, body: shown(site, call, shelfOf(site, call.params['list']).list) };
}

/** A new list, which has `Title` from the start. */
export function postList(site: Site, call: Call): Reply {
  checkMayCreate(site);
  const wanted = bodyOf(call, newListSchema);
  if (wanted.name !== undefined) {
    throw invalidRequest("Cannot define a 'name' for a list: the server assigns it. Give a 'displayName'.");
  }
  const title = wanted.displayName.toLowerCase();
  if (site.store.shelves().some(({ list }) => list.displayName.toLowerCase() === title)) {
    throw nameTaken(wanted.displayName);
  }
  const columns: Column[] = [TITLE_COLUMN];
  for (const definition of wanted.columns) {
    checkNewName(columns, definition.name);
    checkColumn(definition);
    columns.push({ ...definition, id: randomUUID() });
  }
  const at = toSecond(site.now());
  const list = site.store.saveList({
    id: randomUUID(),
    displayName: wanted.displayName,
    system: false,
    createdAt: at,
    modifiedAt: at,
    columns,
    lastItemId: 0,
    deltaFloor: 0,
  });
  return { status: 201, body: renderList(site, list) };
}

/** A list's columns, those too that SharePoint fills. */
export function getColumns(site: Site, call: Call): Reply {
  const { list } = shelfOf(site, call.params['list']);
  const selection = selectionOf(optionsOf(call));
  return { status: 200, body: { value: columnsOf(list).map((column) => project(column, selection)) } };
}

/** A new column. */
export function postColumn(site: Site, call: Call): Reply {
  checkMayCreate(site);
  const shelf = shelfOf(site, call.params['list']);
  checkWritable(shelf);
  const definition = bodyOf(call, definitionSchema);
  checkNewName(shelf.list.columns, definition.name);
  checkColumn(definition, shelf);
  const column = { ...definition, id: randomUUID() };
  saveColumns(site, shelf.list, [...shelf.list.columns, column]);
  return { status: 201, body: renderColumn(column) };
}

/** Changes what a column is called or allows; its internal name and its type stay. */
export function patchColumn(site: Site, call: Call): Reply {
  checkMayCreate(site);
  const shelf = shelfOf(site, call.params['list']);
  checkWritable(shelf);
  const old = shelf.list.columns.find(({ id }) => id === call.params['column']);
  if (old === undefined) throw notFound();
  const changes = bodyOf(call, columnPatchSchema);
  if (facetsOf(changes).some((kind) => kind !== kindOf(old))) {
    throw invalidRequest(`The type of '${old.name}' cannot be changed`);
  }
  const column = { ...old, ...changes };
  checkColumn(column, shelf);
  saveColumns(
    site,
    shelf.list,
    shelf.list.columns.map((other) => (other.id === old.id ? column : other)),
  );
  return { status: 200, body: renderColumn(column) };
}

/** An app with the role "write" on a site may write rows and nothing else. */
function checkMayCreate(site: Site): void {
  if (!site.mayCreateLists) throw accessDenied();
}

function saveColumns(site: Site, list: List, columns: Column[]): void {
  site.store.saveList({ ...list, columns, modifiedAt: toSecond(site.now()) });
}

function checkNewName(columns: readonly Column[], name: string): void {
  const wanted = name.toLowerCase();
  if ([...columns, ...READ_ONLY_COLUMNS].some((column) => column.name.toLowerCase() === wanted)) {
    throw nameTaken(name);
  }
}

function columnsOf(list: List): Readonly<Record<string, unknown>>[] {
  return [
    ...list.columns.map((column) => renderColumn(column)),
    ...READ_ONLY_COLUMNS.map((column) => renderColumn(column, true)),
  ];
}

function shown(site: Site, call: Call, list: List): Readonly<Record<string, unknown>> {
  const options = optionsOf(call);
  const columns = expands(options, 'columns') ? { columns: columnsOf(list) } : {};
  return project({ ...renderList(site, list), ...columns }, selectionOf(options));
}
