import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { civilDateAt } from '../../domain/site-time.js';
import { type Column, holdsMany, isMultiLine, kindOf, READ_ONLY_COLUMNS } from './column.js';
import type { List, Value } from './entry.js';
import { invalidRequest } from './graph-refusal.js';
import { columnOf, personById, type Site, toSecond } from './site-lists.js';

/** A write to a row: new values by internal column name; `null` empties the cell. */
export type CellWrites = ReadonlyMap<string, Value | null>;

/** The fields of a request, before they are held against the columns. */
export const fieldsSchema = z.record(z.string(), z.unknown());

const SINGLE_LINE_MAX = 255;
const MULTI_LINE_MAX = 63_999;
const LOOKUP = 'LookupId';
const ANNOTATION = '@odata.type';

/**
 * What the fields of a request write into which columns.
 * @throws GraphRefusal 400 for a column that is not there or not writable, and for a value that the
 * column does not take
 */
export function readFields(site: Site, list: List, fields: Readonly<Record<string, unknown>>): CellWrites {
  const writes = new Map<string, Value | null>();
  for (const [key, raw] of Object.entries(fields)) {
    if (key.endsWith(ANNOTATION) && key.slice(0, -ANNOTATION.length) in fields) continue;
    const column = writableColumn(list, key);
    const annotation = fields[`${key}${ANNOTATION}`];
    writes.set(column.name, cellValue(site, column, raw, annotation));
  }
  return writes;
}

/** What a new row holds where the request says nothing: the columns' defaults. */
export function defaultsOf(list: List): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {};
  for (const column of list.columns) {
    const text = column.defaultValue?.value;
    if (text === undefined || text === '') continue;
    const kind = kindOf(column);
    if (kind === 'boolean') values[column.name] = text === '1' || text.toLowerCase() === 'true';
    else if (kind === 'number') values[column.name] = Number(text);
    else if (kind === 'text' || kind === 'choice') values[column.name] = text;
  }
  return values;
}

function writableColumn(list: List, key: string): Column {
  const plain = columnOf(list.columns, key);
  if (plain !== undefined && plain.personOrGroup === undefined) return plain;
  const person = key.endsWith(LOOKUP) ? columnOf(list.columns, key.slice(0, -LOOKUP.length)) : undefined;
  if (person?.personOrGroup !== undefined) return person;
  if (READ_ONLY_COLUMNS.some(({ name }) => name === key)) throw invalidRequest(`Field '${key}' is read-only`);
  throw invalidRequest(`Field '${key}' is not recognized`);
}

function cellValue(site: Site, column: Column, raw: unknown, annotation: unknown): Value | null {
  if (holdsMany(column)) return manyValues(site, column, raw, annotation);
  if (annotation !== undefined) throw invalidRequest(`Field '${column.name}' takes one value, no collection`);
  return raw === null || raw === '' ? null : oneValue(site, column, raw);
}

/** Without the annotation SharePoint cannot tell a collection from a fault, and refuses it. */
function manyValues(site: Site, column: Column, raw: unknown, annotation: unknown): Value | null {
  const people = column.personOrGroup !== undefined;
  const allowed = people ? ['Collection(Edm.Int32)', 'Collection(Edm.String)'] : ['Collection(Edm.String)'];
  if (typeof annotation !== 'string' || !allowed.includes(annotation)) {
    const key = people ? `${column.name}${LOOKUP}` : column.name;
    throw invalidRequest(`'${key}${ANNOTATION}' must be ${allowed.join(' or ')}`);
  }
  const member = annotation === 'Collection(Edm.Int32)' ? z.number().int() : z.string();
  const parsed = z.array<z.ZodType<number | string>>(member).safeParse(raw);
  if (!parsed.success) throw invalidRequest(`Field '${column.name}' does not hold a ${annotation}`);
  const members = [...new Set(parsed.data)];
  if (members.length === 0) return null;
  return people
    ? members.map((member) => personId(site, column, member))
    : members.map((member) => choiceValue(column, member));
}

function oneValue(site: Site, column: Column, raw: unknown): Value {
  switch (kindOf(column)) {
    case 'text':
      return textValue(column, raw);
    case 'choice':
      return choiceValue(column, raw);
    case 'dateTime':
      return timeValue(site, column, raw);
    case 'number':
      return numberValue(column, raw);
    case 'boolean':
      if (typeof raw === 'boolean') return raw;
      throw invalidRequest(`Field '${column.name}' must be true or false`);
    case 'personOrGroup':
      return personId(site, column, raw);
  }
}

function textValue(column: Column, raw: unknown): string {
  if (typeof raw !== 'string') throw invalidRequest(`Field '${column.name}' must be text`);
  const most = isMultiLine(column) ? MULTI_LINE_MAX : (column.text?.maxLength ?? SINGLE_LINE_MAX);
  if (raw.length > most) {
    throw invalidRequest(`Field '${column.name}' takes at most ${String(most)} characters`);
  }
  return raw;
}

function choiceValue(column: Column, raw: unknown): string {
  const { choices = [], allowTextEntry = false } = column.choice ?? {};
  if (typeof raw === 'string' && (allowTextEntry || choices.includes(raw))) return raw;
  throw invalidRequest(`Field '${column.name}' must be one of: ${choices.join(', ')}`);
}

function timeValue(site: Site, column: Column, raw: unknown): string {
  const instant = instantIn(raw);
  if (instant === null) throw invalidRequest(`Field '${column.name}' must be an instant in ISO 8601`);
  return column.dateTime?.format === 'dateOnly' ? civilDateAt(instant, site.zone) : toSecond(instant);
}

/** A bare day is its midnight in UTC, as everywhere in OData. */
function instantIn(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  try {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? `${raw}T00:00:00Z` : raw;
    return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

function numberValue(column: Column, raw: unknown): number {
  const { minimum = -Infinity, maximum = Infinity } = column.number ?? {};
  if (typeof raw === 'number' && Number.isFinite(raw) && raw >= minimum && raw <= maximum) return raw;
  throw invalidRequest(`Field '${column.name}' must be a number within its limits`);
}

function personId(site: Site, column: Column, raw: unknown): number {
  const id = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw;
  if (typeof id === 'number' && personById(site.store, id) !== undefined) return id;
  throw invalidRequest(`Field '${column.name}' must be the id of a person on this site`);
}
