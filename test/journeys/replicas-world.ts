import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openState } from '../../src/state/open-state.js';
import { openDueLeads } from '../support/due-leads.js';
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
  /** Makes the reminders of the day due. */
  oweReminders(): Promise<void>;
  /** Resolves once the day's reminders are settled. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How often a condition is looked at. */
const LOOK_MS = 100;

/**
 * A register with an overdue action for each of so many leads, each of whom has a chat with the bot.
 * @param onMessage is told of each message as it arrives at Teams, before the bot has the answer
 */
export async function openReplicas(
  context: Mocha.Context,
  leads: number,
  onMessage: (to: string) => Promise<void>,
): Promise<Replicas> {
  const postgres = await postgresOrSkip(context);
  const due = await openDueLeads(leads, { onMessage });
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
    oweReminders: () => due.owe(state),
    settled: () => due.settled(state),
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
