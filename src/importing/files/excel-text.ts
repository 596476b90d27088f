import { readXml, type XmlElement } from '../../read-xml.js';
import { escapeTags, goOn, wordsOfLines } from './cell-words.js';
import { isOn } from './excel-styles.js';

/** A piece of a text; `struck` is `null` where it looks as its cell does. */
export interface Run {
  readonly text: string;
  readonly struck: boolean | null;
}

/** Puts a text that may have pieces of several looks together, as its element is read. */
export class RichText {
  runs: Run[] = [];
  private struck: boolean | null = null;
  private inText = false;
  /** Inside what says how the text is spoken, which no reader sees. */
  private spoken = false;

  open({ name, get }: XmlElement): void {
    if (name === 'x:rPh') this.spoken = true;
    else if (name === 'x:r') this.struck = null;
    else if (name === 'x:rPr') this.struck = false;
    else if (name === 'x:strike') this.struck = isOn(get);
    else if (name === 'x:t') this.inText = !this.spoken;
  }

  text(text: string): void {
    if (this.inText) this.runs.push({ text, struck: this.struck });
  }

  close(name: string): void {
    if (name === 'x:t') this.inText = false;
    else if (name === 'x:r') this.struck = null;
    else if (name === 'x:rPh') this.spoken = false;
  }

  /** The pieces so far; what is read after this is another text. */
  take(): Run[] {
    const taken = this.runs;
    this.runs = [];
    this.struck = null;
    return taken;
  }
}

/** The texts that the cells of a workbook share; `null` where the part is damaged. */
export function readSharedTexts(part: Uint8Array): Run[][] | null {
  const texts: Run[][] = [];
  const rich = new RichText();
  const whole = readXml(part, {
    open: (element) => {
      rich.open(element);
    },
    text: (text) => {
      rich.text(text);
    },
    close: (name) => {
      rich.close(name);
      if (name === 'x:si') texts.push(rich.take());
    },
  });
  return whole ? texts : null;
}

/** The words of a cell, with tags where they count. */
export function wordsOfRuns(runs: readonly Run[], cellStruck: boolean): string {
  const lines: string[] = [''];
  for (const { text, struck } of runs) {
    decoded(text)
      .split(/\r\n|\r|\n/)
      .forEach((piece, index) => {
        const line = index === 0 ? (lines.pop() ?? '') : '';
        lines.push(goOn(line, escapeTags(piece), struck ?? cellStruck));
      });
  }
  return wordsOfLines(lines);
}

/** Characters that XML has no room for stand as `_x000D_`. */
function decoded(text: string): string {
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
