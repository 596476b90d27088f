import type { XmlElement, XmlReader } from '../../read-xml.js';
import type { BlockCell } from '../blocks.js';
import { tidy } from '../plain-text.js';
import type { Merge } from './excel-merges.js';
import { isoInWords, numberInWords } from './excel-number.js';
import { type CellLook, PLAIN } from './excel-styles.js';
import { RichText, type Run, wordsOfRuns } from './excel-text.js';

/** How many columns are taken, as many as a table of Word can have. */
export const MOST_COLUMNS = 63;
/** What stands where nothing does. */
export const EMPTY: BlockCell = { text: '', fill: null, merged: false };
const CELL = /^(?<letters>[A-Z]{1,3})(?<row>[1-9]\d{0,6})$/;

/** What a workbook knows of its cells beside what stands in them. */
export interface WorkbookFacts {
  readonly texts: readonly (readonly Run[])[];
  readonly looks: readonly CellLook[];
  readonly from1904: boolean;
}

/** A row in which something stands; cells on its right that hold nothing may be missing. */
export interface SheetRow {
  /** As Excel counts it, from 1. */
  readonly number: number;
  readonly cells: BlockCell[];
}

/** Takes the rows out of a sheet, as it is read from its start to its end. */
export class ExcelSheet implements XmlReader {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  private row: SheetRow = { number: 0, cells: [] };
  private column = 0;
  private type = '';
  private look: CellLook = PLAIN;
  private value = '';
  private inValue = false;
  private readonly rich = new RichText();

  /** @param mostRows after so many it takes no more than one further */
  constructor(
    private readonly facts: WorkbookFacts,
    private readonly mostRows: number,
  ) {}

  readonly open = (element: XmlElement): void => {
    const { name, get } = element;
    if (name === 'x:row') this.openRow(Number(get('r')));
    else if (name === 'x:c') this.openCell(get);
    else if (name === 'x:v') this.inValue = true;
    else if (name === 'x:mergeCell') this.takeMerge(get('ref') ?? '');
    else this.rich.open(element);
  };

  readonly text = (text: string): void => {
    if (this.inValue) this.value += text;
    else this.rich.text(text);
  };

  readonly close = (name: string): void => {
    if (name === 'x:v') this.inValue = false;
    else if (name === 'x:c') this.closeCell();
    else if (name === 'x:row') this.closeRow();
    else this.rich.close(name);
  };

  private openRow(number: number): void {
    const next = this.row.number + 1;
    this.row = { number: number >= next ? number : next, cells: [] };
    this.column = 0;
  }

  private openCell(get: XmlElement['get']): void {
    const named = columnOf(CELL.exec(get('r') ?? '')?.groups?.letters ?? '');
    this.column = named > this.column ? named : this.column + 1;
    this.type = get('t') ?? 'n';
    this.look = this.facts.looks[Number(get('s') ?? '0')] ?? PLAIN;
    this.value = '';
    this.rich.take();
  }

  private closeCell(): void {
    const { cells } = this.row;
    const text = tidy(this.wordsOfCell());
    const { fill } = this.look;
    if (this.column > MOST_COLUMNS || (text === '' && fill === null)) return;
    while (cells.length < this.column - 1) cells.push(EMPTY);
    cells.push({ text, fill, merged: false });
  }

  private wordsOfCell(): string {
    const { type, value, look, facts } = this;
    const say = (runs: readonly Run[]): string => wordsOfRuns(runs, look.struck);
    if (type === 's') return say(facts.texts[value.trim() === '' ? -1 : Number(value)] ?? []);
    if (type === 'inlineStr') return say(this.rich.take());
    return say([{ text: this.valueInWords(), struck: null }]);
  }

  private valueInWords(): string {
    const { type, value, look, facts } = this;
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value;
    if (type === 'd') return isoInWords(value);
    return type === 'n' ? numberInWords(value, look.format, facts.from1904) : value;
  }

  private closeRow(): void {
    const filled = this.row.cells.some(({ text }) => text !== '');
    if (filled && this.rows.length <= this.mostRows) this.rows.push(this.row);
  }

  private takeMerge(ref: string): void {
    const [from, to] = ref.split(':').map((cell) => CELL.exec(cell)?.groups);
    if (from === undefined || to === undefined) return;
    this.merges.push({
      top: Number(from.row),
      bottom: Number(to.row),
      left: columnOf(from.letters ?? ''),
      right: Math.min(columnOf(to.letters ?? ''), MOST_COLUMNS),
    });
  }
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** A column as Excel names it. */
export function lettersOf(column: number): string {
  const [more, last] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return `${more === 0 ? '' : lettersOf(more)}${String.fromCharCode(65 + last)}`;
}
