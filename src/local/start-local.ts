import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';
import { z } from 'zod';
import type { Config } from '../config/config.js';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import type { Register } from '../domain/register.js';
import { createLocalClock, type LocalClock } from './clock.js';
import { createConnector } from './connector/create-connector.js';
import { createListService } from './list-service/create-list-service.js';
import { FILES_PATH } from './list-service/drive-routes.js';
import { createMailRoom } from './mail-room.js';
import { createPage, type RemindersSent } from './page/create-page.js';
import { LOCAL_TENANT, localPeople } from './people.js';
import { readSample } from './sample/read-sample.js';
import { seed } from './seed.js';

/** What local mode decides for the parts of the program. */
export interface LocalPlace {
  readonly graphUrl: string;
  readonly serviceUrl: string | null;
  readonly tenantId: string | null;
  readonly now: () => Instant;
  readonly today: () => CivilDate;
  readonly log: LocalLog;
}

/** Local mode, in place of Microsoft 365. */
export interface Local extends LocalPlace {
  /** Whether the service lives on a day of its own, which nothing but a person moves. */
  readonly ownDay: boolean;
  /** The list service, the connector and the page. */
  routes(parts: {
    readonly remind: (day: CivilDate) => Promise<RemindersSent>;
    /** Says what it did. */
    readonly digest: (day: CivilDate) => Promise<string>;
  }): Router;
  /** Fills empty lists with the sample and tells the bot of its team. The routes must answer by then. */
  open(register: Register): Promise<void>;
  close(): Promise<void>;
}

interface LocalLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const GRAPH_PATH = '/graph/v1.0';
const CONNECTOR_PATH = '/connector';
/** The list service asks for this; it is no secret, since it answers this machine alone. */
const LOCAL_TOKEN = 'local';

/** Where local mode keeps its lists, its chats and its day. */
export function localFolder(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'local');
}

/** Starts local mode on `origin`, at which this process listens already. */
export async function startLocal(config: Config, origin: string, log: LocalLog): Promise<Local> {
  const folder = localFolder(config);
  mkdirSync(folder, { recursive: true });
  const clock = createLocalClock(folder, config.local.day, config.zone);
  const ownLists = config.graph.url === null;
  const people = await localPeople(config);
  const [host = '', sitePath = ''] = config.site.split(':');
  const { register, priorities, updates, measures, readings, meetings } = config.lists;
  const lists = ownLists
    ? await createListService({
        folder: path.join(folder, 'lists'),
        siteTimeZone: config.zone,
        now: () => new Date(clock.now()),
        token: tokenOf(config),
        site: { host, path: sitePath, displayName: 'SEND Improvement Group' },
        people,
      })
    : null;
  const connector = config.local.page
    ? await createConnector({
        folder: path.join(folder, 'teams'),
        botUrl: () => `${origin}/api/messages`,
        serviceUrl: () => `${origin}${CONNECTOR_PATH}/`,
        tenantId: LOCAL_TENANT,
        bot: { id: '28:sendig-bot', name: 'SENDIG bot' },
        people,
        team: {
          id: '19:sendig-team@thread.tacv2',
          name: 'SEND Improvement Group',
          channel: { id: '19:sendig-channel@thread.tacv2', name: 'SENDIG' },
        },
        now: () => new Date(clock.now()),
      })
    : null;

  return {
    ...placeOf(config, origin, clock, log),
    ownDay: ownLists,
    routes({ remind, digest }) {
      const router = Router();
      if (lists !== null) {
        const mail = { folder: path.join(folder, 'mail'), now: clock.now, token: tokenOf(config) };
        router.use(GRAPH_PATH, createMailRoom(mail), lists.router);
        router.use(FILES_PATH, lists.downloads);
      }
      if (connector !== null) {
        router.use(CONNECTOR_PATH, connector.router);
        router.use(
          createPage({
            connector,
            people,
            chairs: config.chairs,
            officers: config.officers,
            lists: ownLists ? [register, priorities, updates, measures, readings, meetings] : [],
            zone: config.zone,
            sample: ownLists,
            graph: { path: GRAPH_PATH, token: tokenOf(config), site: config.site },
            day: clock.today,
            moveDay: (day) => {
              clock.move(day);
              return Promise.resolve();
            },
            sendReminders: () => remind(clock.today()),
            bringDigest: () => digest(clock.today()),
          }),
        );
      }
      return router;
    },
    async open(reached) {
      const seeded = path.join(folder, 'seeded');
      if (ownLists && !exists(seeded)) {
        await seed(reached, await readSample(), config.zone);
        writeFileSync(seeded, clock.now(), { flush: true });
      }
      await connector?.announce();
      writeFileSync(path.join(folder, 'service.json'), JSON.stringify({ origin }), { flush: true });
    },
    async close() {
      await connector?.close();
      await lists?.close();
    },
  };
}

const Running = z.object({ origin: z.url() });

/** The service that runs on these files, for a command beside it; `null` where none answers. */
export async function joinRunning(config: Config, log: LocalLog): Promise<LocalPlace | null> {
  const folder = localFolder(config);
  try {
    const { origin } = Running.parse(JSON.parse(readFileSync(path.join(folder, 'service.json'), 'utf8')));
    const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(1_000) });
    if (!answer.ok) return null;
    return placeOf(config, origin, createLocalClock(folder, config.local.day, config.zone), log);
  } catch {
    // No service has run here, or it has stopped: the command opens the files itself.
    return null;
  }
}

function placeOf(config: Config, origin: string, clock: LocalClock, log: LocalLog): LocalPlace {
  return {
    graphUrl: config.graph.url ?? `${origin}${GRAPH_PATH}`,
    serviceUrl: config.local.page ? `${origin}${CONNECTOR_PATH}/` : null,
    tenantId: config.local.page ? LOCAL_TENANT : null,
    now: clock.now,
    today: clock.today,
    log,
  };
}

function tokenOf(config: Config): string {
  return config.graph.credential.kind === 'fixed' ? config.graph.credential.token : LOCAL_TOKEN;
}

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
