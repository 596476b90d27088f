import { type Action, agreedDueOn, type Person, type Priority } from './action.js';
import type { CivilDate } from './civil-date.js';
import type { Rag } from './rag.js';

/** What the bot last saw of a row, so that it can tell what somebody changes in SharePoint itself. */
export interface Sighting {
  /** `action 3.2.1` or `priority 3`. */
  readonly row: string;
  /** Of an action; `null` where it has none, and for a priority. */
  readonly rag: Rag | null;
  readonly dueOn: CivilDate | null;
  /** Who leads it: `Name <address>`, one a line. */
  readonly leads: string;
  /** A short mark of the words in `Progress`, never the words themselves. */
  readonly progressMark: string;
}

/** What is seen of an action. */
export function sightingOf(action: Action): Sighting {
  return {
    row: `action ${action.ref}`,
    rag: action.rag,
    dueOn: agreedDueOn(action),
    leads: leadsInWords(action.people),
    progressMark: markOf(action.progress),
  };
}

/** What is seen of a priority. */
export function sightingOfPriority({ number, people }: Priority): Sighting {
  return {
    row: `priority ${String(number)}`,
    rag: null,
    dueOn: null,
    leads: leadsInWords(people),
    progressMark: '',
  };
}

/** Who leads a row, in an order that SharePoint does not change: `Name <address>`, one a line. */
export function leadsInWords(people: readonly Person[]): string {
  return people
    .map(({ name, upn }) => `${name} <${upn}>`)
    .sort()
    .join('\n');
}

/** Whether nothing has changed between two sightings. */
export function sameSighting(a: Sighting, b: Sighting | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof Sighting)[]).every((key) => a[key] === b[key]);
}

/** FNV-1a over the characters, and how many there are: enough to tell that words have changed. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return text === '' ? '' : `${String(text.length)}-${(hash >>> 0).toString(36)}`;
}
