import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { CodedError } from '../../../src/errors.js';
import { parsePlan } from '../../../src/importing/parse-plan.js';
import { para, run, tbl, wordFile } from '../../support/word-file.js';

const HEADINGS = ['Ref', 'Actions', 'Completion date', 'Lead', 'How will we know?', 'Progress and RAG'];
const read = (body: string) => parsePlan(wordFile(body), 'folder/plan.docx');

describe('importing a plan from Word', () => {
  it('reads priorities, lists and tables, and joins what a page has cut', () => {
    const plan = read(
      [
        para('Priority 3: The local offer'),
        para('Lead: Adrian Rocks (Head of Education Commissioning)'),
        para('Outcomes'),
        para('3.1 Families use the local offer', true),
        para('Impact measures'),
        para('More visits &amp; fewer calls', true),
        para('Actions'),
        tbl(
          HEADINGS,
          ['3.1 Families use it', '', '', '', '', ''],
          [
            para('3.1.1') + para('[3.1]'),
            para('Set up a board that') + para('meets', true) + para('decides', true),
            'June 2022',
            'Allan Pearce; Elaine Healey (Chair)',
            'It meets &lt; 5 weeks apart',
            'Green, last reported 4 May 2022',
          ],
          ['3.1.2', 'Ask families,', 'July 2022', 'Elaine Healey', '', ''],
        ),
        para(''),
        tbl(HEADINGS, ['', 'as 3.1.1 says', '', '', '', '']),
        para('Key roles'),
      ].join(''),
    );
    assert.deepEqual(plan.priorities, [
      {
        number: 3,
        title: 'The local offer',
        leads: [{ name: 'Adrian Rocks', role: 'Head of Education Commissioning' }],
        outcomes: [{ ref: '3.1', title: 'Families use the local offer' }],
        impactMeasures: ['More visits & fewer calls'],
      },
    ]);
    const [first, second] = plan.actions;
    assert.equal(first?.action, 'Set up a board that meets; decides');
    assert.deepEqual(first.links, ['3.1']);
    assert.deepEqual(first.leads, [
      { name: 'Allan Pearce', role: null },
      { name: 'Elaine Healey', role: 'Chair' },
    ]);
    assert.deepEqual([first.due.on, first.rag], ['2022-06-30', 'green']);
    assert.equal(first.measure, 'It meets < 5 weeks apart');
    assert.equal(second?.action, 'Ask families, as 3.1.1 says');
    assert.deepEqual(
      plan.findings.map(({ code, ref }) => [code, ref]),
      [['joined-over-page', '3.1.2']],
    );
  });

  it('takes the date that is struck through for the first, and the other for the one that stands', () => {
    const cell = `<w:p>${run('August ', '<w:strike/>')}${run('2022', '<w:strike w:val="true"/>')}${run(' September 2022', '<w:strike w:val="0"/>')}</w:p>`;
    const [action] = read(tbl(HEADINGS, ['3.2.1', 'Review it', cell, 'Allan Pearce', '', ''])).actions;
    assert.deepEqual([action?.due.on, action?.revisedDue?.on], ['2022-08-31', '2022-09-30']);
  });

  it('leaves out what was deleted, and what stands in the file twice', () => {
    const cell = [
      `<w:p><w:del>${run('Scrap')}</w:del><w:ins>${run('Review')}</w:ins><w:moveFrom>${run('gone')}</w:moveFrom>`,
      `<w:r><mc:AlternateContent><mc:Choice><w:t> it</w:t></mc:Choice><mc:Fallback><w:t> twice</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      `<w:r><w:tab/><w:t>with</w:t><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>leads</w:t></w:r></w:p>`,
    ].join('');
    const [action] = read(tbl(HEADINGS, ['3.2.1', cell, 'May 2022', 'Allan Pearce', '', ''])).actions;
    assert.equal(action?.action, 'Review it with co-leads');
  });

  it('keeps the columns where a cell covers several, and the words of a table inside a cell', () => {
    const wide = `<w:tcPr><w:gridSpan w:val="6"/></w:tcPr>${para('3.2 Gaps are seen')}`;
    const plan = read(
      tbl(
        HEADINGS,
        [wide],
        ['3.2.1', tbl(['one', 'two']) + para('three'), 'May 2022', 'Allan Pearce', 'It works', ''],
      ),
    );
    assert.equal(plan.actions[0]?.action, 'one; two; three');
    assert.equal(plan.actions[0].measure, 'It works');
    assert.equal(plan.priorities[0]?.outcomes[0]?.title, 'Gaps are seen');
  });

  it('says in one sentence what is wrong with any other file', () => {
    const sentences = (bytes: Uint8Array): string => {
      try {
        parsePlan(bytes, 'folder/plan.docx');
      } catch (error) {
        if (error instanceof CodedError && error.code === 'file-not-understood') return error.message;
      }
      return 'no refusal';
    };
    const whole = wordFile(para('Hello'));
    // What a part says that it needs is counted before any of it is unpacked.
    const boasts = whole.slice();
    const directory = boasts.findIndex((_byte, at) => boasts[at] === 0x50 && boasts[at + 2] === 1);
    new DataView(boasts.buffer).setUint32(directory + 24, 101_000_000, true);
    const large = new Uint8Array(20_000_001);
    large.set(whole);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_none, at) => [`f${at}`, strToU8('')]));
    const DAMAGED = 'is damaged; ask for it again, or open it where it was made and save it anew';
    const UNPACKED =
      'would be larger than an Office file can be when it is unpacked; copy the plan alone into a new file and save that';
    for (const [bytes, words] of [
      [
        whole,
        'holds no table of actions; give the table headings such as Ref, Actions, Completion date and Lead, or each action lines such as "Due date: July 2022" and "Lead: …", and try again',
      ],
      [whole.slice(0, -30), DAMAGED],
      [whole.map((byte, at) => (at > 40 && at < 90 ? 7 : byte)), DAMAGED],
      [wordFile('<w:p><w:r>'), DAMAGED],
      [wordFile('<w:p>&nothing;</w:p>'), DAMAGED],
      [zipSync({ 'plan.txt': strToU8('3.1.1') }), 'is a zip file; unpack it and try the plan that is in it'],
      [boasts, UNPACKED],
      [zipSync(many), UNPACKED],
      [large, 'is larger than 20 MB; take the pictures out and save it again'],
    ] as const) {
      assert.equal(sentences(bytes), `This file cannot be read as a plan: plan.docx ${words}.`);
    }
  });

  it('never fails in another way, whatever bytes the file holds', () => {
    const whole = wordFile(tbl(HEADINGS, ['3.2.1', 'Review it', 'May 2022', 'Allan Pearce', '', '']));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) if (at > 3) bytes[at] = byte;
          try {
            parsePlan(bytes, 'plan.docx');
          } catch (error) {
            assert.ok(error instanceof CodedError, String(error));
          }
        },
      ),
      { seed: 2022, numRuns: 300 },
    );
  });
});
