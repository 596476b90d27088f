import assert from 'node:assert/strict';
import type { Block } from '../../../src/importing/blocks.js';
import { readFile } from '../../../src/importing/files/read-file.js';
import { para, part, run, tbl, wordFile } from '../../support/word-file.js';

function blocksOf(body: string, parts: Readonly<Record<string, string>> = {}): readonly Block[] {
  return readFile(wordFile(body, parts), 'plan.docx');
}
const rowsOf = (body: string) =>
  blocksOf(body).flatMap((block) => (block.kind === 'row' ? [block.cells] : []));
const properties = (xml: string, text: string): string => `<w:tcPr>${xml}</w:tcPr>${para(text)}`;
const styled = (style: string, text: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run(text)}</w:p>`;

describe('putting a Word document into blocks', () => {
  it('counts paragraphs and tables, and knows headings and items of lists', () => {
    const style = (id: string, name: string, more = ''): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
    const styles = part(
      'styles',
      [
        style('berschrift1', 'heading 1'),
        style('Priority', 'Priority', '<w:basedOn w:val="berschrift1"/>'),
        style('Ring', 'Ring', '<w:basedOn w:val="Ring"/>'),
        style('Outline', 'Outline', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      ].join(''),
    );
    const body = [
      styled('berschrift1', 'Plan'),
      styled('Priority', 'Priority 3'),
      styled('Outline', 'Actions'),
      styled('Heading2', 'Ours'),
      styled('Ring', 'no heading'),
      styled('Priority', 'body text', '<w:outlineLvl w:val="9"/>'),
      styled('ListBullet', 'One'),
      styled('ListBullet', 'no item', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      tbl(['a &amp; b'], ['c']),
      para('Two', true),
      tbl(['d']),
    ].join('');
    const short = blocksOf(body, { 'word/styles.xml': styles }).map((block) => {
      if (block.kind === 'end') return 'end';
      if (block.kind === 'row') return [block.source, block.cells.map(({ text }) => text)];
      const looks = `${block.heading ? ' heading' : ''}${block.item ? ' item' : ''}`;
      return `${'line' in block.source ? block.source.line : ''} ${block.text}${looks}`;
    });
    assert.deepEqual(short, [
      '1 Plan heading',
      '2 Priority 3 heading',
      '3 Actions heading',
      '4 Ours heading',
      '5 no heading',
      '6 body text',
      '7 One item',
      '8 no item',
      [{ table: 1, row: 1 }, ['a &amp; b']],
      [{ table: 1, row: 2 }, ['c']],
      'end',
      '9 Two item',
      [{ table: 2, row: 1 }, ['d']],
      'end',
    ]);
  });

  it('gives a cell that goes on with the one above its words, and keeps every column', () => {
    const merge = (value: string): string => `<w:vMerge${value}/>`;
    const rows = rowsOf(
      tbl(
        [properties(`<w:gridSpan w:val="2"/>${merge(' w:val="restart"')}`, '3.1'), '3.1.1'],
        [properties(`<w:gridSpan w:val="2"/>${merge('')}`, ''), '3.1.2'],
        [properties(`<w:gridSpan w:val="2"/>${merge(' w:val="continue"')}`, 'unseen'), '3.1.3'],
        ['3.2', 'x', '3.2.1'],
      ) +
        `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>${para('late')}</w:tc></w:tr></w:tbl>`,
    );
    assert.deepEqual(
      rows.map((cells) => cells.map(({ text, merged }) => (merged ? `(${text})` : text))),
      [
        ['3.1', '', '3.1.1'],
        ['(3.1)', '', '3.1.2'],
        ['(3.1)', '', '3.1.3'],
        ['3.2', 'x', '3.2.1'],
        ['', '', 'late'],
      ],
    );
  });

  it('sees the shade of a cell, or of all its words, but no mixture', () => {
    const shade = (xml: string): string | null | undefined =>
      rowsOf(tbl([properties(xml, 'Amber')]))[0]?.[0]?.fill;
    const words = (...looks: string[]): string | null | undefined =>
      rowsOf(tbl([`<w:p>${looks.map((look) => run('Amber', look)).join('')}</w:p>`]))[0]?.[0]?.fill;
    assert.deepEqual(
      [
        shade('<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'),
        shade('<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>'),
        shade('<w:shd w:val="pct50" w:color="FF0000" w:fill="FFFFFF"/>'),
        shade('<w:shd w:val="clear" w:fill="auto"/>'),
        shade('<w:shd w:val="clear" w:fill="FFFFFF"/>'),
        shade(''),
        words('<w:highlight w:val="red"/>', '<w:highlight w:val="red"/>'),
        words('<w:shd w:val="clear" w:fill="FF0000"/>'),
        words('<w:highlight w:val="red"/>', ''),
        words('<w:highlight w:val="red"/>', '<w:highlight w:val="green"/>'),
      ],
      ['ffc000', '00b050', null, null, null, null, 'ff0000', 'ff0000', null, null],
    );
  });
});
