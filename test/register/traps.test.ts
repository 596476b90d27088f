import assert from 'node:assert/strict';
import { z } from 'zod';
import { LIST_TITLES } from '../../src/config/config.js';
import { day } from '../support/build-action.js';
import { emptyPage, foreignLink, gatewayTimeout, throttled, unavailable } from '../support/list-faults.js';
import { amberReport, due, people, plan, planAction } from './build-register.js';
import { ownTrappedSite, REGISTER, readAction, SITE, UPDATES, wordsOf, writing } from './trapped-site.js';

const Named = z.object({ id: z.string() });

describe('the twenty traps of SharePoint lists over Graph', () => {
  const own = ownTrappedSite({ pageSize: 1 });

  it('1. sends its token to a loopback list service over http', async () => {
    const { graph, lists, sent } = own.site;
    assert.equal(new URL(lists.base).protocol, 'http:');
    assert.match((await graph.get(Named, SITE)).id, /^sendig\.example,/);
    assert.equal(sent[0]?.headers.get('Authorization'), 'Bearer local-token');
  });

  it('2. follows a paging link over http, and none that leads to another machine', async () => {
    const { graph, register, sent, trap, lists } = own.site;
    await register.importPlan(plan(planAction(), planAction({ ref: '3.2.2' })), people('Adrian Rocks'));
    trap(emptyPage, () => true);
    const rows = await graph.getAll(Named, `${REGISTER}/items`);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['1', '2'],
    );
    trap(foreignLink, () => true);
    assert.equal(
      await wordsOf(graph.getAll(Named, `${REGISTER}/items`)),
      'SharePoint refused the request (a paging link that leads to another host).',
    );
    assert.deepEqual([...new Set(sent.map(({ url }) => url.origin))], [new URL(lists.base).origin]);
  });

  it('3. takes a day to be the one that it is on the site, not the one that it is in UTC', async () => {
    const { register, lists, restart } = own.site;
    const winter = planAction({ ref: '3.2.2', due: due('December 2022', '2022-12-31') });
    await register.importPlan(plan(planAction(), winter), people('Adrian Rocks'));
    const wire = async (id: string): Promise<unknown> =>
      (await lists.call('GET', `${lists.base}${REGISTER}/items/${id}?$expand=fields`)).body.fields['DueOn'];
    assert.deepEqual([await wire('1'), await wire('2')], ['2022-08-30T23:00:00Z', '2022-12-31T00:00:00Z']);
    assert.deepEqual(
      (await restart().read()).actions.map(({ dueOn }) => dueOn),
      [day('2022-08-31'), day('2022-12-31')],
    );
  });

  it('4. never sends a POST again by itself, and leaves one row where its answer was lost', async () => {
    const { graph, register, sent, trap, lists } = own.site;
    trap(gatewayTimeout(true), writing('POST'));
    const fields = { UpdateKey: 'key-0', ActionRef: '3.2.1' };
    assert.equal(
      await wordsOf(graph.post(Named, `${UPDATES}/items`, { fields })),
      'SharePoint cannot be reached (HTTP 504).',
    );
    const action = await readAction(register);
    trap(gatewayTimeout(true), writing('POST'));
    assert.equal((await register.save(amberReport(action.row))).outcome, 'saved');
    const added = sent.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith('/items'));
    assert.deepEqual(
      added.map(({ body }) => (body['fields'] as typeof fields).UpdateKey),
      ['key-0', 'key-1'],
    );
    const rows = lists.service.lists().find(({ title }) => title === LIST_TITLES.updates)?.rows;
    assert.equal(rows, 2);
  });

  it('5. waits for all of the time that it is asked to, and never not at all', async () => {
    const { graph, sent, waits, trap, pass } = own.site;
    for (const wait of ['100', '0', '-7', 'soon', 'Thu, 01 Sep 2022 09:00:09 GMT']) {
      trap(throttled(wait, { Date: 'Thu, 01 Sep 2022 09:00:00 GMT' }), () => true);
      await graph.get(Named, SITE);
    }
    assert.deepEqual(waits.map(Math.round), [100_000, 1000, 1000, 1000, 9000]);

    sent.length = 0;
    trap(throttled('86400'), () => true);
    const busy = /^SharePoint asks us to wait \(for 86\d{3} seconds\)\.$/;
    assert.match(await wordsOf(graph.get(Named, SITE)), busy);
    await pass(300_000);
    assert.match(await wordsOf(graph.get(Named, SITE)), busy);
    assert.equal(sent.length, 1);
    await pass(86_100_000);
    await graph.get(Named, SITE);
  });

  it('6. understands a refusal that is no JSON', async () => {
    const { graph, waits, trap } = own.site;
    trap(unavailable(8), () => true);
    await graph.get(Named, SITE);
    assert.deepEqual(waits.map(Math.round), [8000]);
    trap(unavailable(700), () => true);
    assert.equal(await wordsOf(graph.get(Named, SITE)), 'SharePoint asks us to wait (for 700 seconds).');
    await own.site.pass(700_000);
    trap({ kind: 'refuse', status: 403, code: null }, () => true);
    assert.equal(await wordsOf(graph.get(Named, SITE)), 'SharePoint refused the request (HTTP 403).');
  });

  it('7. ends a silence, tries again after a lost connection, and says what stood in the way', async () => {
    const { graph, impatient, register, sent, waits, trap, lists } = own.site;
    trap({ kind: 'hang' }, () => true);
    await impatient(200).get(Named, SITE);
    trap({ kind: 'reset', applied: true }, writing('PATCH'));
    const action = await readAction(register);
    assert.equal((await register.save(amberReport(action.row))).outcome, 'saved');
    assert.equal(sent.filter(({ method }) => method === 'PATCH').length, 2);
    assert.deepEqual(waits.map(Math.round), [1000, 1000]);
    await lists.stop();
    assert.equal(await wordsOf(graph.get(Named, SITE)), 'SharePoint cannot be reached (ECONNREFUSED).');
  });
});
