import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { answersInBatch, BATCH_PATH, batchOfGets } from './batch.js';
import { watchClock } from './clock-skew.js';
import { GraphFailure } from './graph-failure.js';
import { authenticated, bounded, sending, timed } from './graph-middleware.js';
import { repeating } from './graph-repeating.js';
import { type Page, pageOf, shaped } from './page.js';

/** Far below what SharePoint allows one app, and enough for forty leads. */
const AT_ONCE = 8;
const ATTEMPT_MS = 30_000;
const CALL_MS = 180_000;

/** Options of a query; the values are encoded here and nowhere else. */
type Query = Readonly<Record<string, string>>;

/** What a file holds, and its media type. */
interface Content {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * Microsoft Graph, as far as lists and files need it. Paths begin after the version: `/sites/…`.
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
  /** Puts a file's content where `path` says, in the place of what is there. Safe to repeat. */
  put<T>(shape: z.ZodType<T>, path: string, content: Content): Promise<T>;
  /** Where it is: `https://graph.microsoft.com`. */
  readonly origin: string;
  /** Our clock minus the server's at its last answer, in milliseconds; `null` before one that says. */
  skewMs(): number | null;
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

  /** Whether several requests in one have not been refused yet. */
  let takesBatches = true;
  const getPage = async <T>(shape: z.ZodType<T>, path: string, query: Query = {}): Promise<Page<T>> =>
    pageOf(shape, await get(z.unknown(), path, query), base);

  return {
    origin: base.origin,
    get,
    getPage,
    skewMs: clock.skewMs,
    getPages: async (shape, paths) => {
      if (paths.length > 1 && takesBatches) {
        const body = await settled(
          request(BATCH_PATH)
            .post(batchOfGets(paths))
            .then((response) => read(z.unknown(), response)),
        );
        if (!(body instanceof GraphFailure)) {
          return answersInBatch(body, paths.length, now()).map((answer) =>
            answer instanceof GraphFailure ? answer : pageOf(shape, answer, base),
          );
        }
        takesBatches = !body.unknown;
      }
      return Promise.all(paths.map((path) => settled(getPage(shape, path))));
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
    put: async (shape, path, { bytes, type }) => {
      // Of any other array the client sends all of the memory that it is a part of.
      const body = Buffer.from(bytes);
      return read(shape, await request(path).header('Content-Type', type).put(body));
    },
  };
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
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
