import type { Plan } from '../domain/plan.js';
import { CodedError } from '../errors.js';
import { assemblePlan } from './assemble-plan.js';
import { decodeText } from './decode-text.js';
import { readTextPlan } from './read-text-plan.js';

/**
 * Reads a published plan: text with tabs, which may be broken over pages.
 *
 * @param fileName as the person gave it; only put into the sentence of a refusal
 * @throws CodedError `file-not-understood` where it is no plain text, or holds no table of actions
 */
export function parsePlan(bytes: Uint8Array, fileName: string): Plan {
  const published = readTextPlan(decodeText(bytes, fileName));
  if (published.rows.length === 0) {
    const name = fileName.split(/[\\/]/).at(-1) ?? '';
    throw new CodedError(
      'file-not-understood',
      `${name} holds no table of actions with the headings Ref, Actions and Completion date`,
    );
  }
  return assemblePlan(published);
}
