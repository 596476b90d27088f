import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { CodedError } from '../errors.js';
import { busyPart } from './batch.js';
import { GraphFailure, refusalOf } from './graph-failure.js';
import { addressOf, headersOf, isBatch, link } from './graph-link.js';

/** How Microsoft asks a program of one's own to name itself, so that it is throttled last. */
const USER_AGENT = 'NONISV|SENDIG|ActionRegister/1.0';

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
      throw notSent(new CodedError('sharepoint-refused', 'an address outside Microsoft Graph'));
    }
    const token = await credential().catch((error: unknown) => {
      throw error instanceof CodedError ? notSent(error) : error;
    });
    setHeader(context, 'Authorization', `Bearer ${token}`);
    setHeader(context, 'User-Agent', USER_AGENT);
    await next();
  });
}

/** At most `limit` attempts are under way at once, whoever makes them; the others wait for their turn. */
export function bounded(limit: number): Middleware {
  let free = limit;
  const queue: (() => void)[] = [];
  return link(async (context, next) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      // Whoever has waited too long has been told so by now.
      if (context.options?.signal?.aborted !== true) await next();
    } finally {
      const first = queue.shift();
      if (first === undefined) free += 1;
      else first();
    }
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
    const answer = parseJson(text);
    if (!response.ok) throw refusalOf(response.status, response.headers, answer, now());
    if (text !== '' && answer === undefined) throw noAnswer('an answer that was cut short');
    const busy = isBatch(context) ? busyPart(answer, now()) : null;
    if (busy !== null) throw busy;
    context.response = new Response(text === '' ? null : text, { status: response.status });
  });
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = headersOf(context);
  headers.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}

function noAnswer(detail: string, cause?: unknown): GraphFailure {
  return new GraphFailure({ status: null, code: null, requestId: null, retryAfterMs: null, detail, cause });
}

/** The SDK would drop any other error's code and cause. */
function notSent(coded: CodedError): GraphFailure {
  const { message: detail, cause } = coded;
  return new GraphFailure({
    status: null,
    code: null,
    requestId: null,
    retryAfterMs: null,
    detail,
    cause,
    coded,
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
