import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST_TITLES } from '../../src/config/config.js';
import type { Register } from '../../src/domain/register.js';
import type { ListServiceOptions } from '../../src/local/list-service/create-list-service.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { type Served, serveLists } from '../local/list-service/serve-lists.js';
import { person } from '../support/build-action.js';
import { people, plan, planAction } from './build-register.js';

/** A site with the lists of the register, served over HTTP. */
export interface ServedSite {
  readonly lists: Served;
  /** Each request of the registers of this site since it was last emptied: `GET /lists/…/items`. */
  readonly asked: string[];
  /** A register that knows nothing yet. */
  open(): Register;
  /** This is done once, before a register sends its next request of that method. */
  meanwhile(method: string, work: () => Promise<void>): void;
  /** Somebody changes a row in SharePoint itself. */
  edit(list: string, id: string, fields: Record<string, unknown>, by?: string): Promise<void>;
  close(): Promise<void>;
}

const OFFICER = 'officer@sendig.example';

/** The site, with an action of each of those refs, all led by Adrian Rocks. */
export async function serveSite(
  refs: readonly string[],
  options: Partial<ListServiceOptions> = {},
): Promise<ServedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  const lists = await serveLists(folder, options);
  const asked: string[] = [];
  let next: { readonly method: string; readonly work: () => Promise<void> } | null = null;
  const open = (): Register => {
    const graph = createGraph({
      baseUrl: lists.base,
      credential: () => Promise.resolve('local-token'),
      fetch: (async (input: string, init: RequestInit) => {
        const path = decodeURIComponent(new URL(input).pathname).replace(/^.*?(\/lists|\$batch|$)/, '$1');
        const { method = 'GET' } = init;
        asked.push(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, 'id')}`);
        const work = next?.method === method ? next.work : null;
        if (work !== null) next = null;
        await work?.();
        return fetch(input, init);
      }) as typeof fetch,
    });
    return createRegister({
      graph,
      site: 'sendig.example:/sites/send',
      lists: LIST_TITLES,
      zone: 'Europe/London',
    });
  };
  const register = open();
  await register.provision();
  await register.importPlan(
    plan(...refs.map((ref) => planAction({ ref }))),
    people(person('Adrian Rocks').name),
  );
  asked.length = 0;
  return {
    lists,
    asked,
    open,
    meanwhile: (method, work) => {
      next = { method, work };
    },
    edit: async (list, id, fields, by = OFFICER) => {
      const path = `/lists/${encodeURIComponent(list)}/items/${id}/fields`;
      const { status } = await lists.call('PATCH', path, fields, { 'x-local-person': by });
      if (status !== 200) throw new Error(`the edit was answered ${String(status)}`);
    },
    close: async () => {
      await lists.stop();
      await rm(folder, { recursive: true });
    },
  };
}
