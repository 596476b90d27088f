import assert from 'node:assert/strict';
import type { Register } from '../../src/domain/register.js';
import { buildQuestion, buildRuling } from '../support/build-report.js';
import { amberReport, buildRegister, people, plan, planAction } from './build-register.js';
import { type FakeSharePoint, refused } from './fake-sharepoint.js';

describe('a lead’s report on its way to SharePoint', () => {
  let site: FakeSharePoint;
  let register: Register;
  let row: { readonly id: string; readonly etag: string };

  beforeEach(async () => {
    ({ site, register } = buildRegister());
    await register.provision();
    await register.importPlan(plan(planAction()), people('Adrian Rocks'));
    const action = await register.readAction('3.2.1');
    assert.ok(action);
    row = action.row;
    site.seen.length = 0;
  });

  const keys = () => site.rows('Action updates').map(({ UpdateKey }) => UpdateKey);
  /** SharePoint writes the row and its answer is lost; before it is asked again, the officer has edited the row. */
  const loseAnswerAndEdit = (): void => {
    let lost = false;
    site.fault = ({ method }, carryOut) => {
      if (method !== 'PATCH' || lost) return null;
      lost = true;
      carryOut();
      site.edit('Action register', '1', { Rag: 'Red' });
      return refused(504, 'gatewayTimeout');
    };
  };

  it('changes only what was said, under If-Match, and leaves a row of history', async () => {
    assert.deepEqual(await register.save(amberReport(row)), { outcome: 'saved', etag: '"row-1,2"' });
    const patch = site.seen.find(({ method }) => method === 'PATCH');
    assert.equal(patch?.headers.get('If-Match'), '"row-1,1"');
    assert.deepEqual(patch.body, {
      Rag: 'Amber',
      Progress: '1 Sep 2022, Adrian Rocks: waiting for the survey',
      RevisedDueOn: '2022-10-31T00:00:00.000Z',
      RevisedDueAgreed: false,
      LastUpdateAt: '2022-09-01T08:12:30.456Z',
      LastUpdateBy: 'Adrian Rocks',
    });
    assert.deepEqual(await register.readUpdates('3.2.1'), [
      { ...amberReport(row).update, reportedAt: '2022-09-01T08:12:30.000Z' },
    ]);
    const action = await register.readAction('3.2.1');
    assert.deepEqual(
      [action?.rag, action?.dueOn, action?.revisedDueOn],
      ['Amber', '2022-08-31', '2022-10-31'],
    );
  });

  it('is written once, however often it is tried', async () => {
    await register.save(amberReport(row));
    site.seen.length = 0;
    assert.deepEqual(await register.save(amberReport(row)), { outcome: 'saved', etag: '"row-1,2"' });
    assert.deepEqual(site.writes(), []);
    assert.equal(site.rows('Action updates').length, 1);
  });

  it('shows the row as it stands when somebody else changed it meanwhile', async () => {
    site.edit('Action register', '1', { Rag: 'Red', Progress: 'The survey was cancelled.' });
    const saved = await register.save(amberReport(row));
    assert.equal(saved.outcome, 'conflict');
    assert.deepEqual(
      [saved.current.rag, saved.current.progress, saved.current.row.etag],
      ['Red', 'The survey was cancelled.', '"row-1,2"'],
    );
    assert.deepEqual(site.rows('Action updates'), []);
  });

  it('is finished by the next try when the process died between the row and the history', async () => {
    site.fault = ({ method }) => (method === 'POST' ? refused(400, 'generalException') : null);
    await assert.rejects(register.save(amberReport(row)), { code: 'sharepoint-refused' });
    assert.equal(site.rows('Action updates').length, 0);

    site.fault = () => null;
    // Even though an officer has changed the RAG since.
    site.edit('Action register', '1', { Rag: 'Red' });
    const restarted = buildRegister(site).register;
    assert.deepEqual(await restarted.save(amberReport(row)), { outcome: 'saved', etag: '"row-1,3"' });
    assert.equal(site.rows('Action updates').length, 1);
    assert.equal((await restarted.readAction('3.2.1'))?.rag, 'Red');
  });

  it('is finished when SharePoint wrote the row and its answer was a 504', async () => {
    let lost = false;
    site.fault = ({ method }, carryOut) => {
      if (method !== 'PATCH' || lost) return null;
      lost = true;
      carryOut();
      return refused(504, 'gatewayTimeout');
    };
    assert.deepEqual(await register.save(amberReport(row)), { outcome: 'saved', etag: '"row-1,2"' });
    assert.equal(site.rows('Action updates').length, 1);
  });

  it('is known in its row although somebody edited that in the same second as it was written', async () => {
    const report = amberReport(row);
    const edit = { ...report.update, updateKey: 'sharepoint-action-1-1', source: 'sharepoint' } as const;
    await register.addUpdate(edit);
    loseAnswerAndEdit();
    assert.equal((await register.save(report)).outcome, 'saved');
    assert.deepEqual(keys(), ['sharepoint-action-1-1', 'key-1']);
  });

  it('is known in its row when it was taken back and somebody edited that before it could be said', async () => {
    const first = amberReport(row);
    const saved = await register.save(first);
    assert.ok(saved.outcome === 'saved');
    const undo = {
      ...first,
      row: { id: row.id, etag: saved.etag },
      update: { ...first.update, updateKey: 'undo-key-1', reportedAt: '2022-09-01T08:20:00.000Z' },
    };
    loseAnswerAndEdit();
    assert.equal((await register.save(undo)).outcome, 'saved');
    assert.deepEqual(keys(), ['key-1', 'undo-key-1']);
  });

  it('is not taken back when it never arrived', async () => {
    const report = amberReport(row);
    const undo = { ...report, update: { ...report.update, updateKey: 'undo-key-1' } };
    assert.deepEqual(await register.save(undo), { outcome: 'void' });
    assert.deepEqual(site.writes(), []);
  });

  it('is not taken for another report of the same second', async () => {
    const other = amberReport(row);
    await register.save({ ...other, update: { ...other.update, updateKey: 'key-0' } });
    const late = { ...amberReport(row), fields: { ...amberReport(row).fields, rag: 'Red' as const } };
    const saved = await register.save(late);
    assert.equal(saved.outcome, 'conflict');
    assert.equal(saved.current.rag, 'Amber');
  });

  it('is written when SharePoint says 409 because two writers met and the row is as it was', async () => {
    let refusals = 0;
    site.fault = ({ method }) => {
      if (method !== 'PATCH' || refusals === 2) return null;
      refusals += 1;
      return refused(409, 'resourceModified');
    };
    assert.equal((await register.save(amberReport(row))).outcome, 'saved');
    assert.equal(refusals, 2);
  });

  it('says that the action is gone when its row was deleted', async () => {
    site.list('Action register').rows.length = 0;
    assert.deepEqual(await register.save(amberReport(row)), { outcome: 'gone' });
  });

  it('touches nothing when there is no list for the history', async () => {
    site.lists.splice(site.lists.indexOf(site.list('Action updates')), 1);
    const fresh = buildRegister(site).register;
    await assert.rejects(fresh.save(amberReport(row)), {
      code: 'list-not-found',
      message: 'The SharePoint list "Action updates" does not exist.',
      remedy: 'Run "npm run -s sendig -- provision" to create what is missing.',
    });
    assert.deepEqual(site.writes(), []);
  });

  it('stands in the history in the order in which it came there, whenever it was said', async () => {
    const report = amberReport(row);
    for (const [key, reportedAt] of [
      ['c', '2022-09-03T09:00:00Z'],
      ['a', '2022-08-01T09:00:00Z'],
      ['b', '2022-08-01T09:00:00Z'],
    ] as const) {
      const action = await register.readAction('3.2.1');
      assert.ok(action);
      const update = { ...report.update, updateKey: key, reportedAt };
      await register.save({ ...report, row: action.row, update });
    }
    assert.deepEqual(
      (await register.readUpdates('3.2.1')).map(({ updateKey }) => updateKey),
      ['c', 'a', 'b'],
    );
  });
});

