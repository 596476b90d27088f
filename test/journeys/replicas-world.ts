import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LIST_TITLES } from '../../src/config/config.js';
import type { Person } from '../../src/domain/action.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { openState } from '../../src/state/open-state.js';
import { serveLists } from '../local/list-service/serve-lists.js';
import { plan, planAction } from '../register/build-register.js';
import { lead, person } from '../support/build-action.js';
import { OWN_TENANT, openTeams } from '../support/own-teams.js';
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

const DAY = '2022-09-01';
const PLACE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
const OWED = 'remind-settled-to';
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
  const people: Person[] = Array.from({ length: leads }, (_, at) => person(`Lead ${String(at + 1)}`));
  const lists = await serveLists(mkdtempSync(join(tmpdir(), 'replicas-')), { people });
  const register = createRegister({
    graph: createGraph({ baseUrl: lists.base, credential: () => Promise.resolve('local-token') }),
    ...PLACE,
  });
  await register.provision();
  const actions = people.map(({ name }, at) =>
    planAction({ ref: `3.2.${String(at + 1)}`, leads: [lead(name)] }),
  );
  await register.importPlan(plan(...actions), new Map(people.map((one) => [one.name, one])));
  // Nobody speaks to the bot in these stories.
  const teams = await openTeams(people, () => '', onMessage);
  const state = await openState(postgres.url);
  await state.facts.set('tenant', OWN_TENANT);
  await state.holds.release([]);
  for (const { name, upn } of people) {
    await state.contacts.save({
      upn,
      email: '',
      name,
      aadObjectId: `entra-${upn}`,
      userId: `29:${upn}`,
      conversationId: `chat-${upn}`,
      serviceUrl: teams.serviceUrl,
      unreachable: null,
    });
  }

  const services = new Set<RunningService>();
  const start = async () => {
    services.add(
      await runService(newDataDir(), {
        STATE_URL: postgres.url,
        GRAPH_URL: lists.base,
        GRAPH_TOKEN: 'local-token',
        SHAREPOINT_SITE: PLACE.site,
        LOCAL_PAGE: 'off',
        LOCAL_DAY: DAY,
        REMIND_AT: '0 0 * * *',
        DIGEST_AT: '0 0 29 2 *',
        LOG_LEVEL: 'fatal',
      }),
    );
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
    oweReminders: () => state.facts.set(OWED, '2022-08-31T23:00'),
    settled: async () => {
      while (!(await state.facts.get(OWED))?.startsWith(DAY)) await pause(LOOK_MS);
    },
    close: async () => {
      for (const service of services) await kill(service);
      await teams.close();
      await lists.stop();
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
