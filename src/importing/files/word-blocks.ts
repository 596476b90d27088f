import type { XmlElement, XmlReader } from '../../read-xml.js';
import type { Block } from '../blocks.js';
import { escapeTags, goOn, type Words } from './cell-words.js';
import { shadeOf } from './fill-colour.js';
import { isHeadingLevel } from './word-styles.js';
import { type WordCell, type WordRow, WordTable } from './word-table.js';

/** What is no longer in the document, stands in it twice, or tells how it looked before. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
]);
const OFF = /^(?:0|false|off)$/;
/** What is said of a row or a cell as such. */
const SHAPE = /^w:t[rc]Pr$/;
const HEADING_ID = /^(?:Heading\d|Title$)/;
/** Those of Word's highlighters that can be a RAG. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  red: 'ff0000',
  darkRed: '800000',
  yellow: 'ffff00',
  darkYellow: '808000',
  green: '00ff00',
  darkGreen: '008000',
  blue: '0000ff',
  darkBlue: '000080',
};

interface Paragraph extends Words {
  heading: boolean;
}

/** Puts the body of a Word document into blocks, as it is read from its start to its end. */
export class WordBlocks implements XmlReader {
  readonly blocks: Block[] = [];
  /** The tables that are open, and the row of each; a table inside another is part of a cell of that. */
  private readonly rows: WordRow[] = [];
  private table = new WordTable(0);
  private tables = 0;
  /** The paragraphs that are open: a text box has its own inside another. */
  private readonly paragraphs: Paragraph[] = [];
  private paragraphCount = 0;
  private leftOut = 0;
  private inText = false;
  private inRun = false;
  private inShape = false;
  private struck = false;
  private runShade: string | null = null;

  /** @param headings the styles that make a heading */
  constructor(private readonly headings: ReadonlySet<string>) {}

  readonly open = (element: XmlElement): void => {
    const { name, get } = element;
    if (this.leftOut > 0 || LEFT_OUT.has(name)) {
      this.leftOut += 1;
      return;
    }
    const value = get('w:val') ?? '';
    if (name === 'w:tbl') this.openTable();
    else if (name === 'w:tr') this.rows.splice(-1, 1, { cells: [], before: 0 });
    else if (name === 'w:tc') this.rows.at(-1)?.cells.push(emptyCell());
    else if (name === 'w:p') this.paragraphs.push({ text: '', item: false, heading: false });
    else if (name === 'w:r') [this.inRun, this.struck, this.runShade] = [true, false, null];
    else if (name === 'w:strike' || name === 'w:dstrike') this.struck = this.inRun && !OFF.test(value);
    else if (name === 'w:t') this.inText = true;
    // Where a tab stops has the same name, and stands outside runs.
    else if (name === 'w:tab' && this.inRun) this.say(this.rows.length === 0 ? '\t' : ' ');
    else if (name === 'w:br' || name === 'w:cr') this.say(' ');
    else if (name === 'w:noBreakHyphen') this.say('-');
    else if (SHAPE.test(name)) this.inShape = true;
    else if (this.inShape) this.takeShape(element, value);
    else this.takeLooks(element, value);
  };

  readonly text = (text: string): void => {
    if (this.inText && this.leftOut === 0) this.say(escapeTags(text));
  };

  readonly close = (name: string): void => {
    if (this.leftOut > 0) this.leftOut -= 1;
    else if (name === 'w:t') this.inText = false;
    else if (name === 'w:r') this.inRun = false;
    else if (SHAPE.test(name)) this.inShape = false;
    else if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tr') this.endRow();
    else if (name === 'w:tbl') this.endTable();
  };

  /** How a paragraph or a run of it looks. */
  private takeLooks({ name, get }: XmlElement, value: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (name === 'w:pStyle') {
      paragraph.heading = this.headings.has(value) || HEADING_ID.test(value);
      paragraph.item ||= value.startsWith('List');
    } else if (name === 'w:outlineLvl') paragraph.heading = isHeadingLevel(value);
    else if (name === 'w:numId') paragraph.item = value !== '0';
    else if (name === 'w:highlight' && this.inRun) this.runShade = HIGHLIGHTS[value] ?? null;
    else if (name === 'w:shd' && this.inRun) this.runShade ??= wordShade(get);
  }

  /** How a row or a cell of the innermost table looks. */
  private takeShape({ name, get }: XmlElement, value: string): void {
    const row = this.rows.at(-1);
    const cell = row?.cells.at(-1);
    if (name === 'w:gridBefore' && row !== undefined) row.before = Number(value);
    else if (cell === undefined) return;
    else if (name === 'w:gridSpan') cell.span = Number(value);
    else if (name === 'w:vMerge') cell.goesOn = value !== 'restart';
    else if (name === 'w:shd') cell.fill = wordShade(get);
  }

  private say(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) return;
    paragraph.text = goOn(paragraph.text, text, this.struck);
    if (text.trim() !== '') this.rows.at(-1)?.cells.at(-1)?.shades.add(this.runShade);
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const cell = this.rows.at(-1)?.cells.at(-1);
    if (cell !== undefined) {
      cell.words.push(paragraph);
      return;
    }
    this.paragraphCount += 1;
    this.blocks.push({ kind: 'paragraph', ...paragraph, source: { line: this.paragraphCount } });
  }

  private openTable(): void {
    if (this.rows.length === 0) this.table = new WordTable((this.tables += 1));
    this.rows.push({ cells: [], before: 0 });
  }

  private endRow(): void {
    const row = this.rows.at(-1);
    if (row === undefined) return;
    const around = this.rows.at(-2);
    if (around === undefined) this.blocks.push(this.table.take(row));
    else for (const { words } of row.cells) for (const one of words) around.cells.at(-1)?.words.push(one);
  }

  private endTable(): void {
    this.rows.pop();
    if (this.rows.length === 0) this.blocks.push({ kind: 'end' });
  }
}

function emptyCell(): WordCell {
  return { words: [], span: 1, goesOn: false, fill: null, shades: new Set() };
}

/** What a shade looks like: its ground, or its pattern where that covers it. A mixture of both is no plain colour. */
function wordShade(get: XmlElement['get']): string | null {
  const pattern = get('w:val') ?? 'clear';
  if (pattern === 'solid') return shadeOf(get('w:color'));
  return pattern === 'clear' ? shadeOf(get('w:fill')) : null;
}
