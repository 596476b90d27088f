import assert from 'node:assert/strict';
import { parsePlan } from '../../src/importing/parse-plan.js';

const HEADINGS =
  'Outcome Ref\tActions\tCompletion Date\tLead\tDelivery Partners\tResource\tHow will we know?\tProgress & RAG';
const HEAD = [
  'Priority 3\tThe local offer',
  'Lead\tAdrian Rocks (Head of Education Commissioning)',
  '',
  'Outcomes:',
];
const PLAN = [
  ...HEAD,
  '- 3.1 Families use the local offer**',
  'Impact Measures:',
  '- More visits',
  '',
  HEADINGS,
  '3.1 Families use it\t\t\t\t\t\t\t',
  '3.1.1 [3.1]\tSet up a board\tJune 2022\tAllan Pearce\tSchools\t2 days\tThe board meets\tGREEN - it has met',
  '3.1.2\tAsk families,\tJuly 2022\tElaine Healey\t\t\t\t',
  '',
  HEADINGS,
  '\tas 3.1.1 says\t\t\t\t\t\t',
  '',
  'Key Roles:',
  'Head of SEND\tCharlotte Finch',
];

const read = (lines: readonly string[], end = '\n') =>
  parsePlan(new TextEncoder().encode(lines.join(end)), 'folder/plan.txt');
const messagesOf = (lines: readonly string[]) =>
  read(lines).findings.map(({ code, ref, message }) => `${code} ${ref ?? '-'} ${message}`);

