import assert from 'node:assert/strict';
import type { RegisterReading } from '../../src/domain/register.js';
import { writePaper } from '../../src/paper/write-paper.js';
import { buildAction, buildPriority, buildUpdate, day } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { type Asked, sourceOf } from './make-paper.js';
import { asPieces, outlineOf } from './read-paper.js';

/** The part of a paper of 30 September 2022 that stands under a heading, line by line. */
function under(heading: string, reading: RegisterReading, asked: Asked = {}): string[] {
  const request = { asOf: day('2022-09-30'), ...asked.request };
  const source = sourceOf(reading, { since: day('2022-08-31'), ...asked, request });
  const lines = outlineOf(asPieces(writePaper(source)))
    .split('\n')
    .filter(Boolean);
  const from = lines.findIndex((line) => line.startsWith(`## ${heading}`));
  if (from < 0) return [];
  const to = lines.findIndex((line, at) => at > from && line.startsWith('## '));
  return lines.slice(from, to);
}

const question = buildUpdate({
  updateKey: 'ask-1',
  reportedAt: '2022-09-02T09:00:00.000Z',
  reportedBy: 'Winifred Ashe',
  fromRag: 'Amber',
  note: 'What holds up the survey?',
});
const answer = buildUpdate({
  updateKey: 'key-2',
  reportedAt: '2022-09-05T10:00:00.000Z',
  fromRag: 'Amber',
  toRag: 'Green',
  note: 'It went out on Monday.',
});

