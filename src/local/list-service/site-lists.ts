import type { Column } from './column.js';
import type { Item } from './entry.js';
import { notFound } from './graph-refusal.js';
import type { Shelf, Store } from './store.js';

/** The one site that the service holds, as everything that answers requests sees it. */
export interface Site {
  readonly store: Store;
  readonly host: string;
  /** Without a slash before or after it: `sites/send`. */
  readonly path: string;
  readonly displayName: string;
  /** The IANA zone in which a date-only column begins its day. */
  readonly zone: string;
  readonly now: () => Date;
  /** The most rows on a page. */
  readonly pageSize: number;
  /** Whether callers may create and change lists and columns, or only rows. */
  readonly mayCreateLists: boolean;
  /** A person's link to a row. */
  readonly webUrlOf: (origin: string, listTitle: string, itemId: string) => string;
}

/** The site's id as Graph writes it: host, site collection and web. */
export function siteIdOf(site: Site): string {
  return [site.host, site.store.site.siteCollectionId, site.store.site.webId].join(',');
}

/**
 * The list of that id or title.
 * @throws GraphRefusal 404
 */
export function shelfOf(site: Site, idOrTitle: string | undefined): Shelf {
  const wanted = idOrTitle?.toLowerCase();
  const found = site.store
    .shelves()
    .find(({ list }) => list.id === wanted || list.displayName.toLowerCase() === wanted);
  if (found === undefined) throw notFound();
  return found;
}

/**
 * The row of that id.
 * @throws GraphRefusal 404
 */
export function itemOf(shelf: Shelf, id: string | undefined): Item {
  const item = id !== undefined && /^\d+$/.test(id) ? shelf.items.get(Number(id)) : undefined;
  if (item === undefined) throw notFound();
  return item;
}

/** The hidden User Information List, which is there from the start. */
export function peopleShelf(store: Store): Shelf | undefined {
  return store.shelves().find(({ list }) => list.system);
}

/** Somebody as the User Information List knows them. */
interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** The person of that row id, or `undefined`. */
export function personById(store: Store, id: number): KnownPerson | undefined {
  const values = peopleShelf(store)?.items.get(id)?.values;
  return values && { id, name: String(values['Title']), email: String(values['EMail']) };
}

/** The person of that UPN, or `undefined`. */
export function personByUpn(store: Store, upn: string): KnownPerson | undefined {
  for (const item of peopleShelf(store)?.items.values() ?? []) {
    if (item.values['UserName'] === upn.toLowerCase()) return personById(store, item.id);
  }
  return undefined;
}

/** The column of exactly that internal name. */
export function columnOf(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((column) => column.name === name);
}

/** An instant as SharePoint gives it: in UTC, to the second. */
export function toSecond(instant: Date | string): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
