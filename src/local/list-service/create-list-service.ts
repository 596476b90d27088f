import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { Person } from '../../domain/action.js';
import { CodedError } from '../../errors.js';
import { answer, type Call, type Reply, sendRefusal, tagReply } from './call.js';
import { getDelta } from './delta.js';
import { GraphRefusal, notFound } from './graph-refusal.js';
import { deleteItem, getItem, getItems, patchFields, patchItem, postItem } from './item-routes.js';
import { getColumns, getList, getLists, getSite, patchColumn, postColumn, postList } from './list-routes.js';
import { lockFolder } from './lock.js';
import { seedPeople } from './seed-people.js';
import { type Site, siteIdOf } from './site-lists.js';
import { Store } from './store.js';

/** What the list service needs to know. */
export interface ListServiceOptions {
  /** Where its files are; created if it is not there. One process at a time. */
  readonly folder: string;
  /** The IANA zone in which a date-only column begins its day. */
  readonly siteTimeZone: string;
  /** The instant that the service records. */
  readonly now: () => Date;
  /** What a caller must send as its bearer token. */
  readonly token: string;
  readonly site: { readonly host: string; readonly path: string; readonly displayName: string };
  /** Who is in the site's User Information List. */
  readonly people: readonly Person[];
  /** The most rows on a page; 200 unless said. */
  readonly pageSize?: number;
  /** How many deletions of a list delta remembers; 1,000 unless said. */
  readonly deletionsKept?: number;
  /** A person's link to a row; by default into the page at the root of the same address. */
  readonly webUrlOf?: (listTitle: string, itemId: string) => string;
}

/** SharePoint lists in a folder, spoken to as through Microsoft Graph. */
export interface ListService {
  /** To be mounted where Graph's `/v1.0` stands. */
  readonly router: Router;
  /** The lists that people see, with how many rows each has. */
  lists(): readonly { readonly title: string; readonly rows: number }[];
  /** Waits for the disk, and lets the folder go. */
  close(): Promise<void>;
}

const BODY_LIMIT = '1mb';

/**
 * Opens the folder and serves the Graph subset for SharePoint lists that the register needs. A reply
 * leaves only when all it tells is on the disk.
 * @throws CodedError `state-locked` while another process holds the folder, `state-unreadable` when its
 * files are damaged, `file-not-writable` when they cannot be written
 */
export async function createListService(options: ListServiceOptions): Promise<ListService> {
  const { folder } = options;
  try {
    await mkdir(folder, { recursive: true });
    const release = await lockFolder(folder);
    try {
      return await serveFolder(options, release);
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    const fromDisk = error instanceof Error && 'syscall' in error;
    throw fromDisk ? new CodedError('file-not-writable', folder, error) : error;
  }
}

async function serveFolder(options: ListServiceOptions, release: () => Promise<void>): Promise<ListService> {
  const { folder, now, deletionsKept = 1000 } = options;
  const store = await Store.open({ folder, now, deletionsKept });
  seedPeople(store, options.people, now);
  await store.settled();
  return {
    router: routerOf(siteFrom(options, store), options.token),
    lists: () =>
      store
        .shelves()
        .filter(({ list }) => !list.system)
        .map(({ list, items }) => ({ title: list.displayName, rows: items.size })),
    close: async () => {
      await store.close();
      await release();
    },
  };
}

function siteFrom(options: ListServiceOptions, store: Store): Site {
  const { webUrlOf } = options;
  return {
    store,
    host: options.site.host,
    path: options.site.path.replace(/^\/|\/$/g, ''),
    displayName: options.site.displayName,
    zone: options.siteTimeZone,
    now: options.now,
    pageSize: options.pageSize ?? 200,
    webUrlOf: (origin, title, id) =>
      webUrlOf?.(title, id) ?? `${origin}/#/lists/${encodeURIComponent(title)}/${id}`,
  };
}

function routerOf(site: Site, token: string): Router {
  const to = (decide: (site: Site, call: Call) => Reply): RequestHandler =>
    answer(site.store, site.now, (call) => decide(site, call));
  const router = express.Router();
  router.use(tagReply, requireToken(token), express.json({ limit: BODY_LIMIT }), enterSite(site));
  router.get('/', to(getSite));
  router.route('/lists').get(to(getLists)).post(to(postList));
  router.get('/lists/:list', to(getList));
  router.route('/lists/:list/columns').get(to(getColumns)).post(to(postColumn));
  router.patch('/lists/:list/columns/:column', to(patchColumn));
  router.route('/lists/:list/items').get(to(getItems)).post(to(postItem));
  router.get('/lists/:list/items/delta', to(getDelta));
  router.route('/lists/:list/items/:item').get(to(getItem)).patch(to(patchItem)).delete(to(deleteItem));
  router.patch('/lists/:list/items/:item/fields', to(patchFields));
  router.use(() => {
    throw notFound();
  });
  router.use(refuse(site.now));
  return router;
}

function requireToken(token: string): RequestHandler {
  const wanted = digest(`Bearer ${token}`);
  return (request, _response, next) => {
    if (!timingSafeEqual(digest(request.get('authorization') ?? ''), wanted)) {
      throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token is empty or not valid.');
    }
    next();
  };
}

/** Takes the site off the front of the path, in either way that Graph lets it be named. */
function enterSite(site: Site): RequestHandler {
  return (request, _response, next) => {
    const [path = '', query] = request.url.split('?', 2);
    const byPath = /^\/sites\/([^/,:]+):\/([^:]+?)(?::(\/.*)?)?$/.exec(path);
    const byId = /^\/sites\/([^/:]+)(\/.*)?$/.exec(path);
    const named = byPath
      ? sameText(byPath[1], site.host) && sameText(byPath[2]?.replace(/\/$/, ''), site.path)
      : sameText(byId?.[1], siteIdOf(site));
    if (!named) throw notFound();
    request.url = `${(byPath ? byPath[3] : byId?.[2]) ?? '/'}${query === undefined ? '' : `?${query}`}`;
    next();
  };
}

/** Everything that is refused before a route decides: the token, the address, the body. */
function refuse(now: () => Date): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (error instanceof GraphRefusal) sendRefusal(error, now, request, response);
    else if (isClientError(error)) {
      sendRefusal(
        new GraphRefusal(error.status, 'invalidRequest', 'Invalid request'),
        now,
        request,
        response,
      );
    } else next(error);
  };
}

function isClientError(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

function sameText(encoded: string | undefined, wanted: string): boolean {
  try {
    return decodeURIComponent(encoded ?? '').toLowerCase() === wanted.toLowerCase();
  } catch {
    return false;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
