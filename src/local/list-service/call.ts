import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { GraphRefusal, invalidRequest } from './graph-refusal.js';
import type { Store } from './store.js';

/** A request before it is known what it is about. */
export interface Asked {
  readonly method: string;
  readonly query: URLSearchParams;
  /** The full address without its query: links are built from it. */
  readonly address: string;
  /** The address of the machine, `http://127.0.0.1:3978`. */
  readonly origin: string;
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
}

/** A request, as the answers see it. */
export interface Call extends Asked {
  /** The parts of its path that name something. */
  readonly params: Readonly<Record<string, string>>;
}

/** What is sent back. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Turns a function that decides at once into a route. Because it decides at once, no two requests ever
 * overlap; because the reply waits for the disk, no reply (of a read neither) tells what a crash could
 * still take back.
 */
export function answer(
  store: Store,
  now: () => Date,
  decide: (path: string, asked: Asked) => Reply,
): RequestHandler {
  return async (request, response) => {
    let outcome = outcomeOf(() => decide(request.path, askedOf(request)));
    try {
      await store.settled();
    } catch {
      outcome = new GraphRefusal(503, 'serviceNotAvailable', 'The lists cannot be written to the disk.');
    }
    if (outcome instanceof GraphRefusal) sendRefusal(outcome, now, request, response);
    else if (outcome.body === undefined) response.status(outcome.status).end();
    else response.status(outcome.status).json(outcome.body);
  };
}

/** What was decided, a refusal too. */
export function outcomeOf(decide: () => Reply): Reply | GraphRefusal {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    return error;
  }
}

/** Sends an error in Graph's shape. */
export function sendRefusal(
  refusal: GraphRefusal,
  now: () => Date,
  request: Request,
  response: Response,
): void {
  const id = String(response.getHeader('request-id'));
  response
    .status(refusal.status)
    .set(refusal.details.headers ?? {})
    .json(refusalBody(refusal, now, id, request.get('client-request-id')));
}

/** An error in Graph's shape; `requestId` is the reply's own, `clientId` the one that the caller sent. */
export function refusalBody(
  { code, message, details }: GraphRefusal,
  now: () => Date,
  requestId: string,
  clientId: string | undefined,
): object {
  const innerError = {
    ...(details.innerCode === undefined ? {} : { code: details.innerCode }),
    date: now().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientId ?? requestId,
  };
  return { error: { code, message, innerError } };
}

/** Gives every reply its id, and the client's own id back; a browser keeps no copy. */
export const tagReply: RequestHandler = (request, response, next) => {
  response.set({ 'request-id': randomUUID(), 'cache-control': 'no-store' });
  const clientId = request.get('client-request-id');
  if (clientId !== undefined) response.set('client-request-id', clientId);
  next();
};

/**
 * The body as `schema` wants it.
 * @throws GraphRefusal 400 naming the first thing that is wrong
 */
export function bodyOf<T>(call: Asked, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidRequest(`Invalid request: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function askedOf(request: Request): Asked {
  const origin = `${request.protocol}://${request.get('host') ?? ''}`;
  const url = new URL(request.originalUrl, origin);
  return {
    method: request.method,
    query: url.searchParams,
    address: `${origin}${url.pathname}`,
    origin,
    body: request.body as unknown,
    header: (name) => request.get(name),
  };
}
