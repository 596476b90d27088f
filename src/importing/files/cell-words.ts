/** A paragraph as it is put together. Its text is escaped, and tags stand around what is struck through. */
export interface Words {
  text: string;
  /** Whether it is an item of a list. */
  item: boolean;
}

/** The text so that nothing in it reads as a tag. */
export function escapeTags(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The words with what is said next, which is escaped already. Files part what looks like one piece into several. */
export function goOn(before: string, text: string, struck: boolean): string {
  if (!struck || text === '') return `${before}${text}`;
  return before.endsWith('</s>')
    ? `${before.slice(0, -'</s>'.length)}${text}</s>`
    : `${before}<s>${text}</s>`;
}

/** The paragraphs of a cell, with their tags where there is more than one. */
export function inTags(words: readonly Words[]): string {
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

const BULLET = /^\s*[•▪●◦·‣–*-]\s+/;

/** The words of a cell whose lines are its paragraphs, which is all that a spreadsheet has for them. */
export function wordsOfLines(lines: readonly string[]): string {
  if (lines.length === 1) return lines[0] ?? '';
  return inTags(lines.map((line) => ({ text: line.replace(BULLET, ''), item: BULLET.test(line) })));
}
