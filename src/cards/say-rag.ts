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

/** A RAG as it is shown: `▲ Amber`, or `○ No update` where nobody has said. */
export function sayRag(rag: Rag | null): string {
  const word = rag ?? NO_UPDATE;
  return `${SHAPES[word]} ${word}`;
}

/** A RAG with its age: `■ Green, last reported 4 May 2022`. */
export function sayRagWithAge(rag: Rag | null, age: RagAge, zone: string): string {
  return `${SHAPES[rag ?? NO_UPDATE]} ${ageInWords(rag, age, zone)}`;
}

/** What each word means, one line a word: `▲ Amber: up to a month late`. */
export function sayRagKey(key: RagKey): readonly string[] {
  return [...RAGS, null].map((rag) => `${sayRag(rag)}: ${key[rag ?? NO_UPDATE]}`);
}