describe('importing a plan that is text', () => {
  it('gives the whole plan as the contract has it', () => {
    const plan = read(PLAN);
    assert.deepEqual(plan.priorities, [
      {
        number: 3,
        title: 'The local offer',
        leads: [{ name: 'Adrian Rocks', role: 'Head of Education Commissioning' }],
        outcomes: [{ ref: '3.1', title: 'Families use the local offer' }],
        impactMeasures: ['More visits'],
      },
    ]);
    assert.deepEqual(plan.actions[0], {
      ref: '3.1.1',
      priority: 3,
      outcome: '3.1',
      links: ['3.1'],
      action: 'Set up a board',
      due: {
        text: 'June 2022',
        on: '2022-06-30',
        precision: 'month',
        until: null,
        repeats: null,
        ongoing: false,
      },
      revisedDue: null,
      leads: [{ name: 'Allan Pearce', role: null }],
      coLeads: [],
      partners: 'Schools',
      resource: '2 days',
      measure: 'The board meets',
      progress: 'GREEN - it has met',
      milestones: [],
      rag: 'green',
      crossReference: false,
      mentions: [],
      source: { line: 11 },
    });
    assert.equal(plan.actions[1]?.action, 'Ask families, as 3.1.1 says');
    assert.deepEqual(plan.actions[1].mentions, ['3.1.1']);
    assert.deepEqual(messagesOf(PLAN), ['joined-over-page 3.1.2 The row was joined over a page break.']);
  });

  it('reads the same from UTF-8 with a byte order mark, from Windows-1252 and with either line end', () => {
    const lines = PLAN.map((line) => line.replace('Set up', 'Set up – for £20 –'));
    const expected = read(lines);
    assert.match(expected.actions[0]?.action ?? '', /– for £20 –/);
    assert.deepEqual(read(['\ufeff' + (lines[0] ?? ''), ...lines.slice(1)], '\r\n'), expected);
    const bytes = Uint8Array.from(lines.join('\n'), (char) => (char === '–' ? 0x96 : char.charCodeAt(0)));
    assert.deepEqual(parsePlan(bytes, 'plan.txt'), expected);
  });

  it('follows the headings, in whatever order the columns stand', () => {
    const turned = PLAN.map((line) =>
      line.split('\t').length === 8 && !/^3\.1 /.test(line) ? moveFirstToEnd(line) : line,
    );
    const [one, two] = [read(PLAN), read(turned)];
    assert.deepEqual(two.actions.slice(0, 1), one.actions.slice(0, 1));
  });

  it('puts a row together whose cell stands on several lines', () => {
    const lines = [...PLAN.slice(0, 12), '3.1.3\tReview the', 'content\tMay 2022\tAllan Pearce\t\t\t\t'];
    const action = read(lines).actions.at(-1);
    assert.equal(action?.action, 'Review the content');
    assert.equal(action.due.on, '2022-05-31');
  });

  it('keeps the first of two rows with one ref and says so', () => {
    const again = '3.1.1\tSomething else\tMay 2023\tElaine Healey\t\t\t\t';
    const lines = [...PLAN.slice(0, 12), again];
    assert.equal(read(lines).actions.filter(({ ref }) => ref === '3.1.1').length, 1);
    assert.ok(
      messagesOf(lines).includes(
        'duplicate-ref 3.1.1 The ref stands twice, at line 11 and line 13; the second row was left out.',
      ),
    );
  });

  it('names what it cannot place instead of guessing', () => {
    const lines = [
      ...PLAN.slice(0, 12),
      '3.2.1\tAct\tMay 2022\tAllan Pearce\t\tsee 9.9.9\t\tRed or green, we cannot say',
      'A note under the table\t\t\t\t\t\t\t',
      '3.2.2\ta\tb\tc\td\te\tf\tg\th',
      '',
      'Appendix',
      '3.2.3 stands alone',
    ];
    assert.deepEqual(messagesOf(lines), [
      'row-not-understood - This row has no ref and does not go on with an action.',
      'row-not-understood 3.2.2 This row has more cells than its table has columns.',
      'row-not-understood 3.2.3 This line starts with the ref of an action but stands in no table.',
      'outcome-not-listed - Outcome 3.2 heads actions but is not in the list of outcomes of priority 3.',
      'unreadable-rag 3.2.1 A colour is named, but not plainly as the RAG; none was taken.',
      'cross-reference 3.2.1 The text speaks of 9.9.9, which the plan does not have.',
    ]);
  });

  it('knows whose initials are whose where the plan lists them', () => {
    const text = [
      'Key: KK = Karen Kromolicki (DCO); WY = Wendy Young',
      'MW – Mark Whitehead',
      '',
      'Ref\tActions\tCompletion date\tLead',
      '3.2.1\tReview the Local Offer.\tJuly 2022\tKK and MW, WY, EH',
    ].join('\n');
    const { actions, findings } = parsePlan(new TextEncoder().encode(text), 'plan.txt');
    assert.deepEqual(
      actions[0]?.leads.map(({ name }) => name),
      ['Karen Kromolicki', 'Mark Whitehead', 'Wendy Young', 'EH'],
    );
    const asked = findings.filter(({ ref }) => ref === '3.2.1').map(({ message }) => message);
    assert.deepEqual(asked, ['The plan does not say whose initials “EH” are.']);
  });

  it('refuses anything else with one plain sentence', () => {
    const refusals: [string | number[], string][] = [
      ['', 'plan is empty; check that it is the right file'],
      [' \n\n', 'plan is empty; check that it is the right file'],
      [
        'PK\u0003\u0004rest',
        'plan is damaged; ask for it again, or open it where it was made and save it anew',
      ],
      ['%PDF-1.7', 'plan is a PDF; ask for the Word or Excel file that it was made from'],
      [
        [0xd0, 0xcf, 0x11, 0xe0],
        'plan is an old Office file; open it in Word or Excel and save it as a Word document (.docx) or an Excel workbook (.xlsx)',
      ],
      [[0xff, 0xfe, 0x41, 0], 'plan is text saved as UTF-16; save it as UTF-8 and try again'],
      ['{\\rtf1 text}', 'plan is a rich text file; open it in Word and save it as a Word document (.docx)'],
      [
        [0x41, 0, 0x42],
        'plan is not a document; ask for the plan as Word, Excel, CSV, a web page or plain text',
      ],
      [
        [0xe2, 0x80, 0x93, 0xe2],
        'plan is damaged: it is neither UTF-8 nor Windows-1252 throughout; save it as UTF-8 and try again',
      ],
      [
        'Dear all,\n3.1.1 is late',
        'plan holds no table of actions; give the table headings such as Ref, Actions, Completion date and Lead, or each action lines such as "Due date: July 2022" and "Lead: …", and try again',
      ],
    ];
    for (const [content, why] of refusals) {
      const bytes =
        typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
      assert.throws(() => parsePlan(bytes, 'C:\\files\\plan'), {
        code: 'file-not-understood',
        message: `This file cannot be read as a plan: ${why}.`,
      });
    }
  });
});

function moveFirstToEnd(line: string): string {
  const [first = '', ...rest] = line.split('\t');
  return [...rest, first].join('\t');
}
