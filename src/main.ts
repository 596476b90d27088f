import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import pino from 'pino';
import { type Composition, compose, type Place } from './compose.js';
import type { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { BROKEN_RUN } from './delivery/reminding.js';
import { countRun } from './domain/reminder-run.js';
import { civilDateAt } from './domain/site-time.js';
import { CodedError } from './errors.js';
import { localFolder, startLocal } from './local/start-local.js';
import { startSchedule } from './schedule/start-schedule.js';
import { claimService } from './state/claim-service.js';

/** How often reports that wait for SharePoint are tried again. */
const DRAIN_MS = 2_000;
/** How often the register is looked at for what people have changed in SharePoint itself. */
const LOOK_MS = 60_000;
const log = pino({ name: 'sendig', level: process.env['LOG_LEVEL'] ?? 'info' }, pino.destination(2));

/** Starts the service and returns what stops it. */
async function start(config: Config): Promise<() => Promise<void>> {
  const releases = foldersOf(config).map((folder) => claimService(folder));
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  const server = createServer(app);
  const origin = await listen(server, config);
  if (config.mode === 'local') {
    log.info({ origin }, 'local mode: loopback only, nobody is authenticated; never use it with real people');
  }
  const local = config.mode === 'local' ? await startLocal(config, origin, log) : null;
  const place: Place = local ?? {
    graphUrl: config.graph.url ?? '',
    serviceUrl: null,
    tenantId: null,
    now: () => new Date().toISOString(),
    today: () => civilDateAt(new Date().toISOString(), config.zone),
    log,
  };
  const parts = await compose(config, place);
  app.use(parts.bot);
  app.get('/readyz', readiness(parts));
  if (local !== null) {
    app.use(local.routes({ remind: async (day) => countRun(await parts.reminding.run(day, false)) }));
    await local.open(parts.register);
  }
  answerTheRest(app);

  const stopDraining = every(DRAIN_MS, () => parts.outbox.drain(), 'the outbox could not be emptied');
  const stopLooking = every(LOOK_MS, parts.recordEdits, 'the register could not be looked at');
  const stopSchedule = local?.ownDay === true ? null : schedule(config, parts, place);
  process.stdout.write(greeting(config, origin));
  return async () => {
    await stopSchedule?.();
    await stopLooking();
    await stopDraining();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await local?.close();
    await parts.close();
    for (const release of releases) release();
  };
}

/** The folders that one service alone may use: embedded state, and the lists of local mode. */
function foldersOf(config: Config): string[] {
  const folders = config.stateUrl.startsWith('postgres') ? [] : [config.stateUrl];
  return config.mode === 'local' ? [...folders, localFolder(config)] : folders;
}

function greeting(config: Config, origin: string): string {
  if (config.mode === 'tenant') return `The SENDIG bot is listening at ${origin}\n`;
  return config.local.page
    ? `The SENDIG bot is ready: open ${origin}/ in a browser.\n`
    : `The SENDIG bot is listening at ${origin}/api/messages (local mode, without its page).\n`;
}

function listen(server: ReturnType<typeof createServer>, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new CodedError('port-in-use', String(config.port), error) : error);
    });
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = config.host.includes(':') ? `[${config.host}]` : config.host;
      resolve(`http://${host}:${port}`);
    });
  });
}

function readiness(parts: Composition): express.RequestHandler {
  return async (_request, response) => {
    let broken: string;
    try {
      broken = (await parts.state.facts.get(BROKEN_RUN)) ?? '';
    } catch {
      response.status(503).json({ ready: false, degraded: ['the state cannot be read'] });
      return;
    }
    const degraded = broken === '' ? [] : [broken];
    try {
      const { fresh } = await parts.latest.read();
      if (!fresh) degraded.push('SharePoint does not answer: people are answered from the last reading');
    } catch (error) {
      degraded.push(error instanceof CodedError ? error.message : 'the register cannot be read');
    }
    response.json({ ready: true, degraded });
  };
}

/** What nobody answers, and what went wrong on the way: a sentence, and never an error's own words. */
function answerTheRest(app: Express): void {
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing here.' });
  });
  const refuse: express.ErrorRequestHandler = (
    error: { status?: number; code?: string; name?: string },
    _request,
    response,
    next,
  ) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ code: error.code ?? error.name }, 'a request failed');
    const sentence =
      status === 413 ? 'This is too large.' : status === 500 ? 'That did not work.' : 'This cannot be read.';
    response.status(status).json({ error: sentence });
  };
  app.use(refuse);
}

/** Does `work` again and again, never twice at once; returns what ends that and waits for it. */
function every(ms: number, work: () => Promise<unknown>, failure: string): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((error: unknown) => {
        log.error({ code: codeOf(error) }, failure);
      })
      .finally(() => {
        busy = false;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

function codeOf(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

function schedule(config: Config, parts: Composition, { today, now }: Place): () => Promise<void> {
  return startSchedule({
    ...config.schedule,
    zone: config.zone,
    today,
    now,
    facts: parts.state.facts,
    remind: (day) => parts.reminding.runScheduled(day),
    postDigest: parts.postDigest,
    log,
  });
}

async function main(): Promise<void> {
  try {
    const stop = await start(loadConfig(process.env));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void stop().then(() => process.exit(0));
      });
    }
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    process.stderr.write(`${error.message}\n${error.remedy}\n`);
    process.exit(1);
  }
}

await main();
