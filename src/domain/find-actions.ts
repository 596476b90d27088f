import { type Action, compareRefs, type Priority } from './action.js';
import { foldWords } from './fold-words.js';
import { leadNames } from './lead-names.js';

/** `find WORDS`. */
export interface FindWords {
  readonly kind: 'find';
  /** As they were typed, with at least one letter or figure. */
  readonly words: string;
}

const REF_BEGINS = /^\d{1,3}(?:\.\d{1,3}){1,2}$/;

/** Reads `find WORDS`; `null` where it is another command. */
export function findWords(_command: string, _day: unknown, typed: string): FindWords | null {
  const [, words = ''] = /^find (.+)$/i.exec(typed) ?? [];
  return foldWords(words).length === 0 ? null : { kind: 'find', words };
}

/**
 * The actions that hold every one of the words, whole or as the beginning of a word, in any case: in their ref,
 * title, text, leads, co-leads, partners, outcome, latest note or evidence. `3.2` finds the refs that begin so.
 * Those with more of the words in their title come first, then they stand in the order of their refs.
 */
export function findActions(
  words: string,
  actions: readonly Action[],
  priorities: readonly Priority[],
): readonly Action[] {
  const outcomes = new Map(
    priorities.flatMap((priority) => priority.outcomes.map(({ ref, title }) => [ref, title] as const)),
  );
  const wanted = words
    .split(/\s+/)
    .flatMap((word) => wantedIn(word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')));
  return actions
    .map((action) => {
      const title = foldWords(action.title);
      const all = [...title, ...foldWords(wordsOf(action, outcomes.get(action.outcome) ?? ''))];
      const found = wanted.every((want) => want(action.ref, all));
      return { action, found, inTitle: wanted.filter((want) => want(action.ref, title)).length };
    })
    .filter(({ found }) => found)
    .sort((a, b) => b.inTitle - a.inTitle || compareRefs(a.action.ref, b.action.ref))
    .map(({ action }) => action);
}

/** Whether an action of that ref, or one of these words, is what is wanted. */
type Wanted = (ref: string, words: readonly string[]) => boolean;

function wantedIn(word: string): readonly Wanted[] {
  if (REF_BEGINS.test(word)) return [(ref) => ref === word || ref.startsWith(`${word}.`)];
  return foldWords(word).map((part) => (_ref, words) => words.some((own) => own.startsWith(part)));
}

function wordsOf(action: Action, outcome: string): string {
  const names = [
    ...leadNames(action),
    ...[...action.leads, ...action.people, ...action.coLeads].map(({ name }) => name),
  ];
  const { text, partners, progress, evidence } = action;
  return [text, ...names, partners, outcome, progress, evidence].join('\n');
}
