import { ageInWords, type RagAge } from '../domain/due-words.js';
import { NO_UPDATE, RAGS, type Rag, type RagKey } from '../domain/rag.js';

/** A shape of its own for each word, so that colour is never needed; none that a phone turns into an emoji. */
const SHAPES: Readonly<Record<Rag | typeof NO_UPDATE, string>> = {
  Red: '●',
  Amber: '▲',
  Green: '■',
  Complete: '✓',
  [NO_UPDATE]: '○',
};

/** Holds what stands around it on one line, as a shape and its word. */
export const NO_BREAK_SPACE = '\u00a0';
const SPACE_AFTER_SHAPE = new RegExp(`(?<=[${Object.values(SHAPES).join('')}]) `, 'g');

/** The text with each shape held to the word after it. */
export function holdShapes(text: string): string {
  return text.replace(SPACE_AFTER_SHAPE, NO_BREAK_SPACE);
}

/** A RAG as it is shown: `▲ Amber`, or `○ No update` where nobody has said. */
export function sayRag(rag: Rag | null): string {
  const word = rag ?? NO_UPDATE;
  return holdShapes(`${SHAPES[word]} ${word}`);
}

/** A RAG with its age: `■ Green, last reported 4 May 2022`. */
export function sayRagWithAge(rag: Rag | null, age: RagAge, zone: string): string {
  return holdShapes(`${SHAPES[rag ?? NO_UPDATE]} ${ageInWords(rag, age, zone)}`);
}

/** What each word means, one line a word: `▲ Amber: up to a month late`. */
export function sayRagKey(key: RagKey): readonly string[] {
  return [...RAGS, null].map((rag) => `${sayRag(rag)}: ${key[rag ?? NO_UPDATE]}`);
}
