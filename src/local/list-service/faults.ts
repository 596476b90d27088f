import type { Request, RequestHandler, Response } from 'express';
import { sendRefusal } from './call.js';
import { GraphRefusal } from './graph-refusal.js';

/** A request with a good token, on which something may go wrong. */
export interface FaultyRequest {
  readonly method: string;
  /** What follows the version, as it was sent, without its query: `/sites/…`. */
  readonly path: string;
  /** The whole address, as it was asked. */
  readonly url: URL;
  /** 1 for the first request that the service lets in, and one more for each that follows. */
  readonly number: number;
}

/**
 * What goes wrong with one request, as SharePoint or the network before it does it. With `applied`
 * the request is carried out first, and only what was to be said of it is lost.
 */
export type Fault =
  /** This answer in the place of the true one: an error in Graph's shape, or a gateway's page without a `code`. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly code: string | null;
      readonly headers?: Readonly<Record<string, string>>;
      readonly applied?: boolean;
    }
  /** The connection is reset, and nothing is said. */
  | { readonly kind: 'reset'; readonly applied?: boolean }
  /** Nothing is said until the caller gives up. */
  | { readonly kind: 'hang'; readonly applied?: boolean }
  /** The true answer, under its own status, with another text in the place of its JSON. */
  | { readonly kind: 'edit'; readonly edit: (text: string) => string };

/** What goes wrong with a request, or `null` where nothing does. */
export type Faults = (request: FaultyRequest) => Fault | null;

/** Lets go wrong what `faults` says. Only a test ever says something: nothing outside the process can. */
export function spoiling(faults: Faults, now: () => Date): RequestHandler {
  let number = 0;
  return (request, response, next) => {
    number += 1;
    const { method, path } = request;
    const url = new URL(request.originalUrl, `${request.protocol}://${request.get('host') ?? ''}`);
    const fault = faults({ method, path, url, number });
    if (fault === null) next();
    else if (fault.kind === 'edit') {
      inPlaceOfAnswer(response, (body) =>
        response.type('json').send(fault.edit(body === undefined ? '' : JSON.stringify(body))),
      );
      next();
    } else if (fault.applied === true) {
      inPlaceOfAnswer(response, () => {
        strike(fault, now, request, response);
      });
      next();
    } else strike(fault, now, request, response);
  };
}

function strike(
  fault: Exclude<Fault, { kind: 'edit' }>,
  now: () => Date,
  request: Request,
  response: Response,
): void {
  if (fault.kind === 'hang') return;
  if (fault.kind === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const { status, code, headers = {} } = fault;
  if (code === null) {
    response
      .status(status)
      .set(headers)
      .type('html')
      .send(`<html><body><h1>HTTP ${String(status)}</h1></body></html>`);
  } else sendRefusal(new GraphRefusal(status, code, 'Not this time.', { headers }), now, request, response);
}

/** Does `instead` where the answer would have left, with the body that it would have had. */
function inPlaceOfAnswer(response: Response, instead: (body: unknown) => unknown): void {
  const ends = ['json', 'end'] as const;
  const divert = (body: unknown): Response => {
    // The answer that follows is given through the response's own methods again.
    for (const end of ends) Reflect.deleteProperty(response, end);
    instead(body);
    return response;
  };
  for (const end of ends) Object.defineProperty(response, end, { value: divert, configurable: true });
}
