import { holdShapes } from './say-rag.js';

/**
 * Characters that nobody sees and that can reorder, hide or break what stands around them: controls,
 * marks of direction, joiners of no width. The joiner of emoji (U+200D) stays. U+E000 is ours.
 */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000]/g;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\ue000]/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Somebody's words as one line for a `TextRun` or a notification, which show them as they are.
 * Clients turn `{{DATE(…)}}` into a date wherever it stands, so its braces are held apart.
 * @param longest in characters of JSON; a longer text is cut and ends with "…"
 */
export function plainText(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 8)
    .replace(HALF_CHARACTER, '\ufffd')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/\{(?=\{)/g, `{${ZERO_WIDTH_SPACE}`)
    .trim();
  return holdShapes(lengthInJson(line) > longest ? `${cutTo(line, longest - 1).trimEnd()}…` : line);
}

/** What a text takes of a card: a quote is two characters there, an emoji too. */
function lengthInJson(text: string): number {
  return JSON.stringify(text).length - 2;
}

/** The beginning of a text that takes no more than that of a card; no character is halved. */
function cutTo(text: string, room: number): string {
  let [kept, left] = ['', room];
  for (const character of text) {
    left -= lengthInJson(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

/**
 * Somebody's words for a `TextBlock`, which reads Markdown: what Markdown would take for a sign of
 * its own is shown as it was written.
 * @param longest in characters, before escaping
 */
export function markdownText(text: string, longest: number): string {
  return plainText(text, longest)
    .replace(/[\\`*_[\]<~]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/^[#>+-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/**
 * What somebody typed, to stand in the input again exactly as it was, up to what a card can hold.
 * @param room in characters of JSON
 */
export function typedText(text: string, room: number): string {
  const start = Array.from(text.slice(0, room + 1)).slice(0, room);
  return cutTo(start.join('').replace(CONTROL, ''), room).replace(HALF_CHARACTER, '\ufffd');
}
