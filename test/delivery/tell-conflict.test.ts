import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createConflictTeller } from '../../src/delivery/tell-conflict.js';
import type { DeliveryOutcome, Messenger, OutgoingMessage } from '../../src/domain/messenger.js';
import { linesOf } from '../cards/read-card.js';
import { buildAction, day, person } from '../support/build-action.js';
import { buildChange, buildQuestion, buildRuling } from '../support/build-report.js';

const SENT: DeliveryOutcome = { outcome: 'sent', message: { conversationId: 'chat', activityId: '1' } };
const BLOCKED: DeliveryOutcome = { outcome: 'unreachable', reason: 'blocked' };
const OFFICER = { name: 'Project officer', upn: 'officer@sendig.example' };

describe('a report that was on its way when somebody else changed the same thing', () => {
  const send = sinon.stub<[string, OutgoingMessage], Promise<DeliveryOutcome>>();
  const tell = createConflictTeller({
    messenger: { sendToPerson: send } as unknown as Messenger,
    officers: ['officer@sendig.example'],
    today: () => day('2022-09-01'),
    zone: 'Europe/London',
  });
  const current = buildAction({
    rag: 'Red',
    progress: 'Two posts are empty',
    lastUpdateBy: 'Elaine Healey',
    lastUpdateAt: '2022-09-01T08:00:00.000Z',
  });
  const report = buildChange(buildAction(), {
    rag: 'Amber',
    note: 'Waiting for the survey',
    revisedDueOn: day('2022-09-30'),
  });

  beforeEach(() => {
    send.reset();
    send.resolves(SENT);
  });

  it('comes back to its writer in a form that shows both, to be saved or left', async () => {
    assert.equal(await tell(report, current), true);
    const [upn, message] = send.firstCall.args;
    assert.equal(upn, 'adrian.rocks@sendig.example');
    const lines = linesOf(message.card);
    for (const line of [
      'Your report on 3.2.1: Amber',
      'Elaine Healey has changed 3.2.1 in the meantime. It now says ● Red. Two posts are empty. Save puts your answer in its place, and both stay in the history; Back leaves it as it is.',
      'Why, and what happens next <Waiting for the survey>',
      'New date, if it moves <2022-09-30>',
    ]) {
      assert.ok(lines.includes(line), `${line} is in:\n${lines.join('\n')}`);
    }
  });

  it('comes back to the officer who entered it, with the lead for whom it was', async () => {
    const entered = buildChange(buildAction(), {
      rag: 'Amber',
      note: 'Waiting',
      by: OFFICER,
      reportedFor: person('Adrian Rocks'),
    });
    assert.equal(await tell(entered, current), true);
    const [upn, message] = send.firstCall.args;
    assert.equal(upn, 'officer@sendig.example');
    assert.ok(linesOf(message.card).includes('Whose answer is it? <Adrian Rocks>'));
  });

  it('goes to an officer where its writer cannot be reached, and stays where nobody can', async () => {
    send.onFirstCall().resolves(BLOCKED);
    assert.equal(await tell(report, current), true);
    assert.deepEqual(
      send.getCalls().map(({ args: [upn] }) => upn),
      ['adrian.rocks@sendig.example', 'officer@sendig.example'],
    );
    send.reset();
    send.resolves(BLOCKED);
    assert.equal(await tell(report, current), false);
  });

  it('is shown whole where the action is gone', async () => {
    await tell(report, null);
    assert.deepEqual(linesOf(send.firstCall.args[1].card), [
      'The report on 3.2.1 was not kept',
      '3.2.1 is no longer in the register.',
      'Adrian Rocks said: Amber',
      'Waiting for the survey',
    ]);
  });

  it('is told in words where it was the chair who spoke', async () => {
    const moved = buildAction({ revisedDueOn: day('2022-10-31') });
    const later = { ...moved, revisedDueOn: day('2022-11-30') };
    const lines = async (...[change, now]: Parameters<typeof tell>) => {
      await tell(change, now);
      return [send.lastCall.args[0], ...linesOf(send.lastCall.args[1].card)];
    };
    assert.deepEqual(await lines(buildQuestion(moved, 'What holds it up?'), null), [
      'chair@sendig.example',
      'The question about 3.2.1 was not kept',
      '3.2.1 is no longer in the register.',
      'What holds it up?',
    ]);
    assert.deepEqual(await lines(buildRuling(moved, 'agree'), later), [
      'chair@sendig.example',
      'Nothing was ruled on the date of 3.2.1',
      'Its date has changed in the meantime: it is now 30 November 2022. To rule on it, type: action 3.2.1',
    ]);
    assert.deepEqual((await lines(buildRuling(moved, 'keep'), null)).slice(2), [
      '3.2.1 is no longer in the register.',
    ]);
  });
});
