import assert from 'node:assert/strict';
import type { Block } from '../../../src/importing/blocks.js';
import { readFile } from '../../../src/importing/files/read-file.js';
import { parsePlan } from '../../../src/importing/parse-plan.js';
import { type ExcelCell, excelFile, type Sheet, type WorkbookExtras } from '../../support/excel-file.js';

function blocksOf(sheets: readonly Sheet[], extras?: WorkbookExtras): readonly Block[] {
  return readFile(excelFile(sheets, extras), 'plan.xlsx');
}
const sheet = (...rows: readonly ExcelCell[][]): Sheet => ({ name: 'Plan', rows });
const textsOf = (blocks: readonly Block[]): string[][] =>
  blocks.flatMap((block) => (block.kind === 'row' ? [block.cells.map(({ text }) => text)] : []));
const cell = (ref: string, value: string, more = ''): ExcelCell => ({
  xml: `<c r="${ref}" ${more}><v>${value}</v></c>`,
});

describe('reading an Excel workbook', () => {
  it('takes the sheets that a person sees, in their order, each under its name', () => {
    const blocks = blocksOf([
      { name: 'Priority 2', rows: [['b']] },
      { name: 'Lists', rows: [['x']], state: 'hidden' },
      { name: 'Old', rows: [['x']], state: 'veryHidden' },
      { name: 'Priority 1 &amp; more', rows: [[], [], ['', 'a']] },
    ]);
    const heading = { kind: 'paragraph', heading: true, item: false };
    const plain = { fill: null, merged: false };
    assert.deepEqual(blocks, [
      { ...heading, text: 'Priority 2', source: { sheet: 'Priority 2', cell: 'A1' } },
      { kind: 'row', cells: [{ text: 'b', ...plain }], source: { sheet: 'Priority 2', cell: 'A1' } },
      { kind: 'end' },
      { ...heading, text: 'Priority 1 & more', source: { sheet: 'Priority 1 & more', cell: 'A1' } },
      {
        kind: 'row',
        cells: [
          { text: '', ...plain },
          { text: 'a', ...plain },
        ],
        source: { sheet: 'Priority 1 & more', cell: 'B3' },
      },
      { kind: 'end' },
    ]);
  });

  it('says dates as the cell shows them, and numbers as a person sees them', () => {
    const shown = (number: number, format: string): string | undefined =>
      textsOf(blocksOf([sheet([{ number, format }])]))[0]?.[0];
    assert.deepEqual(
      [
        shown(44834, 'dd/mm/yyyy'),
        shown(44834.75, '[$-809]d mmmm yyyy;@'),
        shown(44834, 'mmm-yy'),
        shown(44834, 'mmmm\\ yyyy'),
        shown(44834, 'd mmm'),
        shown(44834, 'yyyy'),
        shown(44834, 'dd/mm/yyyy hh:mm'),
        // Minutes, words in quotation marks and colours are no dates.
        shown(0.5, 'hh:mm'),
        shown(1.5, '[h]:mm'),
        shown(1.5, '[mm]:ss'),
        shown(140000, '"£"#,##0'),
        shown(-1500.5, '[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00'),
        shown(3, '0" days"'),
        shown(3, '[Red]0'),
        // What Excel shows for an empty cell that a formula points to.
        shown(0, 'dd/mm/yyyy'),
        shown(-5, 'dd/mm/yyyy'),
        shown(3.1, '0.00'),
        shown(0.25, '0%'),
        shown(3.1000000000000001, 'General'),
      ],
      [
        '30 September 2022',
        '30 September 2022',
        'September 2022',
        'September 2022',
        '30 September 2022',
        '2022',
        '30 September 2022',
        '0.5',
        '1.5',
        '1.5',
        '£140,000',
        '-£1,500.50',
        '3',
        '3',
        '0',
        '-5',
        '3.10',
        '25%',
        '3.1',
      ],
    );
  });

  it('counts dates from 1904 where the workbook does, and knows Excel’s own formats', () => {
    const looks = [14, 15, 17, 22].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0"/>`).join('');
    const rows: ExcelCell[][] = [
      [cell('A1', '43372', 's="1"'), cell('B1', '43372', 's="2"'), cell('C1', '43372', 's="3"')],
      [cell('A2', '43372.5', 's="4"')],
    ];
    assert.deepEqual(textsOf(blocksOf([sheet(...rows)], { looks, properties: 'date1904="1"' })), [
      ['30 September 2022', '30 September 2022', 'September 2022'],
      ['30 September 2022', '', ''],
    ]);
  });

  it('reads every kind of cell: formulas by what they gave, truth, errors, dates and words of its own', () => {
    const rows: ExcelCell[][] = [
      [
        { xml: '<c r="A1" t="str"><f>"3."&amp;1</f><v>3.1</v></c>' },
        { xml: '<c r="B1"><f>1+1</f><v>2</v></c>' },
        cell('C1', '1', 't="b"'),
        cell('D1', '#REF!', 't="e"'),
        cell('E1', '2022-09-30T00:00:00', 't="d"'),
        { xml: '<c r="F1" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c>' },
        { xml: '<c t="s"><v>999</v></c>' },
        { xml: '<c r="I1"><v>9</v></c>' },
      ],
    ];
    assert.deepEqual(textsOf(blocksOf([sheet(...rows)])), [
      ['3.1', '2', 'TRUE', '#REF!', '30 September 2022', 'in line', '', '', '9'],
    ]);
  });

  it('keeps what is struck through, the lines of a cell, and what only looks like a tag', () => {
    const struck = { text: 'August 2022', struck: true };
    const looks = '<xf numFmtId="0" fontId="1" fillId="0"/>';
    const rows: ExcelCell[][] = [
      [
        [struck, { text: ' September 2022', struck: false }],
        'Agree:\n• a board\n• a plan',
        'under <s> & over_x000D_\nnext',
        { xml: '<c r="D1" s="1" t="inlineStr"><is><t>gone</t><rPh><t>spoken</t></rPh></is></c>' },
      ],
    ];
    assert.deepEqual(textsOf(blocksOf([sheet(...rows)], { looks, fonts: '<font><strike/></font>' })), [
      [
        '<s>August 2022</s> September 2022',
        '<p>Agree:</p> <ul><li>a board</li> <li>a plan</li></ul>',
        '<p>under &lt;s&gt; &amp; over</p> <p>next</p>',
        '<s>gone</s>',
      ],
    ]);
  });

  it('strikes no words through that are only bold', () => {
    const run = (look: string, text: string) =>
      `<r><rPr>${look}</rPr><t xml:space="preserve">${text}</t></r>`;
    const runs = run('<strike/>', 'July 2022') + run('<b/>', ' September 2022');
    const blocks = blocksOf([sheet([{ xml: `<c r="A1" t="inlineStr"><is>${runs}</is></c>` }])]);
    assert.deepEqual(textsOf(blocks), [['<s>July 2022</s> September 2022']]);
  });

  it('gives a merged cell’s words to the rows below, and leaves those beside empty', () => {
    const rows: ExcelCell[][] = [
      ['3.1 Families', '', '3.1.1'],
      ['hidden', 'hidden', '3.1.2'],
      [],
      ['', '', '3.1.3'],
      ['3.2', 'x', '3.2.1'],
    ];
    const blocks = blocksOf([{ ...sheet(...rows), merged: ['A1:B4', 'A2:A5', 'C5:XFD1048576'] }]);
    const rowsOf = blocks.flatMap((block) => (block.kind === 'row' ? [block] : []));
    assert.deepEqual(
      rowsOf.map(({ cells }) => cells.map(({ text, merged }) => (merged ? `(${text})` : text))),
      [
        ['3.1 Families', '', '3.1.1'],
        ['(3.1 Families)', '', '3.1.2'],
        ['(3.1 Families)', '', '3.1.3'],
        ['3.2', 'x', '3.2.1'],
      ],
    );
    assert.deepEqual(
      rowsOf.map(({ source }) => ('cell' in source ? source.cell : '')),
      ['A1', 'C2', 'C4', 'A5'],
    );
  });

  it('sees the colours of cells, however the workbook names them', () => {
    const fill = (colour: string, pattern = 'solid'): string =>
      `<fill><patternFill patternType="${pattern}"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`;
    const colours: [string, string | null][] = [
      [fill('rgb="FFFF0000"'), 'ff0000'],
      [fill('rgb="FFFFFFFF"'), null],
      [fill('indexed="3"'), '00ff00'],
      [fill('indexed="52"'), 'ff9900'],
      [fill('indexed="64"'), null],
      [fill('theme="0"'), null],
      [fill('theme="5"'), 'ed7d31'],
      [fill('theme="5" tint="-0.249977111117893"'), 'c55a11'],
      [fill('theme="5" tint="0.39997558519241921"'), 'f4b183'],
      [fill('rgb="FFFF0000"', 'gray125'), null],
      ['<fill><gradientFill/></fill>', null],
    ];
    const scheme = [
      '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>',
      ...['44546A', 'E7E6E6', '4472C4', 'ED7D31'].map((rgb) => `<a:x><a:srgbClr val="${rgb}"/></a:x>`),
    ].join('');
    const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme>${scheme}</a:clrScheme></a:theme>`;
    const blocks = blocksOf(
      [sheet(colours.map((_colour, at) => cell(`${String.fromCharCode(65 + at)}1`, '1', `s="${at + 1}"`)))],
      {
        fills: colours.map(([xml]) => xml).join(''),
        looks: colours.map((_colour, at) => `<xf numFmtId="0" fontId="0" fillId="${at + 1}"/>`).join(''),
        parts: { 'xl/theme/theme1.xml': theme },
      },
    );
    assert.deepEqual(
      blocks.flatMap((block) => (block.kind === 'row' ? block.cells.map(({ fill: shade }) => shade) : [])),
      colours.map(([, shade]) => shade),
    );
  });

  it('says in one sentence what is wrong with a workbook', () => {
    const rows = Array.from({ length: 200_001 }, () => '<row><c><v>1</v></c></row>').join('');
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const long = `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;
    const damaged = 'is damaged; ask for it again, or open it where it was made and save it anew';
    for (const [parts, words] of [
      [
        { 'xl/worksheets/sheet1.xml': long },
        'has more than 200,000 rows; copy the plan alone into a new workbook and save that',
      ],
      [{ 'xl/worksheets/sheet1.xml': '<worksheet>' }, damaged],
      [{ 'xl/styles.xml': '<' }, damaged],
      [{ 'xl/sharedStrings.xml': 'no' }, damaged],
      [{ 'xl/workbook.xml': '' }, damaged],
      [{ 'xl/_rels/workbook.xml.rels': '' }, damaged],
      [
        { 'xl/workbook.bin': '' },
        'is a binary Excel workbook; open it in Excel and save it as an Excel workbook (.xlsx)',
      ],
    ] as const) {
      assert.throws(() => parsePlan(excelFile([sheet(['a'])], { parts }), 'plan.xlsx'), {
        code: 'file-not-understood',
        message: `This file cannot be read as a plan: plan.xlsx ${words}.`,
      });
    }
  });
});
