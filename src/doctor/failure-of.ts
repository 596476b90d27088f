import { z } from 'zod';
import { CodedError } from '../errors.js';
import type { Failure } from './check.js';

/** The system, a database and Microsoft's sign-in library each name their errors so. */
const NamedError = z
  .looseObject({
    code: z.string().optional().catch(undefined),
    errorCode: z.string().optional().catch(undefined),
  })
  .transform(({ code, errorCode }) => code ?? errorCode);
/** How deep a reason may lie under errors that only wrap it. */
const MOST_CAUSES = 5;

/**
 * Why something failed, in a word or two that are no secret and name nobody: Entra's own code, the
 * system's, or the kind of error. The text of an error is not repeated: it can hold addresses and ids.
 */
export function reasonOf(error: unknown): string {
  const chain = causesOf(error);
  for (const { message } of chain) {
    const entra = /\bAADSTS\d+/.exec(message);
    if (entra !== null) return entra[0];
  }
  for (const link of chain) {
    const code = link instanceof CodedError ? undefined : NamedError.parse(link);
    if (code !== undefined) return code;
  }
  return chain.at(-1)?.name ?? 'unknown';
}

/** Any failure as a sentence and a remedy. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) return { message: error.message, remedy: error.remedy };
  return {
    message: `Something failed that should not (${reasonOf(error)}).`,
    remedy: 'Run this again; if it stays so, report it with the words above.',
  };
}

/** Why the bot's own state cannot be opened. @param url as in STATE_URL; it may hold a password */
export function stateFailureOf(url: string, error: unknown): Failure {
  const message = `The bot's own state cannot be opened (${reasonOf(error)}).`;
  const remedy = url.startsWith('postgres')
    ? 'Check STATE_URL: its host, its port, its database, and the name and password that it lets in.'
    : 'Set STATE_URL or DATA_DIR to a folder in which the program may write, on a disk that is not full.';
  return { message, remedy };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && chain.length < MOST_CAUSES; next = next.cause)
    chain.push(next);
  return chain;
}
