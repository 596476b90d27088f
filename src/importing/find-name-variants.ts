import type { Finding } from '../domain/plan.js';
import { isPersonName, nameWords } from './person-name.js';

/** A place where the plan names somebody. */
export interface Naming {
  readonly name: string;
  /** The action, or `null` for the lead of a priority. */
  readonly ref: string | null;
  /** Whether the plan names them as a lead or co-lead, and not as a partner alone. */
  readonly leads: boolean;
}

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
  const byWord = new Map<string, Person[]>();
  for (const person of people.values()) {
    for (const word of new Set(person.words)) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [person]);
      else others.push(person);
    }
  }
  const findings = new Map<string, Finding>();
  for (const group of byWord.values()) {
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) {
        const [rare, common] = one.named.length <= other.named.length ? [one, other] : [other, one];
        const isLead = rare.named.some(({ leads }) => leads) || common.named.some(({ leads }) => leads);
        if (!isLead || !mayBeOne(rare.words, common.words)) continue;
        const message = `“${rare.name}” (${listOf(rare.named)}) and “${common.name}” (${listOf(common.named)}) may be the same person.`;
        const ref = rare.named.find((naming) => naming.ref !== null)?.ref ?? null;
        findings.set(message, { code: 'name-variant', ref, message, text: rare.name });
      }
    });
  }
  return [...findings.values()];
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