describe('what the chair asks and rules, on its way to SharePoint', () => {
  let site: FakeSharePoint;
  let register: Register;
  const action = async () => (await register.readAction('3.2.1'))!;
  const keys = () => site.rows('Action updates').map(({ UpdateKey }) => UpdateKey);

  beforeEach(async () => {
    ({ site, register } = buildRegister());
    await register.provision();
    await register.importPlan(plan(planAction()), people('Adrian Rocks'));
    site.edit('Action register', '1', { RevisedDueOn: '2022-10-31T00:00:00Z', Rag: 'Amber' });
    site.seen.length = 0;
  });

  it('changes the question alone, and leaves a row of history', async () => {
    const ask = buildQuestion(await action(), 'What is holding it up?');
    assert.equal((await register.save(ask)).outcome, 'saved');
    assert.equal((await register.save(ask)).outcome, 'saved');
    assert.deepEqual(
      site.seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body),
      [{ Question: 'What is holding it up?' }],
    );
    assert.deepEqual(keys(), ['ask-key-1']);
  });

  it('is finished by the next try when the process died between the row and the history', async () => {
    const ask = buildQuestion(await action(), 'What is holding it up?');
    site.fault = ({ method }) => (method === 'POST' ? refused(400, 'generalException') : null);
    await assert.rejects(register.save(ask), { code: 'sharepoint-refused' });
    site.fault = () => null;
    site.edit('Action register', '1', { Rag: 'Red' });
    assert.equal((await register.save(ask)).outcome, 'saved');
    assert.deepEqual(keys(), ['ask-key-1']);
    assert.equal((await action()).rag, 'Red', 'the officer’s edit stands');
  });

  it('empties the new date where the old one is kept', async () => {
    assert.equal((await register.save(buildRuling(await action(), 'keep'))).outcome, 'saved');
    const { dueOn, revisedDueOn, revisedDueAgreed } = await action();
    assert.deepEqual([dueOn, revisedDueOn, revisedDueAgreed], ['2022-08-31', null, false]);
  });

  it('agrees no other date that somebody has agreed in the list meanwhile', async () => {
    const agree = buildRuling(await action(), 'agree');
    site.edit('Action register', '1', { RevisedDueOn: '2022-11-30T00:00:00Z', RevisedDueAgreed: true });
    assert.equal((await register.save(agree)).outcome, 'conflict');
    assert.deepEqual(keys(), []);
  });
});
