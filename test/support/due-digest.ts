import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LIST_TITLES } from '../../src/config/config.js';
import type { ChannelPost } from '../../src/domain/channel-post.js';
import type { State } from '../../src/domain/state.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { serveLists } from '../local/list-service/serve-lists.js';
import { plan, planAction } from '../register/build-register.js';
import { day, lead, person } from './build-action.js';
import type { DueWork, Told } from './due-work.js';
import { OWN_TENANT, type OwnTeams, openTeams } from './own-teams.js';

/** A digest that is due, with a chair and an officer who are asked about it. */
export interface DueDigest extends DueWork {
  readonly teams: OwnTeams;
  /** The digest of the day as the state has it. */
  post(state: State): Promise<ChannelPost | null>;
}

export const DIGEST_CHAIR = person('Winifred Ashe');
export const DIGEST_OFFICER = person('Project officer');
/** The conversation of the channel. */
export const CHANNEL_ID = 'channel';

const DAY = day('2022-09-22');
const PEOPLE = [DIGEST_CHAIR, DIGEST_OFFICER, person('Adrian Rocks')];
const PLACE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
const OWED = 'digest-settled-to';
/** How often a condition is looked at. */
const LOOK_MS = 100;

/**
 * A register with an overdue action in each of so many priorities, and a meeting whose papers are due today.
 * @param botUrl where the bot listens now
 */
export async function openDueDigest(
  priorities: number,
  { onMessage, onWay, onRead }: Told,
  botUrl: () => string,
): Promise<DueDigest> {
  const lists = await serveLists(mkdtempSync(join(tmpdir(), 'due-digest-')), {
    people: PEOPLE,
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
  const actions = Array.from({ length: priorities }, (_, at) =>
    planAction({ ref: `${String(at + 1)}.2.1`, priority: at + 1, leads: [lead('Adrian Rocks')] }),
  );
  await register.importPlan(plan(...actions), new Map(PEOPLE.map((one) => [one.name, one])));
  const fields = { Title: 'September', Board: 'SENDIG', MeetingOn: '2022-09-28T23:00:00Z' };
  await lists.call('POST', `/lists/${LIST_TITLES.meetings}/items`, {
    fields: { ...fields, PapersDueOn: '2022-09-21T23:00:00Z' },
  });
  const teams = await openTeams(PEOPLE, botUrl, onMessage, onWay);
  const reading = await register.read();
  const post = async (state: State) => (await state.posts.since(DAY))[0] ?? null;
  const isAsked = async (state: State) => {
    const told = [DIGEST_CHAIR, DIGEST_OFFICER].map(({ upn }) => state.facts.get(`digest-in-doubt ${upn}`));
    return (await Promise.all(told)).every((fact) => fact !== '');
  };

  return {
    teams,
    env: {
      GRAPH_URL: lists.base,
      GRAPH_TOKEN: 'local-token',
      SHAREPOINT_SITE: PLACE.site,
      CHAIRS: DIGEST_CHAIR.upn,
      OFFICERS: DIGEST_OFFICER.upn,
      LOCAL_PAGE: 'off',
      LOCAL_DAY: DAY,
      REMIND_AT: '0 0 29 2 *',
      DIGEST_AT: '0 0 29 2 *',
      LOG_LEVEL: 'fatal',
    },
    furnish: async (state) => {
      await state.facts.set('tenant', OWN_TENANT);
      await state.lastReading.save(reading);
      const { serviceUrl } = teams;
      await state.contacts.saveTeam({ teamId: 'team', channelId: CHANNEL_ID, serviceUrl });
      for (const { name, upn } of PEOPLE) {
        await state.contacts.save({
          ...{ upn, email: '', name, aadObjectId: `entra-${upn}`, userId: `29:${upn}` },
          ...{ conversationId: `chat-${upn}`, serviceUrl, unreachable: null },
        });
      }
    },
    owe: async (state) => {
      const before = await post(state);
      if (before !== null) await state.posts.remove(before);
      for (const { upn } of [DIGEST_CHAIR, DIGEST_OFFICER])
        await state.facts.set(`digest-in-doubt ${upn}`, '');
      await state.facts.set(OWED, '2022-09-21T23:59');
    },
    post,
    settled: async (state) => {
      for (;;) {
        const status = (await post(state))?.status;
        if (status === 'done' || (status === 'posting' && (await isAsked(state)))) return;
        await pause(LOOK_MS);
      }
    },
    close: async () => {
      await teams.close();
      await lists.stop();
    },
  };
}
