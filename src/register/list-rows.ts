import { z } from 'zod';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import { inList, isNotFound } from './in-list.js';
import { createListCache, type ListCache } from './list-cache.js';
import { Item, type ListItem } from './list-item.js';

const MAX_TRIES = 3;

/** Columns to be written. `null` empties a column; one that is not named stays as it is. */
export type Fields = Readonly<Record<string, string | number | boolean | readonly number[] | null>>;

/** The rows of one list. Every method throws a `GraphFailure`, or `list-not-found` where the list is gone. */
export interface ListRows {
  readonly title: string;
  /** The internal names of the columns that the list really has. */
  readonly columns: ReadonlySet<string>;
  /** The rows in memory. */
  readonly cache: ListCache;
  /** Every row as it stands now, in the order in which they were added. */
  all(): Promise<readonly ListItem[]>;
  /** The rows with that value in an indexed column. */
  where(column: string, value: string | number): Promise<ListItem[]>;
  /** The row as it stands now, or `null` where it is gone. */
  byId(id: string): Promise<ListItem | null>;
  /** Adds a row, unless one with that value in `column`, which is indexed and unique, is there. */
  addOnce(key: { readonly column: string; readonly value: string | number }, fields: Fields): Promise<void>;
  /** Writes those columns to a row that is still at that version. Returns the new version. */
  change(id: string, etag: string, fields: Fields): Promise<string>;
}

const Created = z.object({ id: z.string() });
const Patched = z.object({ '@odata.etag': z.string().nullish() });

/**
 * The rows of the list at `path`.
 * @param parts `wanted` are the columns to read; those that the list lacks are left out
 */
export function createListRows(parts: {
  readonly graph: Graph;
  readonly path: string;
  readonly title: string;
  readonly columns: ReadonlySet<string>;
  readonly wanted: readonly string[];
  /** Brings the rows in memory up to date. */
  readonly update: (caches: readonly ListCache[]) => Promise<void>;
}): ListRows {
  const { graph, title, columns, update } = parts;
  const items = `${parts.path}/items`;
  const select = ['Title', ...parts.wanted.filter((name) => columns.has(name))].join(',');
  const expand = { $expand: `fields($select=${select})` };
  const cache = createListCache({ graph, path: parts.path, title, query: expand });

  /** A row that is not there is `null`; a list that is not there is not. */
  const byId = async (id: string): Promise<ListItem | null> => {
    try {
      return await graph.get(Item, `${items}/${encodeURIComponent(id)}`, expand);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      await inList(title, () => graph.get(Created, parts.path, { $select: 'id' }));
      return null;
    }
  };
  const where = (column: string, value: string | number): Promise<ListItem[]> =>
    inList(title, () =>
      graph.getAll(Item, items, { ...expand, $filter: `fields/${column} eq ${literal(value)}` }),
    );

  return {
    title,
    columns,
    cache,
    all: async () => {
      await update([cache]);
      return cache.items();
    },
    where,
    byId,
    addOnce: async (key, fields) => {
      for (let tries = 1; ; tries += 1) {
        try {
          await inList(title, () => graph.post(Created, items, { fields }));
          return;
        } catch (error) {
          // Whether it was written after all, or is refused as a duplicate, only the list can tell.
          if (!(error instanceof GraphFailure)) throw error;
          if ((await where(key.column, key.value)).length > 0) return;
          if (!error.transient || tries === MAX_TRIES) throw error;
        }
      }
    },
    change: async (id, etag, fields) => {
      const path = `${items}/${encodeURIComponent(id)}/fields`;
      const { '@odata.etag': next } = await graph.patch(Patched, path, etag, fields);
      return next ?? (await byId(id))?.etag ?? etag;
    },
  };
}

/** A value in a filter: a text with its quotes doubled, as OData wants them. */
function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
