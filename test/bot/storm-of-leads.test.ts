import assert from 'node:assert/strict';
import { createCrowd } from './storm-of-leads-steps.js';
import { reckon } from './storm-of-leads-told.js';
import { openStorm } from './storm-of-leads-world.js';

const FULL = process.env['CHAOS'] === 'full';
const { SEED } = process.env;
const SEEDS = SEED !== undefined ? [Number(SEED)] : FULL ? [1, 2, 3, 4, 5] : [2];
const STEPS = FULL ? 2000 : 60;
const LEADS = FULL ? 200 : 60;

describe(`${LEADS} leads and the officer work on the same rows at random`, () => {
  for (const seed of SEEDS) {
    it(`and after ${STEPS} steps the history holds what each was told (SEED=${seed})`, async function () {
      this.timeout(FULL ? 3_600_000 : 180_000);
      const world = await openStorm(seed);
      const crowd = createCrowd(world, seed, LEADS);
      let step = 0;
      try {
        while (step < STEPS) {
          step += 1;
          await crowd.step();
        }
        await crowd.settle();
        const { register, recordEdits } = world.parts();
        const reading = await register.read();
        reckon(reading, crowd.reckoning);
        await recordEdits();
        assert.equal(
          (await register.read()).updates.length,
          reading.updates.length,
          'another look finds more',
        );
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        throw new Error(`SEED=${seed}, after ${step} steps: ${why}`, { cause: error });
      } finally {
        await world.close();
      }
    });
  }
});
