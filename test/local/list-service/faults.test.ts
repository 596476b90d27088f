import assert from 'node:assert/strict';
import type { Fault, Faults, FaultyRequest } from '../../../src/local/list-service/faults.js';
import {
  CUT_SHORT,
  DENIED,
  emptyPage,
  FIRST_ROW_TWICE,
  foreignLink,
  gatewayTimeout,
  MISMATCH,
  OVERLAP,
  once,
  resync,
  TOKEN_REFUSED,
  throttled,
  unavailable,
} from '../../support/list-faults.js';
import { ITEMS, ownService, refusalOf } from './serve-lists.js';

/** How long an answer is waited for, from the moment at which the service has the request. */
const PATIENCE_MS = 30;

describe('what goes wrong with SharePoint', () => {
  const trouble: { now: Faults } = { now: () => null };
  const own = ownService({ pageSize: 2, faults: (request) => trouble.now(request) });
  const ROW = `${ITEMS}/1/fields`;

  beforeEach(async () => {
    trouble.now = () => null;
    for (const ref of ['1.1.1', '1.1.2', '1.1.3']) {
      await own.lists.call('POST', ITEMS, { fields: { ActionRef: ref } });
    }
  });

  /** The fault comes once. */
  function next(fault: Fault | ((request: FaultyRequest) => Fault)): void {
    trouble.now = once((request) => (typeof fault === 'function' ? fault(request) : fault));
  }

  async function ragOf(): Promise<unknown> {
    trouble.now = () => null;
    const { body } = await own.lists.call('GET', `${ITEMS}/1?$expand=fields`);
    return body.fields['Rag'];
  }

  function send(signal?: AbortSignal): Promise<Response> {
    return fetch(`${own.lists.base}${own.lists.site}${ROW}`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer local-token', 'Content-Type': 'application/json' },
      body: JSON.stringify({ Rag: 'Red' }),
      ...(signal && { signal }),
    });
  }

  for (const [what, wait] of [
    ['in seconds', '7'],
    ['as a date', 'Thu, 01 Sep 2022 09:00:07 GMT'],
    ['for ten minutes', '600'],
    ['for no time that it names', null],
  ] as const) {
    it(`asks for a wait, ${what}`, async () => {
      next(throttled(wait));
      const refused = await own.lists.call('GET', ITEMS);
      assert.deepEqual(refusalOf(refused), [429, 'activityLimitReached', 'Not this time.']);
      assert.equal(refused.headers.get('Retry-After'), wait);
      assert.equal((await own.lists.call('GET', ITEMS)).status, 200);
    });
  }

  it('sends a gateway’s own page, which is no JSON', async () => {
    next(unavailable(4));
    const refused = await send();
    assert.deepEqual(
      [refused.status, refused.headers.get('Content-Type'), refused.headers.get('Retry-After')],
      [503, 'text/html; charset=utf-8', '4'],
    );
    assert.equal(await refused.text(), '<html><body><h1>HTTP 503</h1></body></html>');
    assert.equal(await ragOf(), undefined);
  });

  for (const [when, applied, rag] of [
    ['before', false, undefined],
    ['after', true, 'Red'],
  ] as const) {
    it(`gives up as a gateway does, ${when} the row was written`, async () => {
      next(gatewayTimeout(applied));
      const refused = await send();
      assert.deepEqual(
        [refused.status, await refused.text()],
        [504, '<html><body><h1>HTTP 504</h1></body></html>'],
      );
      assert.equal(await ragOf(), rag);
    });

    it(`drops the connection ${when} the row was written`, async () => {
      next({ kind: 'reset', applied });
      await assert.rejects(send(), ({ cause }: Error) => {
        assert.equal((cause as { code?: string }).code, 'ECONNRESET');
        return true;
      });
      assert.equal(await ragOf(), rag);
    });

    it(`never answers, ${when} the row was written`, async () => {
      const patience = new AbortController();
      next(() => {
        setTimeout(() => {
          patience.abort();
        }, PATIENCE_MS);
        return { kind: 'hang', applied };
      });
      await assert.rejects(send(patience.signal), { name: 'AbortError' });
      assert.equal(await ragOf(), rag);
    });
  }

  it('breaks off in the middle of an answer', async () => {
    next(CUT_SHORT);
    const answer = await send();
    const text = await answer.text();
    assert.deepEqual([answer.status, text.startsWith('{"@odata.etag"')], [200, true]);
    assert.throws(() => JSON.parse(text), SyntaxError);
    assert.equal(await ragOf(), 'Red');
  });

  for (const [fault, refusal] of [
    [TOKEN_REFUSED, [401, 'InvalidAuthenticationToken', 'Not this time.']],
    [DENIED, [403, 'accessDenied', 'Not this time.']],
    [MISMATCH, [412, 'resourceModified', 'Not this time.']],
    [OVERLAP, [409, 'resourceModified', 'Not this time.']],
  ] as const) {
    it(`refuses a write once with ${String(refusal[0])}, with If-Match or without it`, async () => {
      const { body } = await own.lists.call('GET', `${ITEMS}/1`);
      for (const headers of [{}, { 'If-Match': body.eTag }]) {
        next(fault);
        assert.deepEqual(refusalOf(await own.lists.call('PATCH', ROW, { Rag: 'Red' }, headers)), refusal);
      }
      assert.equal(await ragOf(), undefined);
      const { status } = await own.lists.call('PATCH', ROW, { Rag: 'Red' }, { 'If-Match': body.eTag });
      assert.equal(status, 200);
    });
  }

  it('calls a delta link too old, and says where to begin again', async () => {
    const latest = await own.lists.call('GET', `${ITEMS}/delta?$expand=fields&token=latest`);
    next(resync);
    const refused = await own.lists.call('GET', String(latest.body['@odata.deltaLink']));
    assert.deepEqual(refusalOf(refused), [410, 'resyncChangesApplyDifferences', 'Not this time.']);
    const again = await own.lists.call('GET', String(refused.headers.get('Location')));
    assert.deepEqual(
      again.body.value.map(({ id }) => id),
      ['1', '2'],
    );
  });

  it('sends a page without a row, and the rows behind its link', async () => {
    next(emptyPage);
    const empty = await own.lists.call('GET', `${ITEMS}?$expand=fields($select=ActionRef)&$top=2`);
    assert.deepEqual(empty.body.value, []);
    const { body } = await own.lists.call('GET', String(empty.body['@odata.nextLink']));
    assert.deepEqual(
      body.value.map(({ fields }) => fields['ActionRef']),
      ['1.1.1', '1.1.2'],
    );
  });

  it('sends a link to another machine', async () => {
    next(foreignLink);
    const { body } = await own.lists.call('GET', ITEMS);
    assert.equal(body['@odata.nextLink'], `https://elsewhere.example/graph/v1.0${own.lists.site}${ITEMS}?`);
  });

  it('tells of a row twice', async () => {
    next(FIRST_ROW_TWICE);
    const { body } = await own.lists.call('GET', `${ITEMS}/delta`);
    assert.deepEqual(
      body.value.map(({ id }) => id),
      ['1', '2', '1'],
    );
  });

  it('goes wrong by method, path and turn, and only for those whom it lets in', async () => {
    const seen: [string, string, string, number][] = [];
    trouble.now = ({ method, path, url, number }) => {
      seen.push([method, path, url.search, number]);
      return null;
    };
    await own.lists.call('GET', `${ITEMS}?$top=1`);
    await own.lists.call('GET', ITEMS, undefined, { Authorization: 'Bearer wrong' });
    await own.lists.call('PATCH', ROW, { Rag: 'Red' });
    const { site } = own.lists;
    assert.deepEqual(seen, [
      ['GET', `${site}${ITEMS}`, '?$top=1', 5],
      ['PATCH', `${site}${ROW}`, '', 6],
    ]);
  });
});
