import assert from 'node:assert/strict';
import {
  type Answer,
  ITEMS,
  ownFolder,
  ownService,
  REGISTER,
  refusalOf,
  type Served,
  serveLists,
} from './serve-lists.js';

describe('lists and columns', () => {
  const own = ownService();

  it('lets the officer find the site, the list and its columns by name', async () => {
    const { lists } = own;
    const site = await lists.call('GET', '');
    const byPath = await lists.call('GET', `${lists.base}/sites/sendig.example:/sites/send`);
    const byId = await lists.call('GET', `${lists.base}/sites/${site.body.id}`);
    const byEncodedId = await lists.call('GET', `${lists.base}/sites/${encodeURIComponent(site.body.id)}`);
    assert.deepEqual([byPath.body, byId.body, byEncodedId.body], [site.body, site.body, site.body]);
    assert.match(site.body.id, /^sendig\.example,[0-9a-f-]{36},[0-9a-f-]{36}$/);
    assert.equal(site.body['webUrl'], 'https://sendig.example/sites/send');

    const found = await lists.call('GET', "/lists?$filter=displayName eq 'Action register'&$expand=columns");
    assert.deepEqual(
      found.body.value.map(({ displayName }) => displayName),
      ['Action register'],
    );
    const byTitle = await lists.call('GET', '/lists/Action%20register');
    const byListId = await lists.call('GET', `/lists/${found.body.value[0]!.id}`);
    assert.deepEqual(byTitle.body, byListId.body);
    const columns = await lists.call('GET', '/lists/Action%20register/columns');
    assert.deepEqual(found.body.value[0]!['columns'], columns.body.value);
    assert.deepEqual(
      columns.body.value.filter(({ readOnly }) => readOnly === false).map(({ name }) => name),
      ['Title', ...REGISTER.columns.map(({ name }) => name)],
    );
    const { id, ...ref } = columns.body.value[1]!;
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(ref, {
      name: 'ActionRef',
      displayName: 'ActionRef',
      text: { maxLength: 50 },
      indexed: true,
      enforceUniqueValues: true,
      required: true,
      hidden: false,
      readOnly: false,
    });
    assert.deepEqual(lists.service.lists(), [{ title: 'Action register', rows: 0 }]);
  });

  it('adds a column later, and changes what people see of it but never its name or type', async () => {
    const { lists } = own;
    const added = await lists.call('POST', '/lists/Action%20register/columns', { name: 'Outcome', text: {} });
    assert.equal(added.status, 201);
    const path = `/lists/Action%20register/columns/${added.body.id}`;
    const changed = await lists.call('PATCH', path, { displayName: 'Outcome ref', indexed: true });
    assert.deepEqual(
      [changed.status, changed.body['name'], changed.body.displayName, changed.body['indexed']],
      [200, 'Outcome', 'Outcome ref', true],
    );
    assert.deepEqual(refusalOf(await lists.call('PATCH', path, { number: {} })), [
      400,
      'invalidRequest',
      "The type of 'Outcome' cannot be changed",
    ]);
    assert.equal((await lists.call('PATCH', path, { name: 'Other' })).status, 400);
  });

  it('adds choices to a column, which rows may hold from then on', async () => {
    const { lists } = own;
    const columns = await lists.call('GET', '/lists/Action%20register/columns');
    const rag = columns.body.value.find(({ name }) => name === 'Rag')!;
    const choices = ['Red', 'Amber', 'Green', 'Complete', 'Paused'];
    const write = (): Promise<Answer> =>
      lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.1', Title: 'One', Rag: 'Paused' } });
    assert.equal((await write()).status, 400);
    const path = `/lists/Action%20register/columns/${rag.id}`;
    const changed = await lists.call('PATCH', path, { choice: { choices } });
    assert.deepEqual([changed.status, changed.body['choice']], [200, { choices }]);
    assert.equal((await write()).status, 201);
    assert.deepEqual(refusalOf(await lists.call('PATCH', path, { choice: { choices: [] } })).slice(0, 2), [
      400,
      'invalidRequest',
    ]);
  });

  it('knows no kinds of column and no settings but those of Graph', async () => {
    const { lists } = own;
    const columns = await lists.call('GET', '/lists/Action%20register/columns');
    const path = '/lists/Action%20register/columns';
    for (const column of [
      { name: 'Page', hyperlink: {} },
      { name: 'Note', text: { lines: 6 } },
      { name: 'Note', text: {}, number: {} },
      { name: 'Note' },
      { name: 'Note', text: {}, unique: true },
    ]) {
      const refused = await lists.call('POST', path, column);
      assert.deepEqual(refusalOf(refused).slice(0, 2), [400, 'invalidRequest'], JSON.stringify(column));
    }
    const changes = { text: { lines: 6 } };
    assert.equal((await lists.call('PATCH', `${path}/${columns.body.value[0]!.id}`, changes)).status, 400);
    assert.deepEqual((await lists.call('GET', path)).body, columns.body);
  });

  it('does not promise unique values where the rows already break the promise', async () => {
    const { lists } = own;
    await lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.1', Title: 'Same' } });
    await lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.2', Title: 'same' } });
    const columns = await lists.call('GET', '/lists/Action%20register/columns');
    const refused = await lists.call(
      'PATCH',
      `/lists/Action%20register/columns/${columns.body.value[0]!.id}`,
      {
        indexed: true,
        enforceUniqueValues: true,
      },
    );
    assert.deepEqual(refusalOf(refused), [
      400,
      'invalidRequest',
      "Field 'Title' must be unique, and another item has this value already",
    ]);
  });

  it('refuses what SharePoint refuses of a list', async () => {
    const { lists } = own;
    const post = async (body: unknown): Promise<readonly unknown[]> =>
      refusalOf(await lists.call('POST', '/lists', body));
    assert.deepEqual(await post({ displayName: 'action REGISTER' }), [
      409,
      'nameAlreadyExists',
      "The name 'action REGISTER' is already in use.",
    ]);
    assert.deepEqual(await post({ displayName: 'Meetings', name: 'meetings' }), [
      400,
      'invalidRequest',
      "Cannot define a 'name' for a list: the server assigns it. Give a 'displayName'.",
    ]);
    const withColumn = (column: unknown): unknown => ({ displayName: 'Meetings', columns: [column] });
    const due = await post(withColumn({ name: 'MeetingOn', datetime: { format: 'dateOnly' } }));
    assert.deepEqual(due.slice(0, 2), [400, 'invalidRequest']);
    const note = withColumn({ name: 'Note', text: { allowMultipleLines: true }, indexed: true });
    assert.deepEqual(await post(note), [
      400,
      'invalidRequest',
      "Field 'Note' of several lines cannot be indexed",
    ]);
    assert.deepEqual(await post(withColumn({ name: 'Key', text: {}, enforceUniqueValues: true })), [
      400,
      'invalidRequest',
      "Field 'Key' must be indexed to enforce unique values",
    ]);
    const boards = {
      name: 'Boards',
      choice: { choices: ['SENDIG'], displayAs: 'checkBoxes' },
      indexed: true,
    };
    assert.deepEqual(await post(withColumn(boards)), [
      400,
      'invalidRequest',
      "Field 'Boards' of several values cannot be indexed",
    ]);
    const held = { name: 'Held', boolean: {}, indexed: true, enforceUniqueValues: true };
    assert.deepEqual(await post(withColumn(held)), [
      400,
      'invalidRequest',
      "Field 'Held' of yes or no cannot be unique",
    ]);
    assert.deepEqual(await post(withColumn({ name: 'Modified', text: {} })), [
      409,
      'nameAlreadyExists',
      "The name 'Modified' is already in use.",
    ]);
    assert.deepEqual(refusalOf(await lists.call('GET', '/lists/Meetings')), [
      404,
      'itemNotFound',
      'The resource could not be found.',
    ]);
  });

  it('hides the User Information List until somebody asks for system lists, and lets nobody write to it', async () => {
    const { lists } = own;
    const plain = await lists.call('GET', '/lists');
    assert.deepEqual(
      plain.body.value.map(({ displayName }) => displayName),
      ['Action register'],
    );
    const all = await lists.call('GET', '/lists?$select=id,displayName,system');
    const hidden = all.body.value.find(({ system }) => system !== undefined)!;
    assert.deepEqual(hidden, { id: hidden.id, displayName: 'User Information List', system: {} });

    const path = `/lists/${hidden.id}/items`;
    const row = await lists.call(
      'GET',
      `${path}/1?$expand=fields($select=Title,Name,EMail,UserName,ContentType)`,
    );
    assert.deepEqual(row.body.fields, {
      '@odata.etag': row.body.eTag,
      id: '1',
      ContentType: 'Person',
      Title: 'Adrian Rocks',
      Name: 'i:0#.f|membership|adrian.rocks@sendig.example',
      EMail: 'adrian.rocks@sendig.example',
      UserName: 'adrian.rocks@sendig.example',
    });
    const refused = await lists.call('PATCH', `${path}/1/fields`, { Title: 'Somebody else' });
    assert.deepEqual(refusalOf(refused), [403, 'accessDenied', 'Access denied']);
  });
});

describe('lists for a caller who may only write rows', () => {
  const folder = ownFolder();
  let lists: Served;
  afterEach(() => lists.stop());

  it('can be filled, and not created or changed', async () => {
    lists = await serveLists(folder.path);
    await lists.call('POST', '/lists', REGISTER);
    const columns = await lists.call('GET', '/lists/Action%20register/columns');
    await lists.stop();

    lists = await serveLists(folder.path, { mayCreateLists: false });
    const path = '/lists/Action%20register/columns';
    for (const refused of [
      await lists.call('POST', '/lists', { displayName: 'Meetings' }),
      await lists.call('POST', path, { name: 'Outcome', text: {} }),
      await lists.call('PATCH', `${path}/${columns.body.value[0]!.id}`, { indexed: true }),
    ]) {
      assert.equal(refused.status, 403);
      assert.deepEqual(refusalOf(refused), [403, 'accessDenied', 'Access denied']);
    }
    assert.deepEqual((await lists.call('GET', path)).body, columns.body);
    const row = await lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.1', Title: 'One' } });
    assert.equal(row.status, 201);
  });
});
