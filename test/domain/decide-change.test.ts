import assert from 'node:assert/strict';
import { buildAction, day, person } from '../support/build-action.js';
import { buildChange } from '../support/build-report.js';
import { officer, refused } from './decide-on.js';

describe('what a report changes', () => {
  const action = buildAction({
    rag: 'Green',
    progress: 'Begun (1 July 2022, Adrian Rocks)',
    question: 'Is it done?',
  });

  it('is the RAG, the note with its day and writer, the date, and the question it answers', () => {
    const change = buildChange(action, {
      rag: 'Amber',
      note: ' Waiting for the survey ',
      revisedDueOn: day('2022-09-30'),
      at: '2022-08-30T23:30:00.000Z',
    });
    assert.deepEqual(change, {
      ref: '3.2.1',
      by: 'adrian.rocks@sendig.example',
      row: { id: '321', etag: '"1"' },
      fields: {
        rag: 'Amber',
        progress: 'Waiting for the survey (31 August 2022, Adrian Rocks)',
        revisedDueOn: '2022-09-30',
        revisedDueAgreed: false,
        question: null,
        lastUpdateAt: '2022-08-30T23:30:00.000Z',
        lastUpdateBy: 'Adrian Rocks',
      },
      base: {
        rag: 'Green',
        progress: 'Begun (1 July 2022, Adrian Rocks)',
        revisedDueOn: null,
        revisedDueAgreed: false,
        question: 'Is it done?',
        lastUpdateAt: null,
        lastUpdateBy: '',
      },
      update: {
        updateKey: 'key-1',
        ref: '3.2.1',
        reportedAt: '2022-08-30T23:30:00.000Z',
        reportedBy: 'Adrian Rocks',
        reportedByUpn: 'adrian.rocks@sendig.example',
        enteredBy: '',
        fromRag: 'Green',
        toRag: 'Amber',
        fromDueOn: '2022-08-31',
        toDueOn: '2022-09-30',
        fromLeads: '',
        toLeads: '',
        note: 'Waiting for the survey',
        evidence: '',
        source: 'card',
      },
    });
  });

  it('is nothing but the time and the writer when all stays as it is', () => {
    const { fields, update } = buildChange({ ...action, question: '' });
    assert.deepEqual(fields, { lastUpdateAt: '2022-08-31T10:00:00.000Z', lastUpdateBy: 'Adrian Rocks' });
    assert.deepEqual(
      [update.fromRag, update.toRag, update.fromDueOn, update.toDueOn],
      ['Green', 'Green', '2022-08-31', '2022-08-31'],
    );
  });

  it('takes Complete without evidence, and keeps the evidence that was there', () => {
    assert.equal(buildChange(action, { rag: 'Complete' }).fields.rag, 'Complete');
    const before = { ...action, evidence: 'https://sendig.example/survey' };
    assert.ok(!('evidence' in buildChange(before, { rag: 'Complete' }).fields));
    const after = buildChange(before, { rag: 'Complete', evidence: ' https://sendig.example/report ' });
    assert.equal(after.fields.evidence, 'https://sendig.example/report');
  });

  it('names the lead for whom an officer enters it, and the officer; the date in it is not agreed yet', () => {
    const forLead = buildChange(action, {
      by: officer,
      reportedFor: person('Adrian Rocks'),
      revisedDueOn: day('2022-09-30'),
      source: 'officer',
    });
    assert.equal(forLead.by, 'officer@sendig.example');
    assert.equal(forLead.fields.lastUpdateBy, 'Adrian Rocks');
    assert.equal(forLead.fields.revisedDueAgreed, false);
    const { reportedBy, reportedByUpn, enteredBy } = forLead.update;
    assert.deepEqual(
      [reportedBy, reportedByUpn, enteredBy],
      ['Adrian Rocks', 'adrian.rocks@sendig.example', 'Project officer'],
    );
    const own = buildChange(action, { by: officer, revisedDueOn: day('2022-09-30') });
    assert.deepEqual([own.update.reportedBy, own.update.enteredBy], ['Project officer', '']);
    assert.equal(own.fields.revisedDueAgreed, true);
  });

  it('is refused to an officer for somebody who does not lead the action', () => {
    assert.equal(
      refused({ by: officer, reportedFor: person('Wendy Young') }),
      'no-lead-of-it reportedFor: Wendy Young does not lead 3.2.1. 3.2.1 is led by Adrian Rocks. They, the leads of priority 3 and the project officer can report on it.',
    );
  });

  it('keeps what is being done and what happens otherwise below the note', () => {
    const { update } = buildChange(action, {
      rag: 'Red',
      note: 'Two posts are empty.',
      doing: ' We advertise again. ',
      otherwise: 'Plans will be late.',
    });
    assert.equal(
      update.note,
      'Two posts are empty.\nBeing done: We advertise again.\nIf nothing is done: Plans will be late.',
    );
    assert.match(
      refused({ rag: 'Red', note: 'x', doing: 'y'.repeat(2000) }),
      /^too-long note: The note is 2,015 /,
    );
  });
});
