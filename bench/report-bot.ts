import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import express from 'express';
import pino from 'pino';
import { compose } from '../src/compose.js';
import { loadConfig } from '../src/config/load-config.js';
import { civilDateAt } from '../src/domain/site-time.js';
import { serveParent } from './child.js';
import { TENANT } from './report-place.js';

/*
 * The bot as src/main.ts puts it together for a tenant, with today's clock, its log at "info" and its own state on
 * the disk; without what works by itself, whether anybody reports or not (the looks, the second tries, the
 * schedule), and without an identity, since on loopback nobody signs.
 */
const config = loadConfig(process.env);
const { zone } = config;
const log = pino({ name: 'sendig', level: 'info' }, pino.destination(devNull));
const now = (): string => new Date().toISOString();
const parts = await compose(config, {
  graphUrl: config.graph.url ?? '',
  serviceUrl: null,
  tenantId: TENANT,
  now,
  today: () => civilDateAt(now(), zone),
  log,
});
/** How long the outbox has taken to commit so far: when a report is accepted, and when SharePoint has it. */
let commitMs = 0;
const { outbox } = parts.state;
const add = outbox.add.bind(outbox);
const deliver = outbox.deliver.bind(outbox);
const timed = async <T>(commit: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const done = await commit();
  commitMs += performance.now() - start;
  return done;
};
Object.assign(outbox, {
  add: (...given: Parameters<typeof add>) => timed(() => add(...given)),
  deliver: (...given: Parameters<typeof deliver>) => timed(() => deliver(...given)),
});

const app = express();
app.disable('x-powered-by');
app.use(parts.bot);
const server = app.listen(0, '127.0.0.1', () => {
  serveParent(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, {
    commitMs: () => commitMs,
  });
});
