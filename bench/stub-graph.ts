import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIST_TITLES } from '../src/config/config.js';
import { COLUMNS } from '../src/register/columns.js';

/*
 * Graph with a register of so many actions, in a process of its own, so that its memory and its time are
 * not taken for the bot's. It prints its address, and answers from texts made once.
 */
const actions = Number(process.argv[2]);
const PAGE = 200;

const pages = new Map<string, string>();

function put(path: string, body: unknown): void {
  pages.set(path, JSON.stringify(body));
}

function row(at: number): unknown {
  const [priority, outcome, number] = [
    1 + (at % 10),
    1 + (Math.floor(at / 10) % 900),
    1 + Math.floor(at / 9000),
  ];
  const ref = [priority, outcome, number].join('.');
  const etag = `"583c4092-77c6-4a63-ad47-aed3f14273ff,${String(at)}"`;
  return {
    id: String(at + 1),
    eTag: etag,
    webUrl: `https://contoso.example/sites/send/Lists/Action%20register/${String(at + 1)}_.000`,
    lastModifiedDateTime: '2022-08-31T09:00:00Z',
    lastModifiedBy: { application: { id: 'app', displayName: 'SENDIG bot' } },
    contentType: { id: '0x0100', name: 'Item' },
    fields: {
      Title: `Action ${ref} of a plan that a council and its partners have published`,
      ActionRef: ref,
      Priority: priority,
      Outcome: `${String(priority)}.${String(outcome)}`,
      ActionText: 'Review with partners and families what is offered, and say what is missing. '.repeat(3),
      DueOn: '2022-08-30T23:00:00Z',
      DueText: 'August 2022',
      LeadUpn: `lead${String(at % 40)}@council.example`,
      LeadText: `Lead ${String(at % 40)} (Head of something)`,
      Partners: 'Parent carer forum, schools, health',
      SuccessMeasure: 'Families say that they find what they look for.',
      Rag: ['Red', 'Amber', 'Green', 'Complete'][at % 4],
      Progress: 'Waiting for the survey (31 August 2022, Lead)',
      LastUpdateAt: '2022-08-31T09:00:00Z',
      LastUpdateBy: 'Lead',
    },
  };
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    const key = decodeURIComponent((request.url ?? '').replace('/v1.0', '')).replace(/\?(?!token=).*/, '');
    if (key !== '/$batch') {
      const body = pages.get(key);
      response.statusCode = body === undefined ? 404 : 200;
      response.end(body ?? '{"error":{"code":"itemNotFound"}}');
      return;
    }
    const { requests } = JSON.parse(Buffer.concat(chunks).toString()) as {
      requests: { id: string; url: string }[];
    };
    const answers = requests.map(
      ({ id, url }) => `{"id":"${id}","status":200,"body":${pages.get(url) ?? '{}'}}`,
    );
    response.end(`{"responses":[${answers.join(',')}]}`);
  });
});
server.listen(0, '127.0.0.1', () => {
  const root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1.0`;
  put('/sites/contoso.example:/sites/send', { id: 'site' });
  put('/sites/site/lists', {
    value: Object.entries<string>({ ...LIST_TITLES }).map(([id, displayName]) => ({ id, displayName })),
  });
  for (const role of ['register', 'priorities', 'updates', 'measures', 'readings', 'meetings'] as const) {
    put(`/sites/site/lists/${role}/columns`, { value: COLUMNS[role] });
    const rows = role === 'register' ? actions : 0;
    const list = `/sites/site/lists/${role}/items/delta`;
    for (let from = 0; from === 0 || from < rows; from += PAGE) {
      const value = Array.from({ length: Math.min(PAGE, rows - from) }, (_, at) => row(from + at));
      const more = from + PAGE < rows;
      const link = `${root}${list}?token=${more ? String(from + PAGE) : 'end'}`;
      put(from === 0 ? list : `${list}?token=${String(from)}`, {
        value,
        [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
      });
    }
    put(`${list}?token=end`, { value: [], '@odata.deltaLink': `${root}${list}?token=end` });
  }
  process.stdout.write(`${root}\n`);
});
