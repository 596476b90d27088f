import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIST_TITLES } from '../src/config/config.js';
import { SITE, TOKEN } from './report-place.js';

/** What a bare bot does before it answers: nothing, one PATCH of a row, or the four requests of a report. */
export type BareKind = 'none' | 'patch' | 'four';

const Lists = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) });
const Rows = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.object({ ActionRef: z.string() }) })),
});
const ROLES = ['register', 'priorities', 'meetings', 'updates'] as const;
const NOTE = 'The survey is late, 100 families have not been asked yet. The forum meets on Thursday.';

interface Changes {
  readonly '@odata.deltaLink': string;
}

/** Looks up what the work needs, and gives what does it once, as bare as it can be: fetch and JSON. */
export async function openBareWork(kind: BareKind, graphUrl: string): Promise<() => Promise<void>> {
  if (kind === 'none') return () => Promise.resolve();
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(graphUrl + path, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', 'if-match': '*' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${path} was answered ${String(response.status)}`);
    return response.json();
  };
  const { id } = z.object({ id: z.string() }).parse(await call('GET', `/sites/${SITE}`));
  const lists = Lists.parse(await call('GET', `/sites/${id}/lists`)).value;
  const pathOf = (role: (typeof ROLES)[number]): string =>
    `/sites/${id}/lists/${lists.find(({ displayName }) => displayName === LIST_TITLES[role])?.id ?? ''}/items`;
  const register = Rows.parse(await call('GET', `${pathOf('register')}?$expand=fields&$top=200`)).value;
  let turn = 0;
  const next = () => {
    turn += 1;
    const row = register[turn % register.length];
    assert.ok(row);
    return { row: row.id, ref: row.fields.ActionRef, at: new Date().toISOString() };
  };
  const patch = async ({ row, at } = next()): Promise<void> => {
    await call('PATCH', `${pathOf('register')}/${row}/fields`, {
      Rag: turn % 2 === 0 ? 'Red' : 'Amber',
      Progress: `${NOTE} (1 September 2022, Adrian Rocks)`,
      LastUpdateAt: at,
      LastUpdateBy: 'Adrian Rocks',
    });
  };
  if (kind === 'patch') return () => patch();

  const links = await Promise.all(
    ROLES.map(async (role) => {
      const changes = (await call('GET', `${pathOf(role)}/delta?$expand=fields&$top=200`)) as Changes;
      return changes['@odata.deltaLink'];
    }),
  );
  return async () => {
    const requests = links.map((link, at) => ({
      id: String(at),
      method: 'GET',
      url: link.slice(graphUrl.length),
    }));
    const { responses } = (await call('POST', '/$batch', { requests })) as {
      responses: { id: string; body: Changes }[];
    };
    for (const { id: at, body } of responses) links[Number(at)] = body['@odata.deltaLink'];
    const action = next();
    const { ref, at } = action;
    const updates = pathOf('updates');
    await call(
      'GET',
      `${updates}?$expand=fields&$filter=${encodeURIComponent(`fields/ActionRef eq '${ref}'`)}`,
    );
    await patch(action);
    const fields = {
      Title: ref,
      UpdateKey: randomUUID(),
      ActionRef: ref,
      ReportedAt: at,
      ReportedBy: 'Adrian Rocks',
      ReportedByUpn: 'adrian.rocks@sendig.example',
      FromRag: 'Red',
      ToRag: 'Amber',
      Note: NOTE,
      Source: 'card',
    };
    await call('POST', updates, { fields });
  };
}
