/**
 * The most bytes of one card, counted as Teams counts: UTF-16, two bytes for most letters. Its own
 * limit has been 40 KB at the least; the rest is room for the message around the card.
 */
export const MAX_CARD_BYTES = 36_000;

/** Rows on one page of a list of actions: each has up to five buttons. */
export const ROWS_PER_PAGE = 10;

/** Entries on one page of a digest. */
export const ENTRIES_PER_PAGE = 9;

/** The longest text of each sort on a card, in characters. What is longer ends with "…". */
export const LONGEST = {
  /** A title, a name, a heading. */
  title: 140,
  /** A note in a list. */
  note: 300,
  /** A paragraph that somebody asked to read. */
  paragraph: 1200,
  /** A button. */
  button: 40,
} as const;

/** How much of a typed answer a form can show again: more than `decide` takes, so that nothing valid is lost. */
export const LONGEST_TYPED = 3000;
