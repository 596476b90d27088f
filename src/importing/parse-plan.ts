import type { Plan } from '../domain/plan.js';
import { CodedError } from '../errors.js';
import { isZip } from '../open-zip.js';
import { assemblePlan } from './assemble-plan.js';
import { decodeText } from './decode-text.js';
import { readBlocks } from './read-blocks.js';
import { readWord } from './read-word.js';
import { textBlocks } from './text-blocks.js';

/**
 * Reads a published plan: a Word file, or text with tabs, which may be broken over pages. Which of the two it is
 * the file itself tells, whatever its name.
 *
 * @param fileName as the person gave it; only put into the sentence of a refusal
 * @throws CodedError `file-not-understood` where it is neither, or holds no table of actions
 */
export function parsePlan(bytes: Uint8Array, fileName: string): Plan {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const published = readBlocks(
    textBlocks(isZip(bytes) ? wordText(bytes, name) : decodeText(bytes, fileName)),
  );
  if (published.rows.length === 0) {
    throw new CodedError(
      'file-not-understood',
      `${name} holds no table of actions with the headings Ref, Actions and Completion date`,
    );
  }
  return assemblePlan(published);
}

function wordText(bytes: Uint8Array, name: string): string {
  const read = readWord(bytes);
  if (read.text === null) throw new CodedError('file-not-understood', `${name} ${read.wrong}`);
  return read.text;
}
