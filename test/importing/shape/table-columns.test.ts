import assert from 'node:assert/strict';
import { columnOf, readHeadings } from '../../../src/importing/shape/table-columns.js';

const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  ref: ['Ref', 'Ref no', 'No.', 'Outcome ref', 'Action ref', 'Action number', '#'],
  action: [
    'Action',
    'Actions',
    'Action required',
    'Key actions',
    'What we will do',
    'What are we going to do?',
    'Action(s)',
  ],
  due: [
    'Completion date',
    'By when',
    'When',
    'Timescale',
    'Target date',
    'Deadline',
    'Due date',
    'End',
    'When will it be done by?',
  ],
  start: ['Start', 'Start date'],
  revised: ['Rev', 'Revised', 'Revised completion date'],
  completed: ['Date completed', 'Actual completion date'],
  lead: [
    'Lead',
    'Lead officer',
    'Responsible officer',
    'Owner',
    'Action owner',
    'Who',
    'By whom',
    'Accountable',
    'Who is responsible?',
  ],
  partners: ['Partners', 'Delivery partners', 'Delivery lead partners'],
  resource: ['Resource', 'Resource(s)', 'Resource (cost and/or time)', 'Cost'],
  measure: [
    'How will we know?',
    'Success criteria',
    'Evidence of success',
    'Impact',
    'Intended outcome',
    'KPI',
  ],
  progress: [
    'Progress',
    'Progress against actions/ impact & RAG rating',
    'Update',
    'Comments',
    'Current position',
  ],
  rag: ['BRAG', 'RAG', 'RAG rating', 'Status'],
  outcome: ['Outcome'],
  priority: ['Priority', 'Area of weakness', 'Theme'],
};

describe('the headings of a table of actions', () => {
  it('are known in the wordings of published plans', () => {
    for (const [column, wordings] of Object.entries(WORDINGS)) {
      for (const words of wordings) assert.equal(columnOf(words), column, words);
    }
  });

  it('take no date for the one that is due on which something else happens', () => {
    for (const words of ['Review date', 'Date raised', 'When will it start?', 'Date agreed']) {
      assert.equal(columnOf(words), null, words);
    }
    assert.equal(columnOf('Start and end date'), 'due');
  });

  it('are those of no other table, and of no row of actions', () => {
    for (const cells of [
      ['Term', 'Meaning'],
      ['Name', 'Role', 'Lead for'],
      ['Action', 'Notes'],
      ['1.1.1', 'Agree the actions', 'June 2023', 'Wendy Young', 'Schools'],
      ['Actions', `Lead${' and what they have said of it'.repeat(3)}`],
      ['Date', 'Lead'],
    ]) {
      assert.equal(readHeadings(cells), null, cells.join(' | '));
    }
  });

  it('that say one thing twice are read where they say it more plainly', () => {
    const heads = readHeadings(['Action', 'Accountable', 'When', 'Lead officer', 'KPI', 'Impact']);
    assert.deepEqual(heads?.columns, ['action', null, 'due', 'lead', 'measure', 'measure']);
  });

  it('of a RAG without a progress beside it are those of the progress', () => {
    assert.deepEqual(readHeadings(['Action', 'Who', 'BRAG'])?.columns, ['action', 'lead', 'progress']);
    assert.deepEqual(readHeadings(['Action', 'Who', 'BRAG', 'Update'])?.columns, [
      'action',
      'lead',
      'rag',
      'progress',
    ]);
  });
});
