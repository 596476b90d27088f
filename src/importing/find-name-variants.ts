import type { Finding } from '../domain/plan.js';
import { isPersonName } from './person-name.js';

/** A place where the plan names somebody. */
export interface Naming {
  readonly name: string;
  /** The action, or `null` for the lead of a priority. */
  readonly ref: string | null;
  /** Whether the plan names them as a lead or co-lead, and not as a partner alone. */
  readonly leads: boolean;
}

/**
 * People whom the plan may spell in two ways: one name of theirs is the same and another differs by
 * one letter or by two that changed places. They are named, never merged.
 */
export function findNameVariants(namings: readonly Naming[]): Finding[] {
  const places = new Map<string, Naming[]>();
  for (const naming of namings) {
    if (isPersonName(naming.name)) places.set(naming.name, [...(places.get(naming.name) ?? []), naming]);
  }
  const people = [...places].map(([name, named]) => ({ name, named, words: name.toLowerCase().split(' ') }));
  const byWord = new Map<string, typeof people>();
  for (const person of people) {
    for (const word of new Set(person.words)) byWord.set(word, [...(byWord.get(word) ?? []), person]);
  }
  const findings = new Map<string, Finding>();
  for (const group of byWord.values()) {
    group.forEach((one, index) => {
      for (const other of group.slice(index + 1)) {
        const [rare, common] = one.named.length <= other.named.length ? [one, other] : [other, one];
        const isLead = rare.named.some(({ leads }) => leads) || common.named.some(({ leads }) => leads);
        if (!isLead || !differsInOneWord(rare.words, common.words)) continue;
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

function differsInOneWord(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const different = one.flatMap((word, index) =>
    word === other[index] ? [] : [[word, other[index] ?? ''] as const],
  );
  const [pair, ...more] = different;
  return pair !== undefined && more.length === 0 && isOneSlipApart(pair[0], pair[1]);
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
