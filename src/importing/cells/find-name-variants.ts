import type { Finding } from '../../domain/plan.js';
import { isPersonName, nameWords } from './person-name.js';

/** A place where the plan names somebody. */
export interface Naming {
  readonly name: string;
  /** The action, or `null` for the lead of a priority. */
  readonly ref: string | null;
  /** Whether the plan names them as a lead or co-lead, and not as a partner alone. */
  readonly leads: boolean;
}

/** In characters. What goes on for longer is compared by its start. */
const LONGEST = 40;

interface Person {
  readonly name: string;
  readonly named: Naming[];
  /** The words of the name without titles, accents and small signs, in small letters. */
  readonly words: readonly string[];
}

/**
 * People whom the plan may spell in two ways: their names differ in nothing but a title, an accent, a
 * hyphen or a capital; in one letter, or two that changed places; or in a first name that is cut short.
 * They are named, never merged.
 */
export function findNameVariants(namings: readonly Naming[]): Finding[] {
  const people = new Map<string, Person>();
  for (const naming of namings) {
    const { name } = naming;
    const person = people.get(name);
    if (person !== undefined) person.named.push(naming);
    else if (isPersonName(name)) people.set(name, { name, named: [naming], words: nameWords(name) });
  }
  const findings: Finding[] = [];
  for (const [one, other] of pairsOf([...people.values()])) {
    const [rare, common] = one.named.length <= other.named.length ? [one, other] : [other, one];
    const isLead = rare.named.some(({ leads }) => leads) || common.named.some(({ leads }) => leads);
    if (!isLead) continue;
    const message = `“${rare.name}” (${listOf(rare.named)}) and “${common.name}” (${listOf(common.named)}) may be the same person.`;
    const ref = rare.named.find((naming) => naming.ref !== null)?.ref ?? null;
    findings.push({ code: 'name-variant', ref, message, text: rare.name });
  }
  return findings;
}

/**
 * Every two who may be one. A plan may have thousands of names, so not all are held against all: those
 * who may be one meet under a key of the same words but for one, and that one without a letter.
 */
function pairsOf(people: readonly Person[]): [Person, Person][] {
  const byKey = new Map<string, number[]>();
  people.forEach(({ words }, index) => {
    for (const key of keysOf(words)) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [index]);
      else others.push(index);
    }
  });
  const pairs: [Person, Person][] = [];
  people.forEach((one, index) => {
    const others = new Set([...keysOf(one.words)].flatMap((key) => byKey.get(key) ?? []));
    for (const at of [...others].sort((a, b) => a - b)) {
      const other = people[at];
      if (at > index && other !== undefined && mayBeOne(one.words, other.words)) pairs.push([one, other]);
    }
  });
  return pairs;
}

function keysOf(words: readonly string[]): Set<string> {
  const keys = new Set<string>();
  words.forEach((whole, index) => {
    const word = whole.slice(0, LONGEST);
    const rest = `${String(index)} ${words.filter((_, at) => at !== index).join(' ')} `;
    for (let at = 0; at <= word.length; at += 1) {
      keys.add(`${rest}${word.slice(0, at)}${word.slice(at + 1)}`);
      // A first name that is cut short is the start of the whole one.
      if (index === 0 && at > 0) keys.add(`${rest}${word.slice(0, at)}`);
    }
  });
  return keys;
}

function listOf(named: readonly Naming[]): string {
  return [...new Set(named.map(({ ref }) => ref ?? 'lead of a priority'))].join(', ');
}

function mayBeOne(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const different = one.flatMap((word, index) => (word === other[index] ? [] : [index]));
  const [index, ...more] = different;
  if (index === undefined) return true;
  if (more.length > 0) return false;
  const [left = '', right = ''] = [one[index], other[index]];
  return isOneSlipApart(left, right) || (index === 0 && isCutShort(left, right));
}

/** “K” or “Kar” for “Karen”. */
function isCutShort(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** One letter more, less or other, or two neighbours that changed places. */
function isOneSlipApart(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
