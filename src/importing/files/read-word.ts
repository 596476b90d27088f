import { readXml } from '../../read-xml.js';
import type { Block } from '../blocks.js';
import { WordBlocks } from './word-blocks.js';
import { headingStyles } from './word-styles.js';

/** The blocks of a Word document, from its main part and its styles; `null` where it is damaged. Never throws. */
export function readWord(document: Uint8Array, styles: Uint8Array | undefined): Block[] | null {
  const reader = new WordBlocks(headingStyles(styles));
  return readXml(document, reader) ? reader.blocks : null;
}
