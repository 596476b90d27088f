import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';
import type { DueWork } from '../support/due-work.js';
import { postgresOrSkip } from '../support/postgres.js';
import { newDataDir, type RunningService, runService } from '../support/run-service.js';

/** Services in processes of their own on one PostgreSQL; SharePoint and Teams in the test's. */
export interface Replicas {
  readonly services: ReadonlySet<RunningService>;
  /** Starts one more and waits until it answers. */
  start(): Promise<void>;
  /** Whose turn it is; waits until it is somebody's. */
  leader(): Promise<RunningService>;
  kill(service: RunningService): Promise<void>;
  restartPostgres(): Promise<void>;
  readonly state: State;
  close(): Promise<void>;
}

/** How often a condition is looked at. */
const LOOK_MS = 100;

/** Nothing but PostgreSQL yet, with that work to be done. */
export async function openReplicas(context: Mocha.Context, open: () => Promise<DueWork>): Promise<Replicas> {
  const postgres = await postgresOrSkip(context);
  const due = await open();
  const state = await openState(postgres.url);
  await due.furnish(state);

  const services = new Set<RunningService>();
  const start = async () => {
    services.add(await runService(newDataDir(), { ...due.env, STATE_URL: postgres.url }));
  };
  const kill = async (service: RunningService) => {
    services.delete(service);
    await service.kill();
  };
  return {
    services,
    start,
    kill,
    leader: async () => {
      for (;;) {
        const pids = await holdersOf(postgres.url);
        const found = [...services].find(({ pid }) => pids.includes(pid));
        if (found !== undefined) return found;
        await pause(LOOK_MS);
      }
    },
    restartPostgres: () => postgres.restart(),
    state,
    close: async () => {
      for (const service of services) await kill(service);
      await due.close();
      await state.close();
      postgres.stop();
    },
  };
}

/** The processes that have the turn: one or none. */
async function holdersOf(url: string): Promise<readonly number[]> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  const { rows } = await session.query<{ who: string }>(
    `SELECT application_name AS who FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND application_name LIKE 'sendig service %'`,
  );
  await session.end();
  return rows.map(({ who }) => Number(who.split(' ').at(-1)));
}
