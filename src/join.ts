import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { type Composition, compose, type Place } from './compose.js';
import type { Config } from './config/config.js';
import type { DigestPreviews } from './delivery/digest-previews.js';
import type { Reminding } from './delivery/reminding.js';
import type { CivilDate } from './domain/civil-date.js';
import { countRun } from './domain/reminder-run.js';
import { civilDateAt } from './domain/site-time.js';
import { CodedError } from './errors.js';
import { joinRunning, type Local, localFolder, startLocal } from './local/start-local.js';
import { claim } from './state/claim.js';

/** How long a command waits for another that works on the same files. */
const CLAIM_WAIT_MS = 10_000;

/** The parts for one command, and what puts them away again. */
export interface Joined {
  readonly parts: Composition;
  readonly today: CivilDate;
  readonly close: () => Promise<void>;
}

/** Where a command stands, before its parts are put together. */
export interface Entrance {
  readonly place: Place;
  /** Lets local mode answer, where this command runs it; else it does nothing. */
  readonly open: (
    parts: Pick<Composition, 'register'> &
      Partial<Pick<Composition, 'bot'>> & {
        readonly reminding: Pick<Reminding, 'run'>;
        readonly previews: Pick<DigestPreviews, 'bringRound'>;
      },
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The parts of the running service where one runs, else of the same files, for as long as the command takes. */
export async function join(config: Config): Promise<Joined> {
  const entrance = await enter(config);
  let parts: Composition | null = null;
  try {
    parts = await compose(config, entrance.place);
    await entrance.open(parts);
  } catch (error) {
    // A server that still listened would keep the command from ending.
    await entrance.close();
    await parts?.close();
    throw error;
  }
  const { close } = parts;
  return {
    parts,
    today: entrance.place.today(),
    close: async () => {
      await entrance.close();
      await close();
    },
  };
}

/** Finds the running service, or opens the files of local mode; in a tenant there is nothing to open. */
export async function enter(config: Config): Promise<Entrance> {
  const log = pino({ name: 'sendig', level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
  if (config.mode === 'tenant') {
    const now = () => new Date().toISOString();
    const today = () => civilDateAt(now(), config.zone);
    const graphUrl = config.graph.url ?? '';
    return standing({ graphUrl, serviceUrl: null, tenantId: null, now, today, log });
  }
  const running = await joinRunning(config, log);
  if (running !== null) return standing(running);
  const claimed = await claim(localFolder(config), 'service', CLAIM_WAIT_MS);
  if (claimed === null) throw new CodedError('state-locked', localFolder(config));
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let started: Local | null = null;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await started?.close();
    await claimed.release();
  };
  try {
    started = await startLocal(config, origin, log);
  } catch (error) {
    await close();
    throw error;
  }
  const local = started;
  return {
    place: local,
    open: async ({ bot, reminding, previews, register }) => {
      if (bot !== undefined) app.use(bot);
      app.use(
        local.routes({
          remind: async (day) => countRun(await reminding.run(day, false)),
          digest: (day) => previews.bringRound(day),
        }),
      );
      await local.open(register);
    },
    close,
  };
}

function standing(place: Place): Entrance {
  return { place, open: () => Promise.resolve(), close: () => Promise.resolve() };
}
