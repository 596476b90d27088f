import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { openDueLeads } from '../support/due-leads.js';
import type { DueWork } from '../support/due-work.js';
import type { RunningService } from '../support/run-service.js';
import { openReplicas, type Replicas } from './replicas-world.js';

const FULL = process.env['CHAOS'] === 'full';
const KILLS = FULL ? 10 : 1;
const LEADS = FULL ? 60 : 12;
/** At each of so many messages one is killed. */
const EVERY = 4;
/** So long after Teams has answered; `null`: while Teams has the message and the service does not know. */
const AFTER_MS = [null, 0, null, 15];
/** Teams takes its time, so that two that send at once would be seen. */
const SLOW_MS = 300;
const TAKEOVER_MS = 30_000;

describe('several services on one PostgreSQL', () => {
  let replicas: Replicas;
  let due: DueWork;
  const asked: string[] = [];
  const takeovers: number[] = [];
  let kills = 0;
  let killedAt: number | null = null;
  /** The one that takes the place of the last that was killed. */
  let starting: Promise<void> = Promise.resolve();

  const kill = async (service: RunningService) => {
    await replicas.kill(service);
    killedAt = Date.now();
    if (FULL) starting = replicas.start();
  };
  const onMessage = async (to: string) => {
    asked.push(to);
    if (killedAt !== null) takeovers.push(Date.now() - killedAt);
    killedAt = null;
    await pause(SLOW_MS);
    if (kills === KILLS || asked.length % EVERY !== 0) return;
    const moment = AFTER_MS[kills % AFTER_MS.length] ?? null;
    const leader = await replicas.leader();
    kills += 1;
    if (moment === null) await kill(leader);
    else setTimeout(() => void kill(leader), moment);
  };

  before(async function () {
    this.timeout(180_000);
    replicas = await openReplicas(this, async () => {
      due = await openDueLeads(LEADS, { onMessage });
      return due;
    });
    for (let at = 0; at < (FULL ? 3 : 2); at += 1) await replicas.start();
  });
  after(async () => {
    await starting;
    await replicas.close();
  });

  it('live on when the database is started again, and one of them has the turn', async function () {
    this.timeout(120_000);
    await replicas.leader();
    await replicas.restartPostgres();
    await replicas.leader();
    for (const { origin } of replicas.services) {
      assert.equal((await fetch(`${origin}/readyz`)).status, 200, origin);
    }
  });

  it('ask every lead once, however often the one that is asking is killed', async function () {
    this.timeout(FULL ? 600_000 : 120_000);
    await due.owe(replicas.state);
    await due.settled(replicas.state);

    if (FULL) console.log(`      ${String(asked.length)} messages, takeovers in ms: ${takeovers.join(', ')}`);
    assert.equal(kills, KILLS);
    assert.equal(new Set(asked).size, LEADS, 'nobody was lost');
    assert.ok(
      asked.length <= LEADS + KILLS,
      `at most one is repeated a kill: ${String(asked.length)} messages`,
    );
    assert.equal(takeovers.length, KILLS);
    for (const ms of takeovers) assert.ok(ms < TAKEOVER_MS, `another took over after ${String(ms)} ms`);
  });
});
