import type { Call } from './call.js';
import { invalidRequest } from './graph-refusal.js';

const KNOWN = new Set(['$select', '$expand', '$filter', '$top', '$skiptoken', 'token']);

/** Which columns of `fields` are wanted: none, all that have a value, or these. */
export type FieldChoice = 'none' | 'all' | ReadonlySet<string>;

/**
 * The options of a read, with or without their `$`.
 * @throws GraphRefusal 400 for an option that SharePoint lists do not take
 */
export function optionsOf(call: Call): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [key, value] of call.query) {
    const name = ['expand', 'select', 'filter', 'top'].includes(key) ? `$${key}` : key;
    if (name.startsWith('$') && !KNOWN.has(name)) {
      throw invalidRequest(
        `${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
        'invalidQueryOption',
      );
    }
    options.set(name, value);
  }
  return options;
}

/** What `$expand=fields($select=A,B)` asks for. */
export function fieldChoiceOf(options: ReadonlyMap<string, string>): FieldChoice {
  const match = /(?:^|,)\s*fields\s*(?:\(\s*\$?select\s*=([^)]*)\))?\s*(?:,|$)/.exec(
    options.get('$expand') ?? '',
  );
  if (match === null) return 'none';
  return match[1] === undefined ? 'all' : new Set(namesIn(match[1]));
}

/** Whether `$expand` names that relation. */
export function expands(options: ReadonlyMap<string, string>, relation: string): boolean {
  return namesIn(options.get('$expand') ?? '').includes(relation);
}

/** The names in `$select`, or `null` without one. */
export function selectionOf(options: ReadonlyMap<string, string>): ReadonlySet<string> | null {
  const select = options.get('$select');
  return select === undefined ? null : new Set(namesIn(select));
}

/** `resource` with what was selected, what was expanded and its annotations. */
export function project(
  resource: Readonly<Record<string, unknown>>,
  selection: ReadonlySet<string> | null,
): Readonly<Record<string, unknown>> {
  if (selection === null) return resource;
  const kept = (key: string): boolean =>
    selection.has(key) || key.startsWith('@') || ['fields', 'columns', 'deleted'].includes(key);
  return Object.fromEntries(Object.entries(resource).filter(([key]) => kept(key)));
}

/**
 * How many rows a page has: what the caller asks for, but never more than the service gives.
 * @throws GraphRefusal 400 when `$top` is not a whole number above 0
 */
export function pageSizeOf(options: ReadonlyMap<string, string>, most: number): number {
  const top = options.get('$top');
  if (top === undefined) return most;
  if (!/^[1-9]\d*$/.test(top)) throw invalidRequest('$top must be a positive number.', 'invalidQueryOption');
  return Math.min(Number(top), most);
}

/** The call's own address with other options: `null` takes one out. */
export function linkOf(call: Call, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = [...query].map((pair) => pair.map(encodeOption).join('=')).join('&');
  return text === '' ? call.address : `${call.address}?${text}`;
}

/** An opaque token of these numbers. */
export function tokenOf(...numbers: readonly number[]): string {
  return Buffer.from(numbers.join('.')).toString('base64url');
}

/** The `count` numbers in a token, or `null` when it is none of ours. */
export function numbersIn(token: string, count: number): readonly number[] | null {
  const text = Buffer.from(token, 'base64url').toString();
  const numbers = text.split('.').map(Number);
  const ours = numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
  return ours && numbers.length === count && tokenOf(...numbers) === token ? numbers : null;
}

/** Graph leaves the dollar of its options as it is. */
function encodeOption(text: string): string {
  return encodeURIComponent(text).replaceAll('%24', '$');
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
