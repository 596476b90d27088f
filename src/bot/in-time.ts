import type { OutgoingMessage } from '../domain/messenger.js';
import { CodedError } from '../errors.js';
import { after } from './after.js';
import type { Log } from './desk.js';

/** So long somebody waits for what takes its time; after that they are told when it is done. */
const PATIENCE_MS = 1_500;

/**
 * An answer that may take longer than somebody waits: then it is `meanwhile`, and the answer, or why there is
 * none, goes to `late`.
 * @param orElse what to say of a failure that nobody foresaw
 */
export async function inTime<T extends OutgoingMessage | string>(
  answer: Promise<T>,
  {
    meanwhile,
    orElse,
    late,
    log,
  }: {
    readonly meanwhile: T;
    readonly orElse: string;
    readonly late: (answer: T | string) => Promise<unknown>;
    readonly log: Log;
  },
): Promise<T> {
  const first = await Promise.race([answer, after(PATIENCE_MS)]);
  if (first !== null) return first;
  void answer
    .catch((error: unknown) => (error instanceof CodedError ? `${error.message} ${error.remedy}` : orElse))
    .then(late)
    .catch((error: unknown) => {
      log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'somebody was not told');
    });
  return meanwhile;
}
