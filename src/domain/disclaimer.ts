import type { Action, Priority } from './action.js';
import { childDataIn } from './child-data.js';
import type { Instant } from './civil-date.js';
import { sameName } from './lead-names.js';
import type { Actor } from './report.js';

/** That somebody who is asked about an action has said that it is not theirs. */
export interface Disclaimer {
  readonly ref: string;
  /** The address by which the register knows them. */
  readonly upn: string;
  readonly name: string;
  /** Whom they have named in their place; `''` where nobody. */
  readonly instead: string;
  readonly at: Instant;
}

/** The longest name that is taken. */
const LONGEST_NAME = 100;

/** Why those words are not taken for who should be asked instead, in a sentence; `''` where they are. */
export function refuseInstead(words: string): string {
  if (words.length > LONGEST_NAME) return 'Write only the name of whoever should be asked.';
  return childDataIn(words) === null
    ? ''
    : 'This looks like a number or a date of birth of a child. Write only the name of whoever should be asked.';
}

/** Those that still count: whoever no longer leads the action or its priority has nothing left to disclaim. */
export function standingDisclaimers(
  disclaimers: readonly Disclaimer[],
  actions: readonly Action[],
  priorities: readonly Priority[],
): readonly Disclaimer[] {
  const byRef = new Map(actions.map((action) => [action.ref, action]));
  const byNumber = new Map(priorities.map((priority) => [priority.number, priority]));
  return disclaimers.filter(({ ref, upn }) => {
    const action = byRef.get(ref);
    if (action === undefined) return false;
    const asked = [...action.people, ...(byNumber.get(action.priority)?.people ?? [])];
    return asked.some((person) => person.upn === upn);
  });
}

/** The address at which somebody is asked about an action, as one of its leads or its priority's; else `null`. */
export function addressAsked(actor: Actor, action: Action, priority: Priority | null): string | null {
  const asked = [...action.people, ...(priority?.people ?? [])];
  const own = asked.find(({ upn }) => sameName(upn, actor.upn) || sameName(upn, actor.email ?? ''));
  return own?.upn ?? null;
}
