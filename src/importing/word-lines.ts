import type { XmlElement, XmlReader } from '../read-xml.js';
import { tidy } from './plain-text.js';

/** What is no longer in the document, stands in it twice, or tells how it looked before. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
]);
const OFF = /^(?:0|false|off)$/;
/** Word itself has no table with more columns. */
const MOST_COLUMNS = 63;

interface Words {
  text: string;
  /** Whether it is an item of a list. */
  item: boolean;
}

interface Cell {
  readonly words: Words[];
  /** How many columns of the table it covers. */
  span: number;
}

/**
 * Puts the body of a Word document into lines, as it is read from its start to its end: each paragraph is one,
 * each row of a table one with tabs, and an empty one stands before and after a table.
 */
export class WordLines implements XmlReader {
  readonly lines: string[] = [];
  /** The row of each table that is open; a table inside another is part of a cell of that. */
  private readonly rows: Cell[][] = [];
  /** The paragraphs that are open: a text box has its own inside another. */
  private readonly paragraphs: Words[] = [];
  private leftOut = 0;
  private inText = false;
  private inRun = false;
  private struck = false;

  readonly open = ({ name, get }: XmlElement): void => {
    if (this.leftOut > 0 || LEFT_OUT.has(name)) {
      this.leftOut += 1;
      return;
    }
    const value = get('w:val') ?? '';
    if (name === 'w:tbl') this.openTable();
    else if (name === 'w:tr') this.rows.splice(-1, 1, []);
    else if (name === 'w:tc') this.rows.at(-1)?.push({ words: [], span: 1 });
    else if (name === 'w:gridSpan') this.widen(Number(value));
    else if (name === 'w:p') this.paragraphs.push({ text: '', item: false });
    else if (name === 'w:pStyle' && value.startsWith('List')) this.asItem(true);
    else if (name === 'w:numId') this.asItem(value !== '0');
    else if (name === 'w:r') [this.inRun, this.struck] = [true, false];
    else if (name === 'w:strike' || name === 'w:dstrike') this.struck = this.inRun && !OFF.test(value);
    else if (name === 'w:t') this.inText = true;
    // Where a tab stops has the same name, and stands outside runs.
    else if (name === 'w:tab' && this.inRun) this.say(this.rows.length === 0 ? '\t' : ' ');
    else if (name === 'w:br' || name === 'w:cr') this.say(' ');
    else if (name === 'w:noBreakHyphen') this.say('-');
  };

  readonly text = (text: string): void => {
    if (!this.inText || this.leftOut > 0) return;
    this.say(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  };

  readonly close = (name: string): void => {
    if (this.leftOut > 0) this.leftOut -= 1;
    else if (name === 'w:t') this.inText = false;
    else if (name === 'w:r') this.inRun = false;
    else if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tr') this.endRow();
    else if (name === 'w:tbl') this.endTable();
  };

  private say(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) return;
    // Word parts what looks like one piece into several.
    const goesOn = this.struck && paragraph.text.endsWith('</s>');
    const before = goesOn ? paragraph.text.slice(0, -'</s>'.length) : paragraph.text;
    paragraph.text = this.struck ? `${before}${goesOn ? '' : '<s>'}${text}</s>` : `${before}${text}`;
  }

  private asItem(item: boolean): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.item = item;
  }

  private widen(span: number): void {
    const cell = this.rows.at(-1)?.at(-1);
    if (cell !== undefined && span >= 1 && span <= MOST_COLUMNS) cell.span = span;
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const cell = this.rows.at(-1)?.at(-1);
    if (cell !== undefined) cell.words.push(paragraph);
    else this.lines.push(paragraph.item ? `- ${paragraph.text}` : paragraph.text);
  }

  private openTable(): void {
    if (this.rows.length === 0) this.lines.push('');
    this.rows.push([]);
  }

  private endRow(): void {
    const row = this.rows.at(-1) ?? [];
    if (this.rows.length > 1) {
      this.rows
        .at(-2)
        ?.at(-1)
        ?.words.push(...row.flatMap(({ words }) => words));
      return;
    }
    const cells = row.flatMap(({ words, span }, index) => [
      // A row is known by the ref that it begins with, so no tag may stand before that.
      index === 0 ? words.map(({ text }) => text).join(' ') : inTags(words),
      ...Array.from({ length: span - 1 }, () => ''),
    ]);
    this.lines.push(cells.map(tidy).join('\t'));
  }

  private endTable(): void {
    this.rows.pop();
    if (this.rows.length === 0) this.lines.push('');
  }
}

/** The paragraphs of a cell, with their tags where there is more than one. */
function inTags(words: readonly Words[]): string {
  const said = words.filter(({ text }) => text.trim() !== '');
  if (said.length === 1 && said[0]?.item === false) return said[0].text;
  return said
    .map(({ text, item }, index) => {
      if (!item) return `<p>${text}</p>`;
      const [opens, closes] = [said[index - 1]?.item !== true, said[index + 1]?.item !== true];
      return `${opens ? '<ul>' : ''}<li>${text}</li>${closes ? '</ul>' : ''}`;
    })
    .join(' ');
}
