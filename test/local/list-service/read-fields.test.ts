import assert from 'node:assert/strict';
import { ITEMS, ownService, refusalOf } from './serve-lists.js';

const WATCHERS = 'LeadLookupId@odata.type';

describe('what a cell takes and gives back', () => {
  const own = ownService();

  async function written(fields: object, select = ''): Promise<Readonly<Record<string, unknown>>> {
    const created = await own.lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1', ...fields } });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const path = `${ITEMS}/${created.body.id}`;
    const read = await own.lists.call('GET', `${path}?$expand=fields${select && `($select=${select})`}`);
    await own.lists.call('DELETE', path);
    return read.body.fields;
  }

  async function refused(fields: object): Promise<unknown> {
    const [status, code, message] = refusalOf(
      await own.lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1', ...fields } }),
    );
    assert.deepEqual([status, code], [400, 'invalidRequest']);
    return message;
  }

  it('gives a day back as its midnight in London, in summer and in winter', async () => {
    const dueOn = async (text: string): Promise<unknown> => (await written({ DueOn: text }))['DueOn'];
    assert.equal(await dueOn('2022-10-05T12:00:00Z'), '2022-10-04T23:00:00Z');
    assert.equal(await dueOn('2022-10-04T23:00:00Z'), '2022-10-04T23:00:00Z');
    assert.equal(await dueOn('2022-10-05'), '2022-10-04T23:00:00Z');
    assert.equal(await dueOn('2022-12-01T00:00:00.000Z'), '2022-12-01T00:00:00Z');
    assert.equal(await refused({ DueOn: '5 October' }), "Field 'DueOn' must be an instant in ISO 8601");
    assert.equal(await refused({ DueOn: '2022-02-30' }), "Field 'DueOn' must be an instant in ISO 8601");
  });

  it('keeps an instant to the second', async () => {
    const fields = await written({ LastUpdateAt: '2022-09-01T09:15:30.987+01:00' });
    assert.equal(fields['LastUpdateAt'], '2022-09-01T08:15:30Z');
  });

  it('takes several people by their ids on this site, and names them only to who asks by name', async () => {
    const lead = { [WATCHERS]: 'Collection(Edm.Int32)', LeadLookupId: [1, 2] };
    assert.equal((await written(lead))['Lead'], undefined);
    const people = [
      { LookupId: 1, LookupValue: 'Adrian Rocks', Email: 'adrian.rocks@sendig.example' },
      { LookupId: 2, LookupValue: 'Allan Pearce', Email: 'allan.pearce@sendig.example' },
    ];
    assert.deepEqual((await written(lead, 'Lead'))['Lead'], people);
    const asText = { [WATCHERS]: 'Collection(Edm.String)', LeadLookupId: ['1', '2', '1'] };
    assert.deepEqual((await written(asText, 'Lead'))['Lead'], people);
    const none = { [WATCHERS]: 'Collection(Edm.Int32)', LeadLookupId: [] };
    assert.equal('Lead' in (await written(none, 'Lead')), false);

    const wanted = "'LeadLookupId@odata.type' must be Collection(Edm.Int32) or Collection(Edm.String)";
    assert.equal(await refused({ LeadLookupId: [1] }), wanted);
    assert.equal(
      await refused({ [WATCHERS]: 'Collection(Edm.Int32)', LeadLookupId: [99] }),
      "Field 'Lead' must be the id of a person on this site",
    );
    assert.equal(await refused({ Lead: 'Adrian Rocks' }), "Field 'Lead' is not recognized");
  });

  it('takes one person without an annotation', async () => {
    assert.deepEqual((await written({ ChairLookupId: 2 }))['ChairLookupId'], '2');
    const named = await written({ ChairLookupId: '2' }, 'Chair,ChairLookupId');
    assert.deepEqual([named['Chair'], named['ChairLookupId']], ['Allan Pearce', '2']);
    const annotated = { 'ChairLookupId@odata.type': 'Edm.Int32', ChairLookupId: 2 };
    assert.equal(await refused(annotated), "Field 'Chair' takes one value, no collection");
  });

  it('takes several choices with the annotation alone', async () => {
    const topics = { 'Topics@odata.type': 'Collection(Edm.String)', Topics: ['Data', 'Staff'] };
    assert.deepEqual((await written(topics))['Topics'], ['Data', 'Staff']);
    assert.equal(await refused({ Topics: ['Data'] }), "'Topics@odata.type' must be Collection(Edm.String)");
  });

  it('clears a cell with null and leaves the others', async () => {
    await own.lists.call('POST', ITEMS, { fields: { ActionRef: '3.2.1', Rag: 'Red', Priority: 3 } });
    const { body } = await own.lists.call('PATCH', `${ITEMS}/1/fields`, { Rag: null });
    assert.deepEqual(['Rag' in body, body['Priority'], body['ActionRef']], [false, 3, '3.2.1']);
  });

  it('refuses a column that is not there, even by one capital, and what SharePoint itself fills', async () => {
    assert.equal(await refused({ rag: 'Red' }), "Field 'rag' is not recognized");
    assert.equal(await refused({ Modified: '2022-09-01T08:00:00Z' }), "Field 'Modified' is read-only");
    assert.equal(await refused({ '@odata.etag': '"x,1"' }), "Field '@odata.etag' is not recognized");
  });

  it('refuses a value that the column does not take', async () => {
    assert.equal(await refused({ Rag: 'Purple' }), "Field 'Rag' must be one of: Red, Amber, Green, Complete");
    assert.equal(await refused({ Priority: '3' }), "Field 'Priority' must be a number within its limits");
    assert.equal(await refused({ Priority: 0 }), "Field 'Priority' must be a number within its limits");
    assert.equal(await refused({ RevisedDueAgreed: 1 }), "Field 'RevisedDueAgreed' must be true or false");
    assert.equal(await refused({ Title: 7 }), "Field 'Title' must be text");
    assert.equal(await refused({ Title: 'x'.repeat(256) }), "Field 'Title' takes at most 255 characters");
    assert.equal(
      await refused({ ActionRef: '1'.repeat(51) }),
      "Field 'ActionRef' takes at most 50 characters",
    );
    assert.equal(
      await refused({ Progress: 'x'.repeat(64_000) }),
      "Field 'Progress' takes at most 63999 characters",
    );
    assert.equal((await written({ Progress: 'x'.repeat(63_999) }))['Progress'], 'x'.repeat(63_999));
  });
});
