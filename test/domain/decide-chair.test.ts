import assert from 'node:assert/strict';
import {
  decideQuestion,
  decideRuling,
  type QuestionInput,
  type Ruling,
  type RulingInput,
  sayRuled,
} from '../../src/domain/decide-chair.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { buildAction, buildUpdate, day, person } from '../support/build-action.js';
import { buildQuestion, buildRuling } from '../support/build-report.js';

const CHAIR = { name: 'Winifred Ashe', upn: 'Chair@sendig.example' };
const OFFICER = { name: 'Project officer', upn: 'officer@sendig.example' };
const AMBER = buildAction({ rag: 'Amber', question: 'Is it funded?' });
/** The end of August has become the end of October, and nobody has agreed that. */
const MOVED = buildAction({ rag: 'Amber', revisedDueOn: day('2022-10-31') });
/** Its lead's report of 31 August, which moved the date. */
const moving = buildUpdate({ toDueOn: day('2022-10-31') });

function given(by = CHAIR) {
  return {
    ref: '3.2.1',
    by,
    chairs: ['chair@sendig.example'],
    officers: ['officer@sendig.example'],
    at: '2022-09-01T10:00:00.000Z',
    source: 'card',
    key: 'key-1',
  } as const;
}

function asking(said: Partial<QuestionInput> = {}) {
  return decideQuestion({ ...given(), action: AMBER, question: 'What holds it up?', ...said });
}

function ruling(which: Ruling, said: Partial<RulingInput> = {}) {
  const seenOn = day('2022-10-31');
  return decideRuling({ ...given(), action: MOVED, ruling: which, seenOn, updates: [moving], ...said });
}

/** Why it is refused: the code and the words. */
function refusalOf(decision: ReturnType<typeof ruling>): string {
  assert.ok(!decision.allowed, 'it was allowed');
  return `${decision.refusal.code}: ${decision.refusal.message}`;
}

describe('a question that the chair asks a lead', () => {
  it('stands in the register in place of the one before, and is a row of the history', () => {
    for (const by of [CHAIR, OFFICER]) {
      const decision = asking({ by, question: ' What holds it up?\n' });
      assert.ok(decision.allowed);
      const { fields, update } = decision.change;
      assert.deepEqual(fields, { question: 'What holds it up?' });
      assert.deepEqual(update, {
        ...buildUpdate(),
        updateKey: 'ask-key-1',
        reportedAt: '2022-09-01T10:00:00.000Z',
        reportedBy: by.name,
        reportedByUpn: by.upn,
        fromRag: 'Amber',
        toRag: 'Amber',
        note: 'What holds it up?',
      });
    }
  });

  it('is asked by nobody but the chair and an officer', () => {
    const onlyTheChair = 'not-the-chair: Only the chair and the project officer can ask a lead.';
    assert.equal(refusalOf(asking({ by: person('Adrian Rocks') })), onlyTheChair);
    assert.equal(refusalOf(asking({ by: person('Adrian Rocks'), action: null })), onlyTheChair);
  });

  it('needs an action that has somebody to ask, and words that are no child’s and not too many', () => {
    assert.deepEqual(
      [
        asking({ action: null }),
        asking({ action: buildAction({ crossReference: true, text: 'See 2.4.1' }) }),
        asking({ question: ' \n' }),
        asking({ question: 'What of 943 476 5919?' }),
        asking({ question: 'What of the pupil born 4 May 2011?' }),
        asking({ question: 'x'.repeat(2001) }),
      ].map(refusalOf),
      [
        'not-in-register: The register has no action 3.2.1.',
        'cross-reference: 3.2.1 has nobody to ask: it only says "See 2.4.1".',
        'question-missing: Write what you would like to ask.',
        'child-data: "943 476 5919" looks like an NHS number. The register holds nothing about one child, so nothing was saved. Take it out and ask again.',
        'child-data: "born 4 May 2011" looks like a date of birth. The register holds nothing about one child, so nothing was saved. Take it out and ask again.',
        'too-long: The question is 2,001 characters long. Please shorten it to 2,000.',
      ],
    );
  });
});

