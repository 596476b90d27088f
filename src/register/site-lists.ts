import { z } from 'zod';
import { CodedError } from '../errors.js';
import { COLUMNS, type ListRole } from './columns.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import { type ListCache, updateCaches } from './list-cache.js';
import { createListRows, type ListRows } from './list-rows.js';

/** The titles of the lists. */
export type ListTitles = Readonly<Record<ListRole, string>>;

/** The site and its lists, looked up once and kept. */
export interface SiteLists {
  /** `/sites/{id}`. @throws CodedError `site-not-found` */
  sitePath(): Promise<string>;
  /** The address of that list in Graph, or `null` where the site has none of its title. */
  listPath(role: ListRole): Promise<string | null>;
  /** The rows of that list, or `null` where the site has none of its title. */
  open(role: ListRole): Promise<ListRows | null>;
  /** The rows of that list. @throws CodedError `list-not-found` */
  need(role: ListRole): Promise<ListRows>;
  /** Brings the rows in memory of those lists up to date, as they stand now or later. */
  update(caches: readonly ListCache[]): Promise<void>;
  /** The site's hidden list of people, or `null` where it cannot be seen. */
  peoplePath(): Promise<string | null>;
  /** Looks everything up anew at the next call. */
  forget(): void;
}

/** How long a list or a column that is missing is taken to be missing. */
const LOOK_AGAIN_MS = 60_000;

const Site = z.object({ id: z.string() });
const List = z.object({
  id: z.string(),
  displayName: z.string(),
  webUrl: z.string().nullish(),
  list: z.object({ template: z.string().nullish() }).nullish(),
});
const Column = z.object({ name: z.string() });

/**
 * Finds lists by title.
 * @param parts `site` as in SHAREPOINT_SITE: `contoso.sharepoint.com:/sites/send`
 */
export function createSiteLists(parts: {
  readonly graph: Graph;
  readonly site: string;
  readonly titles: ListTitles;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): SiteLists {
  const { graph, site, titles, now } = parts;
  let directory: ReturnType<typeof readDirectory> | null = null;
  /** When the site is looked at again because something is missing, or `null` where nothing is. */
  let againAtMs: number | null = null;
  const opened = new Map<ListRole, Promise<ListRows>>();

  async function readDirectory(): Promise<{ path: string; lists: z.infer<typeof List>[] }> {
    const path = `/sites/${(await findSite()).id}`;
    // Hidden lists, such as the one of people, are shown only to those who ask for `system`.
    const $select = 'id,displayName,webUrl,list,system';
    return { path, lists: await graph.getAll(List, `${path}/lists`, { $select }) };
  }
  async function findSite(): Promise<z.infer<typeof Site>> {
    // Whoever sets a whole address by mistake is told so; the client would take it for another host.
    const path = encodeURI(site).replaceAll('//', '%2F%2F');
    try {
      return await graph.get(Site, `/sites/${path}`);
    } catch (error) {
      if (error instanceof GraphFailure && (error.status === 404 || error.status === 400)) {
        throw new CodedError('site-not-found', site, error);
      }
      throw error;
    }
  }
  const kept = (): ReturnType<typeof readDirectory> => {
    if (againAtMs !== null && now() >= againAtMs) forget();
    directory ??= readDirectory().catch((error: unknown) => {
      forget();
      throw error;
    });
    return directory;
  };
  function forget(): void {
    directory = null;
    againAtMs = null;
    opened.clear();
  }
  /** What is missing may be there a little later. */
  function lacking(): void {
    againAtMs ??= now() + LOOK_AGAIN_MS;
  }
  /** One update after another: of two at once the later could take over what the earlier found. */
  let updating: Promise<void> = Promise.resolve();
  const update = (caches: readonly ListCache[]): Promise<void> => {
    updating = updating.catch(() => undefined).then(() => updateCaches(graph, caches));
    return updating;
  };
  const listPath = async (role: ListRole): Promise<string | null> => {
    const { path, lists } = await kept();
    const list = lists.find(({ displayName }) => displayName === titles[role]);
    return list === undefined ? null : `${path}/lists/${list.id}`;
  };
  const openAt = async (role: ListRole, path: string): Promise<ListRows> => {
    const found = await graph.getAll(Column, `${path}/columns`, { $select: 'name' });
    const columns = new Set(found.map(({ name }) => name));
    const wanted = COLUMNS[role].map(({ name }) => name);
    if (!wanted.every((name) => columns.has(name))) lacking();
    return createListRows({ graph, path, title: titles[role], columns, wanted, update });
  };
  const open = async (role: ListRole): Promise<ListRows | null> => {
    const path = await listPath(role);
    if (path === null) {
      lacking();
      return null;
    }
    const rows =
      opened.get(role) ??
      openAt(role, path).catch((error: unknown) => {
        opened.delete(role);
        throw error;
      });
    opened.set(role, rows);
    return rows;
  };

  return {
    sitePath: async () => (await kept()).path,
    listPath,
    open,
    need: async (role) => {
      const rows = await open(role);
      if (rows === null) throw new CodedError('list-not-found', titles[role]);
      return rows;
    },
    update,
    peoplePath: async () => {
      const { path, lists } = await kept();
      const people = lists.find(
        // Its title is in the site's language; where it stands is not.
        ({ list, webUrl }) =>
          list?.template === 'userInformation' || /\/_catalogs\/users\b/.test(webUrl ?? ''),
      );
      return people === undefined ? null : `${path}/lists/${people.id}`;
    },
    forget,
  };
}
