import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { Person } from '../../domain/action.js';
import { CodedError } from '../../errors.js';
import { type Files, keepFiles } from '../files.js';
import { postBatch } from './batch.js';
import { answer, sendRefusal, tagReply } from './call.js';
import { driveRoutes } from './drive-routes.js';
import { type Faults, spoiling } from './faults.js';
import { GraphRefusal } from './graph-refusal.js';
import { lockFolder } from './lock.js';
import { decide } from './routes.js';
import { seedPeople } from './seed-people.js';
import type { Site } from './site-lists.js';
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
  /** Whether callers may create and change lists and columns, or only rows; they may unless said. */
  readonly mayCreateLists?: boolean;
  /** A person's link to a row; by default into the page at the root of the same address. */
  readonly webUrlOf?: (listTitle: string, itemId: string) => string;
  /** What goes wrong, and when: for tests alone. Nothing does unless said. */
  readonly faults?: Faults;
}

/** SharePoint lists in a folder, spoken to as through Microsoft Graph. */
export interface ListService {
  /** To be mounted where Graph's `/v1.0` stands. */
  readonly router: Router;
  /** The files of the site's document library; to be mounted at `FILES_PATH`. */
  readonly downloads: Router;
  /** The lists that people see, with how many rows each has. */
  lists(): readonly { readonly title: string; readonly rows: number }[];
  /** Waits for the disk, and lets the folder go. */
  close(): Promise<void>;
}

const BODY_LIMIT = '1mb';
const FILE_LIMIT = '4mb';

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
  const files = keepFiles(join(folder, 'files'));
  return {
    router: routerOf(siteFrom(options, store), files, options.token, options.faults ?? (() => null)),
    downloads: files.downloads,
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
    mayCreateLists: options.mayCreateLists ?? true,
    webUrlOf: (origin, title, id) =>
      webUrlOf?.(title, id) ?? `${origin}/#/lists/${encodeURIComponent(title)}/${id}`,
  };
}

function routerOf(site: Site, files: Files, token: string, faults: Faults): Router {
  const router = express.Router();
  router.use(tagReply, requireToken(token), express.json({ limit: BODY_LIMIT }));
  router.use(spoiling(faults, site.now));
  router.post(
    '/$batch',
    answer(site.store, site.now, (_path, asked) => postBatch(site, asked)),
  );
  router.use(express.raw({ limit: FILE_LIMIT, type: () => true }), driveRoutes(site, files));
  router.use(answer(site.store, site.now, (path, asked) => decide(site, path, asked)));
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

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