describe('what papers say', () => {
  it('begins with what was asked last time, and what became of it', () => {
    const other = { ...question, updateKey: 'ask-2', ref: '3.3.1', note: 'Is it needed?' };
    const reading = buildReading({
      actions: [buildAction({ rag: 'Green' }), buildAction({ ref: '3.3.1' })],
      updates: [question, other, answer],
    });
    assert.deepEqual(under('What you asked', reading), [
      '## What you asked last time (2)',
      'Ref | Question | Asked | Answer',
      '3.2.1 | What holds up the survey? | 2 September 2022 | Green, said on 5 September 2022 by Adrian Rocks / It went out on Monday.',
      '3.3.1 | Is it needed? | 2 September 2022 | Not answered yet',
    ]);
    assert.deepEqual(under('What you asked', reading, { request: { board: 'EAIB' } }), []);
    assert.deepEqual(under('What you asked', reading, { request: { forPublication: true } }), []);
  });

  it('says how often leads were asked in vain and how many were not reached, and names none of them', () => {
    const asked = (ref: string, on: string) => ({
      ref,
      kind: 'overdue' as const,
      dueOn: day('2022-08-31'),
      upn: 'adrian.rocks@sendig.example',
      askedOn: day(on),
    });
    const reading = buildReading({ actions: [buildAction(), buildAction({ ref: '3.3.1' })] });
    const nobody = { name: 'Allan Pearce', upn: null, why: 'has no chat', remedy: 'Add the app.' };
    assert.deepEqual(
      under('No update', reading, {
        askedBefore: [asked('3.2.1', '2022-09-05'), asked('3.2.1', '2022-09-12')],
        unreached: [nobody],
      }),
      [
        '## No update since 31 August 2022 (2)',
        'Their leads were | Last asked | Actions | Which',
        'asked twice | 12 September 2022 | 1 | 3.2.1',
        'not asked yet | never | 1 | 3.3.1',
        '1 person could not be reached by a message. The project officer knows who and why.',
      ],
    );
  });

  it('asks another board for what it can do, in words that are true of one and of several', () => {
    const red = (ref: string) =>
      buildAction({
        ref,
        rag: 'Red',
        revisedDueOn: day('2022-12-31'),
        progress: 'No money',
        lastUpdateAt: '2022-09-20T10:00:00.000Z',
      });
    const asks = (...refs: readonly string[]) =>
      under('What the board', buildReading({ actions: refs.map(red) }), {
        request: { board: 'the Health and Wellbeing Board' },
      });
    assert.deepEqual(asks('3.2.1'), [
      '## What the board is asked to do',
      '- Note how the actions stand, and what has changed.',
      '- Consider what help the Red action needs: 3.2.1.',
      '- Note that 1 new date is not yet agreed by SENDIG: 3.2.1.',
    ]);
    assert.deepEqual(asks('3.2.1', '3.2.2').slice(2), [
      '- Consider what help the 2 Red actions need: 3.2.1 and 3.2.2.',
      '- Note that 2 new dates are not yet agreed by SENDIG: 3.2.1 and 3.2.2.',
    ]);
    assert.match(
      under('Purpose', buildReading(), { request: { board: 'the Health and Wellbeing Board' } })[1] ?? '',
      /^This paper tells the Health and Wellbeing Board how far/,
    );
  });

  it('puts first what leads say of an action that was Complete already', () => {
    const done = buildUpdate({ reportedAt: '2022-05-31T10:00:00.000Z', toRag: 'Complete', note: 'Done' });
    const impact = buildUpdate({
      updateKey: 'key-2',
      reportedAt: '2022-09-05T10:00:00.000Z',
      fromRag: 'Complete',
      toRag: 'Complete',
      note: 'Twice as many families use it.',
      evidence: 'Survey of August',
    });
    const complete = {
      rag: 'Complete',
      progress: 'Done',
      lastUpdateAt: '2022-05-31T10:00:00.000Z',
    } as const;
    const reading = buildReading({
      actions: [buildAction(complete), buildAction({ ...complete, ref: '3.3.1' })],
      priorities: [buildPriority()],
      updates: [
        done,
        { ...done, updateKey: 'key-3', ref: '3.3.1', reportedAt: '2022-06-15T10:00:00.000Z' },
        impact,
      ],
    });
    const asked = { request: { kind: 'impact' as const }, since: day('2022-06-30') };
    assert.deepEqual(under('What leads say', reading, asked), [
      '## What leads say three months on (1)',
      'Three months after an action is Complete, its leads are asked what difference it has made to children and families.',
      'Ref | Action | Lead | Complete since | What difference it has made',
      '3.2.1 | Review the Local Offer with partners | Adrian Rocks | 31 May 2022 | Twice as many families use it. / Evidence: Survey of August / (5 September 2022, Adrian Rocks)',
      '1 action is waiting for an answer.',
    ]);
    const shown = { ...asked, request: { kind: 'impact' as const, forPublication: true } };
    assert.deepEqual(under('What leads say', reading, shown), []);
  });

  it('gives the DfE what has changed, each milestone, and every piece of evidence once with its number', () => {
    const first = buildUpdate({ reportedAt: '2022-05-04T10:00:00.000Z', evidence: 'Minutes of May\nSurvey' });
    const second = buildUpdate({
      updateKey: 'key-2',
      reportedAt: '2022-09-05T10:00:00.000Z',
      fromRag: 'Amber',
      toRag: 'Green',
      evidence: 'Survey',
    });
    const action = buildAction({
      rag: 'Green',
      evidence: 'Survey',
      milestones: [
        { on: day('2022-12-31'), text: 'All of it' },
        { on: day('2022-06-30'), text: 'Half of it' },
      ],
      lastUpdateAt: second.reportedAt,
    });
    const reading = buildReading({
      actions: [action, buildAction({ ref: '3.3.1', rag: 'Complete', evidence: 'Letter' })],
      priorities: [buildPriority()],
      updates: [first, second],
    });
    const asked = { request: { kind: 'six-month' as const }, since: day('2022-06-30') };
    assert.deepEqual(under('RAG changed', reading, asked).slice(2), [
      'Ref | Action | Then | Now',
      '3.2.1 | Review the Local Offer with partners | Amber | Green / last reported 5 September 2022',
    ]);
    assert.deepEqual(under('Area of weakness 3', reading, asked).slice(2), [
      '### Actions',
      'Ref | Action | Lead | Date | RAG and age | Evidence',
      '3.2.1 | Review the Local Offer with partners | Adrian Rocks | 31 August 2022 / 30 days overdue | Green / last reported 5 September 2022 | E1, E2',
      '3.3.1 | Review the Local Offer with partners | Adrian Rocks | 31 August 2022 | Complete / not reported here yet | E3',
      '### Milestones',
      'Date | Ref | Milestone | Past or due',
      '30 June 2022 | 3.2.1 | Half of it | Past; the action is Green',
      '31 December 2022 | 3.2.1 | All of it | Due; the action is Green',
    ]);
    assert.deepEqual(under('Evidence index', reading, asked), [
      '## Evidence index (3)',
      'Number | Ref | Evidence | Given on',
      'E1 | 3.2.1 | Minutes of May | 4 May 2022',
      'E2 | 3.2.1 | Survey | 4 May 2022',
      'E3 | 3.3.1 | Letter | Not known',
    ]);
  });
});
