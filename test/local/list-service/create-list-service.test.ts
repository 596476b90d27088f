import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ITEMS, ownFolder, REGISTER, refusalOf, serveLists } from './serve-lists.js';

describe('the list service', () => {
  const folder = ownFolder();

  it('lets nobody in without the token', async () => {
    const lists = await serveLists(folder.path);
    for (const Authorization of ['', 'Bearer wrong', 'local-token']) {
      const refused = await lists.call('GET', '/lists', undefined, {
        Authorization,
        'client-request-id': 'mine',
      });
      assert.deepEqual(refusalOf(refused), [
        401,
        'InvalidAuthenticationToken',
        'Access token is empty or not valid.',
      ]);
      assert.equal(refused.headers.get('client-request-id'), 'mine');
    }
    await lists.stop();
  });

  it('answers a body that is no JSON, or too much of it, and lives', async () => {
    const lists = await serveLists(folder.path);
    const post = (body: string): Promise<Response> =>
      fetch(`${lists.base}${lists.site}/lists`, {
        method: 'POST',
        headers: { Authorization: 'Bearer local-token', 'Content-Type': 'application/json' },
        body,
      });
    const statuses = [];
    for (const body of ['{', '[]', '{}', 'x'.repeat(5_000_000)]) statuses.push((await post(body)).status);
    assert.deepEqual(statuses, [400, 400, 400, 413]);
    assert.deepEqual(refusalOf(await lists.call('GET', `${lists.base}/sites/elsewhere/lists`)), [
      404,
      'itemNotFound',
      'The resource could not be found.',
    ]);
    assert.equal((await lists.call('GET', '')).body.displayName, 'SEND');
    await lists.stop();
  });

  it('keeps everything over a restart: lists, rows, eTags, delta links and the ids of people', async () => {
    const before = await serveLists(folder.path);
    await before.call('POST', '/lists', REGISTER);
    for (const ref of ['1.1.1', '1.1.2', '1.1.3'])
      await before.call('POST', ITEMS, { fields: { ActionRef: ref } });
    const link = String((await before.call('GET', `${ITEMS}/delta?token=latest`)).body['@odata.deltaLink']);
    await before.call('PATCH', `${ITEMS}/1/fields`, { Rag: 'Red', ChairLookupId: 2 });
    await before.call('DELETE', `${ITEMS}/3`);
    const rows = await before.call('GET', `${ITEMS}?$select=id,eTag,createdDateTime&$expand=fields`);
    const [site, columns] = [
      await before.call('GET', ''),
      await before.call('GET', '/lists?$expand=columns'),
    ];
    await before.stop();

    const people = [
      { name: 'New lead', upn: 'new.lead@sendig.example' },
      { name: 'Allan Pearce', upn: 'allan.pearce@sendig.example' },
    ];
    const after = await serveLists(folder.path, { people });
    assert.deepEqual((await after.call('GET', '')).body, site.body);
    assert.deepEqual((await after.call('GET', '/lists?$expand=columns')).body, columns.body);
    const again = await after.call('GET', `${ITEMS}?$select=id,eTag,createdDateTime&$expand=fields`);
    assert.deepEqual(again.body, rows.body);
    const delta = await after.call('GET', link.replace(before.base, after.base));
    assert.deepEqual(
      delta.body.value.map(({ id, deleted }) => [id, deleted !== undefined]),
      [
        ['1', false],
        ['3', true],
      ],
    );
    assert.equal((await after.call('POST', ITEMS, { fields: { ActionRef: '1.1.4' } })).body.id, '4');
    const known = await after.call(
      'GET',
      '/lists/User%20Information%20List/items?$expand=fields($select=Title)',
    );
    assert.deepEqual(
      known.body.value.map(({ id, fields }) => `${id} ${String(fields['Title'])}`),
      ['1 Adrian Rocks', '2 Allan Pearce', '3 Project officer', '4 New lead'],
    );
    await after.stop();
  });

  it('loses nothing that was answered when the process is killed', async () => {
    const answered = new Map<string, string>();
    for (let kill = 0; kill < 5; kill += 1) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('serve-until-killed.ts', import.meta.url)), folder.path],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      );
      const gone = once(child, 'exit');
      try {
        const [base] = (await once(child.stdout, 'data')) as [Buffer];
        const items = `${base.toString().trim()}/sites/sendig.example:/sites/send:${ITEMS}`;
        await writeUntilKilled(items, answered, 5 + kill * 7, () => child.kill('SIGKILL'));
      } finally {
        child.kill('SIGKILL');
      }
      await gone;
    }
    const lists = await serveLists(folder.path);
    const found = new Map<string, string>();
    for (let next: string | undefined = `${ITEMS}?$expand=fields`; next !== undefined; ) {
      const { body } = await lists.call('GET', next);
      for (const { eTag, fields } of body.value) found.set(String(fields['ActionRef']), eTag);
      next = body['@odata.nextLink'] as string | undefined;
    }
    await lists.stop();
    for (const [ref, etag] of answered) assert.equal(found.get(ref), etag, ref);
    assert.ok(answered.size >= 5 + 12 + 19 + 26 + 33);
  });
});

/** Four writers at once, until `enough` of their rows were answered for and the process is killed. */
async function writeUntilKilled(
  items: string,
  answered: Map<string, string>,
  enough: number,
  kill: () => void,
): Promise<void> {
  let count = 0;
  const writer = async (name: number): Promise<void> => {
    for (let row = 0; ; row += 1) {
      const ref = `${String(enough)}.${String(name)}.${String(row)}`;
      const reply = await fetch(items, {
        method: 'POST',
        headers: { Authorization: 'Bearer local-token', 'Content-Type': 'application/json' },
        body: JSON.stringify({ fields: { ActionRef: ref } }),
      });
      assert.equal(reply.status, 201);
      answered.set(ref, ((await reply.json()) as { eTag: string }).eTag);
      count += 1;
      if (count === enough) kill();
    }
  };
  const ends = await Promise.allSettled([1, 2, 3, 4].map(writer));
  for (const end of ends)
    assert.match(String(end.status === 'rejected' && end.reason), /fetch failed|terminated/);
}
