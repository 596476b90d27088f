import assert from 'node:assert/strict';
import { lead } from '../support/build-action.js';
import { buildRegister, due, people, plan, planAction } from './build-register.js';

const LEADS = people('Adrian Rocks', 'Allan Pearce');

describe('importing a plan where the list has rows already', () => {
  it('fills in whom to write to once a list of people says so, where nobody is named yet', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    const published = plan(planAction(), planAction({ ref: '3.2.2', leads: [lead('Allan Pearce')] }));
    await register.importPlan(published, new Map());
    site.edit('Action register', '2', { LeadUpn: 'somebody.else@sendig.example' });

    assert.deepEqual(await register.importPlan(published, LEADS), {
      added: [],
      updated: ['3.2.1'],
      unchanged: ['3.2.2'],
    });
    const { actions } = await register.read();
    assert.deepEqual(
      actions.map(({ people: reached }) => reached.map(({ upn }) => upn)),
      [['adrian.rocks@sendig.example'], ['somebody.else@sendig.example']],
    );
  });

  it('says beforehand what it would do, and does nothing of it', async () => {
    const { site, register } = buildRegister();
    const published = plan(planAction(), planAction({ ref: '3.2.2' }));
    assert.deepEqual(await register.previewImport(published, LEADS), {
      added: ['3.2.1', '3.2.2'],
      changed: [],
      unchanged: [],
      notInPlan: [],
    });
    assert.deepEqual(site.writes(), []);

    await register.provision();
    await register.importPlan(published, LEADS);
    site.seen.length = 0;
    const anew = plan(
      planAction({ partners: 'The forum', due: due('September 2022', '2022-09-30') }),
      planAction({ ref: '3.2.4' }),
    );
    assert.deepEqual(await register.previewImport(anew, LEADS), {
      added: ['3.2.4'],
      changed: [{ ref: '3.2.1', columns: ['Due as published', 'Partners'] }],
      unchanged: [],
      notInPlan: ['3.2.2'],
    });
    assert.deepEqual(site.writes(), []);
  });

  it('completes what was stopped half-way', async () => {
    const { register } = buildRegister();
    await register.provision();
    const refs = ['3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.2.5', '3.2.6', '3.2.7', '3.2.8'];
    const published = plan(...refs.map((ref) => planAction({ ref })));
    const stopped = register.importPlan(published, LEADS, (done) => {
      if (done === 2) throw new Error('the officer has closed the window');
    });
    await assert.rejects(stopped, /closed the window/);

    const { added, updated, unchanged } = await register.importPlan(published, LEADS);
    assert.ok(added.length > 0 && unchanged.length >= 2, `${added.join()} after ${unchanged.join()}`);
    assert.deepEqual([updated, [...added, ...unchanged].sort()], [[], refs]);
    const { actions, findings } = await register.read();
    assert.deepEqual([actions.map(({ ref }) => ref).sort(), findings], [refs, []]);
  });
});
