import { strict as assert } from 'node:assert';
import { strFromU8, unzipSync } from 'fflate';
import type { PaperContent } from '../../src/paper/content.js';
import { readXml } from '../../src/read-xml.js';

/** A paragraph of a Word file with the name of its style, or a table. */
export type Piece =
  | { readonly style: string; readonly text: string }
  | {
      readonly style: 'table';
      /** The name of the table's own style. */
      readonly tableStyle: string;
      /** Whether the first row, and it alone, says that it heads the others and is repeated on each page. */
      readonly headed: boolean;
      readonly rows: readonly (readonly string[])[];
    };

/** A Word file as somebody reads it who knows nothing of what made it. */
export interface ReadPaper {
  readonly parts: ReadonlyMap<string, string>;
  readonly pieces: readonly Piece[];
}

/** Reads a paper back; every one of its parts must be well formed. */
export function readPaper(bytes: Uint8Array): ReadPaper {
  const files = Object.entries(unzipSync(bytes));
  for (const [name, content] of files) {
    if (/\.(?:xml|rels)$/.test(name)) assert.ok(readXml(content, {}), `${name} is well formed`);
  }
  const parts = new Map(files.map(([name, content]) => [name, strFromU8(content)]));
  return { parts, pieces: piecesOf(parts.get('word/document.xml') ?? '', namesOf(parts)) };
}

/** The names of the styles by their ids. */
function namesOf(parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let id = '';
  readXml(new TextEncoder().encode(parts.get('word/styles.xml') ?? ''), {
    open: ({ name, get }) => {
      if (name === 'w:style') id = get('w:styleId') ?? '';
      if (name === 'w:name' && id !== '') names.set(id, get('w:val') ?? '');
    },
  });
  return names;
}

function piecesOf(document: string, names: ReadonlyMap<string, string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let [style, text, tableStyle] = ['', '', ''];
  let rows: { cells: string[]; heads: boolean }[] | null = null;
  let inText = false;
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? `no style ${id ?? ''}`;
  readXml(new TextEncoder().encode(document), {
    open: ({ name, get }) => {
      if (name === 'w:tbl') rows = [];
      else if (name === 'w:tblStyle') tableStyle = nameOf(get('w:val'));
      else if (name === 'w:tr') rows?.push({ cells: [], heads: false });
      else if (name === 'w:tblHeader') rows!.at(-1)!.heads = true;
      else if (name === 'w:tc') rows!.at(-1)!.cells.push('');
      else if (name === 'w:p') [style, text] = ['', ''];
      else if (name === 'w:pStyle') style = nameOf(get('w:val'));
      else if (name === 'w:t') inText = true;
    },
    text: (said) => {
      if (inText) text += said;
    },
    close: (name) => {
      if (name === 'w:t') inText = false;
      else if (name === 'w:p' && rows === null) pieces.push({ style, text });
      else if (name === 'w:p') {
        const { cells } = rows!.at(-1)!;
        cells.push([cells.pop()!, text].filter(Boolean).join(' / '));
      } else if (name === 'w:tbl') {
        const [first, ...others] = rows!;
        pieces.push({
          style: 'table',
          tableStyle,
          headed: first?.heads === true && others.every(({ heads }) => !heads),
          rows: rows!.map(({ cells }) => cells),
        });
        rows = null;
      }
    },
  });
  return pieces;
}

/** What a paper is to look like in Word. */
export function asPieces({ title, facts, blocks }: PaperContent): readonly Piece[] {
  const line = (text: string) => text.split('\n').join(' / ');
  return [
    { style: 'Title', text: title },
    ...facts.map(({ label, value }) => ({ style: 'Normal', text: `${label}: ${value}` })),
    ...blocks.flatMap((block): Piece[] => {
      switch (block.kind) {
        case 'heading':
          return [{ style: `heading ${block.level}`, text: block.text }];
        case 'paragraph':
          return [{ style: 'Normal', text: block.text }];
        case 'note':
          return [{ style: 'Table Note', text: block.text }];
        case 'list':
          return block.items.map((text) => ({ style: 'List Bullet', text }));
        case 'table': {
          const cells = block.rows.map((row) =>
            row.map((cell) => line(typeof cell === 'string' ? cell : cell.text)),
          );
          const head = block.columns.map((column) => column.title);
          return [{ style: 'table', tableStyle: 'Paper Table', headed: true, rows: [head, ...cells] }];
        }
      }
    }),
  ];
}

/** A paper as text: headings with `#`, items with `-`, cells with `|` between them. */
export function outlineOf(pieces: readonly Piece[]): string {
  const lines = pieces.flatMap((piece): string[] => {
    if ('rows' in piece) return ['', ...piece.rows.map((cells) => cells.join(' | '))];
    const level = ['Title', 'heading 1', 'heading 2', 'heading 3'].indexOf(piece.style);
    if (level >= 0) return ['', `${'#'.repeat(level + 1)} ${piece.text}`];
    return [piece.style === 'List Bullet' ? `- ${piece.text}` : piece.text];
  });
  return `${lines.join('\n').trim()}\n`;
}
