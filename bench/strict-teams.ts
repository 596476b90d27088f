import type { AddressInfo } from 'node:net';
import express, { json } from 'express';
import { serveParent } from './child.js';
import { BODY_LIMIT } from './report-place.js';
import { createLimits } from './teams-limits.js';

/*
 * A Bot Connector in a process of its own that keeps Teams' limits, and takes its time. The first argument is how
 * many people are in its one team. A chat is named after whose it is.
 */
const people = Number(process.argv[2]);
/** A call takes from 40 to 80 ms, the same ones in each run. */
const [QUICKEST_MS, SPREAD_MS] = [40, 41];

const secondsTooEarly = createLimits();
let calls = 0;
let refused = 0;
const messages = new Map<string, number>();
/** When the first message came, in milliseconds of the clock on the wall. */
let firstAt = 0;

const app = express();
app.use((request, response, next) => {
  calls += 1;
  const sentTo = /conversations\/([^/]+)\/activities/.exec(request.path)?.[1] ?? null;
  const seconds = secondsTooEarly(performance.now(), sentTo);
  if (seconds > 0) {
    refused += 1;
    response
      .status(429)
      .set('retry-after', String(seconds))
      .json({ error: { code: 'TooManyRequests' } });
  } else setTimeout(next, QUICKEST_MS + ((calls * 17) % SPREAD_MS));
});
app.use(json({ limit: BODY_LIMIT }));
app.get('/v3/conversations/:team/pagedmembers', (request, response) => {
  const from = Number(request.query['continuationToken'] ?? 0);
  const to = Math.min(from + Number(request.query['pageSize']), people);
  const members = Array.from({ length: to - from }, (_, at) => memberOf(from + at));
  response.json(to < people ? { members, continuationToken: String(to) } : { members });
});
app.post('/v3/conversations', (request, response) => {
  const { members } = request.body as { members: [{ id: string }] };
  response.status(201).json({ id: `chat-${members[0].id.slice('29:'.length)}` });
});
app.post('/v3/conversations/:chat/activities', (request, response) => {
  const { chat } = request.params;
  if (messages.size === 0) firstAt = Date.now();
  messages.set(chat, (messages.get(chat) ?? 0) + 1);
  response.status(201).json({ id: `message-${String(calls)}` });
});
const server = app.listen(0, '127.0.0.1', () => {
  serveParent(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, {
    seen: () => ({
      calls,
      refused,
      firstAt,
      reached: messages.size,
      messages: [...messages.values()].reduce((all, many) => all + many, 0),
    }),
  });
});

function memberOf(at: number): object {
  const upn = `lead${String(at)}@council.example`;
  return { id: `29:${upn}`, aadObjectId: `entra-${upn}`, name: `Lead ${String(at)}`, userPrincipalName: upn };
}
