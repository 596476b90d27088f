import assert from 'node:assert/strict';
import { LIST_TITLES } from '../src/config/config.js';
import { versionOf } from '../src/domain/version.js';
import { pressActivity, type Surroundings } from '../src/local/connector/activities.js';
import { createPlaces } from '../src/local/connector/places.js';
import { localPeople } from '../src/local/people.js';
import { createRegister } from '../src/register/create-register.js';
import { createGraph } from '../src/register/graph.js';
import { OFFICE, SITE, TENANT, TOKEN, ZONE } from './report-place.js';

/** Presses on "Save", each as the body that Teams posts: the next action each time, and never the same note. */
export type Presses = () => string;

/**
 * The presses of the leads of every action that takes a report, one action after the other: who leads the action
 * itself, or else its priority.
 * @param origin of the process that is Microsoft 365
 */
export async function openPresses(origin: string): Promise<Presses> {
  const graph = createGraph({ baseUrl: `${origin}/bot/v1.0`, credential: () => Promise.resolve(TOKEN) });
  const register = createRegister({ graph, site: SITE, lists: LIST_TITLES, zone: ZONE });
  const { actions, priorities } = await register.read();
  const people = await localPeople(OFFICE);
  const team = { id: '19:team', name: 'SEND', channel: { id: '19:channel', name: 'SENDIG' } };
  const around: Surroundings = {
    tenantId: TENANT,
    bot: { id: '28:bot', name: 'SENDIG bot' },
    team,
    serviceUrl: () => `${origin}/bot/connector/`,
    now: () => new Date(),
    places: createPlaces(people, team),
  };
  const reportable = actions.flatMap((action) => {
    const priority = priorities.find(({ number }) => number === action.priority);
    const lead = [...action.people, ...(priority?.people ?? [])][0];
    const person = people.find(({ upn }) => upn === lead?.upn);
    if (person === undefined || action.crossReference) return [];
    return [{ ref: action.ref, etag: versionOf(action), person }];
  });
  let turn = 0;
  return () => {
    const at = reportable[turn % reportable.length];
    assert.ok(at, 'nobody can report on anything');
    const { ref, etag, person } = at;
    turn += 1;
    const data = {
      ref,
      etag,
      page: '1',
      rag: Math.floor(turn / reportable.length) % 2 === 0 ? 'Amber' : 'Red',
      note: `The survey is late, ${String(turn)} families have not been asked yet. The forum meets on Thursday.`,
      doing: '',
      otherwise: '',
      evidence: '',
      revisedDueOn: '',
    };
    const press = { verb: 'rag.save', data };
    return JSON.stringify(
      pressActivity(around, {
        person,
        place: { kind: 'chat', person },
        messageId: `message-${ref}`,
        press,
      }),
    );
  };
}
