import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importCommand } from '../../src/import-command.js';
import { openBotWorld } from '../bot/bot-world.js';
import { newDataDir, runCommand } from '../support/run-service.js';

/** Two actions of the sample's priority 3: the first with other partners, the second new. */
const PLAN = [
  'Priority 3: A Local Offer that families know and use',
  '',
  'Ref\tActions\tCompletion date\tLead\tDelivery partners',
  '3.1.1\tBring services and families together on a board that owns the Local Offer, keep it current and see that it is used.\tJune 2022\tAdrian Rocks\tThe parent carer forum, every service',
  '3.9.1\tAsk families every spring what they could not find.\tMarch 2023\tKaren Kromilicki\tThe parent carer forum',
].join('\n');

describe('the officer imports a plan into the list', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
  const env = { DATA_DIR: newDataDir() };
  const run = (...args: string[]) => runCommand(args, env, 'compiled', folder);
  before(() => {
    writeFileSync(path.join(folder, 'plan.txt'), PLAN);
    writeFileSync(
      path.join(folder, 'people.csv'),
      'name,upn\nAdrian Rocks,adrian.rocks@sendig.example\nKaren Kromolicki,karen.kromolicki@sendig.example\n',
    );
  });

  it('and sees what it holds, who is not known, and what would become of the list', async () => {
    const { code, stdout, stderr } = await run(
      ...['import', 'plan.txt', '--people', 'people.csv', '--into-list', '--yes'],
    );
    assert.deepEqual(
      [code, stdout],
      [
        0,
        '1 added, 1 updated, 0 unchanged.\nThe schedule reminds nobody of what was added until an officer presses Send: type reminders to the bot.\n',
      ],
    );
    const told = stderr.split('\n');
    assert.deepEqual(told.slice(0, 2), [
      '2 actions in 1 priority, 2 leads, 0 impact measures.',
      '0 actions without a date. 0 actions with a RAG.',
    ]);
    assert.ok(
      told.includes(
        '  “Karen Kromilicki” (3.9.1) is not in the list of people. The closest there: Karen Kromolicki.',
      ),
      stderr,
    );
    assert.ok(told.includes('  3.1.1: Action, Leads as published, Partners'), stderr);
    assert.ok(
      told.includes('1 action would be added, 1 action changed; 0 actions would stay as they are.'),
      stderr,
    );
  });

  it('and nothing is written where they say no', async () => {
    const world = await openBotWorld();
    try {
      const before = await world.rows();
      const [asked, told]: [string[], string[]] = [[], []];
      const importing = importCommand(
        path.join(folder, 'plan.txt'),
        { intoList: true },
        {
          read: readFile,
          withParts: (work) => work(world.parts),
          print: () => assert.fail('nothing is done'),
          tell: (words) => told.push(words),
          progress: null,
          confirm: (question) => {
            asked.push(question);
            return Promise.resolve(false);
          },
        },
      );
      await assert.rejects(importing, { code: 'not-confirmed' });
      assert.deepEqual(asked, ['Write this into SharePoint? (yes/no) ']);
      assert.equal(
        told.at(-1),
        '2 actions would be added, 0 actions changed; 0 actions would stay as they are.\nIn the list and not in the plan, left as they are: 1.1.1, 1.1.2, 3.2.1, 3.2.2, 3.2.3.\n',
      );
      assert.equal(await world.rows(), before);
    } finally {
      await world.close();
    }
  });

  it('a second time, and nothing changes', async () => {
    const { code, stdout, stderr } = await run('import', 'plan.txt', '--into-list', '--yes');
    assert.deepEqual([code, stdout], [0, '0 added, 0 updated, 2 unchanged.\n']);
    assert.match(stderr, /0 actions would be added, 0 actions changed; 2 actions would stay as they are\./);
  });
});
