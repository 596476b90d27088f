import assert from 'node:assert/strict';
import { ITEMS, ownService, refusalOf } from './serve-lists.js';

const PREFER = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('asking for some rows', () => {
  const own = ownService();

  beforeEach(async () => {
    for (const fields of [
      {
        ActionRef: '3.2.1',
        Title: "Bursar's plan & #1",
        Rag: 'Red',
        Priority: 3,
        DueOn: '2022-09-30',
        ChairLookupId: 2,
      },
      { ActionRef: '3.2.2', Rag: 'Green', Priority: 3, DueOn: '2022-12-31', RevisedDueAgreed: true },
      { ActionRef: '10.1.1', Priority: 10 },
    ]) {
      await own.lists.call('POST', ITEMS, { fields });
    }
  });

  async function refs(filter: string, headers = {}): Promise<readonly unknown[]> {
    const query = `$expand=fields($select=ActionRef)&$filter=${encodeURIComponent(filter)}`;
    const answer = await own.lists.call('GET', `${ITEMS}?${query}`, undefined, headers);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.value.map(({ fields }) => fields['ActionRef']);
  }

  async function refused(filter: string): Promise<readonly unknown[]> {
    return refusalOf(await own.lists.call('GET', `${ITEMS}?$filter=${encodeURIComponent(filter)}`));
  }

  it('compares words, numbers, days and people', async () => {
    assert.deepEqual(await refs("fields/Rag eq 'red'"), ['3.2.1']);
    assert.deepEqual(await refs("fields/Rag ne 'Red'"), ['3.2.2']);
    assert.deepEqual(await refs('fields/Priority gt 3'), ['10.1.1']);
    assert.deepEqual(await refs('fields/Priority le 3'), ['3.2.1', '3.2.2']);
    assert.deepEqual(await refs("fields/DueOn lt '2022-10-01T00:00:00Z'"), ['3.2.1']);
    assert.deepEqual(await refs("fields/DueOn ge '2022-09-29T23:00:00Z'"), ['3.2.1', '3.2.2']);
    assert.deepEqual(await refs("startswith(fields/ActionRef,'3.2')"), ['3.2.1', '3.2.2']);
    assert.deepEqual(await refs("fields/ChairLookupId eq '2'"), ['3.2.1']);
    assert.deepEqual(await refs("fields/Priority eq 3 and fields/Rag eq 'Green'"), ['3.2.2']);
  });

  it('refuses a column without an index until it is told that this may fail', async () => {
    const filter = "fields/Title eq 'Bursar''s plan & #1'";
    assert.deepEqual(await refused(filter), [
      400,
      'invalidRequest',
      "Field 'Title' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.",
    ]);
    assert.deepEqual(await refs(filter, PREFER), ['3.2.1']);
    assert.deepEqual(await refs('fields/RevisedDueAgreed eq 1', PREFER), ['3.2.2']);
  });

  it('refuses what it does not understand', async () => {
    const unclear = [400, 'invalidRequest', 'invalidQueryOption', 'Invalid filter clause'];
    assert.deepEqual(await refused("fields/Nope eq 'x'"), [
      400,
      'invalidRequest',
      'A provided field name is not recognized',
    ]);
    for (const filter of [
      '',
      "fields/Rag eq 'Red' or fields/Rag eq 'Green'",
      'fields/Rag eq Red',
      "fields/Rag eq 'Red' and ",
      "fields/Priority eq 'three'",
      "contains(fields/ActionRef,'3')",
    ]) {
      assert.deepEqual(await refused(filter), unclear, filter);
    }
  });
});
