import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerTheRest, createApp } from '../../src/answer-http.js';
import { type Composition, compose, type Reach, reach } from '../../src/compose.js';
import { type Config, LIST_TITLES } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';
import type { Person } from '../../src/domain/action.js';
import type { CivilDate } from '../../src/domain/civil-date.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Faults } from '../../src/local/list-service/faults.js';
import { serveLists } from '../local/list-service/serve-lists.js';
import { EVERYBODY, OFFICER, PLAN, TODAY } from './cast.js';
import { type OwnConnector, type SentMessage, startConnector } from './own-connector.js';
import { createPoster, type Poster } from './post.js';
import { fromChannel } from './speak.js';

export type { BotAnswer } from './post.js';

/** The bot at its real route, with lists and a connector of its own. */
export interface BotWorld {
  readonly config: Config;
  readonly parts: Composition;
  readonly connector: OwnConnector;
  /** Each line of the log, as text. */
  readonly log: string[];
  /** Posts an activity, or whatever it is. */
  readonly post: Poster['post'];
  /** Whether the process lives. */
  isAlive(): Promise<boolean>;
  /** Adds a row to `Meetings`. */
  addMeeting(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Every row of the register and of `Action updates`, byte for byte. */
  rows(): Promise<string>;
  close(): Promise<void>;
}

/** What may be otherwise than in local mode. */
interface WorldOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly reach?: (config: Config) => Reach;
  readonly plan?: Plan;
  /** What goes wrong in SharePoint. */
  readonly faults?: Faults;
  /** The day of the story, 1 September 2022 unless said. */
  readonly today?: CivilDate;
  /** Leads whom the site does not know. */
  readonly outside?: readonly Person[];
}

/** A guest stands on the site under the address that they have at home. */
const SITE_PEOPLE = EVERYBODY.map(({ name, email, upn }) => ({
  name,
  upn: upn.includes('#ext#') ? email : upn,
}));

/** Starts it with the plan in its lists: in local mode without its page, unless said. */
export async function openBotWorld(options: WorldOptions = {}): Promise<BotWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'bot-world-'));
  const { today = TODAY } = options;
  const now = ownClock(today);
  const lists = await serveLists(join(folder, 'lists'), {
    people: SITE_PEOPLE,
    now: () => new Date(now()),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  const connector = await startConnector();
  const config = loadConfig({
    DATA_DIR: folder,
    LOCAL_PAGE: 'off',
    GRAPH_URL: lists.base,
    GRAPH_TOKEN: 'local-token',
    SHAREPOINT_SITE: 'sendig.example:/sites/send',
    CHAIRS: 'chair@sendig.example',
    OFFICERS: 'officer@sendig.example',
    ...options.env,
  });
  const log: string[] = [];
  const write = (fields: object, message: string): void => {
    log.push(JSON.stringify({ ...fields, message }));
  };
  const place = {
    graphUrl: lists.base,
    serviceUrl: null,
    tenantId: null,
    now,
    today: () => today,
    log: { info: write, warn: write, error: write },
  };
  const parts = await compose(config, place, options.reach?.(config) ?? reach(config, lists.base));
  await parts.register.provision();
  const people = [...SITE_PEOPLE, ...(options.outside ?? [])];
  await parts.register.importPlan(options.plan ?? PLAN, new Map(people.map((one) => [one.name, one])));
  const app = createApp();
  app.use(parts.bot);
  answerTheRest(app, place.log);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const poster = createPoster(`${origin}/api/messages`);

  return {
    config,
    parts,
    connector,
    log,
    post: poster.post,
    isAlive: async () => (await fetch(`${origin}/healthz`)).status === 200,
    addMeeting: async (fields) => {
      await lists.call('POST', `/lists/${LIST_TITLES.meetings}/items`, { fields });
    },
    rows: async () => {
      const titles = [LIST_TITLES.register, LIST_TITLES.updates];
      const paths = titles.map((title) => `/lists/${encodeURIComponent(title)}/items?$expand=fields`);
      const answers = await Promise.all(paths.map((path) => lists.call('GET', path)));
      return JSON.stringify(answers.map(({ body }) => body));
    },
    close: async () => {
      poster.close();
      server.closeIdleConnections();
      await new Promise((resolve) => server.close(resolve));
      await connector.close();
      await parts.close();
      await lists.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The same in a team, with all that the bot has sent since. */
export async function openTeamWorld(
  options: WorldOptions = {},
): Promise<{ readonly world: BotWorld; readonly sent: SentMessage[] }> {
  const world = await openBotWorld(options);
  const sent: SentMessage[] = [];
  world.connector.onMessage = (message) => sent.push(message);
  const installed = { type: 'installationUpdate', action: 'add' };
  await world.post({ ...fromChannel(world.connector.serviceUrl, OFFICER), ...installed });
  return { world, sent };
}

/** The day of the stories, in which time goes on a little with each look at the clock. */
function ownClock(day: CivilDate): () => string {
  let ms = Date.parse(`${day}T08:00:00.000Z`);
  return () => {
    ms += 300;
    return new Date(ms).toISOString();
  };
}
