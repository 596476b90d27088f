import assert from 'node:assert/strict';
import { type Answer, ITEMS, ownService, refusalOf } from './serve-lists.js';

describe('what changed since the last look', () => {
  const own = ownService({ pageSize: 2, deletionsKept: 2 });
  const DELTA = `${ITEMS}/delta?$expand=fields($select=ActionRef,Rag)`;

  beforeEach(async () => {
    for (const ref of ['1.1.1', '1.1.2', '1.1.3']) {
      await own.lists.call('POST', ITEMS, { fields: { ActionRef: ref } });
    }
  });

  async function follow(where: string): Promise<{ rows: string[]; link: string }> {
    const rows: string[] = [];
    for (let next = where; ; ) {
      const { status, body } = await own.lists.call('GET', next);
      assert.equal(status, 200, JSON.stringify(body));
      for (const { id, fields, deleted } of body.value) {
        rows.push(deleted === undefined ? `${id} ${String(fields['Rag'])}` : `${id} deleted`);
      }
      const link = body['@odata.deltaLink'];
      if (typeof link === 'string') return { rows, link };
      next = String(body['@odata.nextLink']);
    }
  }

  it('tells of an edit and a delete, once, and then of nothing', async () => {
    const full = await follow(DELTA);
    assert.deepEqual(full.rows, ['1 undefined', '2 undefined', '3 undefined']);
    await own.lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Red' });
    await own.lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Amber' });
    await own.lists.call('DELETE', `${ITEMS}/2`);
    const changes = await follow(full.link);
    assert.deepEqual(changes.rows, ['1 Amber', '2 deleted']);
    assert.deepEqual((await follow(changes.link)).rows, []);
  });

  it('tells of a row that was deleted between two pages of the first look', async () => {
    const first = await own.lists.call('GET', DELTA);
    assert.deepEqual(
      first.body.value.map(({ id }) => id),
      ['1', '2'],
    );
    await own.lists.call('DELETE', `${ITEMS}/1`);
    assert.deepEqual((await follow(String(first.body['@odata.nextLink']))).rows, [
      '3 undefined',
      '1 deleted',
    ]);
  });

  it('starts from now when asked for the latest token', async () => {
    const latest = await follow(`${DELTA}&token=latest`);
    assert.deepEqual(latest.rows, []);
    await own.lists.call('PATCH', `${ITEMS}/3/fields`, { Rag: 'Green' });
    assert.deepEqual((await follow(latest.link)).rows, ['3 Green']);
  });

  it('sends a reader whose token is too old back to a full look', async () => {
    const { link } = await follow(DELTA);
    for (const id of [1, 2, 3]) await own.lists.call('DELETE', `${ITEMS}/${String(id)}`);
    const gone: Answer = await own.lists.call('GET', link);
    assert.deepEqual(refusalOf(gone), [410, 'resyncChangesApplyDifferences', 'The sync token has expired.']);
    assert.deepEqual((await follow(gone.headers.get('location')!)).rows, []);
  });

  it('refuses a token that is none', async () => {
    assert.deepEqual(refusalOf(await own.lists.call('GET', `${ITEMS}/delta?token=abc`)), [
      400,
      'invalidRequest',
      'Provided sync token is malformed',
    ]);
  });
});
