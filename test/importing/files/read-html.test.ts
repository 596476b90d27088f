import assert from 'node:assert/strict';
import type { Block } from '../../../src/importing/blocks.js';
import { readFile } from '../../../src/importing/files/read-file.js';

function blocksOf(html: string | Uint8Array, name = 'plan'): readonly Block[] {
  return readFile(typeof html === 'string' ? new TextEncoder().encode(html) : html, name);
}
const cellsOf = (html: string) =>
  blocksOf(`<html>${html}`).flatMap((block) => (block.kind === 'row' ? [block.cells] : []));
const textsOf = (html: string): string[][] =>
  cellsOf(html).map((cells) => cells.map(({ text, merged }) => (merged ? `(${text})` : text)));

describe('reading a web page', () => {
  it('takes headings, paragraphs, items of lists and tables in their order, and leaves out what nobody sees', () => {
    const blocks = blocksOf(
      [
        '<!-- saved --><!DOCTYPE html><html><head><title>Plan</title><style>p { color: red }</style></head>',
        '<body>Before<script>var p = "<p>no</p>";</script><h2>Priority&nbsp;3: The <b>local</b> offer</h2>',
        '<div>Lead<br>of&#8217;it &lt;b&gt;</div><p hidden>no<p style="color:red; display:none">no<ul><li>One<li><p>Two</p>',
        'more</ul><table><caption>Actions</caption><tr><td>a</td></tr></table>After',
      ].join('\n'),
    );
    const paragraph = (text: string, line: number, looks = {}) => ({
      kind: 'paragraph',
      text,
      heading: false,
      item: false,
      source: { line },
      ...looks,
    });
    assert.deepEqual(blocks, [
      paragraph('Before', 1),
      paragraph('Priority 3: The local offer', 2, { heading: true }),
      paragraph('Lead of’it &lt;b&gt;', 3),
      paragraph('One', 4, { item: true }),
      paragraph('Two', 5, { item: true }),
      paragraph('more', 6),
      paragraph('Actions', 7),
      {
        kind: 'row',
        cells: [{ text: 'a', fill: null, merged: false }],
        source: { table: 1, row: 1 },
      },
      { kind: 'end' },
      paragraph('After', 8),
    ]);
  });

  it('keeps the columns where cells cover several columns and rows', () => {
    assert.deepEqual(
      textsOf(
        [
          '<table><tr><th rowspan=3>3.1</th><th>a<th rowspan="0" colspan="2">wide',
          '<tr><td>b<tr><td>c<td>d<tr><td colspan=2>e</table>',
        ].join(''),
      ),
      [
        ['3.1', 'a', 'wide', ''],
        ['(3.1)', 'b', '(wide)', ''],
        ['(3.1)', 'c', '(wide)', '', 'd'],
        ['e', '', '(wide)', ''],
      ],
    );
    assert.deepEqual(textsOf('<table><tr><td>1<td>2<td rowspan=2>3<tr><td>4</table>'), [
      ['1', '2', '3'],
      ['4', '', '(3)'],
    ]);
  });

  it('puts the paragraphs of a cell, and of a table inside it, in tags, with what is struck through', () => {
    assert.deepEqual(
      textsOf(
        [
          '<table><tr><td><p>Agree:</p><ul><li>a board</li><li>a plan</li></ul></td>',
          '<td><del>August</del> <s>2022</s> <strike></strike>September 2022</td>',
          '<td><span style="text-decoration: underline line-through">old</span></td>',
          '<td><table><tr><td>one</td><td>two</td></tr></table></td></tr></table>',
        ].join('\n'),
      ),
      [
        [
          '<p>Agree:</p> <ul><li>a board</li> <li>a plan</li></ul>',
          '<s>August</s> <s>2022</s> September 2022',
          '<s>old</s>',
          '<p>one</p> <p>two</p>',
        ],
      ],
    );
  });

  it('sees the ground of a cell, of its row, or of all its words', () => {
    const row = [
      '<td bgcolor="#FF0000">1',
      '<td bgcolor=00ff00>2',
      '<td style="color:#123456; background: #FC0 url(x)">3',
      '<td style="background-color:rgb(255, 192, 0)">4',
      '<td style="background:Green">5',
      '<td bgcolor=white>6',
      '<td>7',
      '<td style="background:transparent"><span style="background:yellow">all</span>',
    ].join('');
    assert.deepEqual(
      cellsOf(
        `<table><tr>${row}<tr bgcolor=red><td>1<td bgcolor=white>2<td><b style="background:lime">some</b> of it</table>`,
      ).map((cells) => cells.map(({ fill }) => fill)),
      [
        ['ff0000', '00ff00', 'ffcc00', 'ffc000', '008000', null, null, 'ffff00'],
        ['ff0000', null, 'ff0000'],
      ],
    );
  });

  it('is decoded as it says itself, else as UTF-8 or Windows-1252', () => {
    const latin = (html: string): Uint8Array => Buffer.from(html, 'latin1');
    const first = (bytes: Uint8Array) =>
      blocksOf(bytes).map((block) => ('text' in block ? block.text : ''))[0];
    assert.equal(
      first(new TextEncoder().encode('<p>x'.replace('<p>', '<html><p>caf\u00e9 '))),
      'caf\u00e9 x',
    );
    assert.equal(first(latin('<html><p>caf\u00e9 \u0096')), 'caf\u00e9 –');
    assert.equal(first(latin('<html><meta charset="iso-8859-15"><p>\u00a4 caf\u00e9')), '€ caf\u00e9');
    assert.equal(
      first(latin('<html><meta http-equiv=x content="text/html; charset=nothing"><p>\u0080')),
      '€',
    );
  });

  it('goes by the ending only where the page does not begin like one', () => {
    assert.equal(blocksOf('<p>Lead: Adrian Rocks', 'plan.HTM').length, 1);
    const [text] = readFile(new TextEncoder().encode('<p>Lead: Adrian Rocks'), 'plan.txt');
    assert.equal(text?.kind === 'paragraph' && text.text, '<p>Lead: Adrian Rocks');
  });
});
