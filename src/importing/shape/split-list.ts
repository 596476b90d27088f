import { plainText, tidy } from '../plain-text.js';

/** The items of a list, and the text that was parted without marks between its items, or `null`. */
interface ListItems {
  readonly items: readonly string[];
  readonly guessed: string | null;
}

const LIST_TAG = /<\/?(?:ul|ol)\b[^<>]*>/gi;
const ITEM_TAG = /<\/?(?:li|p)\b[^<>]*>/gi;
const MARK = /^(?:[-•*–]|\d{1,2}[.)])\s+/;
const SMALL_WORD = /^(?:a|an|and|as|at|by|for|from|in|is|of|on|or|that|the|their|to|via|with|within)$/i;

/** The items of a list that stands on the lines, with or without marks and tags. Never throws. */
export function splitList(lines: readonly string[]): ListItems {
  const items: string[] = [];
  let guessed: string | null = null;
  for (const line of lines) {
    const isList = /<(?:ul|ol)\b/i.test(line);
    for (const part of line.replace(LIST_TAG, '\n').replace(ITEM_TAG, '\n').split('\n').map(tidy)) {
      if (part === '') continue;
      const inline = splitAtMarks(part, isList);
      const byWords = isList && inline.length === 1 && !MARK.test(part) ? splitAtWords(part) : inline;
      if (byWords.length > 1 && inline.length === 1) guessed = part;
      const [first = '', ...rest] = byWords;
      const goesOn = !MARK.test(first) && /^\p{Ll}/u.test(first);
      const last = goesOn ? items.pop() : undefined;
      items.push(last === undefined ? first : `${last} ${first}`, ...rest);
    }
  }
  const clean = items
    .map((item) => plainText(item.replace(MARK, '').replace(/\*\*/g, '')))
    .filter((item) => item !== '');
  return { items: clean, guessed };
}

/** “• One • Two”: parted at the mark with which the text starts. */
function splitAtMarks(text: string, isList: boolean): string[] {
  const mark = /^[-•*–]/.exec(text)?.[0];
  if (mark === '•') return text.split(/\s*•\s+/).filter((part) => part !== '');
  if (mark === undefined || !isList) return [text];
  return text.split(` ${mark} `).map((part) => part.replace(MARK, ''));
}

/** Items that run on without marks: a capital after a small letter, where no name goes on, starts a new one. */
function splitAtWords(text: string): string[] {
  const words = text.split(' ');
  const parts: string[][] = [[]];
  words.forEach((word, index) => {
    const [before = '', after = ''] = [words[index - 1], words[index + 1]];
    const starts =
      /^\p{Lu}/u.test(word) &&
      /^[\p{Ll}\d]/u.test(before) &&
      !SMALL_WORD.test(before) &&
      !/[,:;(]$/.test(before) &&
      (/^\p{Ll}/u.test(after) || word === 'A');
    if (starts) parts.push([]);
    parts.at(-1)?.push(word);
  });
  return parts.map((part) => part.join(' '));
}
