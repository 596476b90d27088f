import type { Action } from './action.js';
import { secondOf } from './civil-date.js';
import type { ActionFields } from './report.js';

/** Whether an action has each of those values. */
export function holds(action: Action, fields: ActionFields): boolean {
  return keysOf(fields).every((key) =>
    key === 'lastUpdateAt' ? second(action[key]) === second(fields[key]) : same(action[key], fields[key]),
  );
}

/**
 * Whether two values are the same in SharePoint, which gives line ends and spaces at the edges back in its own
 * way, and an empty text as none.
 */
export function same(a: ActionFields[keyof ActionFields], b: ActionFields[keyof ActionFields]): boolean {
  const [left, right] = [a, b].map((value) =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : (value ?? ''),
  );
  return left === right;
}

/** The columns of which something is said. */
export function keysOf(fields: ActionFields): readonly (keyof ActionFields)[] {
  return Object.keys(fields) as (keyof ActionFields)[];
}

function second(at: ActionFields['lastUpdateAt']): number | null {
  return at == null ? null : secondOf(at);
}
