import assert from 'node:assert/strict';
import { type Batch, runBatch, runBatchesAside, type Tally } from './chaos-batch.js';

const FULL = process.env['CHAOS'] === 'full';
/** In the full form each batch has a bot of its own, so that its history never gets long. */
const BATCHES: readonly Batch[] = Array.from({ length: 50 }, (_, index) => ({
  seed: index + 1,
  runs: 2_000,
}));
const SHORT: Batch = { seed: 2022, runs: 600 };
/** Processes beside one another in the full form. */
const LANES = 2;
/** What any long stretch of activities brings about. */
const KINDS = [
  'card',
  'words',
  'nothing',
  'sent',
  'taken',
  'not taken',
  'refused 400',
  'refused 403',
  'refused 413',
  'refused 415',
] as const;

describe('whatever is posted to the bot', () => {
  it('is answered in order or refused in a sentence, and changes nothing that it may not', async function () {
    this.timeout(FULL ? 7_200_000 : 180_000);
    const tallies = FULL ? await runAll() : [await runBatch(SHORT)];
    for (const kind of KINDS) assert.ok(sum(tallies, kind) > 0, `there was none: ${kind}`);
    if (FULL) console.log(KINDS.map((kind) => `      ${kind}: ${sum(tallies, kind)}`).join('\n'));
  });
});

async function runAll(): Promise<readonly Tally[]> {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    BATCHES.filter((_batch, index) => index % LANES === lane),
  );
  return (await Promise.all(lanes.map(runBatchesAside))).flat();
}

function sum(tallies: readonly Tally[], kind: keyof Tally): number {
  return tallies.reduce((total, tally) => total + (tally[kind] ?? 0), 0);
}
