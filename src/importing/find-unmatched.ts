import { distance } from 'fastest-levenshtein';
import type { Person } from '../domain/action.js';
import { listInWords } from '../domain/due-words.js';
import type { Finding, Plan } from '../domain/plan.js';
import { isPersonName } from './cells/person-name.js';
import { personKey } from './people.js';

/** So many names that come close are offered. */
const MOST_CLOSE = 3;

/**
 * The leads of a plan whom a list of people does not have, each once with the names there that come closest. They
 * are offered, never taken.
 * @param people under their `personKey`
 */
export function findUnmatched(plan: Plan, people: ReadonlyMap<string, Person>): readonly Finding[] {
  const places = new Map<string, string[]>();
  const add = (name: string, place: string): void => {
    if (!isPersonName(name) || people.has(personKey(name))) return;
    const known = places.get(name) ?? [];
    if (!known.includes(place)) known.push(place);
    places.set(name, known);
  };
  for (const { ref, leads, coLeads } of plan.actions) {
    for (const { name } of [...leads, ...coLeads]) add(name, ref);
  }
  for (const { number, leads } of plan.priorities) {
    for (const { name } of leads) add(name, `priority ${String(number)}`);
  }
  return [...places].map(([name, at]) => {
    const close = closestTo(name, people);
    const offered = close.length === 0 ? '' : ` The closest there: ${listInWords(close)}.`;
    return {
      code: 'person-not-matched',
      ref: null,
      message: `“${name}” (${at.join(', ')}) is not in the list of people.${offered}`,
      text: name,
    };
  });
}

function closestTo(name: string, people: ReadonlyMap<string, Person>): readonly string[] {
  const key = personKey(name);
  const words = new Set(key.split(' '));
  return [...people]
    .map(([other, person]) => ({
      name: person.name,
      shares: other.split(' ').some((word) => word.length > 2 && words.has(word)),
      away: distance(key, other),
    }))
    .filter(({ shares, away }) => shares || away <= Math.ceil(key.length / 4))
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_CLOSE)
    .map((one) => one.name);
}
