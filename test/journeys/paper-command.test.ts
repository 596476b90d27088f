import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePlan } from '../../src/importing/parse-plan.js';
import { newDataDir, runCommand } from '../support/run-service.js';

describe('the officer writes papers', () => {
  const env = { DATA_DIR: newDataDir() };
  const folder = mkdtempSync(path.join(tmpdir(), 'papers-'));
  const run = (...args: string[]) => runCommand(args, env, 'compiled', folder);

  it('the plan, for publication, in a new file of this folder', async () => {
    const name = 'SENDIG published plan for publication 2022-09-01.docx';
    assert.deepEqual(await run('paper', 'plan', '--as-of', '2022-09-01', '--for', 'publication'), {
      code: 0,
      stdout: `Written: ${name}\n`,
      stderr: '',
    });
    const { actions } = parsePlan(readFileSync(path.join(folder, name)), name);
    assert.equal(actions.length, 101);
    assert.equal(actions[0]?.leads[0]?.name, 'Head of SEND');
  });

  it('the digest as a Word file, but not over one that somebody may have worked on', async () => {
    const name = 'SENDIG action register 2022-09-01.docx';
    writeFileSync(path.join(folder, name), 'edited');
    assert.deepEqual(await run('digest', '--as-of', '2022-09-01', '--priority', '3', '--format', 'docx'), {
      code: 1,
      stdout: '',
      stderr: `There is a file ${name} already, and somebody may have worked on it. Move it away, or name the file to write with --out.\n`,
    });
    assert.equal(readFileSync(path.join(folder, name), 'utf8'), 'edited');
  });

  it('and is told which papers there are', async () => {
    const { code, stderr } = await run('paper', 'monthly');
    assert.equal(code, 2);
    assert.match(stderr, /It is one of sendig, impact, six-month, plan\./);
  });
});
