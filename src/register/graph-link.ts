import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { BATCH_PATH } from './batch.js';

/** One link of the chain, as a function that is given the rest of it. */
export function link(run: (context: Context, next: () => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (middleware) => {
      following = middleware;
    },
    execute: (context) => run(context, async () => following?.execute(context)),
  };
}

/** The client always gives an address as text. */
export function addressOf(context: Context): string {
  const request: unknown = context.request;
  return typeof request === 'string' ? request : '';
}

/** The headers as they stand before the request is sent. */
export function headersOf(context: Context): Headers {
  return new Headers(context.options?.headers);
}

/** Several requests in one, which here only ever read. */
export function isBatch(context: Context): boolean {
  return addressOf(context).endsWith(BATCH_PATH);
}
