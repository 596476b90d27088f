import assert from 'node:assert/strict';
import { request } from 'node:http';
import { ownService, refusalOf } from './serve-lists.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const FOLDER = { name: 'SENDIG papers', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };

describe('the document library of the list service', () => {
  const own = ownService();

  const put = async (path: string, words: string, token = 'local-token') => {
    const answer = await fetch(`${own.lists.base}${own.lists.site}/drive/root:/${path}:/content`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': WORD },
      body: words,
    });
    const body = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, body: body as never, headers: answer.headers, webUrl: body['webUrl'] };
  };
  /** Asks just as it is written: `fetch` would put the path in order first. */
  const ask = (path: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(own.lists.base);
      request({ hostname, port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('is there, by the path of the site and by its id', async () => {
    const { body: site } = await own.lists.call('GET', '');
    for (const where of ['/drive', `${own.lists.base}/sites/${site.id}/drive`]) {
      const { status, body } = await own.lists.call('GET', where);
      assert.deepEqual([status, body['driveType'], body['name']], [200, 'documentLibrary', 'Documents']);
    }
    assert.equal((await own.lists.call('GET', '/drives')).status, 404);
    assert.equal((await own.lists.call('GET', '/drive', undefined, { Authorization: '' })).status, 401);
  });

  it('takes a folder once', async () => {
    const { status, body } = await own.lists.call('POST', '/drive/root/children', FOLDER);
    assert.deepEqual([status, body['name']], [201, 'SENDIG papers']);
    assert.deepEqual(refusalOf(await own.lists.call('POST', '/drive/root/children', FOLDER)), [
      409,
      'nameAlreadyExists',
      "The name 'SENDIG papers' is already in use.",
    ]);
    for (const name of ['', '..', 'a/b', 'a:b', '~$a', ' a', 'a.', 'x'.repeat(241)]) {
      const wrong = await own.lists.call('POST', '/drive/root/children', { ...FOLDER, name });
      assert.equal(wrong.status, 400, name);
    }
  });

  it('takes a file into a folder that is there, and gives it to whoever opens its address', async () => {
    const path = 'SENDIG%20papers/Plan%20%231%20100%25.docx';
    assert.equal((await put(path, 'one')).status, 404);
    await own.lists.call('POST', '/drive/root/children', FOLDER);
    const created = await put(path, 'one');
    assert.equal(created.status, 201);
    const { origin } = new URL(own.lists.base);
    assert.equal(created.webUrl, `${origin}/files/SENDIG%20papers/Plan%20%231%20100%25.docx`);
    assert.equal((await put(path, 'two')).status, 200);

    const download = await fetch(created.webUrl);
    assert.equal(await download.text(), 'two');
    const { headers } = download;
    assert.deepEqual(
      ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'].map(
        (name) => headers.get(name),
      ),
      [WORD, 'attachment; filename="Plan #1 100%.docx"', "default-src 'none'; sandbox", 'nosniff'],
    );
  });

  it('takes a file from nobody without the token, and under no name that leads elsewhere', async () => {
    await own.lists.call('POST', '/drive/root/children', FOLDER);
    assert.equal((await put('SENDIG%20papers/a.docx', 'x', 'wrong')).status, 401);
    for (const name of ['..%2F..%2Fjournal.jsonl', '%2e%2e', 'a%3Ab', 'a%00b', '~%24a.docx']) {
      assert.equal((await put(`SENDIG%20papers/${name}`, 'x')).status, 400, name);
    }
    assert.equal((await put('SENDIG%20papers/%ff', 'x')).status, 400);
  });

  it('gives nothing but its files, and nothing to another machine’s page', async () => {
    await own.lists.call('POST', '/drive/root/children', FOLDER);
    await put('SENDIG%20papers/a.docx', 'x');
    const there = '/files/SENDIG%20papers/a.docx';
    assert.equal(await ask(there), 200);
    for (const path of [
      '/files/..%2f..%2fjournal.jsonl',
      '/files/../journal.jsonl',
      '/files/SENDIG%20papers/..%2f..%2fjournal.jsonl',
      '/files/%2e%2e/journal.jsonl',
      '/files/SENDIG%20papers/',
      '/files/SENDIG%20papers',
      '/files/SENDIG%20papers/b.docx',
    ]) {
      assert.equal(await ask(path), 404, path);
    }
    assert.equal(await ask(there, { host: 'evil.example' }), 403);
    assert.equal(await ask(there, { origin: 'https://evil.example' }), 403);
  });
});
