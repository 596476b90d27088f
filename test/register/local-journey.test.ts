import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { LIST_TITLES } from '../../src/config/config.js';
import type { Register } from '../../src/domain/register.js';
import { createListService } from '../../src/local/list-service/create-list-service.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { day, person } from '../support/build-action.js';
import { amberReport, due, people, plan, planAction } from './build-register.js';

/** The register over the real client, real HTTP and the local list service, in pages of two rows. */
async function openRegister(folder: string): Promise<{ register: Register; close: () => Promise<void> }> {
  const service = await createListService({
    folder,
    siteTimeZone: 'Europe/London',
    now: () => new Date('2022-09-01T08:00:00Z'),
    token: 'local',
    site: { host: 'contoso.sharepoint.com', path: '/sites/send', displayName: 'SEND' },
    people: [person('Adrian Rocks')],
    pageSize: 2,
  });
  const server = express().use('/graph/v1.0', service.router).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${String(port)}/graph/v1.0`;
  const graph = createGraph({ baseUrl, credential: () => Promise.resolve('local') });
  const place = { site: 'contoso.sharepoint.com:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
  return {
    register: createRegister({ graph, ...place }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
    },
  };
}

describe('the register on the local list service', () => {
  it('is set up, filled and reported on, and a restart forgets nothing', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'register-'));
    const refs = ['3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.2.5'];
    const winter = due('December 2022', '2022-12-31');
    const published = plan(
      ...refs.map((ref) => planAction({ ref, ...(ref === '3.2.2' && { due: winter }) })),
    );
    const leads = people('Adrian Rocks');
    try {
      let { register, close } = await openRegister(folder);
      assert.equal((await register.provision()).created.length, 6);
      assert.deepEqual(await register.provision(), { created: [], changed: [], left: [] });
      assert.deepEqual((await register.importPlan(published, leads)).added, refs);
      assert.deepEqual((await register.importPlan(published, leads)).unchanged, refs);

      const before = await register.readAction('3.2.1');
      assert.ok(before);
      const saved = await register.save(amberReport(before.row));
      assert.equal(saved.outcome, 'saved');
      const late = { ...amberReport(before.row), fields: { rag: 'Red' as const } };
      const again = await register.save({ ...late, update: { ...late.update, updateKey: 'key-2' } });
      assert.equal(again.outcome, 'conflict');
      assert.equal(again.current.rag, 'Amber');
      await close();

      ({ register, close } = await openRegister(folder));
      assert.deepEqual((await register.save(amberReport(before.row))).outcome, 'saved');
      // SharePoint keeps whole seconds.
      const kept = { ...amberReport(before.row).update, reportedAt: '2022-09-01T08:12:30.000Z' };
      assert.deepEqual(await register.readUpdates('3.2.1'), [kept]);
      const { actions, priorities, findings } = await register.read();
      assert.deepEqual(findings, []);
      assert.deepEqual(
        actions.map(({ ref, dueOn }) => [ref, dueOn]),
        refs.map((ref) => [ref, day(ref === '3.2.2' ? '2022-12-31' : '2022-08-31')]),
      );
      assert.deepEqual(
        [actions[0]?.rag, actions[0]?.revisedDueOn, actions[0]?.people, priorities[0]?.people],
        ['Amber', '2022-10-31', [person('Adrian Rocks')], [person('Adrian Rocks')]],
      );
      await close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
