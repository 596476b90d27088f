import { type Column, holdsMany, kindOf } from './column.js';
import type { Item, List } from './entry.js';
import { invalidRequest } from './graph-refusal.js';
import { cellOf } from './render.js';
import { columnOf, type Site } from './site-lists.js';

type Comparable = string | number;
type Operator = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';

interface Condition {
  readonly column: Column;
  readonly operator: Operator;
  readonly wanted: Comparable;
}

const LITERAL = String.raw`('(?:[^']|'')*'|[^\s'(),]+)`;
const COMPARISON = new RegExp(String.raw`^\s*fields/(\w+)\s+(eq|ne|lt|gt|le|ge)\s+${LITERAL}`);
const STARTS_WITH = new RegExp(String.raw`^\s*startswith\(\s*fields/(\w+)\s*,\s*${LITERAL}\s*\)`);

/** With this in `Prefer` a column without an index may be filtered by. */
const NON_INDEXED = 'HonorNonIndexedQueriesWarningMayFailRandomly';

/**
 * What tells the rows that a `$filter` keeps. An empty cell satisfies no condition, `ne` neither.
 * @throws GraphRefusal 400 for what SharePoint does not understand, and for a column without an index
 * unless `prefer` allows it
 */
export function filterOf(
  site: Site,
  list: List,
  filter: string | undefined,
  prefer: string | undefined,
): (item: Item) => boolean {
  if (filter === undefined) return () => true;
  const conditions = conditionsIn(filter, list);
  const slow = conditions.find(({ column }) => column.indexed !== true);
  if (slow !== undefined && prefer?.includes(NON_INDEXED) !== true) {
    throw invalidRequest(
      `Field '${slow.column.name}' cannot be referenced in filter or orderby as it is not indexed. ` +
        `Provide the 'Prefer: ${NON_INDEXED}' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  return (item) =>
    conditions.every((condition) => holds(condition, comparablesOf(site, condition.column, item)));
}

function conditionsIn(filter: string, list: List): Condition[] {
  const conditions: Condition[] = [];
  let rest = filter;
  for (;;) {
    const match = STARTS_WITH.exec(rest) ?? COMPARISON.exec(rest);
    if (match === null) throw invalidRequest('Invalid filter clause', 'invalidQueryOption');
    const [whole, name = '', second = '', third] = match;
    const column = filterColumn(list, name);
    const operator = third === undefined ? 'startswith' : (second as Operator);
    conditions.push({ column, operator, wanted: wantedOf(column, third ?? second) });
    rest = rest.slice(whole.length);
    if (rest.trim() === '') return conditions;
    const joint = /^\s+and\s/.exec(rest);
    if (joint === null) throw invalidRequest('Invalid filter clause', 'invalidQueryOption');
    rest = rest.slice(joint[0].length);
  }
}

/** A person column is filtered by its `LookupId` alone; the columns that SharePoint fills by none. */
function filterColumn(list: List, name: string): Column {
  const plain = columnOf(list.columns, name);
  if (plain !== undefined && plain.personOrGroup === undefined) return plain;
  const person = columnOf(list.columns, name.replace(/LookupId$/, ''));
  if (person?.personOrGroup !== undefined && name.endsWith('LookupId')) return person;
  throw invalidRequest('A provided field name is not recognized');
}

function wantedOf(column: Column, literal: string): Comparable {
  const text = literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
  const wanted = comparable(column, text);
  const quoted = literal.startsWith("'") || !['text', 'choice'].includes(kindOf(column));
  if (!quoted || Number.isNaN(wanted)) throw invalidRequest('Invalid filter clause', 'invalidQueryOption');
  return wanted;
}

/** What is compared: words without regard to case, everything else as a number. */
function comparable(column: Column, text: string): Comparable {
  switch (kindOf(column)) {
    case 'text':
    case 'choice':
      return text.toLowerCase();
    case 'dateTime':
      return Date.parse(text);
    case 'boolean':
      return ['1', 'true'].includes(text) ? 1 : ['0', 'false'].includes(text) ? 0 : NaN;
    case 'number':
    case 'personOrGroup':
      return Number(text);
  }
}

function comparablesOf(site: Site, column: Column, item: Item): Comparable[] {
  const value = item.values[column.name];
  if (value === undefined) return [];
  const cells = holdsMany(column) && Array.isArray(value) ? value : [cellOf(site, column, value)];
  return cells.map((cell) => comparable(column, String(cell)));
}

function holds({ operator, wanted }: Condition, found: readonly Comparable[]): boolean {
  return found.some((value) => {
    switch (operator) {
      case 'eq':
        return value === wanted;
      case 'ne':
        return value !== wanted;
      case 'lt':
        return value < wanted;
      case 'gt':
        return value > wanted;
      case 'le':
        return value <= wanted;
      case 'ge':
        return value >= wanted;
      case 'startswith':
        return String(value).startsWith(String(wanted));
    }
  });
}
