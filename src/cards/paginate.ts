/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/** How much goes on a page. */
export interface PageRoom {
  /** The most items. */
  readonly items: number;
  /** The most characters of all items together. */
  readonly characters: number;
}

/**
 * That page of the items; the nearest one where there is no such page. A page ends early where its
 * items are long. The same items give the same pages, so that nothing falls between two of them.
 * @param room `first`: the most characters of the first page, where it holds more beside them
 * @param charactersOf what an item takes on the card, at the most
 */
export function pageOf<T>(
  items: readonly T[],
  wanted: number,
  room: PageRoom & { readonly first?: number },
  charactersOf: (item: T) => number,
): Page<T> {
  const pages: T[][] = [[]];
  let current: T[] = [];
  pages[0] = current;
  let left = room.first ?? room.characters;
  for (const item of items) {
    const characters = charactersOf(item);
    if (current.length > 0 && (current.length >= room.items || characters > left)) {
      current = [];
      pages.push(current);
      left = room.characters;
    }
    current.push(item);
    left -= characters;
  }
  const number = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages.length) : 1;
  return { items: pages[number - 1] ?? [], number, of: pages.length };
}
