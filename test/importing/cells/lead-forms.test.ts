import assert from 'node:assert/strict';
import { findNameVariants } from '../../../src/importing/cells/find-name-variants.js';
import { expandInitials, readInitials } from '../../../src/importing/cells/initials.js';
import { parseLeads, parseLeadsCell } from '../../../src/importing/cells/parse-leads.js';

/** What was read: leads, co-leads in square brackets, and after each `!` the code of a finding. */
function read(cell: string): string {
  const { leads, coLeads, findings } = parseLeadsCell(cell);
  const print = (people: typeof leads) =>
    people.map(({ name, role }) => (role === null ? name : `${name} = ${role}`)).join(' | ');
  const people = [print(leads), coLeads.length > 0 && `[${print(coLeads)}]`].filter(Boolean).join(' ');
  return [people || 'nobody', ...findings.map(({ code }) => code)].join(' ! ');
}

const FORMS: readonly (readonly [cell: string, expected: string])[] = [
  ['Allan Pearce', 'Allan Pearce'],
  ['Dr Bunmi Lawson', 'Dr Bunmi Lawson'],
  ['Cllr Mark Whitehead (Lead Member)', 'Cllr Mark Whitehead = Lead Member'],
  ['Dr Young', 'Dr Young'],
  ['Prof. Gill Gibson OBE', 'Prof. Gill Gibson OBE'],
  ['Erica Douglas-Osborn', 'Erica Douglas-Osborn'],
  ['Ali van der Berg', 'Ali van der Berg'],
  ["Sarah O'Neill", "Sarah O'Neill"],
  ['Charlotte Finch (Head of SEND)', 'Charlotte Finch = Head of SEND'],
  [
    'Charlotte Finch (Head of SEND, Education and Inclusion)',
    'Charlotte Finch = Head of SEND, Education and Inclusion',
  ],
  [
    'Andrew Foord (Headteacher, Cromwell Specialist School)',
    'Andrew Foord = Headteacher, Cromwell Specialist School',
  ],
  ['Jo Robinson (Manager (acting), Adults)', 'Jo Robinson = Manager (acting), Adults'],
  ['Charlotte Finch ((Head of SEND))', 'Charlotte Finch = Head of SEND ! unbalanced-brackets'],
  ['Charlotte Finch ((Head of SEND)', 'Charlotte Finch = Head of SEND ! unbalanced-brackets'],
  ['Charlotte Finch (Head of SEND))', 'Charlotte Finch = Head of SEND ! unbalanced-brackets'],
  ['Charlotte Finch (Head of SEND', 'Charlotte Finch = Head of SEND ! unbalanced-brackets'],
  ['Karen Kromilicki DCO)', 'Karen Kromilicki = DCO ! unbalanced-brackets'],
  ['Charlotte Finch Head of SEND)', 'Charlotte Finch Head of SEND ! unbalanced-brackets ! lead-is-a-body'],
  ['(Charlotte Finch)', 'Charlotte Finch'],
  ['Charlotte Finch ()', 'Charlotte Finch'],
  ['Head of SEND (Charlotte Finch)', 'Charlotte Finch = Head of SEND'],
  ['SEND Team (Charlotte Finch)', 'Charlotte Finch = SEND Team'],
  ['Wendy Young (Karen Kromolicki)', 'Wendy Young = Karen Kromolicki ! lead-read-as'],
  ['Charlotte Finch / Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch/Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch; Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch, Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch & Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch and Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch, Wendy Young and Adrian Rocks', 'Charlotte Finch | Wendy Young | Adrian Rocks'],
  ['Charlotte Finch | Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['• Charlotte Finch • Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch\nWendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch<br>Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Charlotte Finch<br/>(Head of SEND)<br/>Wendy Young', 'Charlotte Finch = Head of SEND | Wendy Young'],
  ['<p>Charlotte Finch</p><p>Wendy Young</p>', 'Charlotte Finch | Wendy Young'],
  ['<ul><li>Charlotte Finch</li><li>Wendy Young</li></ul>', 'Charlotte Finch | Wendy Young'],
  ['Charlotte\nFinch', 'Charlotte Finch'],
  ['Charlotte Finch (Head of\nSEND)', 'Charlotte Finch = Head of SEND'],
  ['Charlotte Finch (Head of SEND)\n[Louise Rule]', 'Charlotte Finch = Head of SEND [Louise Rule]'],
  [
    'Charlotte Finch (Head of SEND) Wendy Young (Deputy Head of SEND)',
    'Charlotte Finch = Head of SEND | Wendy Young = Deputy Head of SEND',
  ],
  ['Charlotte Finch Wendy Young', 'Charlotte Finch Wendy Young ! lead-read-as'],
  ['Dr Bunmi Lawson Mr Mark Whitehead', 'Dr Bunmi Lawson Mr Mark Whitehead ! lead-read-as'],
  ['Charlotte Finch, Head of SEND', 'Charlotte Finch = Head of SEND ! lead-read-as'],
  [
    'Charlotte Finch, Head of SEND, Wendy Young, Deputy Head of SEND',
    'Charlotte Finch = Head of SEND | Wendy Young = Deputy Head of SEND ! lead-read-as ! lead-read-as',
  ],
  [
    'Charlotte Finch\nHead of SEND\nWendy Young\nDeputy Head',
    'Charlotte Finch = Head of SEND | Wendy Young = Deputy Head ! lead-read-as ! lead-read-as',
  ],
  ['Charlotte Finch; Head of SEN Assessment', 'Charlotte Finch | Head of SEN Assessment ! lead-is-a-body'],
  [
    'Gill Gibson, Director of Nursing, Quality & Safeguarding',
    'Gill Gibson = Director of Nursing | Quality & Safeguarding ! lead-is-a-body ! lead-read-as',
  ],
  ['Karen Kromolicki, DCO', 'Karen Kromolicki | DCO ! lead-is-a-body'],
  ['Charlotte Finch, SEND Team', 'Charlotte Finch | SEND Team ! lead-is-a-body'],
  ['Charlotte Finch - Head of SEND', 'Charlotte Finch = Head of SEND'],
  ['Charlotte Finch – Head of SEND', 'Charlotte Finch = Head of SEND'],
  ['Head of SEND - Charlotte Finch', 'Charlotte Finch = Head of SEND'],
  ['Charlotte Finch - Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Head of SEND: Charlotte Finch', 'Charlotte Finch = Head of SEND'],
  ['Lead: Charlotte Finch', 'Charlotte Finch'],
  ['Lead officer: Charlotte Finch (Head of SEND)', 'Charlotte Finch = Head of SEND'],
  ['Responsible: Charlotte Finch, Wendy Young', 'Charlotte Finch | Wendy Young'],
  ['Lead: Charlotte Finch; Co-lead: Wendy Young', 'Charlotte Finch [Wendy Young]'],
  ['SRO: Adrian Rocks', 'Adrian Rocks = SRO'],
  ['Charlotte Finch [Louise Rule]', 'Charlotte Finch [Louise Rule]'],
  [
    'Charlotte Finch [Louise Rule (Head of Starting Well), Elaine Healey]',
    'Charlotte Finch [Louise Rule = Head of Starting Well | Elaine Healey]',
  ],
  ['[Elaine Healey]', '[Elaine Healey] ! no-lead'],
  ['Charlotte Finch [Elaine Healey', 'Charlotte Finch [Elaine Healey] ! unbalanced-brackets'],
  ['Charlotte Finch Elaine Healey]', 'Charlotte Finch Elaine Healey ! unbalanced-brackets ! lead-read-as'],
  ['Tony Decrop [DSCO]', 'Tony Decrop [DSCO] ! lead-is-a-body'],
  ['Ownership Board', 'Ownership Board ! lead-is-a-body'],
  ['SEND Team', 'SEND Team ! lead-is-a-body'],
  ['Head of SEND', 'Head of SEND ! lead-is-a-body'],
  ['Portfolio Holder', 'Portfolio Holder ! lead-is-a-body'],
  ['Educational Psychology Service', 'Educational Psychology Service ! lead-is-a-body'],
  ['Parent Carer Forum', 'Parent Carer Forum ! lead-is-a-body'],
  ['All schools', 'All schools ! lead-is-a-body'],
  ['Schools and settings', 'Schools and settings ! lead-is-a-body'],
  ['Public Health', 'Public Health ! lead-is-a-body'],
  ["Children's Services", "Children's Services ! lead-is-a-body"],
  ['Tameside and Glossop CCG', 'Tameside and Glossop CCG ! lead-is-a-body'],
  ['EPS', 'EPS ! lead-is-a-body'],
  ['EPS/SOSS', 'EPS | SOSS ! lead-is-a-body'],
  ['Charlotte Finch and SEND Team', 'Charlotte Finch | SEND Team ! lead-is-a-body'],
  ['SEND Team and Charlotte Finch', 'SEND Team | Charlotte Finch ! lead-is-a-body'],
  ['Charlotte Finch and team', 'Charlotte Finch | team ! lead-is-a-body'],
  ['Head of Quality and Safeguarding', 'Head of Quality and Safeguarding ! lead-is-a-body'],
  ['Head of Quality and Wendy Young', 'Head of Quality | Wendy Young ! lead-is-a-body'],
  ['Charlotte and Wendy Young', 'Charlotte | Wendy Young ! lead-is-a-body'],
  ['KK', 'KK ! lead-is-a-body'],
  ['KK/WY', 'KK | WY ! lead-is-a-body ! lead-is-a-body'],
  ['KK, CF', 'KK | CF ! lead-is-a-body ! lead-is-a-body'],
  ['K.K.', 'K.K. ! lead-is-a-body'],
  ['CHARLOTTE FINCH', 'CHARLOTTE FINCH ! lead-is-a-body'],
  ['charlotte finch', 'charlotte finch ! lead-is-a-body'],
  ['Charlotte', 'Charlotte ! lead-is-a-body'],
  ['TBC', 'nobody ! no-lead'],
  ['Vacant', 'nobody ! no-lead'],
  ['N/A', 'nobody ! no-lead'],
  ['-', 'nobody ! no-lead'],
  ['', 'nobody ! no-lead'],
  ['Charlotte Finch*', 'Charlotte Finch* ! lead-is-a-body'],
  ['Charlotte Finch (Head of SEND), and Wendy Young', 'Charlotte Finch = Head of SEND | Wendy Young'],
  [
    'Charlotte Finch (Head of SEND) with Wendy Young',
    'Charlotte Finch = Head of SEND | with Wendy Young ! lead-is-a-body',
  ],
];

describe('the forms of leads in published plans', () => {
  it(`are read, or kept as printed and asked about: ${String(FORMS.length)} forms`, () => {
    for (const [cell, expected] of FORMS) assert.equal(read(cell), expected, cell);
  });

  const ASKED: Record<string, string[]> = {
    'Charlotte Finch, Head of SEND': [
      '“Head of SEND” was read as the role of Charlotte Finch, not as another lead.',
    ],
    'Charlotte Finch Wendy Young': [
      '“Charlotte Finch Wendy Young” may be the names of two people; it was kept as one.',
    ],
    'Wendy Young (Karen Kromolicki)': [
      '“Karen Kromolicki” stands in brackets beside Wendy Young and was kept as a role, not as a lead.',
    ],
    KK: ['The plan does not say whose initials “KK” are.'],
    'SEND Team, Portfolio Holder': [
      'The leads “SEND Team”, “Portfolio Holder” do not read as names of people.',
    ],
    TBC: ['The plan says “TBC” where a lead should stand.'],
  };
  for (const [cell, messages] of Object.entries(ASKED)) {
    it(`asks about “${cell}” in a plain sentence`, () => {
      assert.deepEqual(
        parseLeadsCell(cell).findings.map(({ message }) => message),
        messages,
      );
    });
  }

  it('are soon read, however long and hostile the cell', () => {
    for (const piece of [
      '(',
      ')',
      '[',
      '((',
      'A and ',
      ' and(',
      '/(',
      'Dr ',
      ': ',
      ' - ',
      '\n',
      '<br>',
      'A\n',
      'Chairs of ',
      ' ',
    ]) {
      for (const length of [3_900, 20_000]) {
        const { leads, findings } = parseLeadsCell(piece.repeat(length).slice(0, length));
        assert.ok(leads.length > 0 || findings.some(({ code }) => code === 'no-lead'), piece);
      }
    }
  });
});

describe('initials in place of names', () => {
  const glossary = readInitials([
    'Key to leads',
    'KK = Karen Kromolicki (DCO)',
    '- C.F.: Charlotte Finch, Head of SEND',
    'WY – Wendy Young – Deputy Head of SEND',
    'DCO | Designated Clinical Officer',
    'MW = Mark Whitehead',
    'MW = Mel Wicks',
  ]);

  it('are read from the plan’s own list of people, but for those that two people share', () => {
    assert.deepEqual(
      [...glossary],
      [
        ['KK', 'Karen Kromolicki'],
        ['CF', 'Charlotte Finch'],
        ['WY', 'Wendy Young'],
      ],
    );
  });

  it('become the names they stand for, and keep their roles', () => {
    const { leads, coLeads, findings } = parseLeads('KK (DCO), C.F. [WY]', glossary);
    assert.deepEqual(leads, [
      { name: 'Karen Kromolicki', role: 'DCO' },
      { name: 'Charlotte Finch', role: null },
    ]);
    assert.deepEqual([coLeads, findings], [[{ name: 'Wendy Young', role: null }], []]);
  });

  it('stay as printed where nobody says whose they are, and are asked about', () => {
    assert.deepEqual(expandInitials([{ name: 'MW', role: null }], glossary), [{ name: 'MW', role: null }]);
    const { leads, findings } = parseLeads('MW/KK', glossary);
    assert.deepEqual(
      [leads.map(({ name }) => name), findings.map(({ message }) => message)],
      [['MW', 'Karen Kromolicki'], ['The plan does not say whose initials “MW” are.']],
    );
  });
});

/** A number in letters. */
const word = (number: number) => String(number).replace(/\d/g, (digit) => 'mnopqrstuv'.charAt(Number(digit)));

describe('one person whom a plan spells in two ways', () => {
  const variants = (...names: string[]) =>
    findNameVariants(
      names.map((name, index) => ({ name, ref: `1.1.${String(index + 1)}`, leads: true })),
    ).map(({ code, message }) => `${code}: ${message}`);
  const asked = (one: string, other: string) => [
    `name-variant: “${one}” (1.1.1) and “${other}” (1.1.2) may be the same person.`,
  ];

  const SAME: readonly (readonly [string, string])[] = [
    ['Karen Kromilicki', 'Karen Kromolicki'],
    ['Bumni Lawson', 'Bunmi Lawson'],
    ['Kristian Sulek', 'Kristiane Sulek'],
    ['Dr Bunmi Lawson', 'Bunmi Lawson'],
    ['K. Kromolicki', 'Karen Kromolicki'],
    ['Steve Hand', 'Steven Hand'],
    ['Jo Robinson', 'Joanne Robinson'],
    ['Erica Douglas Osborn', 'Erica Douglas-Osborn'],
    ['Zoë Hand', 'Zoe Hand'],
    ['Sarah O’Neill', "Sarah O'Neill"],
    ['Dean Mcdonagh', 'Dean McDonagh'],
  ];
  for (const [one, other] of SAME) {
    it(`asks whether ${one} is ${other}`, () => {
      assert.deepEqual(variants(one, other), asked(one, other));
    });
  }

  it('is soon done with thousands of people who share a first name', () => {
    const names = Array.from(
      { length: 2000 },
      (_, at) => `Karen K${'abcdefgh'.repeat(4).slice(0, at % 29)}${word(at)}`,
    );
    const asked = variants(...names, 'Wendy Young', 'Wendy Yuong');
    assert.equal(
      asked.at(-1),
      'name-variant: “Wendy Young” (1.1.2001) and “Wendy Yuong” (1.1.2002) may be the same person.',
    );
  });

  it('says nothing of people who only share a name', () => {
    assert.deepEqual(
      variants('Karen Kromolicki', 'Karen Young', 'Wendy Young', 'Sarah Leah', 'Mark Young'),
      [],
    );
    assert.deepEqual(variants('Karen Kromolicki', 'Karen Kromolicki'), []);
  });
});