describe('a date that has moved', () => {
  it('is agreed, and the plan’s own date stays as it is', () => {
    const { fields, update } = buildRuling(MOVED, 'agree');
    assert.deepEqual(fields, { revisedDueOn: '2022-10-31', revisedDueAgreed: true });
    assert.deepEqual(
      [update.updateKey, update.fromDueOn, update.toDueOn, update.fromRag, update.toRag, update.note],
      ['agree-key-1', '2022-10-31', '2022-10-31', 'Amber', 'Amber', ''],
    );
    const agreed = { ...MOVED, revisedDueAgreed: true };
    assert.equal(sayRuled('agree', agreed, day('2022-10-31')), 'Agreed: 3.2.1 is due by 31 October 2022.');
  });

  it('goes back to the plan’s where the old one is kept', () => {
    const { fields, update } = buildRuling(MOVED, 'keep', { updates: [moving] });
    assert.deepEqual(fields, { revisedDueOn: null, revisedDueAgreed: false });
    assert.deepEqual(
      [update.updateKey, update.fromDueOn, update.toDueOn],
      ['keep-key-1', '2022-10-31', '2022-08-31'],
    );
    assert.equal(
      sayRuled('keep', { ...MOVED, revisedDueOn: null }, day('2022-10-31')),
      'The old date stands: 3.2.1 is due by the end of August 2022. 31 October 2022 was not agreed.',
    );
  });

  it('is ruled on by nobody but the chair and an officer', () => {
    assert.equal(
      refusalOf(ruling('agree', { by: person('Adrian Rocks') })),
      'not-the-chair: Only the chair and the project officer can agree a date or keep the old one.',
    );
  });

  it('is not ruled on where it is no longer the one that was seen', () => {
    const changed =
      'The date of 3.2.1 has changed in the meantime: it is now 30 November 2022. Nothing was agreed or refused.';
    for (const which of ['agree', 'keep'] as const) {
      const action = { ...MOVED, revisedDueOn: day('2022-11-30') };
      assert.equal(refusalOf(ruling(which, { action })), `date-changed: ${changed}`);
      assert.equal(refusalOf(ruling(which, { seenOn: null })).split(':')[0], 'date-changed');
    }
  });

  it('is none where nothing waits to be agreed', () => {
    const seenOn = day('2022-08-31');
    assert.equal(
      refusalOf(ruling('agree', { action: buildAction(), seenOn })),
      'no-new-date: 3.2.1 has no new date that waits to be agreed.',
    );
    assert.equal(
      refusalOf(ruling('keep', { action: { ...MOVED, revisedDueAgreed: true } })),
      'no-new-date: 3.2.1 has no new date that waits to be agreed.',
    );
    assert.equal(refusalOf(ruling('agree', { action: null })).split(':')[0], 'not-in-register');
  });

  it('is ruled on once: the same click again finds it so', () => {
    const agreed = ruling('agree', { action: { ...MOVED, revisedDueAgreed: true } });
    assert.deepEqual(agreed, { allowed: true, change: null });
    const kept = buildRuling(MOVED, 'keep', { updates: [moving] }).update;
    const again = ruling('keep', { action: { ...MOVED, revisedDueOn: null }, updates: [moving, kept] });
    assert.deepEqual(again, { allowed: true, change: null });
  });

  it('that its lead asks for once more after the old one was kept is ruled on once more', () => {
    const kept = buildRuling(MOVED, 'keep', { updates: [moving] }).update;
    const decision = ruling('keep', { updates: [moving, kept, { ...moving, updateKey: 'again' }] });
    assert.ok(decision.allowed && decision.change !== null);
    assert.equal(decision.change.update.toDueOn, '2022-08-31');
  });

  it('goes back to what was agreed last, whoever agreed it', () => {
    const to = (from: string, on: string, said: Partial<ActionUpdate> = {}): ActionUpdate =>
      buildUpdate({ updateKey: `${from}-${on}`, fromDueOn: day(from), toDueOn: day(on), ...said });
    const first = to('2022-08-31', '2022-09-30');
    const second = to('2022-09-30', '2022-10-31');
    const agreement = buildRuling({ ...MOVED, revisedDueOn: day('2022-09-30') }, 'agree').update;
    const kept = (...updates: ActionUpdate[]) => buildRuling(MOVED, 'keep', { updates }).fields;
    const september = { revisedDueOn: '2022-09-30', revisedDueAgreed: true };
    const thePlan = { revisedDueOn: null, revisedDueAgreed: false };
    assert.deepEqual(kept(first, agreement, second), september, 'the chair');
    assert.deepEqual(kept({ ...first, source: 'sharepoint' }, second), september, 'the list itself');
    const own = { ...first, reportedBy: OFFICER.name, reportedByUpn: OFFICER.upn };
    assert.deepEqual(kept(own, second), september, 'an officer');
    assert.deepEqual(kept(second), september, 'the plan as it was imported');
    assert.deepEqual(kept(first, second), thePlan, 'nobody');
    const entered = { ...first, enteredBy: OFFICER.name };
    assert.deepEqual(kept(entered, second), thePlan, 'nobody, though an officer typed it for the lead');
    const undone = [first, { ...first, updateKey: `undo-${first.updateKey}` }];
    assert.deepEqual(kept(...undone, to('2022-08-31', '2022-10-31')), thePlan, 'what was taken back');
    const back = [first, agreement, second, to('2022-10-31', '2022-11-30')];
    assert.deepEqual(kept(...back, to('2022-11-30', '2022-10-31')), september, 'moved on and back');
  });

  it('goes back to the plan’s where its history does not tell who moved it', () => {
    const unnoticed = buildQuestion(MOVED, 'Why?').update;
    assert.deepEqual(buildRuling(MOVED, 'keep', { updates: [unnoticed] }).fields.revisedDueOn, null);
  });
});
