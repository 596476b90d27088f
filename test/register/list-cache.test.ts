import assert from 'node:assert/strict';
import type { ListServiceOptions } from '../../src/local/list-service/create-list-service.js';
import { type ServedSite, serveSite } from './served-register.js';

const REGISTER = 'Action register';

describe('reading only what has changed', () => {
  let site: ServedSite;
  const serve = async (refs: number, options: Partial<ListServiceOptions> = {}) => {
    site = await serveSite(
      Array.from({ length: refs }, (_, at) => `3.2.${String(at + 1)}`),
      options,
    );
  };
  afterEach(() => site.close());

  it('takes at most eight requests and the pages from cold, and one when nothing has changed', async () => {
    await serve(5, { pageSize: 2 });
    const register = site.open();

    const cold = await register.read();
    assert.deepEqual(site.asked.filter((request) => !request.endsWith('/items/delta')).sort(), [
      'GET ',
      'GET /lists',
      'GET /lists/id/columns',
      'GET /lists/id/columns',
      'GET /lists/id/columns',
      'GET /lists/id/columns',
      'GET /lists/id/columns',
      'GET /lists/id/columns',
      // The three people of the site stand on two pages.
      'GET /lists/id/items',
      'GET /lists/id/items',
    ]);
    // Three pages of actions, and one each of priorities, meetings, reports, measures and figures.
    assert.equal(site.asked.filter((request) => request.endsWith('/items/delta')).length, 8);

    site.asked.length = 0;
    assert.equal(await register.read(), cold);
    assert.deepEqual(site.asked, ['POST $batch']);
  });

  it('sees an edit, a new row and a row that is gone, in one request each time', async () => {
    await serve(3);
    const register = site.open();
    await register.read();
    const refs = async () => (await register.read()).actions.map(({ ref, rag }) => [ref, rag]);

    site.asked.length = 0;
    await site.edit(REGISTER, '2', { Rag: 'Red' });
    assert.deepEqual(await refs(), [
      ['3.2.1', null],
      ['3.2.2', 'Red'],
      ['3.2.3', null],
    ]);
    const items = `/lists/${encodeURIComponent(REGISTER)}/items`;
    await site.lists.call('POST', items, { fields: { Title: 'New', ActionRef: '3.2.4', Priority: 3 } });
    await site.lists.call('DELETE', `${items}/1`);
    assert.deepEqual(await refs(), [
      ['3.2.2', 'Red'],
      ['3.2.3', null],
      ['3.2.4', null],
    ]);
    assert.deepEqual(site.asked, ['POST $batch', 'POST $batch']);
  });

  it('sees at the next look what was changed in a priority, in the meetings and in the measures', async () => {
    await serve(1);
    const register = site.open();
    await register.read();
    await site.edit('Plan priorities', '1', {
      LeadUpn: 'tim.bowman@sendig.example',
      'LeadLookupId@odata.type': 'Collection(Edm.Int32)',
      LeadLookupId: [],
    });
    await site.lists.call('POST', '/lists/Meetings/items', {
      fields: { Title: 'September', Board: 'SENDIG', MeetingOn: '2022-09-28T23:00:00Z' },
    });
    await site.lists.call('POST', '/lists/Impact%20measures/items', {
      fields: { Title: 'Visits rise', MeasureRef: 'M3.1', Priority: 3, Target: 25 },
    });
    const { priorities, meetings, measures } = await register.read();
    assert.deepEqual(
      measures.map(({ ref, target }) => [ref, target]),
      [['M3.1', 25]],
    );
    assert.deepEqual(priorities[0]?.people, [{ name: 'Tim Bowman', upn: 'tim.bowman@sendig.example' }]);
    assert.deepEqual(meetings, [{ board: 'SENDIG', meetingOn: '2022-09-29', papersDueOn: null }]);
  });

  it('reads the list whole again when SharePoint has forgotten what changed', async () => {
    await serve(4, { deletionsKept: 1 });
    const register = site.open();
    await register.read();
    const items = `/lists/${encodeURIComponent(REGISTER)}/items`;
    for (const id of ['1', '2', '3']) await site.lists.call('DELETE', `${items}/${id}`);

    site.asked.length = 0;
    assert.deepEqual(
      (await register.read()).actions.map(({ ref }) => ref),
      ['3.2.4'],
    );
    assert.deepEqual(site.asked, ['POST $batch', 'GET /lists/id/items/delta']);
  });

  it('asks list by list where several requests in one are refused, and does not try that again', async () => {
    await serve(2, {
      faults: ({ path: asked }) =>
        asked.endsWith('/$batch') ? { kind: 'refuse', status: 404, code: 'itemNotFound' } : null,
    });
    const register = site.open();
    const cold = await register.read();
    site.asked.length = 0;
    assert.equal(await register.read(), cold);
    const byList = Array.from({ length: 6 }, () => 'GET /lists/id/items/delta');
    assert.deepEqual(site.asked, ['POST $batch', ...byList]);
    site.asked.length = 0;
    await register.read();
    assert.deepEqual(site.asked, byList);
  });

  it('looks for the columns anew when a reading is refused, as it is when one of them has gone', async () => {
    let refusing = false;
    await serve(1, {
      faults: ({ path: asked }) =>
        refusing && /items|\$batch/.test(asked)
          ? { kind: 'refuse', status: 400, code: 'invalidRequest' }
          : null,
    });
    const register = site.open();
    await register.read();
    refusing = true;
    await assert.rejects(register.read(), {
      message: 'SharePoint refused the request (HTTP 400, invalidRequest).',
    });
    refusing = false;
    site.asked.length = 0;
    assert.equal((await register.read()).actions.length, 1);
    assert.ok(site.asked.includes('GET /lists/id/columns'));
  });

  it('reads whole lists where the service does not know delta', async () => {
    await serve(2, {
      faults: ({ path: asked }) =>
        asked.endsWith('/delta') ? { kind: 'refuse', status: 501, code: 'notSupported' } : null,
    });
    const register = site.open();
    await register.read();
    await site.edit(REGISTER, '1', { Rag: 'Red' });
    site.asked.length = 0;
    assert.equal((await register.read()).actions[0]?.rag, 'Red');
    assert.deepEqual(
      site.asked,
      Array.from({ length: 6 }, () => 'GET /lists/id/items'),
    );
  });

  it('shares one look among all who ask while it is on its way', async () => {
    await serve(2);
    const register = site.open();
    await register.read();
    site.asked.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => register.read()));
    assert.deepEqual(site.asked, ['POST $batch', 'POST $batch']);
  });
});
