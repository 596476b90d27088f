import assert from 'node:assert/strict';
import { readFile } from '../../../src/importing/files/read-file.js';
import { parsePlan } from '../../../src/importing/parse-plan.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Whether its commas part it into cells. */
const isTable = (text: string, name: string): boolean =>
  readFile(bytesOf(text), name).some((block) => block.kind === 'row' && block.cells.length > 1);
function rowsOf(text: string | Uint8Array, name = 'plan.csv'): [number, string[]][] {
  const blocks = readFile(typeof text === 'string' ? bytesOf(text) : text, name);
  return blocks.flatMap((block) =>
    block.kind === 'row' && 'line' in block.source
      ? [[block.source.line, block.cells.map(({ text: words }) => words)]]
      : [],
  );
}

describe('reading a CSV file', () => {
  it('keeps the line of each row, whatever stands in quotation marks, and leaves out empty rows', () => {
    const text =
      '\ufeffRef,Action,By when\r\n\r\n3.1.1,"Set up ""it"",\r\n• then go",May 2022\r\n,,\r\n 3.1.2 , "Ask" \r\n';
    assert.deepEqual(rowsOf(text), [
      [1, ['Ref', 'Action', 'By when']],
      [3, ['3.1.1', '<p>Set up "it",</p> <ul><li>then go</li></ul>', 'May 2022']],
      [6, ['3.1.2', 'Ask', '']],
    ]);
  });

  it('finds what parts the cells by the row of headings, and reads Windows-1252', () => {
    const semicolons = 'Plan, in short\nRef;Action, and more;By when\n3.1.1;Pay £20 – once, twice;May 2022';
    assert.deepEqual(rowsOf(semicolons, 'plan').at(-1), [3, ['3.1.1', 'Pay £20 – once, twice', 'May 2022']]);
    const bytes = Uint8Array.from(semicolons, (char) => (char === '–' ? 0x96 : char.charCodeAt(0)));
    assert.deepEqual(rowsOf(bytes), rowsOf(semicolons));
    const several = '"Outcome\nref",Action,"Completion\ndate"\n3.1.1,Do it,May 2022';
    assert.deepEqual(rowsOf(several).at(-1), [4, ['3.1.1', 'Do it', 'May 2022']]);
  });

  it('leaves commas in text with tabs alone, unless its name says that it is a table', () => {
    const tabs = 'Ref\tAction, or step\tBy when\n3.1.1\tDo it, now\tMay 2022';
    assert.deepEqual(rowsOf(tabs, 'plan.tsv').at(-1), [2, ['3.1.1', 'Do it, now', 'May 2022']]);
    assert.deepEqual(rowsOf(tabs, 'plan.txt').at(-1), [2, ['3.1.1', 'Do it, now', 'May 2022']]);
    assert.equal(isTable('Dear all, we act, by July, and soon', 'plan.txt'), false);
    assert.equal(isTable('Dear all, we act, by July, and soon', 'plan.csv'), true);
  });

  it('says on which line a quotation mark is out of place', () => {
    const head = 'Ref,Action,By when\n"3.1\n.1",a,May 2022\n';
    for (const [row, line] of [
      ['3.1.2,"Ask\nthem,May 2022\n', 4],
      ['3.1.2,"Ask" them,May 2022', 4],
      ['3.1.2,a 5" pipe,May 2022', 4],
    ] as const) {
      assert.throws(() => parsePlan(bytesOf(head + row), 'plan.csv'), {
        code: 'file-not-understood',
        message: `This file cannot be read as a plan: plan.csv has a quotation mark out of place on line ${line}, or one that is not closed; correct it there, or save it as an Excel workbook (.xlsx).`,
      });
    }
  });
});
