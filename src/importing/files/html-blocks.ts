import type { Block } from '../blocks.js';
import { tidy } from '../plain-text.js';
import { escapeTags, goOn, type Words } from './cell-words.js';
import { groundOf } from './html-colour.js';
import { type HtmlCell, HtmlTable } from './html-table.js';

type Attributes = Readonly<Record<string, string>>;

/** What a reader does not see as words. */
const LEFT_OUT = /^(?:script|style|title|template|noscript|select|textarea|svg|math|object|iframe)$/;
const STRUCK = /^(?:s|del|strike)$/;
const HEADING = /^h[1-6]$/;
/** What begins and ends a paragraph. */
const PARTS =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|section|article|main|header|footer|nav|aside|blockquote|pre|address|figure|figcaption|form|fieldset|hr|body)$/;
const LINE_THROUGH = /text-decoration(?:-line)?\s*:[^;]*line-through/i;
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const MOST_COLUMNS = 63;
const MOST_ROWS = 65_534;

interface Element {
  readonly struck: boolean;
  readonly heading: boolean;
  /** The shade behind words; a cell has its own, which is not that of its words. */
  readonly shade: string | null;
}

interface Row {
  readonly cells: HtmlCell[];
  readonly fill: string | null;
}

/** Puts the body of a web page into blocks, as it is read from its start to its end. */
export class HtmlBlocks {
  readonly blocks: Block[] = [];
  private readonly elements: Element[] = [];
  /** The row of each table that is open; a table inside another is part of a cell of that. */
  private readonly rows: Row[] = [];
  private table = new HtmlTable(0);
  private tables = 0;
  private paragraph = '';
  private item = false;
  private paragraphCount = 0;
  private leftOut = 0;

  open(name: string, attributes: Attributes): void {
    if (this.leftOut > 0 || LEFT_OUT.test(name) || isHidden(attributes)) {
      this.leftOut += 1;
      return;
    }
    if (PARTS.test(name)) this.endParagraph();
    const around = this.elements.at(-1);
    const inCell = name === 'td' || name === 'th';
    const ground = groundOf(attributes);
    this.elements.push({
      struck: (around?.struck ?? false) || STRUCK.test(name) || LINE_THROUGH.test(attributes.style ?? ''),
      heading: (around?.heading ?? false) || HEADING.test(name),
      shade:
        inCell || name === 'tr' || name === 'table'
          ? null
          : ground === undefined
            ? (around?.shade ?? null)
            : ground,
    });
    if (name === 'li') this.item = true;
    else if (name === 'br') this.say(' ');
    else if (name === 'table') this.openTable();
    else if (name === 'tr') this.openRow(ground ?? null);
    else if (inCell) this.openCell(attributes, ground);
  }

  text(text: string): void {
    if (this.leftOut === 0) this.say(escapeTags(text));
  }

  close(name: string): void {
    if (this.leftOut > 0) {
      this.leftOut -= 1;
      return;
    }
    if (PARTS.test(name)) this.endParagraph();
    this.elements.pop();
    if (name === 'li') this.item = false;
    else if (name === 'tr') this.endRow();
    else if (name === 'table') this.endTable();
  }

  /** How many elements are open. */
  get depth(): number {
    return this.elements.length + this.leftOut;
  }

  /** What stands after the last element belongs to the page, too. */
  finish(): void {
    this.endParagraph();
  }

  private say(text: string): void {
    const { struck, shade } = this.elements.at(-1) ?? { struck: false, shade: null };
    this.paragraph = goOn(this.paragraph, text, struck && text.trim() !== '');
    if (text.trim() !== '') this.rows.at(-1)?.cells.at(-1)?.shades.add(shade);
  }

  private endParagraph(): void {
    const text = tidy(this.paragraph);
    const { item } = this;
    this.paragraph = '';
    if (text === '') return;
    this.item = false;
    const words: Words = { text, item };
    const cell = this.rows.at(-1)?.cells.at(-1);
    if (cell !== undefined) {
      cell.words.push(words);
      return;
    }
    this.paragraphCount += 1;
    const heading = this.elements.at(-1)?.heading ?? false;
    this.blocks.push({ kind: 'paragraph', ...words, heading, source: { line: this.paragraphCount } });
  }

  private openTable(): void {
    if (this.rows.length === 0) this.table = new HtmlTable((this.tables += 1));
    this.rows.push({ cells: [], fill: null });
  }

  private openRow(fill: string | null): void {
    if (this.rows.length > 0) this.rows.splice(-1, 1, { cells: [], fill });
  }

  private openCell(attributes: Attributes, ground: string | null | undefined): void {
    const row = this.rows.at(-1);
    row?.cells.push({
      words: [],
      columns: countOf(attributes.colspan, MOST_COLUMNS),
      rows: attributes.rowspan?.trim() === '0' ? MOST_ROWS : countOf(attributes.rowspan, MOST_ROWS),
      fill: ground === undefined ? row.fill : ground,
      shades: new Set(),
    });
  }

  private endRow(): void {
    const row = this.rows.at(-1);
    if (row === undefined || row.cells.length === 0) return;
    const around = this.rows.at(-2);
    if (around === undefined) this.blocks.push(this.table.take(row.cells));
    else for (const { words } of row.cells) for (const one of words) around.cells.at(-1)?.words.push(one);
    this.rows.splice(-1, 1, { cells: [], fill: null });
  }

  private endTable(): void {
    this.endRow();
    this.rows.pop();
    if (this.rows.length === 0) this.blocks.push({ kind: 'end' });
  }
}

function isHidden({ hidden, style = '' }: Attributes): boolean {
  return hidden !== undefined || HIDDEN.test(style);
}

function countOf(text: string | undefined, most: number): number {
  const count = Number.parseInt(text ?? '', 10);
  return count >= 1 ? Math.min(count, most) : 1;
}
