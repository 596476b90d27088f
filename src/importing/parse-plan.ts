import type { Plan } from '../domain/plan.js';
import { CodedError } from '../errors.js';
import { assemblePlan } from './assemble-plan.js';
import { readFile } from './files/read-file.js';
import { readBlocks } from './shape/read-blocks.js';

/**
 * Reads a published plan from a file of any format that `readFile` knows.
 *
 * @param fileName as the person gave it; only put into the sentence of a refusal
 * @throws CodedError `file-not-understood` where it cannot be read, or holds no table of actions
 */
export function parsePlan(bytes: Uint8Array, fileName: string): Plan {
  const published = readBlocks(readFile(bytes, fileName));
  if (published.rows.length === 0) {
    const name = fileName.split(/[\\/]/).at(-1) ?? '';
    throw new CodedError(
      'file-not-understood',
      `${name} holds no table of actions; give the table headings such as Ref, Actions, Completion date and Lead, or each action lines such as "Due date: July 2022" and "Lead: …", and try again`,
    );
  }
  return assemblePlan(published);
}
