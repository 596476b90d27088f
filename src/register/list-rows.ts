import { z } from 'zod';
import { CodedError } from '../errors.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';

const PAGE = '200';
const MAX_TRIES = 3;

/** A row of a list as Graph gives it. */
export interface ListItem {
  readonly id: string;
  /** With its own quotes, to be sent unchanged in `If-Match`. */
  readonly etag: string;
  readonly webUrl: string;
  /** Empty columns are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Columns to be written. `null` empties a column; one that is not named stays as it is. */
export type Fields = Readonly<Record<string, string | number | boolean | readonly number[] | null>>;

/** The rows of one list. Every method throws a `GraphFailure`, or `list-not-found` where the list is gone. */
export interface ListRows {
  readonly title: string;
  /** The internal names of the columns that the list really has. */
  readonly columns: ReadonlySet<string>;
  /** Every row. */
  all(): Promise<ListItem[]>;
  /** The rows with that value in an indexed column. */
  where(column: string, value: string | number): Promise<ListItem[]>;
  /** The row as it stands now, or `null` where it is gone. */
  byId(id: string): Promise<ListItem | null>;
  /** Adds a row, unless one with that value in `column`, which is indexed and unique, is there. */
  addOnce(key: { readonly column: string; readonly value: string | number }, fields: Fields): Promise<void>;
  /** Writes those columns to a row that is still at that version. Returns the new version. */
  change(id: string, etag: string, fields: Fields): Promise<string>;
}

const Item = z
  .object({
    id: z.string(),
    eTag: z.string(),
    webUrl: z.string().nullish(),
    fields: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(
    ({ id, eTag, webUrl, fields }): ListItem => ({
      id,
      etag: eTag,
      webUrl: webUrl ?? '',
      fields: fields ?? {},
    }),
  );
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
}): ListRows {
  const { graph, title, columns } = parts;
  const items = `${parts.path}/items`;
  const select = ['Title', ...parts.wanted.filter((name) => columns.has(name))].join(',');
  const expand = { $expand: `fields($select=${select})` };

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
    all: () => inList(title, () => graph.getAll(Item, items, { ...expand, $top: PAGE })),
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

function isNotFound(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404;
}

async function inList<T>(title: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotFound(error)) throw new CodedError('list-not-found', title, error);
    throw error;
  }
}
