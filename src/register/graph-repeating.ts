import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphFailure } from './graph-failure.js';
import { headersOf, isBatch, link } from './graph-link.js';

const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;

/** Time, as the chain sees it. */
export interface Timing {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** The longest that one attempt may take, in milliseconds. */
  readonly attemptMs: number;
  /** The longest that a call may take, waits and repeats included. */
  readonly callMs: number;
}

/**
 * Repeats what may be repeated: what only reads, a PUT of a whole file, or a PATCH that names the version it
 * changes. A POST that writes is never repeated here, since it may have been carried out although its answer was lost.
 * A wait that SharePoint asks for is kept in full, and by every call; where it does not fit into
 * the call's time the call fails instead of knocking early, which would count against us.
 */
export function repeating(timing: Timing): Middleware {
  const { now, sleep, attemptMs, callMs } = timing;
  let notBeforeMs = 0;
  return link(async (context, next) => {
    const lastStartMs = now() + callMs - attemptMs;
    for (let attempt = 1; ; attempt += 1) {
      if (notBeforeMs > lastStartMs) throw waitTooLong(notBeforeMs - now());
      while (notBeforeMs > now()) await sleep(notBeforeMs - now());
      try {
        await next();
        return;
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        const pauseMs = error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1);
        if (error.status === 429 || error.status === 503) {
          notBeforeMs = Math.max(notBeforeMs, now() + pauseMs);
        }
        const worthIt = mayPass(error, attempt) && mayRepeat(context) && attempt < MAX_ATTEMPTS;
        if (!worthIt || now() + pauseMs > lastStartMs) throw error;
        await sleep(pauseMs);
      }
    }
  });
}

/** A token may have ended on its way: once, a new one may do. */
function mayPass(error: GraphFailure, attempt: number): boolean {
  return error.transient || (error.status === 401 && attempt === 1);
}

function mayRepeat(context: Context): boolean {
  const method = context.options?.method ?? 'GET';
  if (method === 'GET' || method === 'PUT' || isBatch(context)) return true;
  return method === 'PATCH' && headersOf(context).has('If-Match');
}

function waitTooLong(retryAfterMs: number): GraphFailure {
  return new GraphFailure({
    status: 429,
    code: null,
    requestId: null,
    retryAfterMs,
    detail: 'SharePoint asked us to wait',
  });
}
