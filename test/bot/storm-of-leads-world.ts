import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { type Composition, compose, reach } from '../../src/compose.js';
import { LIST_TITLES } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';
import type { Person } from '../../src/domain/action.js';
import type { CivilDate } from '../../src/domain/civil-date.js';
import type { Register } from '../../src/domain/register.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import type { Fault, FaultyRequest } from '../../src/local/list-service/faults.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { serveLists } from '../local/list-service/serve-lists.js';
import { due, plan, planAction } from '../register/build-register.js';
import { lead, person } from '../support/build-action.js';
import { OWN_TENANT, type OwnTeams, openTeams } from '../support/own-teams.js';
import { createStorm } from '../support/storm.js';

/** How SharePoint is: as it should be, with much going wrong, or away. */
export type Weather = 'fair' | 'stormy' | 'away';

/** An action of the storm, the id of its row, and who leads or co-leads it. */
export interface StormAction {
  readonly ref: string;
  readonly id: string;
  readonly leads: readonly Person[];
}

/** The bot, SharePoint and Teams in this process, on a clock that moves when it is told to or something waits. */
export interface StormWorld {
  readonly actions: readonly StormAction[];
  readonly officer: Person;
  readonly teams: OwnTeams;
  readonly sky: {
    weather: Weather;
    /** What is done between the bot's look at that row and its writing of it, where it is stormy. */
    meanwhile: (id: string) => Promise<void>;
  };
  /** The bot's parts; others after it has been started anew. */
  readonly parts: () => Composition;
  /** Starts the bot anew on the same state. */
  readonly restart: () => Promise<void>;
  readonly pass: (ms: number) => void;
  readonly today: () => CivilDate;
  /** The number of somebody on the site, as a column of people has it. */
  readonly numberOf: (somebody: Person) => number;
  /** The columns of an action's row, as SharePoint has them. */
  readonly fieldsOf: (id: string) => Promise<Readonly<Record<string, unknown>>>;
  /** The officer changes an action's row in SharePoint itself. */
  readonly edit: (id: string, fields: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

const FIRST = 'Ada Ben Cleo Dan Eve Finn Gwen Hal Ivy Jack Kate Liam Maya Noah Orla Paul Ruth Sam Tess Will';
const LAST = 'Ash Birch Cedar Elder Hazel Holly Larch Maple Oak Rowan';
const EVERYBODY = LAST.split(' ').flatMap((last) =>
  FIRST.split(' ').map((first) => person(`${first} ${last}`)),
);
const OFFICER: Person = { name: 'Project officer', upn: 'officer@sendig.example' };
const PEOPLE = [OFFICER, ...EVERYBODY];
/** Of every three actions one is late, one is due in winter and one has no date. */
const DUES = [due('August 2022', '2022-08-31'), due('December 2022', '2022-12-31'), due('ongoing', null)];
/** 40 actions with five leads and co-leads of their own, and two co-leads who lead the next one too. */
const LED = Array.from({ length: 40 }, (_, at) => {
  const somebody = (place: number): Person => EVERYBODY[(5 * at + place) % EVERYBODY.length]!;
  return {
    ref: `3.${String(1 + Math.trunc(at / 5))}.${String(1 + (at % 5))}`,
    leads: [0, 1, 2].map(somebody),
    coLeads: [3, 4, 7, 9].map(somebody),
    due: DUES[at % DUES.length]!,
  };
});
const SITE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
const REGISTER = `/lists/${encodeURIComponent(LIST_TITLES.register)}/items`;
const silent = (): void => undefined;

/** A register of which nothing has been reported yet, and the bot that has looked at it once. */
export async function openStorm(seed: number): Promise<StormWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'leads-'));
  const storm = createStorm(seed);
  storm.rage = true;
  const sky: StormWorld['sky'] = { weather: 'fair', meanwhile: () => Promise.resolve() };
  let nowMs = Date.parse('2022-09-01T08:00:00Z');
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  // No two things are done at the same moment.
  const now = (): string => new Date((nowMs += 1)).toISOString();
  const today = (): CivilDate => civilDateAt(now(), SITE.zone);

  /** What the officer asks of SharePoint is answered in any weather. */
  let officersAsking = 0;
  const faults = (request: FaultyRequest): Fault | null => {
    if (sky.weather === 'fair' || officersAsking > 0) return null;
    const fault: Fault | null = sky.weather === 'away' ? { kind: 'reset' } : storm.faults(request);
    // To hang takes real time, and ends as a connection does that is cut.
    return fault?.kind === 'hang' ? { ...fault, kind: 'reset' } : fault;
  };
  const lists = await serveLists(join(folder, 'sharepoint'), {
    people: PEOPLE,
    now: () => new Date(nowMs),
    faults,
  });
  const asOfficer = async (method: string, path: string, body?: object) => {
    officersAsking += 1;
    const answer = await lists.call(method, REGISTER + path, body, { 'x-local-person': OFFICER.upn });
    officersAsking -= 1;
    if (answer.status !== 200) throw new Error(`SharePoint answered ${String(answer.status)}`);
    return answer.body.fields;
  };
  const openRegister = (): Register => {
    const graph = createGraph({
      baseUrl: lists.base,
      credential: () => Promise.resolve('local-token'),
      fetch: (async (input: string, init: RequestInit) => {
        const id = init.method === 'PATCH' ? /\/items\/(\d+)\//.exec(input)?.[1] : undefined;
        if (id !== undefined && sky.weather === 'stormy') await sky.meanwhile(id);
        return fetch(input, init);
      }) as typeof fetch,
      now: () => nowMs,
      sleep: (ms) => {
        pass(ms);
        return Promise.resolve();
      },
    });
    return createRegister({ graph, ...SITE, now: () => nowMs });
  };

  const config = loadConfig({
    DATA_DIR: join(folder, 'bot'),
    GRAPH_URL: lists.base,
    GRAPH_TOKEN: 'local-token',
    SHAREPOINT_SITE: SITE.site,
    LOCAL_PAGE: 'off',
  });
  const log = { info: silent, warn: silent, error: silent };
  const place = { graphUrl: lists.base, serviceUrl: null, tenantId: OWN_TENANT, now, today, log };
  const start = (): Promise<Composition> =>
    compose(config, place, { ...reach(config, lists.base), register: openRegister() });
  let parts = await start();
  const server = createServer(express().use((request, response, next) => parts.bot(request, response, next)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const botUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/messages`;
  const teams = await openTeams(PEOPLE, () => botUrl);

  const { register } = parts;
  await register.provision();
  const byName = new Map(EVERYBODY.map((somebody) => [somebody.name, somebody]));
  const named = (people: readonly Person[]) => people.map(({ name }) => lead(name));
  // One after another, so that each has the same row in every run.
  for (const { leads, coLeads, ...action } of LED) {
    await register.importPlan(
      plan(planAction({ ...action, leads: named(leads), coLeads: named(coLeads) })),
      byName,
    );
  }
  await parts.recordEdits();
  return {
    actions: LED.map(({ ref, leads, coLeads }, at) => ({
      ref,
      id: String(at + 1),
      leads: [...leads, ...coLeads],
    })),
    officer: OFFICER,
    teams,
    sky,
    parts: () => parts,
    restart: async () => {
      await parts.close();
      parts = await start();
    },
    pass,
    today,
    numberOf: (somebody) => PEOPLE.indexOf(somebody) + 1,
    fieldsOf: (id) => asOfficer('GET', `/${id}?$expand=fields`),
    edit: async (id, fields) => {
      await asOfficer('PATCH', `/${id}/fields`, fields);
    },
    close: async () => {
      await parts.close();
      await teams.close();
      server.closeAllConnections();
      server.close();
      await lists.stop();
      await rm(folder, { recursive: true });
    },
  };
}
