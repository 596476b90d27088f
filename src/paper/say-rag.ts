import { ageInWords, type RagAge } from '../domain/due-words.js';
import { NO_UPDATE, RAGS, type Rag, type RagKey } from '../domain/rag.js';
import { type Block, type Cell, heading } from './content.js';

/** A RAG in words with its age below it, on its shade. */
export function ragCell(rag: Rag | null, age: RagAge, zone: string): Cell {
  return { text: ageInWords(rag, age, zone).replace(', ', '\n'), shade: rag };
}

/** What each word means here. */
export function keyBlocks(key: RagKey): readonly Block[] {
  const words = [...RAGS, NO_UPDATE] as const;
  return [
    heading(1, 'What the words mean'),
    { kind: 'list', items: words.map((word) => `${word}: ${key[word]}`) },
  ];
}
