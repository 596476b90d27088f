import { randomUUID } from 'node:crypto';
import type { Call } from './call.js';
import { type Column, holdsMany, isMultiLine } from './column.js';
import type { Item, Value } from './entry.js';
import { accessDenied, GraphRefusal, invalidRequest } from './graph-refusal.js';
import { type CellWrites, defaultsOf } from './read-fields.js';
import { etagOf } from './render.js';
import { personByUpn, type Site, toSecond } from './site-lists.js';
import type { Shelf } from './store.js';

/**
 * Adds a row.
 * @throws GraphRefusal 400 for a required cell that is empty or a unique value that is taken
 */
export function addItem(site: Site, shelf: Shelf, writes: CellWrites, by: number | null): Item {
  const at = toSecond(site.now());
  const values = merged(defaultsOf(shelf.list), writes);
  const id = shelf.list.lastItemId + 1;
  checkRules(shelf, id, values, shelf.list.columns);
  return site.store.saveItem(shelf.list.id, {
    id,
    guid: randomUUID(),
    version: 1,
    createdAt: at,
    createdBy: by,
    modifiedAt: at,
    modifiedBy: by,
    values,
  });
}

/**
 * Changes a row; columns that are not mentioned stay.
 * @throws GraphRefusal 400 as `addItem`
 */
export function changeItem(
  site: Site,
  shelf: Shelf,
  item: Item,
  writes: CellWrites,
  by: number | null,
): Item {
  const values = merged(item.values, writes);
  const touched = shelf.list.columns.filter(({ name }) => writes.has(name));
  checkRules(shelf, item.id, values, touched);
  const modifiedAt = toSecond(site.now());
  return site.store.saveItem(shelf.list.id, {
    ...item,
    version: item.version + 1,
    modifiedAt,
    modifiedBy: by,
    values,
  });
}

/**
 * Holds `If-Match` against the row as it is now; none, or `*`, lets the last writer win.
 * @throws GraphRefusal 412 when the row has moved on, 400 when the eTag has no quotes
 */
export function checkEtag(call: Call, item: Item): void {
  const wanted = call.header('if-match');
  if (wanted === undefined || wanted === '*') return;
  if (!/^".*"$/.test(wanted)) throw invalidRequest('ETags must be quoted strings.', 'malformedEntityTag');
  if (wanted === etagOf(item)) return;
  throw new GraphRefusal(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
    { innerCode: 'entityTagDoesNotMatch' },
  );
}

/**
 * Who writes: the person that the local page names in `x-local-person`, otherwise the app (`null`).
 * @throws GraphRefusal 400 when the site does not know the person
 */
export function writerOf(site: Site, call: Call): number | null {
  const upn = call.header('x-local-person');
  if (upn === undefined) return null;
  const person = personByUpn(site.store, upn);
  if (person === undefined) throw invalidRequest('The person in x-local-person is not known on this site.');
  return person.id;
}

/**
 * Sees to it that a list is one that requests may write to.
 * @throws GraphRefusal 403 for the User Information List
 */
export function checkWritable(shelf: Shelf): void {
  if (shelf.list.system) throw accessDenied();
}

/**
 * Sees to it that a column's rules can be kept, by the rows that are there too.
 * @throws GraphRefusal 400
 */
export function checkColumn(column: Omit<Column, 'id'>, shelf?: Shelf): void {
  const { name } = column;
  const indexed = column.indexed === true;
  if (indexed && isMultiLine(column))
    throw invalidRequest(`Field '${name}' of several lines cannot be indexed`);
  if (indexed && holdsMany(column))
    throw invalidRequest(`Field '${name}' of several values cannot be indexed`);
  if (column.enforceUniqueValues !== true) return;
  if (column.boolean !== undefined) throw invalidRequest(`Field '${name}' of yes or no cannot be unique`);
  if (!indexed) throw invalidRequest(`Field '${name}' must be indexed to enforce unique values`);
  const keys = [...(shelf?.items.values() ?? [])].flatMap(({ values }) => values[name] ?? []).map(uniqueKey);
  if (new Set(keys).size < keys.length) throw duplicate(name);
}

function checkRules(shelf: Shelf, id: number, values: Item['values'], columns: readonly Column[]): void {
  for (const { name, required, enforceUniqueValues } of columns) {
    const value = values[name];
    if (value === undefined) {
      if (required === true) throw invalidRequest(`Field '${name}' is required`);
    } else if (enforceUniqueValues === true) {
      for (const other of shelf.items.values()) {
        const taken = other.values[name];
        if (other.id !== id && taken !== undefined && uniqueKey(taken) === uniqueKey(value))
          throw duplicate(name);
      }
    }
  }
}

function uniqueKey(value: Value): string {
  return String(value).toLowerCase();
}

function duplicate(name: string): GraphRefusal {
  return invalidRequest(`Field '${name}' must be unique, and another item has this value already`);
}

function merged(old: Item['values'], writes: CellWrites): Item['values'] {
  const values = { ...old };
  for (const [name, value] of writes) {
    if (value === null) Reflect.deleteProperty(values, name);
    else values[name] = value;
  }
  return values;
}
