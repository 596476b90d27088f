import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import {
  type Connector,
  createConnector,
  type LocalPerson,
} from '../../../src/local/connector/create-connector.js';

/** What a fake bot was told. */
type Told = Readonly<Record<string, unknown>>;

/** What a fake bot answers an activity with; nothing means "200 and no words". */
type Answer = (activity: Told) => Reply | undefined | Promise<Reply | undefined>;

interface Reply {
  readonly status?: number;
  readonly body?: unknown;
}

/** A connector with a bot of the test's own, over real HTTP on one port. */
export interface SmallWorld {
  readonly app: express.Express;
  readonly origin: string;
  readonly folder: string;
  readonly connector: Connector;
  /** Everything that the bot was told, oldest first. */
  readonly told: Told[];
  /** Decides what the bot answers from now on. */
  answerWith(answer: Answer): void;
  /** Asks the connector for something as a bot does. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export const TENANT = '7d3c2f4e-0000-4000-8000-000000000001';
export const TEAM = {
  id: '19:team@thread.tacv2',
  name: 'SEND Improvement Group',
  channel: { id: '19:channel@thread.tacv2', name: 'SENDIG' },
};
export const ADRIAN = localPerson('Adrian Rocks');
export const CHARLOTTE = localPerson('Charlotte Finch');
export const OFFICER = { ...localPerson('Project officer'), upn: 'officer@sendig.example' };
export const CHAIR = { ...localPerson('Chair of SENDIG'), upn: 'chair@sendig.example' };
export const PEOPLE = [
  CHAIR,
  OFFICER,
  ADRIAN,
  CHARLOTTE,
  localPerson('Louise Rule'),
  localPerson('Wendy Young'),
];

/** Starts the world; with the folder of an earlier one, it is the same world after a restart. */
export async function startSmallWorld(
  folder = mkdtempSync(path.join(tmpdir(), 'sendig-')),
): Promise<SmallWorld> {
  let origin = '';
  const connector = await createConnector({
    folder,
    botUrl: () => `${origin}/api/messages`,
    serviceUrl: () => `${origin}/connector/`,
    tenantId: TENANT,
    bot: { id: '28:sendig-bot', name: 'SENDIG bot' },
    people: PEOPLE,
    team: TEAM,
    now: () => new Date('2022-09-01T08:00:00Z'),
  });
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told: Told[] = [];
  let answer: Answer = () => undefined;
  app.post('/api/messages', express.json({ limit: '1mb' }), async (request, response) => {
    const activity = request.body as Told;
    told.push(activity);
    const said = await answer(activity);
    response.status(said?.status ?? 200);
    if (said?.body === undefined) response.end();
    else response.json(said.body);
  });
  app.use('/connector', connector.router);
  return {
    app,
    origin,
    folder,
    connector,
    told,
    answerWith: (next) => {
      answer = next;
    },
    async call(method, where, body) {
      const response = await fetch(`${origin}/connector/v3/${where}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connector.close();
    },
  };
}

/** A message that shows a card. */
export function withCard(card: object): object {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

function localPerson(name: string): LocalPerson {
  const upn = `${name.toLowerCase().replaceAll(' ', '.')}@sendig.example`;
  return { name, upn, aadObjectId: `entra-${upn}`, mri: `29:${upn}` };
}
