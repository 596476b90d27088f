import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSample, type Sample } from '../../src/local/sample/read-sample.js';
import { liveTwoYears } from './two-years-live.js';

const FULL = process.env['CHAOS'] === 'full';
const SEEDS = FULL ? 20 : 1;
/** Where commits do not wait for a disk: what these years are about outlives no power cut. */
const MEMORY = '/dev/shm';
/** What two years must have seen to prove anything. */
const SEEN = [
  'due-soon',
  'due-today',
  'overdue',
  'update-request',
  'impact',
  'escalation',
  'sent',
  'failed',
  'unreachable',
  'came round again',
  'caught up',
  'sent at the second attempt',
  'stood in',
  'shared',
  'set in the list',
  'down',
];

describe('two years of reminders', () => {
  let sample: Sample;
  let folder: string;
  before(async () => {
    sample = await readSample();
    folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'two-years-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('ask everybody for what the policy says on the day it says, and for nothing else', async function () {
    this.timeout(FULL ? 1_800_000 : 180_000);
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const seen = await liveTwoYears(seed, FULL ? sample : halfOf(sample), join(folder, String(seed)));
      assert.deepEqual(
        SEEN.filter((what) => !seen.has(what)),
        [],
        `seed ${String(seed)}: never seen in two years`,
      );
    }
  });
});

/** Every other priority with its actions and its people, for the short form. */
function halfOf(sample: Sample): Sample {
  const { plan, reports, people } = sample;
  const priorities = plan.priorities.filter(({ number }) => number % 2 === 1);
  const actions = plan.actions.filter(({ priority }) => priority % 2 === 1);
  const refs = new Set(actions.map(({ ref }) => ref));
  const names = new Set([...priorities, ...actions].flatMap(({ leads }) => leads.map(({ name }) => name)));
  return {
    ...sample,
    plan: { ...plan, priorities, actions },
    reports: reports.filter(({ ref }) => refs.has(ref)),
    people: new Map([...people].filter(([name]) => names.has(name))),
  };
}
