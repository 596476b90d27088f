import assert from 'node:assert/strict';
import { LIST_TITLES } from '../../src/config/config.js';
import type { PaperFile } from '../../src/domain/paper.js';
import { CodedError } from '../../src/errors.js';
import type { Fault } from '../../src/local/list-service/faults.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { ownFolder, type Served, serveLists } from '../local/list-service/serve-lists.js';
import { json } from './fake-sharepoint.js';

const NAME = 'SENDIG action register 2022-09-01.docx';
const paper = (words: string, fileName = NAME): PaperFile => ({
  fileName,
  title: 'SENDIG action register',
  bytes: new TextEncoder().encode(words),
});

describe('a paper in the document library of the site', () => {
  const folder = ownFolder();
  let lists: Served;
  /** Each request, and what goes wrong with one. */
  let asked: string[];
  let fault: (asked: string) => Fault | null;

  beforeEach(async () => {
    [asked, fault] = [[], () => null];
    lists = await serveLists(folder.path, {
      faults: ({ method, path }) => {
        const what = `${method} ${path.replace(/^.*\/drive/, '/drive')}`;
        if (what.includes('/drive')) asked.push(what);
        return fault(what);
      },
    });
  });
  afterEach(() => lists.stop());

  const register = (fetcher: typeof fetch = fetch) => {
    let nowMs = 0;
    const graph = createGraph({
      baseUrl: lists.base,
      credential: () => Promise.resolve('local-token'),
      fetch: fetcher,
      now: () => nowMs,
      sleep: (ms) => {
        nowMs += ms;
        return Promise.resolve();
      },
    });
    return createRegister({
      graph,
      site: 'sendig.example:/sites/send',
      lists: LIST_TITLES,
      zone: 'Europe/London',
    });
  };
  const contentOf = async (address: string) => (await fetch(address)).text();
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => assert.fail('it was taken'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof CodedError);
    return [error.code, error.message];
  };

  it('lies in a folder of its own, which is created with the first, and is replaced that day', async () => {
    const site = register();
    const address = await site.filePaper(paper('the first'));
    assert.match(
      address,
      /^http:\/\/127\.0\.0\.1:\d+\/files\/SENDIG%20papers\/SENDIG%20action%20register%202022-09-01\.docx$/,
    );
    assert.equal(await contentOf(address), 'the first');
    const put = 'PUT /drive/root:/SENDIG%20papers/SENDIG%20action%20register%202022-09-01.docx:/content';
    assert.deepEqual(asked, [put, 'POST /drive/root/children', put]);
    asked = [];
    assert.equal(await site.filePaper(paper('the second')), address);
    assert.equal(await contentOf(address), 'the second');
    assert.deepEqual(asked, [put]);
  });

  for (const name of [
    'Paper #1 100% R&D + more.docx',
    "The Board's paper; a=b, ?.docx",
    'Gwŷn – 50 %20 €.docx',
    'https://elsewhere.example/a?b=c.docx',
    '../../journal.jsonl',
    ' . ',
    'a:b*c"d<e>f|g\u0000\u202eh.docx',
  ]) {
    it(`keeps a name that is a trap in an address: ${JSON.stringify(name)}`, async () => {
      const address = await register().filePaper(paper('words', name));
      assert.equal(await contentOf(address), 'words');
      const [, place, last = ''] = new URL(address).pathname.split('/').slice(1);
      assert.equal(new URL(address).pathname.split('/').length, 4);
      assert.equal(place, 'SENDIG%20papers');
      assert.equal(decodeURIComponent(last), KEPT[name] ?? name);
    });
  }

  it('is sent alone, not with the memory around it', async () => {
    const site = register();
    const memory = new TextEncoder().encode('secret paper secret');
    const address = await site.filePaper({ ...paper(''), bytes: memory.subarray(7, 12) });
    assert.equal(await contentOf(address), 'paper');
  });

  it('is sent again where SharePoint was busy, or its answer was lost', async () => {
    const site = register();
    await site.filePaper(paper('the first'));
    const troubles: Fault[] = [
      { kind: 'refuse', status: 503, code: 'serviceNotAvailable', headers: { 'retry-after': '1' } },
      { kind: 'reset', applied: true },
    ];
    fault = (what) => (what.startsWith('PUT') ? (troubles.shift() ?? null) : null);
    assert.equal(await contentOf(await site.filePaper(paper('the second'))), 'the second');
    assert.equal(troubles.length, 0);
  });

  it('goes into the folder that somebody else has created meanwhile', async () => {
    const taken = { kind: 'refuse', status: 409, code: 'nameAlreadyExists', applied: true } as const;
    fault = (what) => (what.startsWith('POST') ? taken : null);
    assert.equal(await contentOf(await register().filePaper(paper('words'))), 'words');
  });

  it('is refused in plain words where the app may not write, or somebody has it open', async () => {
    const site = register();
    const refuse = (status: number, code: string) => {
      fault = (what) => (what.startsWith('PUT') ? { kind: 'refuse', status, code } : null);
    };
    refuse(403, 'accessDenied');
    assert.deepEqual(await refusal(site.filePaper(paper(''))), [
      'library-refused',
      'The paper could not be put into the document library of the site (HTTP 403, accessDenied).',
    ]);
    refuse(423, 'resourceLocked');
    assert.deepEqual(await refusal(site.filePaper(paper(''))), [
      'paper-open',
      'Somebody has the paper of that day open, so it was not replaced.',
    ]);
    refuse(500, 'generalException');
    assert.deepEqual(await refusal(site.filePaper(paper(''))), [
      'sharepoint-unreachable',
      'SharePoint cannot be reached (HTTP 500, generalException).',
    ]);
    fault = (what) =>
      what.startsWith('POST') ? { kind: 'refuse', status: 403, code: 'accessDenied' } : null;
    assert.deepEqual((await refusal(site.filePaper(paper(''))))[0], 'library-refused');
  });

  it('is not sent at all where it is too large for one request', async () => {
    const large = { ...paper(''), bytes: new Uint8Array(4_200_000) };
    assert.deepEqual(await refusal(register().filePaper(large)), [
      'paper-too-large',
      'The paper is larger than can be handed over (4.2 MB).',
    ]);
    assert.deepEqual(asked, []);
  });

  it('sends nobody to another host than the site’s', async () => {
    for (const [webUrl, taken] of [
      ['https://sendig.example/sites/send/_layouts/15/Doc.aspx?file=a.docx', true],
      ['https://sendig.example.evil.example/a.docx', false],
      ['https://user@sendig.example/a.docx', false],
      ['http://sendig.example/a.docx', false],
      ['javascript:alert(1)', false],
      ['no address', false],
    ] as const) {
      const answering = (async (input: string, init: RequestInit) =>
        init.method === 'PUT' ? json(201, { webUrl }) : fetch(input, init)) as typeof fetch;
      const filed = register(answering).filePaper(paper(''));
      if (taken) assert.equal(await filed, webUrl);
      else assert.equal((await refusal(filed))[0], 'library-refused', webUrl);
    }
  });
});

/** The names that SharePoint takes in place of those that it does not. */
const KEPT: Readonly<Record<string, string>> = {
  "The Board's paper; a=b, ?.docx": "The Board's paper; a=b, -.docx",
  'https://elsewhere.example/a?b=c.docx': 'https---elsewhere.example-a-b=c.docx',
  '../../journal.jsonl': '-..-journal.jsonl',
  ' . ': 'paper',
  'a:b*c"d<e>f|g\u0000\u202eh.docx': 'a-b-c-d-e-f-g--h.docx',
};
