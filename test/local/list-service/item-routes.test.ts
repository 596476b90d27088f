import assert from 'node:assert/strict';
import { ITEMS, ownService, refusalOf } from './serve-lists.js';

describe('rows', () => {
  const own = ownService({ pageSize: 2 });
  const add = (ref: string, more: object = {}) =>
    own.lists.call('POST', ITEMS, { fields: { ActionRef: ref, ...more } });

  it('shows a new row as SharePoint does, without its empty columns', async () => {
    const { lists } = own;
    const created = await add('3.2.1', { Title: 'Recruit', Priority: 3, Progress: '', Rag: null });
    assert.equal(created.status, 201);
    const { body } = await lists.call('GET', `${ITEMS}/1?expand=fields`);
    assert.deepEqual(body, created.body);
    assert.match(body.eTag, /^"[0-9a-f-]{36},1"$/);
    assert.equal(body['@odata.etag'], body.eTag);
    assert.equal(body['createdDateTime'], '2022-09-01T08:00:00Z');
    assert.deepEqual(body['contentType'], { ...(body['contentType'] as object), name: 'Item' });
    assert.equal(body['webUrl'], `${new URL(lists.base).origin}/#/lists/Action%20register/1`);
    assert.deepEqual(Object.keys(body['lastModifiedBy'] as object), ['application']);
    assert.deepEqual(body.fields, {
      '@odata.etag': body.eTag,
      id: '1',
      ContentType: 'Item',
      Created: '2022-09-01T08:00:00Z',
      Modified: '2022-09-01T08:00:00Z',
      _UIVersionString: '1.0',
      Attachments: false,
      Edit: '',
      LinkTitle: 'Recruit',
      LinkTitleNoMenu: 'Recruit',
      ItemChildCount: '0',
      FolderChildCount: '0',
      _ComplianceFlags: '',
      _ComplianceTag: '',
      _ComplianceTagWrittenTime: '',
      _ComplianceTagUserId: '',
      ActionRef: '3.2.1',
      Title: 'Recruit',
      Priority: 3,
      RevisedDueAgreed: false,
    });
    assert.equal((await lists.call('GET', `${ITEMS}/1`)).body.fields, undefined);
  });

  it('names the officer as the writer when the officer edits on the local page', async () => {
    const { lists } = own;
    await add('3.2.1');
    const officer = { 'x-local-person': 'Officer@sendig.example' };
    const patched = await lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Red' }, officer);
    assert.equal(patched.body['EditorLookupId'], '3');
    const { body } = await lists.call('GET', `${ITEMS}/1`);
    assert.deepEqual(body['lastModifiedBy'], {
      user: { email: 'officer@sendig.example', displayName: 'Project officer' },
    });
    assert.deepEqual(Object.keys(body['createdBy'] as object), ['application']);
    const stranger = { 'x-local-person': 'nobody@sendig.example' };
    assert.deepEqual(refusalOf(await lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Green' }, stranger)), [
      400,
      'invalidRequest',
      'The person in x-local-person is not known on this site.',
    ]);
  });

  it('gives the rows page by page, each row once, under links that can be followed as they are', async () => {
    const { lists } = own;
    for (const ref of ['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']) await add(ref, { Rag: 'Red' });
    await lists.call('PATCH', `${ITEMS}/3/fields`, { Rag: 'Green' });
    const first = await lists.call(
      'GET',
      `${ITEMS}?$expand=fields($select=ActionRef)&$filter=fields/Rag eq 'Red'&$top=200`,
    );
    const link = String(first.body['@odata.nextLink']);
    assert.ok(link.startsWith(`${lists.base}${lists.site}${ITEMS}?$expand=`), link);
    const second = await lists.call('GET', link);
    assert.equal(second.body['@odata.nextLink'], undefined);
    assert.deepEqual(
      [first, second].map(({ body }) => body.value.map(({ fields }) => fields['ActionRef'])),
      [
        ['1.1.1', '1.1.2'],
        ['1.1.4', '1.1.5'],
      ],
    );
    assert.equal((await lists.call('GET', `${ITEMS}?$top=1`)).body.value.length, 1);
    assert.deepEqual(refusalOf(await lists.call('GET', `${ITEMS}?$skiptoken=nonsense`)), [
      400,
      'invalidRequest',
      'invalidQueryOption',
      'The $skiptoken is malformed.',
    ]);
    assert.deepEqual(refusalOf(await lists.call('GET', `${ITEMS}?$skip=2`)), [
      400,
      'invalidRequest',
      'invalidQueryOption',
      '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
    ]);
  });

  it('never gives the id of a deleted row to another', async () => {
    const { lists } = own;
    await add('1.1.1');
    assert.equal((await lists.call('DELETE', `${ITEMS}/1`)).status, 204);
    assert.equal((await lists.call('GET', `${ITEMS}/1`)).status, 404);
    assert.equal((await add('1.1.1')).body.id, '2');
  });

  it('changes a row through the whole resource too', async () => {
    await add('3.2.1', { Title: 'Recruit' });
    const patched = await own.lists.call('PATCH', `${ITEMS}/1`, { fields: { Priority: 4 } });
    assert.deepEqual(
      [patched.status, patched.body.fields['Title'], patched.body.fields['Priority']],
      [200, 'Recruit', 4],
    );
  });
});
