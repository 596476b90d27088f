/** What a lead says of an action. An action of which nobody has spoken has none (`null`). */
export type Rag = 'Red' | 'Amber' | 'Green' | 'Complete';

/** Every RAG, in the order in which a board reads them. */
export const RAGS: readonly Rag[] = ['Red', 'Amber', 'Green', 'Complete'];

/** The words where nobody has said anything. */
export const NO_UPDATE = 'No update';

/** What each word means here; printed in the help, the digest and the papers. */
export type RagKey = Readonly<Record<Rag | typeof NO_UPDATE, string>>;

/** The key where `RAG_KEY` names no other. */
export const DEFAULT_RAG_KEY: RagKey = {
  Red: 'more than a month late, or unlikely to be done without help',
  Amber: 'up to a month late, or at risk with a plan to recover',
  Green: 'on track for its date',
  Complete: 'done, with evidence that it has worked',
  'No update': 'nobody has reported on it',
};

/** `Rag` for a word in any case, or `null` where it is none of them. */
export function parseRag(text: string): Rag | null {
  const word = text.trim().toLowerCase();
  return RAGS.find((rag) => rag.toLowerCase() === word) ?? null;
}
