import assert from 'node:assert/strict';
import { appendFile, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sinon from 'sinon';
import { CodedError } from '../../../src/errors.js';
import { ITEMS, ownFolder, REGISTER, refusalOf, serveLists } from './serve-lists.js';

describe('the journal', () => {
  const folder = ownFolder();

  async function withTwoRows(): Promise<string> {
    const lists = await serveLists(folder.path);
    await lists.call('POST', '/lists', REGISTER);
    await lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.1' } });
    await lists.call('POST', ITEMS, { fields: { ActionRef: '1.1.2' } });
    await lists.stop();
    return join(folder.path, 'journal.jsonl');
  }

  async function rowsAfterRestart(): Promise<readonly unknown[]> {
    const lists = await serveLists(folder.path);
    try {
      const { body } = await lists.call('GET', `${ITEMS}?$expand=fields`);
      return body.value.map(({ fields }) => fields['ActionRef']);
    } finally {
      await lists.stop();
    }
  }

  it('leaves out a last line that the crash tore, and goes on after it', async () => {
    const file = await withTwoRows();
    await appendFile(file, '{"kind":"item","listId":"');
    assert.deepEqual(await rowsAfterRestart(), ['1.1.1', '1.1.2']);
    assert.ok((await readFile(file, 'utf8')).endsWith('}\n'));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, -10));
    assert.deepEqual(await rowsAfterRestart(), ['1.1.1']);
  });

  it('does not start on a journal that is damaged in its midst', async () => {
    const file = await withTwoRows();
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[2] = '{"kind":"item"}';
    await writeFile(file, lines.join('\n'));
    const message = `The bot's own state cannot be opened: ${file}, line 3, is damaged.`;
    await assert.rejects(serveLists(folder.path), { code: 'state-unreadable', message });
    await assert.rejects(serveLists(folder.path), { code: 'state-unreadable' }, 'the lock was let go');
    assert.equal(await readFile(file, 'utf8'), lines.join('\n'), 'the file is left for somebody to mend');
  });

  it('does not take somebody else’s file for an empty journal', async () => {
    await writeFile(join(folder.path, 'journal.jsonl'), 'notes about the journal');
    await assert.rejects(serveLists(folder.path), (error) => {
      assert.ok(error instanceof CodedError);
      return error.code === 'state-unreadable';
    });
  });

  it('tells nobody anything more once the disk has failed, and has after a restart what it told before', async () => {
    const file = await withTwoRows();
    const lists = await serveLists(folder.path);
    const handle = await open(file);
    const append = sinon.stub(Object.getPrototypeOf(handle) as typeof handle, 'appendFile').rejects();
    const silent = [503, 'serviceNotAvailable', 'The lists cannot be written to the disk.'];
    try {
      assert.equal((await lists.call('GET', `${ITEMS}/2`)).status, 200);
      assert.deepEqual(refusalOf(await lists.call('DELETE', `${ITEMS}/2`)), silent);
    } finally {
      append.restore();
      await handle.close();
    }
    assert.deepEqual(refusalOf(await lists.call('GET', ITEMS)), silent);
    await lists.stop();
    assert.deepEqual(await rowsAfterRestart(), ['1.1.1', '1.1.2']);
  });

  it('says so when the folder cannot be written', async () => {
    const file = join(folder.path, 'a-file');
    await writeFile(file, '');
    await assert.rejects(serveLists(join(file, 'lists')), {
      code: 'file-not-writable',
      message: `The file ${join(file, 'lists')} cannot be written.`,
    });
  });
});
