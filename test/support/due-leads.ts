import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LIST_TITLES } from '../../src/config/config.js';
import type { Person } from '../../src/domain/action.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { serveLists } from '../local/list-service/serve-lists.js';
import { plan, planAction } from '../register/build-register.js';
import { lead, person } from './build-action.js';
import type { DueWork, Told } from './due-work.js';
import { OWN_TENANT, openTeams } from './own-teams.js';

const DAY = '2022-09-01';
const PLACE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
const OWED = 'remind-settled-to';
/** How often a condition is looked at. */
const LOOK_MS = 100;

/** A register with an overdue action for each of so many leads. */
export async function openDueLeads(leads: number, { onMessage, onWay, onRead }: Told): Promise<DueWork> {
  const people: Person[] = Array.from({ length: leads }, (_, at) => person(`Lead ${String(at + 1)}`));
  const lists = await serveLists(mkdtempSync(join(tmpdir(), 'due-leads-')), {
    people,
    faults: () => {
      onRead?.();
      return null;
    },
  });
  const register = createRegister({
    graph: createGraph({ baseUrl: lists.base, credential: () => Promise.resolve('local-token') }),
    ...PLACE,
  });
  await register.provision();
  const actions = people.map(({ name }, at) =>
    planAction({ ref: `3.2.${String(at + 1)}`, leads: [lead(name)] }),
  );
  await register.importPlan(plan(...actions), new Map(people.map((one) => [one.name, one])));
  // Nobody speaks to the bot in these stories.
  const teams = await openTeams(people, () => '', onMessage, onWay);

  return {
    env: {
      GRAPH_URL: lists.base,
      GRAPH_TOKEN: 'local-token',
      SHAREPOINT_SITE: PLACE.site,
      LOCAL_PAGE: 'off',
      LOCAL_DAY: DAY,
      REMIND_AT: '0 0 * * *',
      DIGEST_AT: '0 0 29 2 *',
      LOG_LEVEL: 'fatal',
    },
    furnish: async (state) => {
      await state.facts.set('tenant', OWN_TENANT);
      await state.holds.release([]);
      for (const { name, upn } of people) {
        await state.contacts.save({
          upn,
          email: '',
          name,
          aadObjectId: `entra-${upn}`,
          userId: `29:${upn}`,
          conversationId: `chat-${upn}`,
          serviceUrl: teams.serviceUrl,
          unreachable: null,
        });
      }
    },
    owe: (state) => state.facts.set(OWED, '2022-08-31T23:00'),
    settled: async (state) => {
      while (!(await state.facts.get(OWED))?.startsWith(DAY)) await pause(LOOK_MS);
    },
    close: async () => {
      await teams.close();
      await lists.stop();
    },
  };
}
