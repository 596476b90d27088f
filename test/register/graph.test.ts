import assert from 'node:assert/strict';
import sinon from 'sinon';
import { z } from 'zod';
import { CodedError } from '../../src/errors.js';
import { createGraph, type Graph } from '../../src/register/graph.js';
import { asCodedError, type GraphFailure } from '../../src/register/graph-failure.js';
import { json, refused } from './fake-sharepoint.js';

const BASE = 'http://127.0.0.1:4000/v1.0';
const Anything = z.unknown();

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly redirect: string | undefined;
}

/** Graph over a list of answers, one for each request, the last one for ever. */
function graphThatGets(...answers: (() => Response | Promise<Response>)[]): {
  graph: Graph;
  sent: Sent[];
  waits: number[];
} {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let nowMs = Date.parse('2022-09-01T08:00:00Z');
  let tokens = 0;
  const graph = createGraph({
    baseUrl: BASE,
    credential: () => Promise.resolve(`token-${String((tokens += 1))}`),
    fetch: (async (input: string, init: RequestInit) => {
      const { method = '', redirect } = init;
      sent.push({ url: input, method, headers: new Headers(init.headers), redirect });
      return await (answers[sent.length - 1] ?? answers.at(-1))?.();
    }) as typeof fetch,
    now: () => nowMs,
    sleep: (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  });
  return { graph, sent, waits };
}

const ok = () => json(200, { id: '1' });
const cutOff = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
};

async function failureOf(call: Promise<unknown>): Promise<{ failure: GraphFailure; words: string }> {
  const failure = await call.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );
  return { failure: failure as GraphFailure, words: (asCodedError(failure) as Error).message };
}

