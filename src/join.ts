import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { type Composition, compose } from './compose.js';
import type { Config } from './config/config.js';
import { countRun } from './delivery/run-reminders.js';
import type { CivilDate } from './domain/civil-date.js';
import { civilDateAt } from './domain/site-time.js';
import { joinRunning, localFolder, startLocal } from './local/start-local.js';
import { claimService } from './state/claim-service.js';

/** How long a command waits for another that works on the same files. */
const CLAIM_WAIT_MS = 10_000;

/** The parts for one command, and what puts them away again. */
export interface Joined {
  readonly parts: Composition;
  readonly today: CivilDate;
  readonly close: () => Promise<void>;
}

/** The parts of the running service where one runs, else of the same files, for as long as the command takes. */
export async function join(config: Config): Promise<Joined> {
  const log = pino({ name: 'sendig', level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
  if (config.mode === 'tenant') {
    const now = () => new Date().toISOString();
    const today = () => civilDateAt(now(), config.zone);
    const graphUrl = config.graph.url ?? '';
    const parts = await compose(config, { graphUrl, serviceUrl: null, tenantId: null, now, today, log });
    return { parts, today: today(), close: parts.close };
  }
  const running = await joinRunning(config, log);
  if (running !== null) {
    const parts = await compose(config, running);
    return { parts, today: running.today(), close: parts.close };
  }
  const release = claimService(localFolder(config), CLAIM_WAIT_MS);
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local = await startLocal(config, origin, log);
  const parts = await compose(config, local);
  app.use(parts.bot);
  app.use(local.routes({ remind: async (day) => countRun(await parts.remind(day, false)) }));
  await local.open(parts.register);
  return {
    parts,
    today: local.today(),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await local.close();
      await parts.close();
      release();
    },
  };
}
