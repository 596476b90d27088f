import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { z } from 'zod';
import { createMailRoom } from '../../src/local/mail-room.js';
import { createMailer } from '../../src/mail/create-mailer.js';
import { createGraph } from '../../src/register/graph.js';

describe('an email through Microsoft Graph', () => {
  let folder: string;
  let server: Server;
  /** What the service answers in place of its own. */
  let refusal: number | null;

  beforeEach(async () => {
    refusal = null;
    folder = await mkdtemp(path.join(tmpdir(), 'mail-'));
    const app = express();
    app.use((_request, response, next) => {
      if (refusal === null) next();
      else response.status(refusal).json({ error: { code: 'no', message: 'no' } });
    });
    app.use('/v1.0', createMailRoom({ folder, now: () => '2022-09-01T08:00:00.000Z', token: 'local' }));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  const mailer = (token = 'local') => {
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${String(port)}/v1.0`;
    const graph = createGraph({ baseUrl, credential: () => Promise.resolve(token) });
    return createMailer({
      post: (where, body) => graph.post(z.unknown(), where, body),
      from: 'send@sendig.example',
      replyTo: ['officer@sendig.example'],
    });
  };
  const mail = { to: 'peter.ash@charity.example', subject: '1 action is overdue', html: '<p>Hello</p>' };

  it('is sent once, from the one mailbox', async () => {
    assert.equal(await mailer().send(mail), 'sent');
    assert.deepEqual(await readdir(folder), ['0001.html']);
    assert.equal(
      await readFile(path.join(folder, '0001.html'), 'utf8'),
      '<!--\n2022-09-01T08:00:00.000Z\nFrom: send@sendig.example\nTo: peter.ash@charity.example\nSubject: 1 action is overdue\n-->\n<p>Hello</p>\n',
    );
  });

  it('is refused where the app may not send it, or the address is none', async () => {
    assert.equal(await mailer('another').send(mail), 'refused');
    assert.equal(await mailer().send({ ...mail, to: 'nobody' }), 'refused');
    assert.deepEqual(await readdir(folder), []);
  });

  it('may be tried again where the service fails, and is not repeated by itself', async () => {
    refusal = 500;
    assert.equal(await mailer().send(mail), 'failed');
  });
});
