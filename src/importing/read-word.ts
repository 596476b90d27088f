import { openZip } from '../open-zip.js';
import { readXml } from '../read-xml.js';
import { WordLines } from './word-lines.js';

const DOCUMENT = 'word/document.xml';

/** The text of a Word file, or what is wrong with it in words that follow its name. */
export type WordText = { readonly text: string } | { readonly text: null; readonly wrong: string };

/**
 * The text of a Word file as `textBlocks` reads it: each paragraph is a line, each row of a table a line with
 * tabs, and what a cell holds beside its words stands in tags. Never throws.
 */
export function readWord(bytes: Uint8Array): WordText {
  const opened = openZip(bytes, (name) => name === DOCUMENT);
  if (opened.parts === null) return { text: null, wrong: opened.wrong };
  const document = opened.parts.get(DOCUMENT);
  if (document === undefined) return { text: null, wrong: 'is an Excel or zip file, not a Word file' };
  const lines = new WordLines();
  if (!readXml(document, lines)) return { text: null, wrong: 'is damaged' };
  return { text: lines.lines.join('\n') };
}
