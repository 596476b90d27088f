import type { FileBlocks } from './file-blocks.js';
import { DAMAGED, openOffice } from './office-package.js';
import { readExcel } from './read-excel.js';
import { readWord } from './read-word.js';

/** The blocks of a Word or Excel file. Never throws. */
export function readOffice(bytes: Uint8Array): FileBlocks {
  const opened = openOffice(bytes);
  if (opened.kind === null) return { blocks: null, wrong: opened.wrong };
  if (opened.kind === 'excel') return readExcel(opened.main, opened.parts);
  const styles = opened.main.replace(/[^/]*$/, 'styles.xml');
  const parts = opened.parts((name) => name === opened.main || name === styles);
  if (typeof parts === 'string') return { blocks: null, wrong: parts };
  const document = parts.get(opened.main);
  const blocks = document === undefined ? null : readWord(document, parts.get(styles));
  return blocks === null ? { blocks, wrong: DAMAGED } : { blocks };
}
