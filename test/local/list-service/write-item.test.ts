import assert from 'node:assert/strict';
import { ITEMS, ownService, refusalOf } from './serve-lists.js';

describe('two people and one row', () => {
  const own = ownService();

  it('lets the first of two writers through and tells the second that the row has moved on', async () => {
    const { lists } = own;
    const { eTag } = (await lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1' } })).body;
    const write = (rag: string) =>
      lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: rag }, { 'If-Match': eTag });
    const [one, other] = await Promise.all([write('Amber'), write('Red')]);
    assert.deepEqual([one.status, other.status].sort(), [200, 412]);
    const [won, lost] = one.status === 200 ? [one, other] : [other, one];
    assert.equal(won.body['@odata.etag'], eTag.replace(',1"', ',2"'));
    assert.deepEqual(refusalOf(lost), [
      412,
      'resourceModified',
      'entityTagDoesNotMatch',
      'The resource has changed since the caller last read it; usually an eTag mismatch',
    ]);
    const now = await lists.call('GET', `${ITEMS}/1?$expand=fields($select=Rag)`);
    assert.deepEqual([now.body.fields['Rag'], now.body.eTag], [won.body['Rag'], won.body['@odata.etag']]);

    assert.equal((await lists.call('DELETE', `${ITEMS}/1`, undefined, { 'If-Match': eTag })).status, 412);
    const bare = eTag.replaceAll('"', '');
    assert.deepEqual(refusalOf(await lists.call('PATCH', `${ITEMS}/1/fields`, {}, { 'If-Match': bare })), [
      400,
      'invalidRequest',
      'malformedEntityTag',
      'ETags must be quoted strings.',
    ]);
    const any = await lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Green' }, { 'If-Match': '*' });
    assert.deepEqual([any.status, any.body['Rag']], [200, 'Green']);
  });

  it('keeps a reference to one row, whatever its capitals', async () => {
    const { lists } = own;
    await lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1a' } });
    await lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.2' } });
    const taken = [
      400,
      'invalidRequest',
      "Field 'ActionRef' must be unique, and another item has this value already",
    ];
    assert.deepEqual(refusalOf(await lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1A' } })), taken);
    assert.deepEqual(
      refusalOf(await lists.call('PATCH', `${ITEMS}/2/fields`, { ActionRef: '3.2.1a' })),
      taken,
    );
    assert.equal((await lists.call('PATCH', `${ITEMS}/1/fields`, { ActionRef: '3.2.1A' })).status, 200);
  });

  it('wants a reference, in a new row and ever after', async () => {
    const { lists } = own;
    const missing = [400, 'invalidRequest', "Field 'ActionRef' is required"];
    assert.deepEqual(refusalOf(await lists.call('POST', ITEMS, { fields: { Title: 'No ref' } })), missing);
    await lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1' } });
    assert.deepEqual(refusalOf(await lists.call('PATCH', `${ITEMS}/1/fields`, { ActionRef: null })), missing);
    assert.deepEqual(own.lists.service.lists(), [{ title: 'Action register', rows: 1 }]);
  });
});
