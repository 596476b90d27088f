import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CodedError } from '../../errors.js';
import type { Entry, Item, List, SiteEntry } from './entry.js';
import { Journal, readJournal, replaceJournal } from './journal.js';

/** A list with its rows, and the deletions that delta still tells of (row id to place in time). */
export interface Shelf {
  readonly list: List;
  readonly items: ReadonlyMap<number, Item>;
  readonly deleted: ReadonlyMap<number, number>;
}

/** The folder and what it needs to begin with. */
interface StoreOptions {
  readonly folder: string;
  readonly now: () => Date;
  /** How many deletions of a list are remembered for delta. */
  readonly deletionsKept: number;
}

interface OpenShelf {
  list: List;
  readonly items: Map<number, Item>;
  readonly deleted: Map<number, number>;
}

/**
 * The lists, in memory and in the journal. A write is in memory at once, so writes need no lock among
 * themselves, and on the disk when `settled` resolves: nobody may be told anything before that.
 */
export class Store {
  readonly site: SiteEntry;
  readonly #journal: Journal;
  readonly #contents: Contents;

  private constructor(site: SiteEntry, contents: Contents, journal: Journal) {
    this.site = site;
    this.#contents = contents;
    this.#journal = journal;
  }

  /**
   * Reads the folder's journal and rewrites it in its shortest form.
   * @throws CodedError `state-unreadable`
   */
  static async open(options: StoreOptions): Promise<Store> {
    const file = join(options.folder, 'journal.jsonl');
    const entries = await readJournal(file);
    const site = siteOf(entries, file, options.now());
    const contents = new Contents(options.deletionsKept);
    for (const entry of entries) contents.apply(entry);
    await replaceJournal(file, [site, ...contents.entries()]);
    return new Store(site, contents, await Journal.open(file));
  }

  /** Every list, the hidden one too. */
  shelves(): readonly Shelf[] {
    return [...this.#contents.shelves.values()];
  }

  /** The place of the latest write. */
  get seq(): number {
    return this.#contents.seq;
  }

  /** Adds a list, or puts it in the place of the one with its id; its rows stay. */
  saveList(list: Omit<List, 'seq'>): List {
    const entry = { kind: 'list', list: { ...list, seq: this.seq + 1 } } as const;
    this.#write(entry);
    return entry.list;
  }

  /** Adds a row, or puts it in the place of the one with its id. */
  saveItem(listId: string, item: Omit<Item, 'seq'>): Item {
    const entry = { kind: 'item', listId, item: { ...item, seq: this.seq + 1 } } as const;
    this.#write(entry);
    return entry.item;
  }

  /** Removes a row. */
  deleteItem(listId: string, itemId: number): void {
    this.#write({ kind: 'deleted', listId, itemId, seq: this.seq + 1 });
  }

  /** Resolves when all that was written so far is on the disk, and rejects for good once the disk failed. */
  settled(): Promise<void> {
    return this.#journal.settled();
  }

  /** Waits for the disk and closes the journal. */
  close(): Promise<void> {
    return this.#journal.close();
  }

  #write(entry: Entry): void {
    this.#contents.apply(entry);
    this.#journal.append(entry);
  }
}

class Contents {
  readonly shelves = new Map<string, OpenShelf>();
  seq = 0;
  readonly #deletionsKept: number;

  constructor(deletionsKept: number) {
    this.#deletionsKept = deletionsKept;
  }

  apply(entry: Entry): void {
    if (entry.kind === 'list') this.#applyList(entry.list);
    const shelf = 'listId' in entry ? this.shelves.get(entry.listId) : undefined;
    if (shelf === undefined) return;
    if (entry.kind === 'item') this.#applyItem(shelf, entry.item);
    if (entry.kind === 'deleted') this.#applyDeletion(shelf, entry.itemId, entry.seq);
  }

  /** What rebuilds just these contents. */
  *entries(): Generator<Entry> {
    for (const { list, items, deleted } of this.shelves.values()) {
      yield { kind: 'list', list };
      for (const item of items.values()) yield { kind: 'item', listId: list.id, item };
      for (const [itemId, seq] of deleted) yield { kind: 'deleted', listId: list.id, itemId, seq };
    }
  }

  #applyList(list: List): void {
    const shelf = this.shelves.get(list.id);
    if (shelf === undefined) this.shelves.set(list.id, { list, items: new Map(), deleted: new Map() });
    else shelf.list = list;
    this.#advance(list.seq);
  }

  #applyItem(shelf: OpenShelf, item: Item): void {
    shelf.items.set(item.id, item);
    shelf.list = { ...shelf.list, lastItemId: Math.max(shelf.list.lastItemId, item.id) };
    this.#advance(item.seq);
  }

  #applyDeletion(shelf: OpenShelf, itemId: number, seq: number): void {
    shelf.items.delete(itemId);
    shelf.deleted.set(itemId, seq);
    this.#advance(seq);
    for (const [oldest, floor] of shelf.deleted) {
      if (shelf.deleted.size <= this.#deletionsKept) break;
      shelf.deleted.delete(oldest);
      shelf.list = { ...shelf.list, deltaFloor: floor };
    }
  }

  #advance(seq: number): void {
    this.seq = Math.max(this.seq, seq);
  }
}

function siteOf(entries: readonly Entry[], file: string, now: Date): SiteEntry {
  const first = entries[0];
  if (first?.kind === 'site') return first;
  if (first !== undefined) throw new CodedError('state-unreadable', `${file} does not begin with its site`);
  return { kind: 'site', siteCollectionId: randomUUID(), webId: randomUUID(), createdAt: now.toISOString() };
}
