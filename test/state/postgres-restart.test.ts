import assert from 'node:assert/strict';
import pg from 'pg';
import type { State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';
import { type Postgres, postgresOrSkip } from '../support/postgres.js';

describe('PostgreSQL is started again while the bot works with it', () => {
  let postgres: Postgres | null = null;
  let state: State;

  before(async function () {
    postgres = await postgresOrSkip(this);
    state = await openState(postgres.url);
  });
  after(async () => {
    if (postgres === null) return;
    await state.close();
    postgres.stop();
  });

  it('and what was under way fails, the process lives on, and the next works', async () => {
    await state.facts.set('a meeting', '29 September 2022');
    const other = new pg.Client({ connectionString: postgres!.url });
    other.on('error', () => undefined);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE facts IN ACCESS EXCLUSIVE MODE');
    const failing = assert.rejects(state.facts.get('a meeting'), /Connection terminated unexpectedly/);
    // From here on it waits for the lock, and its connection is in use.
    while ((await waiting(other)) === 0);

    await postgres!.restart();

    await failing;
    assert.equal(await state.facts.get('a meeting'), '29 September 2022');
  });
});

async function waiting(session: pg.Client): Promise<number> {
  const { rowCount } = await session.query('SELECT 1 FROM pg_locks WHERE NOT granted');
  return rowCount ?? 0;
}
