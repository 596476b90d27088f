import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sinon from 'sinon';
import { createOutbox } from '../../src/delivery/outbox.js';
import type { SaveOutcome } from '../../src/domain/register.js';
import type { Change } from '../../src/domain/report.js';
import type { State } from '../../src/domain/state.js';
import { CodedError } from '../../src/errors.js';
import { openState } from '../../src/state/open-state.js';
import { buildAction, listRow } from '../support/build-action.js';
import { buildChange } from '../support/build-report.js';

const SAVED: SaveOutcome = { outcome: 'saved', etag: '"a,2"' };
const DOWN = new CodedError('sharepoint-unreachable', 'no answer');

describe('reports on their way to SharePoint', () => {
  let state: State;
  let now: string;
  const save = sinon.stub<[Change], Promise<SaveOutcome>>();
  const onConflict = sinon.stub().resolves(true);
  const outbox = () =>
    createOutbox({
      store: state.outbox,
      register: { save },
      now: () => now,
      onConflict,
      log: { warn: () => undefined },
    });
  const change = (updateKey: string): Change => {
    const built = buildChange(buildAction({ ref: '3.2.1', rag: null }), { note: 'Waiting for the survey' });
    return { ...built, update: { ...built.update, updateKey } };
  };

  beforeEach(async () => {
    now = '2022-09-01T08:00:00.000Z';
    save.reset();
    onConflict.reset();
    onConflict.resolves(true);
    state = await openState(mkdtempSync(path.join(tmpdir(), 'outbox-')));
  });
  afterEach(() => state.close());

  it('leave the outbox once SharePoint has them', async () => {
    save.resolves(SAVED);

    assert.deepEqual(await outbox().accept(change('one'), 1000), { state: 'saved' });
    assert.deepEqual(await state.outbox.pending(), []);
  });

  it('wait while SharePoint is away, and go when their time has come', async () => {
    save.rejects(DOWN);
    assert.deepEqual(await outbox().accept(change('one'), 1000), { state: 'waiting' });

    save.resolves(SAVED);
    assert.equal(await outbox().drain(), 1, 'it is not yet time');
    now = '2022-09-01T08:00:02.000Z';
    assert.equal(await outbox().drain(), 0);
  });

  it('never overtake one another on the same action, over a restart either', async () => {
    save.rejects(DOWN);
    await outbox().accept(change('one'), 1000);
    save.reset();
    save.resolves(SAVED);
    now = '2022-09-01T08:00:01.000Z';

    assert.deepEqual(await outbox().accept(change('two'), 1000), { state: 'saved' });
    assert.deepEqual(
      save.getCalls().map((call) => call.args[0].update.updateKey),
      ['one', 'two'],
    );
  });

  it('are tried again on the row as it stands when somebody changed another column', async () => {
    const { base, ref } = change('one');
    const current = buildAction({
      ref,
      ...base,
      question: '',
      partners: 'Comms Team',
      row: listRow('1', '"a,9"'),
    });
    save.onFirstCall().resolves({ outcome: 'conflict', current });
    save.onSecondCall().resolves(SAVED);

    assert.deepEqual(await outbox().accept(change('one'), 1000), { state: 'saved' });
    assert.equal(save.secondCall.args[0].row.etag, '"a,9"');
  });

  it('are given back to the lead who waits when somebody changed the same thing', async () => {
    const current = buildAction({ ref: change('one').ref, rag: 'Complete', progress: 'Done already' });
    save.resolves({ outcome: 'conflict', current });

    assert.deepEqual(await outbox().accept(change('one'), 1000), { state: 'conflict', current });
    assert.deepEqual(await state.outbox.pending(), []);
    sinon.assert.notCalled(onConflict);
  });

  it('are given back to the lead who waits, whoever’s turn it was that found the other’s answer', async () => {
    const current = buildAction({ ref: change('one').ref, rag: 'Complete', progress: 'Done already' });
    let answer: (outcome: SaveOutcome) => void = () => undefined;
    save.onFirstCall().returns(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    save.resolves({ outcome: 'conflict', current });
    const one = outbox();
    const drained = one.accept(change('a'), 1000);
    const own = one.accept(change('b'), 1000);
    const turn = one.drain();
    answer(SAVED);

    assert.deepEqual(await drained, { state: 'saved' });
    assert.deepEqual(await own, { state: 'conflict', current });
    await turn;
    sinon.assert.notCalled(onConflict);
  });

  it('are sent back to a lead who waits no longer, and leave the outbox only when somebody has them', async () => {
    const current = buildAction({ ref: change('one').ref, rag: 'Complete', progress: 'Done already' });
    save.rejects(DOWN);
    await outbox().accept(change('one'), 1000);
    save.reset();
    save.resolves({ outcome: 'conflict', current });
    now = '2022-09-01T08:00:02.000Z';
    onConflict.resolves(false);

    assert.equal(await outbox().drain(), 1, 'nobody could be reached');
    onConflict.resolves(true);
    now = '2022-09-01T09:00:00.000Z';
    assert.equal(await outbox().drain(), 0);
    sinon.assert.alwaysCalledWithExactly(onConflict, change('one'), current);
  });

  it('leave it with what takes them back, where they never came to SharePoint', async () => {
    const current = buildAction({ ref: change('one').ref, rag: 'Complete', progress: 'Done already' });
    save.rejects(DOWN);
    await outbox().accept(change('one'), 1000);
    await outbox().accept(change('undo-one'), 1000);
    save.reset();
    save.onFirstCall().resolves({ outcome: 'conflict', current });
    save.onSecondCall().resolves({ outcome: 'void' });
    onConflict.resolves(false);
    now = '2022-09-01T08:00:02.000Z';

    assert.equal(await outbox().drain(), 0, 'nobody need be shown what they have taken back');
    assert.deepEqual(await outbox().lately(), []);
  });

  it('are written once, and known again when the same click comes twice', async () => {
    save.resolves(SAVED);
    const one = outbox();
    await one.accept(change('one'), 1000);

    assert.deepEqual(await outbox().accept(change('one'), 1000), { state: 'saved' });
    sinon.assert.calledOnce(save);
    assert.deepEqual(await one.lastOn('3.2.1'), change('one'));
  });

  it('are kept for a day and an hour, so that they can be taken back', async () => {
    save.resolves(SAVED);
    const one = outbox();
    await one.accept(change('one'), 1000);
    now = '2022-09-02T09:00:00.000Z';
    await one.drain();
    assert.notEqual(await one.lastOn('3.2.1'), null);
    now = '2022-09-02T09:00:00.001Z';
    await one.drain();
    assert.equal(await one.lastOn('3.2.1'), null);
  });

  it('go all together once one of them comes through, however long the others were to wait', async () => {
    save.rejects(DOWN);
    const one = outbox();
    for (const [at, key] of ['a', 'b', 'c'].entries()) {
      const built = change(key);
      const ref = `3.2.${String(at + 1)}`;
      await one.accept({ ...built, ref, update: { ...built.update, ref } }, 1000);
    }
    now = '2022-09-01T08:00:02.000Z';
    await one.drain();
    save.reset();
    save.resolves(SAVED);
    const [first] = await state.outbox.pending();
    await state.outbox.postpone(first?.updateKey ?? '', now);

    assert.equal(await one.drain(), 0);
  });

  it('tell whoever follows them when SharePoint has them, once', async () => {
    save.rejects(DOWN);
    const one = outbox();
    const told = sinon.stub().resolves();
    await one.accept(change('one'), 1000);
    one.follow('one', told);
    await one.drain();
    sinon.assert.notCalled(told);
    save.reset();
    save.resolves(SAVED);
    now = '2022-09-01T09:00:00.000Z';
    await one.drain();
    await one.drain();

    sinon.assert.calledOnce(told);
  });
});
