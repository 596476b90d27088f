import { z } from 'zod';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import { inList } from './in-list.js';
import { Item, type ListItem } from './list-item.js';
import type { Page } from './page.js';

/** The most rows on a page. */
const PAGE = '200';

/** The rows of one list in memory, brought up to date by what has changed in the list since. */
export interface ListCache {
  /** The rows as the last update found them, in the order in which they were added. */
  items(): readonly ListItem[];
  /** Rises whenever a row has changed. */
  version(): number;
  /** Where to ask what has changed since, or `null` where the list has to be read whole. */
  link(): string | null;
  /** Reads the list whole. */
  readAll(): Promise<void>;
  /** Takes over what has changed, beginning with `first`, the page at `link`. */
  catchUp(first: Page<ChangedItem>): Promise<void>;
}

/** A row that has changed, or the id of one that is gone. */
export type ChangedItem = z.infer<typeof Changed>;

const FOLDER = /^0x0120/;
/** Of a row that is gone only its id is told; the list's own folder is told of too. */
const Changed = z
  .object({
    id: z.string(),
    deleted: z.unknown().optional(),
    '@removed': z.unknown().optional(),
    contentType: z.object({ id: z.string().nullish() }).nullish(),
    fields: z.unknown().optional(),
  })
  .loose()
  .transform((raw, context) => {
    if (raw.deleted != null || raw['@removed'] != null) return { id: raw.id, item: null, bare: false };
    if (FOLDER.test(raw.contentType?.id ?? '')) return { id: raw.id, item: null, bare: false };
    const item = Item.safeParse(raw);
    if (item.success) return { id: raw.id, item: item.data, bare: raw.fields == null };
    context.addIssue({ code: 'custom', message: 'not a row' });
    return z.NEVER;
  });

/**
 * A cache of the list at `path`.
 * @param query what to read of each row: `$expand` and its columns
 */
export function createListCache(parts: {
  readonly graph: Graph;
  readonly path: string;
  readonly title: string;
  readonly query: Readonly<Record<string, string>>;
}): ListCache {
  const { graph, path } = parts;
  const query = { ...parts.query, $top: PAGE };
  let rows = new Map<string, ListItem>();
  let sorted: readonly ListItem[] = [];
  let version = 0;
  let link: string | null = null;
  /** Whether this list can say what has changed. */
  let tells = true;

  const take = (next: Map<string, ListItem>, nextLink: string | null): void => {
    rows = next;
    sorted = [...next.values()].sort((a, b) => Number(a.id) - Number(b.id));
    version += 1;
    link = nextLink;
  };

  const readPlainly = async (nextLink: string | null): Promise<void> => {
    const items = await inList(parts.title, () => graph.getAll(Item, `${path}/items`, query));
    take(new Map(items.map((item) => [item.id, item])), nextLink);
  };

  /** All pages from `first` on, or a failure: never a part that is taken for the whole. */
  const follow = async (first: Page<ChangedItem>): Promise<Changes> => {
    const all = [...first.value];
    let page = first;
    while (page.next !== null) {
      page = await graph.getPage(Changed, page.next);
      all.push(...page.value);
    }
    return { all, delta: page.delta };
  };

  /** Takes over what has changed in `before`. Where it is told without its columns, all rows are read. */
  const apply = async (before: ReadonlyMap<string, ListItem>, { all, delta }: Changes): Promise<void> => {
    // The link was made before the rows are read, so what changes meanwhile is told again.
    if (all.some((row) => row.bare)) return readPlainly(delta);
    const next = new Map(before);
    for (const { id, item } of all) {
      // A row may be told of twice: the last word counts.
      if (item === null) next.delete(id);
      else next.set(id, item);
    }
    take(next, delta);
  };

  const firstPage = async (): Promise<Page<ChangedItem> | null> => {
    try {
      return await graph.getPage(Changed, `${path}/items/delta`, query);
    } catch (error) {
      if (!(error instanceof GraphFailure) || error.transient) throw error;
      tells = !error.unknown;
      return null;
    }
  };

  return {
    items: () => sorted,
    version: () => version,
    link: () => link,
    readAll: async () => {
      const first = tells ? await firstPage() : null;
      if (first === null) return readPlainly(null);
      try {
        await apply(new Map(), await follow(first));
      } catch (error) {
        if (!(error instanceof GraphFailure) || error.transient) throw error;
        await readPlainly(null);
      }
    },
    catchUp: async (first) => {
      const changes = await follow(first);
      if (changes.all.length > 0) await apply(rows, changes);
      else link = changes.delta;
    },
  };
}

interface Changes {
  readonly all: readonly ChangedItem[];
  /** Where to ask for what changes after these. */
  readonly delta: string | null;
}

/**
 * Brings several lists up to date. Those that have been read before are asked together, in one request,
 * for what has changed; one that cannot say is read whole.
 */
export async function updateCaches(graph: Graph, caches: readonly ListCache[]): Promise<void> {
  const known = caches.flatMap((cache) => {
    const link = cache.link();
    return link === null ? [] : [{ cache, link }];
  });
  const whole = new Set(caches.filter((cache) => cache.link() === null));
  const pages =
    known.length === 0
      ? []
      : await graph.getPages(
          Changed,
          known.map(({ link }) => link),
        );
  for (const [index, { cache }] of known.entries()) {
    const page = pages[index];
    // An expired link, or one that SharePoint no longer understands.
    if (page === undefined || page instanceof GraphFailure) whole.add(cache);
    else {
      try {
        await cache.catchUp(page);
      } catch (error) {
        if (!(error instanceof GraphFailure) || error.transient) throw error;
        whole.add(cache);
      }
    }
  }
  await Promise.all([...whole].map((cache) => cache.readAll()));
}
