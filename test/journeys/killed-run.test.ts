import assert from 'node:assert/strict';
import { openDueLeads } from '../support/due-leads.js';
import { seeded } from '../support/seeded.js';
import { type KilledRuns, type Moment, openKilledRuns } from './killed-run.js';

const FULL = process.env['CHAOS'] === 'full';
/** So many at the same time, for most of the time a service is starting. */
const LANES = FULL ? 3 : 1;
const RUNS = FULL ? 25 : 1;
const KILLS_A_RUN = FULL ? 8 : 2;
const LEADS = 40;
const SEED = 108;

describe('the process is killed while it reminds', () => {
  const open: KilledRuns[] = [];
  afterEach(async () => {
    for (const runs of open.splice(0)) await runs.close();
  });
  const opened = async (leads: number, answerMs: number) => {
    const runs = await openKilledRuns({
      open: (told) => openDueLeads(leads, told),
      ...{ of: leads, answerMs, patienceMs: 120_000 },
    });
    open.push(runs);
    return runs;
  };

  it(`has, after each restart, written to each of 40 leads, at most one of them again (seed ${String(SEED)})`, async function () {
    this.timeout(FULL ? 7_200_000 : 240_000);
    const chance = seeded(SEED);
    const runs = Array.from({ length: RUNS }, () => momentsBy(chance));
    let repeated = 0;
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        const lane = await opened(LEADS, 10);
        for (let moments = runs.pop(); moments !== undefined; moments = runs.pop()) {
          repeated += judge(await lane.run(moments), { moments, leads: LEADS, mostAgain: 1 });
        }
      }),
    );
    if (FULL) console.log(`      ${String(RUNS * KILLS_A_RUN)} kills, ${String(repeated)} repeated`);
  });

  it('repeats at most the eight that are under way where there are more than a hundred', async function () {
    this.timeout(240_000);
    const leads = 110;
    const moments: Moment[] = [
      { at: 'arrived', reached: 37 },
      { at: 'on-its-way', reached: 83 },
    ].slice(0, FULL ? 2 : 1) as Moment[];
    const runs = await opened(leads, 40);
    const repeated = judge(await runs.run(moments), { moments, leads, mostAgain: 8 });
    if (FULL) console.log(`      ${String(moments.length)} kills, ${String(repeated)} repeated`);
  });
});

/** Moments by chance, over the whole of a run and past its last message. */
function momentsBy(chance: () => number): Moment[] {
  const below = (limit: number): number => Math.floor(chance() * limit);
  return Array.from({ length: KILLS_A_RUN }, () => Math.min(1 + below(LEADS * 1.1), LEADS))
    .sort((a, b) => a - b)
    .map((reached): Moment => {
      const kind = chance();
      if (kind < 0.15) return { at: 'start', afterMs: below(4_000) };
      if (kind < 0.3) return { at: 'read', nth: 1 + below(6), afterMs: below(40) };
      if (kind < 0.5) return { at: 'on-its-way', reached };
      if (kind < 0.7) return { at: 'arrived', reached };
      return { at: 'sent', reached, afterMs: below(reached === LEADS ? 400 : 25) };
    });
}

/** Holds whom each service wrote to against the promise; returns how many messages came again. */
function judge(
  services: readonly (readonly string[])[],
  {
    moments,
    leads,
    mostAgain,
  }: { readonly moments: readonly Moment[]; readonly leads: number; readonly mostAgain: number },
): number {
  const story = JSON.stringify({ moments, messages: services.map(({ length }) => length) });
  const asked = new Set<string>();
  let repeated = 0;
  for (const service of services) {
    const again = service.filter((upn, at) => asked.has(upn) || service.indexOf(upn) < at);
    assert.ok(again.length <= mostAgain, `${again.join(', ')} again after one kill: ${story}`);
    repeated += again.length;
    for (const upn of service) asked.add(upn);
  }
  assert.equal(asked.size, leads, `nobody is lost: ${story}`);
  return repeated;
}
