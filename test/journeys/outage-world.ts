import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { compose } from '../../src/compose.js';
import { LIST_TITLES } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';
import type { Person } from '../../src/domain/action.js';
import type { Register } from '../../src/domain/register.js';
import type { Fault, FaultyRequest } from '../../src/local/list-service/faults.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { type Served, serveLists } from '../local/list-service/serve-lists.js';
import { plan, planAction } from '../register/build-register.js';
import { day, lead } from '../support/build-action.js';
import { unavailable } from '../support/list-faults.js';
import { OWN_TENANT, type OwnTeams, openTeams } from '../support/own-teams.js';
import { newDataDir, type RunningService, runService } from '../support/run-service.js';

/** How SharePoint is: away in one of four ways, or there. */
export type Weather = 'fair' | 'refusing' | 'resetting' | 'hanging' | 'unavailable';

const FAULTS: Readonly<Record<Weather, Fault | null>> = {
  fair: null,
  // Nobody listens then: no request comes so far.
  refusing: null,
  resetting: { kind: 'reset' },
  hanging: { kind: 'hang' },
  unavailable: unavailable(1),
};

/** A service in a process of its own, SharePoint and Teams in the test's. */
export interface OutageWorld {
  readonly teams: OwnTeams;
  /** SharePoint itself, however the weather is. */
  readonly register: Register;
  readonly lists: Served;
  turn(weather: Weather): Promise<void>;
  /** Resolves at the next request for `ref` that comes as far as SharePoint. */
  heardOf(ref: string): Promise<void>;
  /** Starts the service, again where it has been killed. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Lets the service end in peace. */
  stop(): Promise<void>;
  /** What waits in the service's outbox, once it has ended. */
  waiting(): Promise<number>;
  /** Moves the day that the service believes it is. */
  moveDay(to: string): void;
  close(): Promise<void>;
}

const PLACE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };

/** The register with an action for each of these leads, and the service, which is not started yet. */
export async function openOutage(leads: ReadonlyMap<string, Person>): Promise<OutageWorld> {
  const people = [...leads.values()];
  const dataDir = newDataDir();
  let weather: Weather = 'fair';
  let listener: { readonly ref: string; readonly hear: () => void } | null = null;
  const faults = ({ url }: FaultyRequest): Fault | null => {
    if (listener !== null && url.searchParams.get('$filter')?.includes(`'${listener.ref}'`) === true) {
      listener.hear();
    }
    return FAULTS[weather];
  };
  const lists = await serveLists(join(dataDir, 'sharepoint'), { faults, people });
  // A door of its own, so that it can be shut.
  const door = createServer(express().use('/graph/v1.0', lists.service.router));
  const listen = async (port: number): Promise<number> => {
    door.listen(port, '127.0.0.1');
    await once(door, 'listening');
    return (door.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const register = createRegister({
    graph: createGraph({ baseUrl: lists.base, credential: () => Promise.resolve('local-token') }),
    ...PLACE,
  });
  await register.provision();
  const actions = [...leads].map(([ref, { name }]) => planAction({ ref, leads: [lead(name)] }));
  await register.importPlan(plan(...actions), new Map(people.map((person) => [person.name, person])));

  let service: RunningService | null = null;
  const teams = await openTeams(people, () => `${service?.origin ?? ''}/api/messages`);
  const env = {
    DATA_DIR: join(dataDir, 'bot'),
    GRAPH_URL: `http://127.0.0.1:${String(port)}/graph/v1.0`,
    GRAPH_TOKEN: 'local-token',
    SHAREPOINT_SITE: PLACE.site,
    LOCAL_PAGE: 'off',
    LOCAL_DAY: '2022-09-01',
    // Never while the test runs.
    REMIND_AT: '0 3 29 2 *',
    DIGEST_AT: '0 3 29 2 *',
  };
  const composed = (): ReturnType<typeof compose> =>
    compose(loadConfig(env), {
      graphUrl: env.GRAPH_URL,
      serviceUrl: null,
      tenantId: OWN_TENANT,
      now: () => '2022-09-01T08:00:00.000Z',
      today: () => day('2022-09-01'),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
  // The service looks each minute and keeps what it saw; a test has not the time to wait for that.
  const earlier = await composed();
  await earlier.recordEdits();
  await earlier.close();

  return {
    teams,
    register,
    lists,
    turn: async (to) => {
      if (weather === 'refusing') await listen(port);
      weather = to;
      if (to === 'refusing') door.close();
      // Whoever still waits for an answer of the weather before is told at once that there is none.
      door.closeAllConnections();
    },
    heardOf: (ref) =>
      new Promise((resolve) => {
        listener = { ref, hear: resolve };
      }),
    start: async () => {
      service = await runService(env.DATA_DIR, env);
    },
    kill: async () => {
      await service?.kill();
    },
    stop: async () => {
      await service?.stop();
    },
    waiting: async () => {
      const parts = await composed();
      const waiting = await parts.state.outbox.pending();
      await parts.close();
      return waiting.length;
    },
    moveDay: (to) => {
      mkdirSync(join(env.DATA_DIR, 'local'), { recursive: true });
      writeFileSync(join(env.DATA_DIR, 'local', 'day.json'), JSON.stringify({ day: to }));
    },
    close: async () => {
      await service?.kill();
      await teams.close();
      door.closeAllConnections();
      door.close();
      await lists.stop();
    },
  };
}
