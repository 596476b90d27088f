import type { Action } from './action.js';

/**
 * Who leads an action now, by name: as published; or, where somebody leads it in the list whom the plan does
 * not name, those who lead it in the list.
 */
export function leadNames({ leads, people }: Pick<Action, 'leads' | 'people'>): readonly string[] {
  const published = leads.map(({ name }) => name);
  if (people.every(({ name }) => published.includes(name))) return published;
  const led = people.map(({ name }) => name);
  const known = new Set(published.map(wordsOf));
  return led.every((name) => known.has(wordsOf(name))) ? published : led;
}

/** Whether two names are the same, however they are typed: their case and their spaces do not matter. */
export function sameName(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase());
  return left !== '' && left === right;
}

/** Whether two names are of the same words, in whatever order. */
export function sameWords(a: string, b: string): boolean {
  return wordsOf(a) !== '' && wordsOf(a) === wordsOf(b);
}

/** A directory may have "Rocks, Adrian" where the plan has "Adrian Rocks". */
function wordsOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return words.sort().join(' ');
}
