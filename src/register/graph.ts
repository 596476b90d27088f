import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { CodedError } from '../errors.js';
import { authenticated, repeating, sending, timed } from './graph-middleware.js';

const ATTEMPT_MS = 30_000;
const CALL_MS = 180_000;

/** Options of a query; the values are encoded here and nowhere else. */
type Query = Readonly<Record<string, string>>;

/**
 * Microsoft Graph, as far as lists need it. Paths begin after the version: `/sites/…`.
 * Every method throws a `GraphFailure`, or a `CodedError` where the answer has another shape.
 */
export interface Graph {
  get<T>(shape: z.ZodType<T>, path: string, query?: Query): Promise<T>;
  /** Every element of all pages, or a failure: never a part that is taken for the whole. */
  getAll<T>(shape: z.ZodType<T>, path: string, query?: Query): Promise<T[]>;
  /** Sent once. After a failure it may have been carried out all the same. */
  post<T>(shape: z.ZodType<T>, path: string, body: object): Promise<T>;
  /** Changes what is still at the version `etag`. */
  patch<T>(shape: z.ZodType<T>, path: string, etag: string, body: object): Promise<T>;
}

/** What `createGraph` is made of. */
interface GraphOptions {
  /** With the version: `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl: string;
  /** Gives a bearer token; asked anew for each attempt. */
  readonly credential: () => Promise<string>;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970. It must run as real time does. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Our small interface over Microsoft's client, with a chain of our own in place of its own. */
export function createGraph(options: GraphOptions): Graph {
  const base = new URL(options.baseUrl.replace(/\/+$/, ''));
  const versionAt = base.pathname.lastIndexOf('/');
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const client = Client.initWithMiddleware({
    baseUrl: base.origin + base.pathname.slice(0, versionAt),
    defaultVersion: base.pathname.slice(versionAt + 1),
    middleware: [
      repeating({ now, sleep, attemptMs: ATTEMPT_MS, callMs: CALL_MS }),
      timed(ATTEMPT_MS),
      authenticated(base.origin, options.credential),
      sending(options.fetch ?? fetch, now),
    ],
  });
  const request = (path: string): GraphRequest => client.api(path).responseType(ResponseType.RAW);

  const get = async <T>(shape: z.ZodType<T>, path: string, query: Query = {}): Promise<T> =>
    read(shape, await request(path + queryText(query)).get());

  return {
    get,
    getAll: async (shape, path, query) => {
      const page = z.object({ value: z.array(shape), '@odata.nextLink': z.string().nullish() });
      const all = [];
      let next: string | null = path + queryText(query ?? {});
      while (next !== null) {
        const found: z.infer<typeof page> = await get(page, next);
        all.push(...found.value);
        const link = found['@odata.nextLink'];
        next = link == null ? null : pathOf(link, base);
      }
      return all;
    },
    post: async (shape, path, body) => read(shape, await request(path).post(body)),
    patch: async (shape, path, etag, body) =>
      read(shape, await request(path).header('If-Match', etag).patch(body)),
  };
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** A paging link as a path that the client takes. The client itself cannot follow an `http:` link. */
function pathOf(link: string, base: URL): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.origin !== base.origin || !url.pathname.startsWith(`${base.pathname}/`)) {
    throw new CodedError('sharepoint-refused', 'a paging link that leads to another host');
  }
  // The client takes any "https://" in a path for the start of an address.
  return (url.pathname.slice(base.pathname.length) + url.search).replaceAll('https://', 'https:%2F%2F');
}

async function read<T>(shape: z.ZodType<T>, response: unknown): Promise<T> {
  const body: unknown = response instanceof Response && response.body !== null ? await response.json() : {};
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CodedError('list-row-invalid', `unexpected ${where === '' ? 'answer' : where}`, parsed.error);
}
