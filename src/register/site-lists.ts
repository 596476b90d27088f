import { z } from 'zod';
import { CodedError } from '../errors.js';
import { COLUMNS, type ListRole } from './columns.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
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
  /** The site's hidden list of people, or `null` where it cannot be seen. */
  peoplePath(): Promise<string | null>;
  /** Looks everything up anew at the next call. */
  forget(): void;
}

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
}): SiteLists {
  const { graph, site, titles } = parts;
  let directory: ReturnType<typeof readDirectory> | null = null;
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
    directory ??= readDirectory().catch((error: unknown) => {
      forget();
      throw error;
    });
    return directory;
  };
  function forget(): void {
    directory = null;
    opened.clear();
  }
  const listPath = async (role: ListRole): Promise<string | null> => {
    const { path, lists } = await kept();
    const list = lists.find(({ displayName }) => displayName === titles[role]);
    return list === undefined ? null : `${path}/lists/${list.id}`;
  };
  const openAt = async (role: ListRole, path: string): Promise<ListRows> => {
    const found = await graph.getAll(Column, `${path}/columns`, { $select: 'name' });
    const columns = new Set(found.map(({ name }) => name));
    const wanted = COLUMNS[role].map(({ name }) => name);
    // What is missing may be there tomorrow, so only a whole list is remembered.
    if (!wanted.every((name) => columns.has(name))) opened.delete(role);
    return createListRows({ graph, path, title: titles[role], columns, wanted });
  };
  const open = async (role: ListRole): Promise<ListRows | null> => {
    const path = await listPath(role);
    if (path === null) {
      forget();
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