describe('asking Microsoft Graph', () => {
  it('waits as long as a 429 says, then asks again with a new token', async () => {
    const { graph, sent, waits } = graphThatGets(
      () => refused(429, 'activityLimitReached', { 'Retry-After': '2' }),
      ok,
    );
    assert.deepEqual(await graph.get(Anything, '/sites/x'), { id: '1' });
    assert.deepEqual(waits, [2000]);
    assert.deepEqual(
      sent.map(({ headers }) => headers.get('Authorization')),
      ['Bearer token-1', 'Bearer token-2'],
    );
    assert.equal(sent[0]?.headers.get('User-Agent'), 'NONISV|SENDIG|ActionRegister/1.0');
  });

  it('reads a wait given as a date by the server’s own clock, from an answer that is no JSON', async () => {
    const headers = { Date: 'Thu, 01 Sep 2022 09:00:00 GMT', 'Retry-After': 'Thu, 01 Sep 2022 09:00:07 GMT' };
    const { graph, waits } = graphThatGets(
      () => new Response('<html>busy</html>', { status: 503, headers }),
      ok,
    );
    await graph.get(Anything, '/sites/x');
    assert.deepEqual(waits, [7000]);
  });

  it('gives up rather than ask before a long wait is over, in every call until then', async () => {
    const { graph, sent, waits } = graphThatGets(() => refused(429, 'throttled', { 'Retry-After': '600' }));
    const { words } = await failureOf(graph.get(Anything, '/sites/x'));
    assert.equal(words, 'SharePoint asks us to wait (for 600 seconds).');
    await failureOf(graph.get(Anything, '/sites/y'));
    await failureOf(graph.post(Anything, '/sites/y', {}));
    assert.equal(sent.length, 1);
    assert.deepEqual(waits, []);
  });

  it('asks again after a lost connection and an answer cut short, a little later each time', async () => {
    const { graph, waits } = graphThatGets(cutOff, () => new Response('{"value": [{"id"'), ok);
    assert.deepEqual(await graph.get(Anything, '/sites/x'), { id: '1' });
    assert.deepEqual(waits, [1000, 2000]);
  });

  it('says what stands in the way when nobody answers', async () => {
    const { graph, sent } = graphThatGets(cutOff);
    const { words } = await failureOf(graph.get(Anything, '/sites/x'));
    assert.equal(words, 'SharePoint cannot be reached (ECONNREFUSED).');
    assert.equal(sent.length, 5);
  });

  for (const [what, answer] of [
    ['a 503', () => refused(503, 'serviceNotAvailable', { 'Retry-After': '1' })],
    ['a 504', () => refused(504, 'gatewayTimeout')],
    ['a 429', () => refused(429, 'activityLimitReached', { 'Retry-After': '1' })],
    ['a lost connection', cutOff],
  ] as const) {
    it(`never repeats a POST after ${what}`, async () => {
      const { graph, sent } = graphThatGets(answer, ok);
      await failureOf(graph.post(Anything, '/sites/x/lists/y/items', { fields: {} }));
      assert.equal(sent.length, 1);
    });
  }

  it('repeats a PATCH, which names its version', async () => {
    const { graph, sent } = graphThatGets(cutOff, ok);
    await graph.patch(Anything, '/sites/x', '"a,1"', { Rag: 'Red' });
    assert.deepEqual(
      sent.map(({ method, headers }) => [method, headers.get('If-Match')]),
      [
        ['PATCH', '"a,1"'],
        ['PATCH', '"a,1"'],
      ],
    );
  });

  it('keeps the status, the code and the request’s id of a refusal', async () => {
    const { graph } = graphThatGets(() => refused(403, 'accessDenied'));
    const { failure, words } = await failureOf(graph.get(Anything, '/sites/x'));
    assert.deepEqual([failure.status, failure.code, failure.requestId], [403, 'accessDenied', 'abc']);
    assert.equal(words, 'SharePoint refused the request (HTTP 403, accessDenied).');
  });

  it('says that nobody could sign in, and does not knock again for it', async () => {
    let asked = 0;
    const graph = createGraph({
      baseUrl: BASE,
      credential: () => {
        asked += 1;
        return Promise.reject(new CodedError('sign-in-failed', 'CredentialUnavailableError'));
      },
      fetch: () => assert.fail('nothing may be sent without a token'),
    });
    const { words } = await failureOf(graph.get(Anything, '/sites/x'));
    assert.equal(words, 'Microsoft did not let this program sign in to Graph (CredentialUnavailableError).');
    assert.equal(asked, 1);
  });

  it('tries a read once more with a new token after a 401, and no more than once', async () => {
    const refusal = () => refused(401, 'InvalidAuthenticationToken');
    const { graph, sent } = graphThatGets(refusal, ok);
    assert.deepEqual(await graph.get(Anything, '/sites/x'), { id: '1' });
    assert.deepEqual(
      sent.map(({ headers }) => headers.get('Authorization')),
      ['Bearer token-1', 'Bearer token-2'],
    );
    const shut = graphThatGets(refusal);
    const { words } = await failureOf(shut.graph.get(Anything, '/sites/x'));
    assert.equal(words, 'SharePoint refused the request (HTTP 401, InvalidAuthenticationToken).');
    assert.equal(shut.sent.length, 2);
  });

  it('has eight requests under way at most, and lets the others wait', async () => {
    let [underWay, most] = [0, 0];
    const release: (() => void)[] = [];
    const graph = createGraph({
      baseUrl: BASE,
      credential: () => Promise.resolve('token'),
      fetch: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise<void>((resolve) => release.push(resolve));
        underWay -= 1;
        return ok();
      },
    });
    const calls = Array.from({ length: 20 }, () => graph.get(Anything, '/sites/x'));
    while (release.length < 20) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const done of release) done();
    }
    await Promise.all(calls);
    assert.equal(most, 8);
  });

  it('encodes what stands in a query', async () => {
    const { graph, sent } = graphThatGets(ok);
    await graph.get(Anything, '/sites/x', { $filter: "fields/Title eq 'R&D #1 of https://a.example?b=c'" });
    const url = new URL(sent[0]?.url ?? '');
    assert.equal(url.href.startsWith(`${BASE}/sites/x?`), true);
    assert.equal(url.searchParams.get('$filter'), "fields/Title eq 'R&D #1 of https://a.example?b=c'");
    assert.equal(url.hash, '');
  });

  it('follows the pages on http, over an empty one, and keeps their links as they are', async () => {
    const next = `${BASE}/sites/x/items?$expand=fields($select=Title)&$top=2&$skiptoken=UGFnZWQ9VFJVRQ%3d%3d`;
    const { graph, sent } = graphThatGets(
      () => json(200, { value: [1, 2], '@odata.nextLink': next }),
      () => json(200, { value: [], '@odata.nextLink': `${BASE}/sites/x/items?token=3` }),
      () => json(200, { value: [3] }),
    );
    assert.deepEqual(await graph.getAll(z.number(), '/sites/x/items'), [1, 2, 3]);
    assert.deepEqual(
      sent.map(({ url }) => url),
      [`${BASE}/sites/x/items`, next, `${BASE}/sites/x/items?token=3`],
    );
  });

  for (const link of [
    'https://elsewhere.example/v1.0/sites/x?token=1',
    'http://127.0.0.1:4000/other',
    'no address',
  ]) {
    it(`refuses a paging link that leads away: ${link}`, async () => {
      const { graph, sent } = graphThatGets(
        () => json(200, { value: [], '@odata.nextLink': link }),
        () => json(200, { value: [] }),
      );
      const { words } = await failureOf(graph.getAll(Anything, '/sites/x/items'));
      assert.equal(words, 'SharePoint refused the request (a paging link that leads to another host).');
      assert.equal(sent.length, 1);
    });
  }

  it('sends the token nowhere else, not even where a redirect leads', async () => {
    const other = 'https://elsewhere.example/';
    const { graph, sent } = graphThatGets(
      () => new Response('', { status: 302, headers: { Location: other } }),
    );
    const away = await failureOf(graph.get(Anything, `/${other}v1.0/sites/x`));
    assert.equal(away.words, 'SharePoint refused the request (an address outside Microsoft Graph).');
    assert.equal(sent.length, 0);
    const redirected = await failureOf(graph.get(Anything, '/sites/x'));
    assert.equal(redirected.words, 'SharePoint refused the request (HTTP 302).');
    assert.deepEqual(
      sent.map(({ url, redirect }) => [new URL(url).origin, redirect]),
      [['http://127.0.0.1:4000', 'manual']],
    );
  });

  it('says so when the answer has another shape', async () => {
    const { graph } = graphThatGets(() => json(200, { value: [{ id: 7 }] }));
    const { words } = await failureOf(graph.getAll(z.object({ id: z.string() }), '/sites/x/items'));
    assert.equal(words, 'SharePoint answered with something that is not a list row: unexpected value.0.id.');
  });

  it('waits 30 seconds for an answer, and no call lasts longer than three minutes', async () => {
    const clock = sinon.useFakeTimers({ now: Date.parse('2022-09-01T08:00:00Z') });
    try {
      const signals: (AbortSignal | null | undefined)[] = [];
      const graph = createGraph({
        baseUrl: BASE,
        credential: () => Promise.resolve('token'),
        fetch: ((_input: string, init: RequestInit) => {
          signals.push(init.signal);
          return new Promise(() => undefined);
        }) as typeof fetch,
      });
      const call = failureOf(graph.get(Anything, '/sites/x'));
      await clock.tickAsync(180_000);
      const { words } = await call;
      assert.equal(words, 'SharePoint cannot be reached (no answer within 30 seconds).');
      assert.equal(signals.length, 5);
      assert.ok(signals.every((signal) => signal?.aborted));
    } finally {
      clock.restore();
    }
  });
});
