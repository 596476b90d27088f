import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { CodedError } from '../errors.js';
import { GraphFailure } from './graph-failure.js';
import { readRetryAfter } from './retry-after.js';

const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;
/** How Microsoft asks a program of one's own to name itself, so that it is throttled last. */
const USER_AGENT = 'NONISV|SENDIG|ActionRegister/1.0';

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
 * Repeats what may be repeated: a GET, or a PATCH that names the version it changes. A POST is
 * never repeated here, since it may have been carried out although its answer was lost.
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
        const worthIt = error.transient && mayRepeat(context) && attempt < MAX_ATTEMPTS;
        if (!worthIt || now() + pauseMs > lastStartMs) throw error;
        await sleep(pauseMs);
      }
    }
  });
}

/** Ends an attempt that takes too long, wherever it hangs: getting the token, the answer, its body. */
export function timed(attemptMs: number): Middleware {
  return link(async (context, next) => {
    const controller = new AbortController();
    context.options = { ...context.options, signal: controller.signal };
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        controller.abort();
        reject(noAnswer(`no answer within ${String(attemptMs / 1000)} seconds`));
      }, attemptMs);
    });
    try {
      await Promise.race([next(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  });
}

/** Adds the token, anew for each attempt, and to requests to `origin` alone. */
export function authenticated(origin: string, credential: () => Promise<string>): Middleware {
  return link(async (context, next) => {
    if (new URL(addressOf(context)).origin !== origin) {
      throw new CodedError('sharepoint-refused', 'an address outside Microsoft Graph');
    }
    const token = await credential();
    setHeader(context, 'Authorization', `Bearer ${token}`);
    setHeader(context, 'User-Agent', USER_AGENT);
    await next();
  });
}

/** Sends the request and reads the whole answer, so that one cut short is a failure and not a surprise. */
export function sending(fetcher: typeof fetch, now: () => number): Middleware {
  return link(async (context) => {
    const { method, headers, body, signal } = context.options ?? {};
    let response: Response;
    let text: string;
    try {
      // A redirect is not followed: it could lead the token to another host.
      const request: RequestInit = { method: method ?? 'GET', redirect: 'manual' };
      if (headers !== undefined) request.headers = headers;
      if (body !== undefined) request.body = body;
      if (signal !== undefined) request.signal = signal;
      response = await fetcher(addressOf(context), request);
      text = await response.text();
    } catch (error) {
      throw noAnswer(reasonOf(error), error);
    }
    if (!response.ok) throw refusal(response, text, now());
    if (text !== '' && parseJson(text) === undefined) throw noAnswer('an answer that was cut short');
    context.response = new Response(text === '' ? null : text, { status: response.status });
  });
}

/** One link of the chain, as a function that is given the rest of it. */
function link(run: (context: Context, next: () => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (middleware) => {
      following = middleware;
    },
    execute: (context) => run(context, async () => following?.execute(context)),
  };
}

/** The client always gives an address as text. */
function addressOf(context: Context): string {
  const request: unknown = context.request;
  return typeof request === 'string' ? request : '';
}

function headersOf(context: Context): Headers {
  return new Headers(context.options?.headers);
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = headersOf(context);
  headers.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}

function mayRepeat(context: Context): boolean {
  const method = context.options?.method ?? 'GET';
  return method === 'GET' || (method === 'PATCH' && headersOf(context).has('If-Match'));
}

function noAnswer(detail: string, cause?: unknown): GraphFailure {
  return new GraphFailure({ status: null, code: null, requestId: null, retryAfterMs: null, detail, cause });
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

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

function refusal(response: Response, text: string, nowMs: number): GraphFailure {
  const body = ErrorBody.safeParse(parseJson(text));
  const code = body.success ? body.data.error.code : null;
  return new GraphFailure({
    status: response.status,
    code,
    requestId: response.headers.get('request-id'),
    retryAfterMs: readRetryAfter(response.headers, nowMs),
    detail: code === null ? `HTTP ${String(response.status)}` : `HTTP ${String(response.status)}, ${code}`,
  });
}

/** The value, or `undefined` where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const SystemError = z.object({ cause: z.object({ code: z.string() }) });

function reasonOf(error: unknown): string {
  const parsed = SystemError.safeParse(error);
  return parsed.success ? parsed.data.cause.code : 'the connection was lost';
}
