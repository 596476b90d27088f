import { EventEmitter, once } from 'node:events';
import { cp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express, { json } from 'express';
import { z } from 'zod';
import { LIST_TITLES } from '../src/config/config.js';
import { memberOf } from '../src/local/connector/local-person.js';
import { createListService, type ListService } from '../src/local/list-service/create-list-service.js';
import { localPeople } from '../src/local/people.js';
import { readSample } from '../src/local/sample/read-sample.js';
import { seed } from '../src/local/seed.js';
import { createRegister } from '../src/register/create-register.js';
import { createGraph } from '../src/register/graph.js';
import { serveParent } from './child.js';
import { BODY_LIMIT, OFFICE, SITE, TENANT, TOKEN, ZONE } from './report-place.js';

/*
 * Graph and the Bot Connector in a process of their own. Each name among the arguments has lists of its own at
 * `/NAME/v1.0`, filled with the sample register, so that nobody has to read what another writes. The connector at
 * `/NAME/connector/` knows the people, and takes messages without keeping them.
 */
const [folder = '', ...names] = process.argv.slice(2);
const people = await localPeople(OFFICE);
/** How many requests came, by `NAME/v1.0` and `NAME/connector`. */
const requests = new Map<string, number>();
const replacing = new EventEmitter();
let replaced = 0;

const app = express();
app.use('/:name/:part', (request, _response, next) => {
  const key = `${request.params.name}/${request.params.part}`;
  requests.set(key, (requests.get(key) ?? 0) + 1);
  next();
});
const conversation = '/:name/connector/v3/conversations/:conversation';
app.get(`${conversation}/members/:member`, (request, response) => {
  const member = people.find(({ mri }) => mri === request.params.member);
  if (member === undefined) response.status(404).end();
  else response.json(memberOf(member, TENANT));
});
app.put(`${conversation}/activities/:activity`, json({ limit: BODY_LIMIT }), (request, response) => {
  response.json({ id: request.params.activity });
  replaced += 1;
  replacing.emit('message');
});
const server = app.listen(0, '127.0.0.1', () => {
  void open(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});

async function open(origin: string): Promise<void> {
  const sample = path.join(folder, 'sample');
  const service = await serve('sample', sample);
  const graph = createGraph({ baseUrl: `${origin}/sample/v1.0`, credential: () => Promise.resolve(TOKEN) });
  const register = createRegister({ graph, site: SITE, lists: LIST_TITLES, zone: ZONE });
  await seed(register, await readSample(), ZONE);
  await service.close();
  for (const name of names) {
    await cp(sample, path.join(folder, name), { recursive: true });
    await serve(name, path.join(folder, name));
  }
  serveParent(origin, {
    requests: (name) => ({
      graph: requests.get(`${String(name)}/v1.0`) ?? 0,
      connector: requests.get(`${String(name)}/connector`) ?? 0,
    }),
    /** Answered once so many messages have been replaced since the start. */
    replaced: async (many) => {
      const wanted = z.number().parse(many);
      while (replaced < wanted) await once(replacing, 'message');
      return replaced;
    },
  });
}

async function serve(name: string, own: string): Promise<ListService> {
  const [host = '', site = ''] = SITE.split(':');
  const service = await createListService({
    folder: own,
    siteTimeZone: ZONE,
    now: () => new Date(),
    token: TOKEN,
    site: { host, path: site, displayName: 'SEND Improvement Group' },
    people,
  });
  app.use(`/${name}/v1.0`, service.router);
  return service;
}
