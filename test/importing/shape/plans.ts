import type { Block } from '../../../src/importing/blocks.js';
import { textBlocks } from '../../../src/importing/files/text-blocks.js';
import { heading, para, table } from './build-blocks.js';

/** A small plan in the shape of some that councils publish, and what must be read from it. */
export interface ShapedPlan {
  readonly shape: string;
  readonly blocks: readonly Block[];
  /** `ref | action | due | lead`, and what else is said by `more`. */
  readonly actions: readonly string[];
  readonly priorities?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly more?: readonly string[];
  /** Every finding, as `code ref message`. */
  readonly findings: readonly string[];
}

const noNumber = (ref: string) =>
  `ref-made ${ref} The plan gives this action no number; here it is ${ref}, by its place.`;
const prints = (words: string, ref: string, place = '') =>
  `ref-made ${ref} The plan prints “${words}”; here it is ${ref}${place}.`;
const BY_PLACE = ', by its place';

export const PLANS: readonly ShapedPlan[] = [
  {
    shape: 'refs of two numbers under priorities that are headings',
    blocks: [
      heading('Priority 1: Speech and language'),
      ...table(
        ['No.', 'What we will do', 'By when', 'Who', 'How will we know?'],
        ['1.1', 'Map the offer', 'June 2023', 'Wendy Young', 'A map is published'],
        ['1.2', 'Train the nurseries', 'July 2023', 'Charlotte Finch', 'Forty are trained'],
      ),
      heading('Priority 2 – Autism'),
      ...table(
        ['No.', 'What we will do', 'By when', 'Who', 'How will we know?'],
        ['2.1', 'Cut the wait', 'March 2024', 'Mark Whitehead', 'Ten weeks at most'],
      ),
    ],
    priorities: ['1 Speech and language', '2 Autism'],
    actions: [
      '1.1.1 | Map the offer | 2023-06-30 | Wendy Young',
      '1.1.2 | Train the nurseries | 2023-07-31 | Charlotte Finch',
      '2.1.1 | Cut the wait | 2024-03-31 | Mark Whitehead',
    ],
    findings: [prints('1.1', '1.1.1'), prints('1.2', '1.1.2'), prints('2.1', '2.1.1')],
  },
  {
    shape: 'refs of two numbers that are those of the outcomes',
    blocks: [
      para('Priority 4: Placements'),
      para('Outcomes:'),
      para('4.1 Places are near home', true),
      para('4.2 Places are good', true),
      ...table(
        ['Outcome ref', 'Actions', 'Target date', 'Lead officer'],
        ['4.1', 'Open a base', 'May 2023', 'Wendy Young'],
        ['4.1', 'Open another', 'May 2024', 'Wendy Young'],
        ['4.2', 'Visit each place', 'June 2023', 'Charlotte Finch'],
      ),
    ],
    outcomes: ['4.1 Places are near home', '4.2 Places are good'],
    actions: [
      '4.1.1 | Open a base | 2023-05-31 | Wendy Young',
      '4.1.2 | Open another | 2024-05-31 | Wendy Young',
      '4.2.1 | Visit each place | 2023-06-30 | Charlotte Finch',
    ],
    findings: [
      prints('4.1', '4.1.1', BY_PLACE),
      prints('4.1', '4.1.2', BY_PLACE),
      prints('4.2', '4.2.1', BY_PLACE),
    ],
  },
  {
    shape: 'strands by letter, each a full-width row, with lettered refs',
    blocks: table(
      ['Ref', 'Action required', 'Deadline', 'Responsible officer', 'Partners', 'BRAG', 'Update'],
      ['Strand A: Early help', '', '', '', '', '', ''],
      ['A1', 'Open the helpline', '30/09/2023', 'Karen Kromolicki', 'ICB', ['Green', '00b050'], 'It is open'],
      ['A2', 'Tell the schools', '31/10/2023', 'Karen Kromolicki', '', '', 'Letters are drafted'],
      ['Strand B: Transport', '', '', '', '', '', ''],
      ['B1', 'Agree the policy', '1 May 2024', 'Mark Whitehead', '', 'RED', ''],
    ),
    priorities: ['1 Early help', '2 Transport'],
    actions: [
      '1.1.1 | Open the helpline | 2023-09-30 | Karen Kromolicki',
      '1.1.2 | Tell the schools | 2023-10-31 | Karen Kromolicki',
      '2.1.1 | Agree the policy | 2024-05-01 | Mark Whitehead',
    ],
    more: ['1.1.1 green It is open', '1.1.2 null Letters are drafted', '2.1.1 red '],
    findings: [prints('A1', '1.1.1'), prints('A2', '1.1.2'), prints('B1', '2.1.1')],
  },
  {
    shape: 'a table without refs below areas of weakness, with outcomes merged in a column of their own',
    blocks: [
      heading('Area of weakness 1: Joint commissioning'),
      ...table(
        ['Outcome', 'Actions', 'Owner', 'Due date'],
        ['Services fit together', 'Write a strategy', 'Wendy Young', 'June 2023'],
        ['^', 'Pool the budget', 'Charlotte Finch', 'July 2023'],
        ['Money follows need', 'Review the bands', 'Mark Whitehead', 'August 2023'],
      ),
    ],
    priorities: ['1 Joint commissioning'],
    outcomes: ['1.1 Services fit together', '1.2 Money follows need'],
    actions: [
      '1.1.1 | Write a strategy | 2023-06-30 | Wendy Young',
      '1.1.2 | Pool the budget | 2023-07-31 | Charlotte Finch',
      '1.2.1 | Review the bands | 2023-08-31 | Mark Whitehead',
    ],
    findings: [noNumber('1.1.1'), noNumber('1.1.2'), noNumber('1.2.1')],
  },
  {
    shape: 'two rows of headings: start, revised and end below the timescale',
    blocks: [
      para('Priority 2: Annual reviews'),
      ...table(
        ['Ref', 'Actions', 'Timescale', '', '', 'Lead', 'Success criteria', 'Impact'],
        ['^', '^', 'Start', 'Rev', 'End', '^', '^', '^'],
        [
          '2.1.1',
          'Clear the backlog',
          'May 2022',
          'May 2024',
          'May 2023',
          'Wendy Young',
          'None is late',
          'Trust',
        ],
        ['2.1.2', 'Train the writers', 'June 2022', '', 'June 2023', 'Wendy Young', 'All are trained', ''],
      ),
    ],
    actions: [
      '2.1.1 | Clear the backlog | 2023-05-31 > 2024-05-31 | Wendy Young',
      '2.1.2 | Train the writers | 2023-06-30 | Wendy Young',
    ],
    findings: ['revised-date 2.1.1 The date “May 2023” is replaced by “May 2024”.'],
  },
  {
    shape: 'sheets that are priorities, with bare numbers that begin anew on each',
    blocks: [
      heading('Contents'),
      ...table(['Sheet', 'What it holds'], ['Priority 1', 'Health'], ['Priority 2', 'Schools']),
      heading('Priority 1 Health'),
      ...table(
        ['No', 'Key action', 'Timescale', 'By whom'],
        ['1', 'Recruit', 'Q2 2022/23', 'Wendy Young'],
        ['2', 'Induct', 'Q3 2022/23', 'Wendy Young'],
      ),
      heading('Priority 2 Schools'),
      ...table(['No', 'Key action', 'Timescale', 'By whom'], ['1', 'Visit', 'May 2023', 'Mark Whitehead']),
    ],
    priorities: ['1 Health', '2 Schools'],
    actions: [
      '1.1.1 | Recruit | 2022-09-30 | Wendy Young',
      '1.1.2 | Induct | 2022-12-31 | Wendy Young',
      '2.1.1 | Visit | 2023-05-31 | Mark Whitehead',
    ],
    findings: [prints('1', '1.1.1'), prints('2', '1.1.2'), prints('1', '2.1.1')],
  },
  {
    shape: 'no table: numbered headings with labelled lines in any order',
    blocks: [
      heading('Priority 1: Co-production'),
      para('Lead: Charlotte Finch'),
      heading('1.1.1 Set up a parents’ board'),
      para('Due date: September 2023'),
      para('Responsible officer: Wendy Young'),
      para('Success criteria:'),
      para('It meets monthly', true),
      para('Parents chair it', true),
      para('Progress: GREEN - it has met'),
      heading('1.1.2'),
      para('<b>Responsible officer</b> Mark Whitehead'),
      para('<b>Action</b> Publish the minutes'),
      para('Timescale'),
      para('October 2023'),
      heading('1.1.3 Ask each school'),
      para('Partners: Schools'),
      heading('1.1.4 Thank them'),
      heading('Contacts'),
      para('Lead: Adrian Rocks'),
    ],
    priorities: ['1 Co-production'],
    actions: [
      '1.1.1 | Set up a parents’ board | 2023-09-30 | Wendy Young',
      '1.1.2 | Publish the minutes | 2023-10-31 | Mark Whitehead',
    ],
    more: ['1.1.1 green GREEN - it has met', '1.1.2 null '],
    findings: [
      'row-not-understood - These lines have labels of an action, but not its words with a date or a lead; they were not read.',
      'row-not-understood 1.1.4 This line starts with a ref, but no date and no lead stand below it.',
      'row-not-understood - These lines have labels of an action, but not its words with a date or a lead; they were not read.',
    ],
  },
  {
    shape: 'no table, as text: each action begins with its label',
    blocks: textBlocks(
      [
        'Objective 1: Shorter waits',
        'Action: Hire two therapists',
        'By when: 31.3.23',
        'Lead: Karen Kromolicki',
        '',
        'Action: Open on Saturdays',
        'Lead: Karen Kromolicki',
        'By when: TBC',
        'and not before the summer',
        'Success criteria: Fifty are seen',
      ].join('\n'),
    ),
    priorities: ['1 Shorter waits'],
    actions: [
      '1.1.1 | Hire two therapists | 2023-03-31 | Karen Kromolicki',
      '1.1.2 | Open on Saturdays | null | Karen Kromolicki',
    ],
    findings: [
      'row-not-understood - This line follows a date or a lead but has no label; it was not read.',
      noNumber('1.1.1'),
      noNumber('1.1.2'),
      'no-due-date 1.1.2 The plan says “TBC” where a date should stand.',
    ],
  },
  {
    shape: 'small tables, one an action, each row a label and its value',
    blocks: [
      heading('Theme 3: Inclusion'),
      heading('Action 1'),
      ...table(
        ['Action', 'Agree a charter'],
        ['Lead officer', 'Wendy Young'],
        ['Completion date', 'July 2023'],
        ['KPI', 'All have signed'],
      ),
      heading('Action 2'),
      ...table(
        ['Action', 'Check the charter'],
        ['Lead officer', 'Mark Whitehead'],
        ['Completion date', 'July 2024'],
        ['KPI', ''],
      ),
    ],
    priorities: ['3 Inclusion'],
    actions: [
      '3.1.1 | Agree a charter | 2023-07-31 | Wendy Young',
      '3.1.2 | Check the charter | 2024-07-31 | Mark Whitehead',
    ],
    findings: [prints('1', '3.1.1'), prints('2', '3.1.2')],
  },
  {
    shape: 'parts of actions, and numbers that stand twice',
    blocks: [
      para('Priority 1: Plans'),
      ...table(
        ['Ref no', 'Action', 'When', 'Accountable'],
        ['1.2', 'Write', 'May 2023', 'Wendy Young'],
        ['1.2a', 'Check', 'June 2023', 'Wendy Young'],
        ['1.1.1.2', 'Send', 'July 2023', 'Wendy Young'],
        ['SEND-7', 'File', 'July 2023', 'Wendy Young'],
        ['1.1', 'Begin', 'April 2023', 'Wendy Young'],
      ),
      ...table(
        ['No', 'Task', 'When', 'Accountable'],
        ['1', 'Close', 'May 2024', 'Wendy Young'],
        ['9', 'Tell', 'May 2024', 'Wendy Young'],
      ),
    ],
    actions: [
      '1.1.2 | Write | 2023-05-31 | Wendy Young',
      '1.1.10 | Check | 2023-06-30 | Wendy Young',
      '1.1.11 | Send | 2023-07-31 | Wendy Young',
      '1.1.12 | File | 2023-07-31 | Wendy Young',
      '1.1.1 | Begin | 2023-04-30 | Wendy Young',
      '1.1.13 | Close | 2024-05-31 | Wendy Young',
      '1.1.9 | Tell | 2024-05-31 | Wendy Young',
    ],
    findings: [
      prints('1.2', '1.1.2'),
      prints('1.2a', '1.1.10', BY_PLACE),
      prints('1.1.1.2', '1.1.11', BY_PLACE),
      prints('SEND-7', '1.1.12', BY_PLACE),
      prints('1.1', '1.1.1'),
      'ref-made 1.1.13 The plan prints “1”, but 1.1.1 is taken; here it is 1.1.13, by its place.',
      prints('9', '1.1.9'),
    ],
  },
  {
    shape: 'tables that are none among one that is, and a column that the register has not',
    blocks: [
      ...table(['Term', 'Meaning'], ['EHCP', 'Education, health and care plan']),
      para('Priority 1: Plans'),
      ...table(
        ['Ref', 'Actions', 'Date completed', 'Completion date', 'Lead', 'Ward', 'Comments', 'Progress'],
        ['1.1.1', 'Write', '3 May 2023', 'June 2023', 'Wendy Young', 'North', 'Good', 'Done early'],
        ['A note on all of this', '', '', '', '', '', '', ''],
      ),
      para('Contacts'),
      ...table(['Name', 'Role', 'Telephone'], ['Wendy Young', 'Deputy Head of SEND', '0161']),
      para('Log'),
      ...table(['Ref', 'Action', 'Risk'], ['1.1.1', 'Write', 'High']),
    ],
    actions: ['1.1.1 | Write | 2023-06-30 | Wendy Young'],
    more: ['1.1.1 null Good; Done early; Date completed: 3 May 2023'],
    findings: [
      'column-not-read - The column “Ward” is none that the register has, or stands beside another for the same; it was not read.',
      'row-not-understood - This row has no ref and does not go on with an action.',
      'row-not-understood - This table has a column for actions but none for a date or a lead; it was left alone.',
      'row-not-understood 1.1.1 This line starts with the ref of an action but stands in no table.',
    ],
  },
  {
    shape: 'a ref merged over several actions, an action merged over two leads',
    blocks: [
      para('Priority 5: Waits'),
      ...table(
        ['Ref', 'Action', 'Due date', 'Lead', 'Evidence of success'],
        ['5.2', 'Count them', 'May 2023', 'Wendy Young', 'A count'],
        ['^', 'See them', 'June 2023', 'Mark Whitehead', 'All are seen'],
        ['^', '^', '', ', Charlotte Finch', 'None waits'],
      ),
    ],
    actions: [
      '5.2.1 | Count them | 2023-05-31 | Wendy Young',
      '5.2.2 | See them | 2023-06-30 | Mark Whitehead, Charlotte Finch',
    ],
    findings: [
      prints('5.2', '5.2.1', BY_PLACE),
      prints('5.2', '5.2.2', BY_PLACE),
      'joined-over-page 5.2.2 The row was joined over a page break.',
    ],
  },
  {
    shape: 'an action column that holds the refs, an intended outcome for each, objectives inside a priority',
    blocks: [
      para('Priority 1: Schools'),
      heading('Objective 1: Schools know what is asked'),
      ...table(
        ['Action', 'Outcome', 'When', 'Who'],
        ['1. Write a guide', 'A guide', 'May 2023', 'Wendy Young'],
      ),
      heading('Objective 2: Schools are helped'),
      ...table(['Action', 'Outcome', 'When', 'Who'], ['1. Visit', 'Visits', 'June 2023', 'Wendy Young']),
    ],
    priorities: ['1 Schools'],
    outcomes: ['1.1 Schools know what is asked', '1.2 Schools are helped'],
    actions: ['1.1.1 | Write a guide | 2023-05-31 | Wendy Young', '1.2.1 | Visit | 2023-06-30 | Wendy Young'],
    findings: [
      'column-not-read - The outcome is another in each row, so it was read as how the action is measured.',
      prints('1', '1.1.1'),
      prints('1', '1.2.1'),
    ],
  },
  {
    shape:
      'numbers for some actions only, a table that goes on without its headings, and one below it that is none',
    blocks: [
      para('Priority 6: Care'),
      ...table(
        ['Ref', 'Action', 'Lead', 'Due date', 'Revised date'],
        ['6.1.1', 'Name a social worker', 'Daniel Murphy', 'May 2023', 'N/A'],
        ['', 'Tell every school', 'Daniel Murphy', 'June 2023', ''],
        ['', 'and college', '', '', ''],
      ),
      ...table(['6.1.2', 'Ask families', 'Daniel Murphy', 'July 2023', '']),
      ...table(['Name', 'Team', 'Telephone', 'Room', 'Days'], ['Daniel Murphy', 'CSC', '0161', '4', 'All']),
    ],
    actions: [
      '6.1.1 | Name a social worker | 2023-05-31 | Daniel Murphy',
      '6.1.3 | Tell every school and college | 2023-06-30 | Daniel Murphy',
      '6.1.2 | Ask families | 2023-07-31 | Daniel Murphy',
    ],
    findings: [
      'row-not-understood - This line stands below a table but belongs to no row of it.',
      noNumber('6.1.3'),
      'joined-over-page 6.1.3 The row was joined over a page break.',
    ],
  },
  {
    shape: 'one number merged over the actions of a priority, without a heading',
    blocks: table(
      ['No', 'Action', 'Lead', 'Deadline'],
      ['5', 'Count them', 'Wendy Young', 'May 2023'],
      ['^', 'See them', 'Wendy Young', 'June 2023'],
    ),
    actions: ['5.1.1 | Count them | 2023-05-31 | Wendy Young', '5.1.2 | See them | 2023-06-30 | Wendy Young'],
    findings: [
      'row-not-understood - The plan has actions of priority 5, but no heading for it.',
      prints('5', '5.1.1', BY_PLACE),
      prints('5', '5.1.2', BY_PLACE),
    ],
  },
  {
    shape: 'text whose rows lost their last tabs, with priorities and outcomes in columns',
    blocks: textBlocks(
      [
        'Ref\tAction\tWhen\tWho\tPriority area\tOutcome\tImpact\tRAG',
        'A1\tOpen the line\tMay 2023\tWendy Young\tHelp\tHelp is near\tCalls',
        'A2\tAnswer it\tMay 2023\tWendy Young',
        'B1\tDrive\tJune 2023\tMark Whitehead\tTransport',
      ].join('\n'),
    ),
    priorities: ['1 Help', '2 Transport'],
    outcomes: ['1.1 Help is near', '2.1 '],
    actions: [
      '1.1.1 | Open the line | 2023-05-31 | Wendy Young',
      '1.1.2 | Answer it | 2023-05-31 | Wendy Young',
      '2.1.1 | Drive | 2023-06-30 | Mark Whitehead',
    ],
    findings: [prints('A1', '1.1.1'), prints('A2', '1.1.2'), prints('B1', '2.1.1')],
  },
  {
    shape: 'nothing that is an action',
    blocks: [
      heading('Dear all'),
      para('Lead: Wendy Young'),
      para('3.1.1 is late'),
      ...table(['Name', 'Role'], ['Wendy Young', 'Deputy Head of SEND']),
    ],
    actions: [],
    findings: ['row-not-understood 3.1.1 This line starts with the ref of an action but stands in no table.'],
  },
];
