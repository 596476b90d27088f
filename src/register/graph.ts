import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { CodedError } from '../errors.js';
import { answersInBatch, BATCH_PATH, batchOfGets } from './batch.js';
import { watchClock } from './clock-skew.js';
import { GraphFailure } from './graph-failure.js';
import { authenticated, bounded, sending, timed } from './graph-middleware.js';
import { repeating } from './graph-repeating.js';

/** Far below what SharePoint allows one app, and enough for forty leads. */
const AT_ONCE = 8;
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
  /** One page. */
  getPage<T>(shape: z.ZodType<T>, path: string, query?: Query): Promise<Page<T>>;
  /** One page of each path, all in one request; a path that fails has its failure in its place. At most 20. */
  getPages<T>(shape: z.ZodType<T>, paths: readonly string[]): Promise<(Page<T> | GraphFailure)[]>;
  /** Sent once. After a failure it may have been carried out all the same. */
  post<T>(shape: z.ZodType<T>, path: string, body: object): Promise<T>;
  /** Changes what is still at the version `etag`. */
  patch<T>(shape: z.ZodType<T>, path: string, etag: string, body: object): Promise<T>;
  /** Our clock minus the server's at its last answer, in milliseconds; `null` before one that says. */
  skewMs(): number | null;
}

/** One page of a collection. The paths lead on, as `getPage` takes them. */
export interface Page<T> {
  readonly value: readonly T[];
  /** The page after it, or `null` after the last. */
  readonly next: string | null;
  /** What will have changed since, or `null` where that was not asked for. */
  readonly delta: string | null;
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
  /** The longest that one attempt may take, in milliseconds of real time; 30 seconds unless said. */
  readonly attemptMs?: number;
  /** The longest that a call may take, waits and repeats included, in milliseconds; 3 minutes unless said. */
  readonly callMs?: number;
}

/** Our small interface over Microsoft's client, with a chain of our own in place of its own. */
export function createGraph(options: GraphOptions): Graph {
  const base = new URL(options.baseUrl.replace(/\/+$/, ''));
  const versionAt = base.pathname.lastIndexOf('/');
  const { attemptMs = ATTEMPT_MS, callMs = CALL_MS } = options;
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const clock = watchClock(options.fetch ?? fetch);
  const client = Client.initWithMiddleware({
    baseUrl: base.origin + base.pathname.slice(0, versionAt),
    defaultVersion: base.pathname.slice(versionAt + 1),
    middleware: [
      repeating({ now, sleep, attemptMs, callMs }),
      timed(attemptMs),
      authenticated(base.origin, options.credential),
      // Last, so that a turn is held by nothing that an ended attempt could leave hanging.
      bounded(AT_ONCE),
      sending(clock.fetch, now),
    ],
  });
  const request = (path: string): GraphRequest => client.api(path).responseType(ResponseType.RAW);

  const get = async <T>(shape: z.ZodType<T>, path: string, query: Query = {}): Promise<T> =>
    read(shape, await request(path + queryText(query)).get());

  const pageOf = <T>(shape: z.ZodType<T>, body: unknown): Page<T> => {
    const { value, ...links } = shaped(
      z.object({
        value: z.array(shape),
        '@odata.nextLink': z.string().nullish(),
        '@odata.deltaLink': z.string().nullish(),
      }),
      body,
    );
    const [next, delta] = [links['@odata.nextLink'], links['@odata.deltaLink']];
    return {
      value,
      next: next == null ? null : pathOf(next, base),
      delta: delta == null ? null : pathOf(delta, base),
    };
  };
  const getPage = async <T>(shape: z.ZodType<T>, path: string, query: Query = {}): Promise<Page<T>> =>
    pageOf(shape, await get(z.unknown(), path, query));

  return {
    get,
    getPage,
    skewMs: clock.skewMs,
    getPages: async (shape, paths) => {
      const [only] = paths;
      if (paths.length === 1 && only !== undefined) return [await settled(getPage(shape, only))];
      const body: unknown = await read(z.unknown(), await request(BATCH_PATH).post(batchOfGets(paths)));
      return answersInBatch(body, paths.length, now()).map((answer) =>
        answer instanceof GraphFailure ? answer : pageOf(shape, answer),
      );
    },
    getAll: async (shape, path, query) => {
      const all = [];
      for (let page = await getPage(shape, path, query); ; page = await getPage(shape, page.next)) {
        all.push(...page.value);
        if (page.next === null) return all;
      }
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

/** The failure as a value, where SharePoint refused; what may succeed a little later is still thrown. */
async function settled<T>(work: Promise<T>): Promise<T | GraphFailure> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GraphFailure && !error.transient) return error;
    throw error;
  }
}

async function read<T>(shape: z.ZodType<T>, response: unknown): Promise<T> {
  return shaped(shape, response instanceof Response && response.body !== null ? await response.json() : {});
}

function shaped<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CodedError('list-row-invalid', `unexpected ${where === '' ? 'answer' : where}`, parsed.error);
}
