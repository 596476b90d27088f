/**
 * The most bytes of one card, counted as Teams counts: UTF-16, two bytes for most letters. Its own
 * limit has been 40 KB at the least; the rest is room for the message around the card.
 */
export const MAX_CARD_BYTES = 36_000;

/** Rows on one page of a list of actions: each has up to five buttons. */
export const ROWS_PER_PAGE = 10;

/** Entries on one page of a digest. */
export const ENTRIES_PER_PAGE = 15;

/** The longest text of each sort on a card, in characters of JSON. What is longer ends with "…". */
export const LONGEST = {
  /** A title, a name, a heading. */
  title: 140,
  /** A note in a list. */
  note: 300,
  /** What is wrong with a report, with the words of somebody else in it. */
  error: 650,
  /** What was typed into one input of a form, to stand there again: more than any input takes. */
  typed: 2500,
  /** A name in a list to choose from. */
  choice: 60,
  /** A paragraph that somebody asked to read. */
  paragraph: 1200,
  /** A button. */
  button: 40,
} as const;
