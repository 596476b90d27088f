import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import { answerTheRest, createApp, readiness } from './answer-http.js';
import { type Composition, compose, type Place } from './compose.js';
import type { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { countRun, isDone } from './domain/reminder-run.js';
import { civilDateAt } from './domain/site-time.js';
import type { Claim } from './domain/state.js';
import { CodedError } from './errors.js';
import { localFolder, startLocal } from './local/start-local.js';
import { createSchedule } from './schedule/create-schedule.js';
import { every } from './schedule/every.js';
import { keepTurn } from './schedule/keep-turn.js';
import { claim } from './state/claim.js';
import { isPostgres } from './state/is-postgres.js';
import { type NamedFolder, refuseNetworkShare } from './state/refuse-network-share.js';

/** How often reports that wait for SharePoint are tried again. */
const DRAIN_MS = 2_000;
/** How often the register is looked at for what people have changed in SharePoint itself. */
const LOOK_MS = 60_000;
/** How often the schedule is looked at. */
const SCHEDULE_MS = 2_000;
const log = pino({ name: 'sendig', level: process.env['LOG_LEVEL'] ?? 'info' }, pino.destination(2));

/** Starts the service and returns what stops it. */
async function start(config: Config): Promise<() => Promise<void>> {
  await refuseNetworkShare(foldersOf(config));
  const claims = await claimFiles(config);
  const app = createApp();
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
    app.use(
      local.routes({
        remind: async (day) => countRun(await parts.reminding.run(day, false)),
        digest: (day) => parts.previews.bringRound(day),
      }),
    );
    await local.open(parts.register);
  }
  answerTheRest(app, log);

  const turn = keepTurn({ first: claims.state, claim: () => claim(config.stateUrl, 'service'), log });
  let ending = false;
  const works = work(config, parts, place, () => !ending && turn.held(), local?.ownDay === true);
  process.stdout.write(greeting(config, origin));
  return async () => {
    ending = true;
    await Promise.all(works.map((stop) => stop()));
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await local?.close();
    await parts.close();
    await turn.release();
    await claims.lists?.release();
  };
}

/**
 * Claims embedded state and the lists of local mode, which one service alone may use. Of services on PostgreSQL
 * one does the work that one alone does, and the others answer people.
 */
async function claimFiles(config: Config): Promise<{ state: Claim | null; lists: Claim | null }> {
  const lists = config.mode === 'local' ? await claimFolder(localFolder(config)) : null;
  const { stateUrl } = config;
  return { lists, state: isPostgres(stateUrl) ? null : await claimFolder(stateUrl) };
}

async function claimFolder(folder: string): Promise<Claim> {
  const claimed = await claim(folder, 'service');
  if (claimed === null) throw new CodedError('state-locked', folder);
  return claimed;
}

/** The folders with the state and with local mode's files. */
function foldersOf({ mode, stateUrl, dataDir }: Config): NamedFolder[] {
  const data = { variable: 'DATA_DIR', folder: dataDir };
  if (isPostgres(stateUrl)) return mode === 'local' ? [data] : [];
  if (path.dirname(stateUrl) === dataDir) return [data];
  const state = { variable: 'STATE_URL', folder: stateUrl };
  return mode === 'local' ? [data, state] : [state];
}

/** Starts what happens by itself, while `mayGoOn`; returns what stops it, and waits for it. */
function work(
  config: Config,
  parts: Composition,
  { today, now }: Place,
  mayGoOn: () => boolean,
  ownDay: boolean,
): (() => Promise<void>)[] {
  const { outbox, state } = parts;
  const failing = (message: string) => (error: unknown) => {
    log.error({ code: codeOf(error) }, message);
  };
  const works = [
    every(
      DRAIN_MS,
      () => (mayGoOn() ? outbox.drain() : outbox.tellFollowers()),
      failing('the outbox could not be emptied'),
    ),
    every(
      LOOK_MS,
      async () => (mayGoOn() ? parts.recordEdits() : undefined),
      failing('the register could not be looked at'),
    ),
  ];
  const finish = () => parts.channel.finish(mayGoOn);
  if (ownDay) {
    const look = async () => mayGoOn() && (await finish());
    return [...works, every(SCHEDULE_MS, look, failing('the channel could not be looked after'))];
  }
  const schedule = createSchedule({
    ...config.schedule,
    zone: config.zone,
    today,
    now,
    facts: state.facts,
    mayGoOn,
    remind: async (day) => isDone(await parts.reminding.runScheduled(day, mayGoOn)),
    digestTimetable: () => parts.channel.timetable(),
    postDigest: (round) => parts.channel.postDigest(round, mayGoOn),
    postMeasures: (round) => parts.channel.postMeasures(round, mayGoOn),
    chores: { thread: finish, preview: () => parts.previews.showNext() },
    log,
  });
  log.info(config.schedule, 'the schedule is known');
  return [...works, every(SCHEDULE_MS, schedule, failing('the schedule could not be looked at'))];
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

function codeOf(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
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
