import type { Source } from '../domain/plan.js';

/** A cell of a table. */
export interface BlockCell {
  /**
   * Its words, with `&amp;` and `&lt;` for what would read as a tag. Tags stand where they count: `<s>` around what is
   * struck through, `<p>` and `<ul><li>` where it has several paragraphs.
   */
  readonly text: string;
  /** Its shade, `rrggbb` in lower case; `null` where it has none. */
  readonly fill: string | null;
  /** Whether it is merged with the cell above; its text is that one's then. */
  readonly merged: boolean;
}

/** What a document is made of, in the order in which it is read, whatever its format. */
export type Block =
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** Whether it stands as a heading: one of the document's own, or the name of a sheet. */
      readonly heading: boolean;
      /** Whether it is an item of a list. */
      readonly item: boolean;
      readonly source: Source;
    }
  | {
      readonly kind: 'row';
      readonly cells: readonly BlockCell[];
      readonly source: Source;
      /** Set where it was put together from several lines and is not whole. */
      readonly slipped?: true;
    }
  /** The end of a table. */
  | { readonly kind: 'end' };
