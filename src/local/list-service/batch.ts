import { z } from 'zod';
import { type Asked, bodyOf, outcomeOf, type Reply, refusalBody } from './call.js';
import { GraphRefusal, invalidRequest } from './graph-refusal.js';
import { decide } from './routes.js';
import type { Site } from './site-lists.js';

/** The most that Graph takes at once. */
const MOST = 20;

const Batch = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
        url: z.string().startsWith('/'),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(MOST),
});

/** Several requests in one. Each has an answer of its own, and the whole is a 200 even where some fail. */
export function postBatch(site: Site, call: Asked): Reply {
  const { requests } = bodyOf(call, Batch);
  if (new Set(requests.map(({ id }) => id)).size < requests.length) {
    throw invalidRequest('Invalid batch payload format: each id must be unique.');
  }
  const responses = requests.map(({ id, method, url, headers = {}, body }) => {
    if (body !== undefined && !hasContentType(headers)) {
      throw invalidRequest('Invalid batch payload format: a body needs a Content-Type.');
    }
    const { status, headers: given, body: answered } = answerOne(site, call, { method, url, headers, body });
    return { id, status, headers: { 'content-type': 'application/json', ...given }, body: answered };
  });
  // In any order: a caller that goes by place and not by id would be wrong.
  return { status: 200, body: { responses: responses.reverse() } };
}

interface Inner {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function answerOne(
  site: Site,
  call: Asked,
  { method, url, headers, body }: Inner,
): Reply & { headers?: Readonly<Record<string, string>> } {
  const root = call.address.replace(/\/\$batch$/, '');
  const address = new URL(root + url);
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const asked: Asked = {
    method,
    query: address.searchParams,
    address: address.origin + address.pathname,
    origin: call.origin,
    body,
    header: (name) => lower.get(name.toLowerCase()),
  };
  const path = address.pathname.slice(new URL(root).pathname.length);
  const outcome = outcomeOf(() => decide(site, path, asked));
  if (!(outcome instanceof GraphRefusal)) return outcome;
  return {
    status: outcome.status,
    headers: outcome.details.headers ?? {},
    body: refusalBody(outcome, site.now, 'batch', undefined),
  };
}

function hasContentType(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
}
