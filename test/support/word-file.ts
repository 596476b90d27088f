import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A Word file with that body, and whatever other parts it is to have. */
export function wordFile(
  body: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const files = { 'word/document.xml': inDocument(body), ...parts };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

function inDocument(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
}

/** What a part points at: an id, the last word of its type, where it is, and `External` where that is outside. */
export type PartLink = readonly [id: string, type: string, target: string, mode?: string];

/** The list of what a part points at. */
export function linkList(...links: readonly PartLink[]): string {
  const each = links.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  );
  return `<Relationships xmlns="${LINKS}">${each.join('')}</Relationships>`;
}

/** A part of a Word file with that content: `styles`, `hdr`, `numbering`. */
export function part(name: string, content: string): string {
  return `<w:${name} xmlns:w="${W}" xmlns:r="${R}">${content}</w:${name}>`;
}

/** A paragraph, as an item of a list where it is one. */
export function para(text: string, item = false): string {
  const properties = item ? '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' : '';
  return `<w:p>${properties}${run(text)}</w:p>`;
}

/** A run of text, with its properties. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A table; a cell is its paragraphs, or the text of the only one. */
export function tbl(...rows: readonly (readonly string[])[]): string {
  const cell = (content: string) => `<w:tc>${content.startsWith('<') ? content : para(content)}</w:tc>`;
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}
