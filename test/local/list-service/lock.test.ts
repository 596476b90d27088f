import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../../../src/local/list-service/lock.js';
import { ownFolder } from './serve-lists.js';

describe('one service a folder', () => {
  const folder = ownFolder();

  function refusal(): { code: string; message: string } {
    return { code: 'state-locked', message: `Another service is using the state in ${folder.path}.` };
  }

  it('refuses a second service, and lets one in when the first has stopped', async () => {
    const release = await lockFolder(folder.path);
    await assert.rejects(lockFolder(folder.path), refusal());
    await release();
    assert.deepEqual(await readdir(folder.path), []);
    await (await lockFolder(folder.path))();
  });

  it('refuses while another process that lives holds the folder', async () => {
    const script = `const { lockFolder } = await import(${JSON.stringify(
      new URL('../../../src/local/list-service/lock.ts', import.meta.url).href,
    )}); await lockFolder(${JSON.stringify(folder.path)}).then(() => console.log('in'), (e) => console.log(e.code));`;
    const release = await lockFolder(folder.path);
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    assert.equal(run.stdout.trim(), 'state-locked', run.stderr);
    await release();
  });

  it('takes over from a process that died, even if its number is in use again', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (const lock of [
      JSON.stringify({ pid: dead, started: '1' }),
      JSON.stringify({ pid: process.ppid, started: 'another life' }),
      JSON.stringify({ pid: process.pid, started: 'another life' }),
      '',
    ]) {
      await writeFile(join(folder.path, 'lock'), lock);
      await (await lockFolder(folder.path))();
      assert.deepEqual(await readdir(folder.path), [], lock);
    }
  });
});
