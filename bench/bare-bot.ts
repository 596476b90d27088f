import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express, { json } from 'express';
import { z } from 'zod';
import { openBareWork } from './bare-work.js';
import { serveParent } from './child.js';
import { BODY_LIMIT } from './report-place.js';

/*
 * What no bot can do without: botbuilder's adapter behind Express, and an invoke that is answered with one fixed
 * card. The first argument is what is done before the answer, the second where the lists are.
 */
const [kind, graphUrl = ''] = process.argv.slice(2);
const work = await openBareWork(z.enum(['none', 'patch', 'four']).parse(kind), graphUrl);
let card: unknown = {};

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const app = express();
app.disable('x-powered-by');
app.post('/api/messages', json({ limit: BODY_LIMIT }), async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await work();
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  });
});
const server = app.listen(0, '127.0.0.1', () => {
  serveParent(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, {
    /** The card to answer with from now on. */
    card: (value) => {
      card = value;
      return true;
    },
  });
});
