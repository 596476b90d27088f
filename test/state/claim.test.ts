import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Claim } from '../../src/domain/state.js';
import { claim } from '../../src/state/claim.js';
import { type Postgres, postgresOrSkip } from '../support/postgres.js';

for (const engine of ['libsql', 'PostgreSQL'] as const) {
  describe(`a claim on ${engine}`, () => {
    let postgres: Postgres | null = null;
    let url: string;
    const open: Claim[] = [];

    /** Claims what is free. */
    const take = async (name: 'service' | 'reminders', waitMs = 0): Promise<Claim> => {
      const taken = await claim(url, name, waitMs);
      assert.ok(taken !== null, `${name} is free`);
      open.push(taken);
      return taken;
    };

    before(async function () {
      this.timeout(60_000);
      if (engine === 'PostgreSQL') postgres = await postgresOrSkip(this);
      url = postgres?.url ?? mkdtempSync(path.join(tmpdir(), 'claim-'));
    });
    afterEach(async () => {
      for (const taken of open.splice(0)) await taken.release();
    });
    after(() => postgres?.stop());

    it('is one process’s alone until it is given back', async () => {
      const first = await take('service');
      assert.equal(first.held(), true);
      assert.equal(await claim(url, 'service'), null);

      await first.release();
      assert.equal(first.held(), false);
      await take('service');
    });

    it('stands beside the other one', async () => {
      const [service, reminders] = [await take('service'), await take('reminders')];
      assert.deepEqual([service.held(), reminders.held()], [true, true]);
    });

    it('comes to whoever waits for it, once it is free', async () => {
      const first = await take('reminders');
      const waiting = take('reminders', 10_000);
      await first.release();
      assert.equal((await waiting).held(), true);
    });

    if (engine === 'PostgreSQL') {
      it('is known to be lost once the server has gone, and can be had again', async function () {
        this.timeout(60_000);
        const lost = await take('service');
        await postgres!.restart();
        while (lost.held()) await pause(10);
        await take('service');
      });

      it('is known to be doubtful after the process has stood still', async () => {
        const taken = await take('service');
        const realNow = Date.now;
        Date.now = () => realNow() + 60_000;
        try {
          assert.equal(taken.held(), false);
        } finally {
          Date.now = realNow;
        }
      });
    }
  });
}
