import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import {
  createListService,
  type ListService,
  type ListServiceOptions,
} from '../../../src/local/list-service/create-list-service.js';

import { FILES_PATH } from '../../../src/local/list-service/drive-routes.js';

/** The people of the site, with the row ids they get in this order: 1, 2, 3. */
const PEOPLE = [
  { name: 'Adrian Rocks', upn: 'adrian.rocks@sendig.example' },
  { name: 'Allan Pearce', upn: 'allan.pearce@sendig.example' },
  { name: 'Project officer', upn: 'officer@sendig.example' },
];

/** A reply, read whole. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** The parts of a reply's JSON that the stories look at. */
interface Body {
  readonly id: string;
  readonly displayName: string;
  readonly eTag: string;
  readonly value: readonly Body[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** A served list service, and how to speak to it. */
export interface Served {
  readonly service: ListService;
  /** Where Graph's `/v1.0` stands. */
  readonly base: string;
  /** The site's path below `base`. */
  readonly site: string;
  /** Calls a path below the site, or a whole address. */
  call(method: string, where: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

/** The service over HTTP on a free port. */
export async function serveLists(folder: string, changes: Partial<ListServiceOptions> = {}): Promise<Served> {
  const service = await createListService({
    folder,
    siteTimeZone: 'Europe/London',
    now: () => new Date('2022-09-01T08:00:00.000Z'),
    token: 'local-token',
    site: { host: 'sendig.example', path: '/sites/send', displayName: 'SEND' },
    people: PEOPLE,
    ...changes,
  });
  const app = express().use('/graph/v1.0', service.router).use(FILES_PATH, service.downloads);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graph/v1.0`;
  const site = '/sites/sendig.example:/sites/send:';
  return {
    service,
    base,
    site,
    call: (method, where, body, headers = {}) => call(base + site, method, where, body, headers),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await service.close();
    },
  };
}

async function call(
  site: string,
  method: string,
  where: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const reply = await fetch(where.startsWith('http') ? where : site + where, {
    method,
    headers: { Authorization: 'Bearer local-token', 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    body: (text === '' ? {} : JSON.parse(text)) as Body,
    headers: reply.headers,
  };
}

/** A folder of its own for each test, gone afterwards. */
export function ownFolder(): { path: string } {
  const folder = { path: '' };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'lists-'));
  });
  afterEach(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** A service of its own for each test, stopped afterwards. */
export function ownService(changes: Partial<ListServiceOptions> = {}): { lists: Served } {
  const own = {} as { lists: Served };
  afterEach(() => own.lists.stop());
  const folder = ownFolder();
  beforeEach(async () => {
    own.lists = await serveLists(folder.path, changes);
    await own.lists.call('POST', '/lists', REGISTER);
  });
  return own;
}

/** The officer's list in the stories. */
export const REGISTER = {
  displayName: 'Action register',
  columns: [
    { name: 'ActionRef', text: { maxLength: 50 }, indexed: true, enforceUniqueValues: true, required: true },
    { name: 'Priority', number: { minimum: 1 }, indexed: true },
    { name: 'Rag', choice: { choices: ['Red', 'Amber', 'Green', 'Complete'] }, indexed: true },
    { name: 'DueOn', dateTime: { format: 'dateOnly' }, indexed: true },
    { name: 'LastUpdateAt', dateTime: { format: 'dateTime' } },
    { name: 'Lead', personOrGroup: { allowMultipleSelection: true, chooseFromType: 'peopleOnly' } },
    { name: 'Chair', personOrGroup: { chooseFromType: 'peopleOnly' }, indexed: true },
    { name: 'Topics', choice: { choices: ['Data', 'Staff'], displayAs: 'checkBoxes' } },
    { name: 'RevisedDueAgreed', boolean: {}, defaultValue: { value: '0' } },
    { name: 'Progress', text: { allowMultipleLines: true, textType: 'plain' } },
  ],
  list: { template: 'genericList' },
};

/** The path of the officer's list below the site. */
export const ITEMS = '/lists/Action%20register/items';

/** The code, the exact code and the sentence of a refusal. */
export function refusalOf({ status, body }: Answer): readonly unknown[] {
  const { code, message, innerError } = body['error'] as {
    code: string;
    message: string;
    innerError: { code?: string };
  };
  return innerError.code === undefined ? [status, code, message] : [status, code, innerError.code, message];
}
