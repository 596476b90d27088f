import type { Plan } from '../../src/domain/plan.js';
import { due, planAction } from '../register/build-register.js';
import { day, lead, person } from '../support/build-action.js';

/** Somebody as Teams knows them. */
export interface Player {
  readonly name: string;
  readonly upn: string;
  readonly email: string;
  readonly aadObjectId: string;
  /** `29:…`, their id to the bot. */
  readonly userId: string;
  /** Their own chat with the bot. */
  readonly chatId: string;
  readonly inTeam: boolean;
}

/** The tenant of the bot, and one that it does not serve. */
export const TENANT = '7a0c0000-0000-4000-8000-000000000001';
export const OTHER_TENANT = '7a0c0000-0000-4000-8000-000000000002';
export const BOT = { id: '28:sendig-bot', name: 'SENDIG bot' };
export const TEAM = '19:sendig-team@thread.tacv2';
export const CHANNEL = '19:sendig-channel@thread.tacv2';

/** Leads 3.2.1 and 3.2.2. */
export const ADRIAN = player('Adrian Rocks');
/** Leads 1.1.1, and priority 1. */
export const ALLAN = player('Allan Pearce');
/** Leads priority 3 and none of its actions. */
export const CHARLOTTE = player('Charlotte Finch');
/** A guest of the tenant in no team, who leads 1.1.2 by her own address. */
export const HELEN = { ...guest('Helen Marsh', 'helen.marsh@partner.example'), inTeam: false };
/** A guest in the team who leads nothing. */
export const GAIL = guest('Gail Porter', 'gail.porter@partner.example');
/** Works in the tenant, leads nothing and is in no team that has the bot. */
export const OLIVER = { ...player('Oliver Stone'), inTeam: false };
/** Reads and reports nothing. */
export const CHAIR = { ...player('Winifred Ashe'), upn: 'chair@sendig.example' };
export const OFFICER = { ...player('Project officer'), upn: 'officer@sendig.example' };

/** Everybody whom the connector knows. */
export const EVERYBODY: readonly Player[] = [ADRIAN, ALLAN, CHARLOTTE, HELEN, GAIL, OLIVER, CHAIR, OFFICER];

/** Who may report on each action: its leads, those of its priority, and the officer; 3.2.3 only points at 3.2.1. */
export const MAY_REPORT: Readonly<Record<string, readonly Player[]>> = {
  '1.1.1': [ALLAN, OFFICER],
  '1.1.2': [HELEN, ALLAN, OFFICER],
  '3.2.1': [ADRIAN, CHARLOTTE, OFFICER],
  '3.2.2': [ADRIAN, CHARLOTTE, OFFICER],
  '3.2.3': [],
};

/** The plan, on 1 September 2022: the dates of 1.1.1 and 3.2.1 have passed, the others' have not. */
export const PLAN: Plan = {
  priorities: [
    priority(1, 'Inclusive schools', ALLAN, { ref: '1.1', title: 'Schools plan early' }),
    priority(3, 'The Local Offer', CHARLOTTE, { ref: '3.2', title: 'Families know the Local Offer' }),
  ],
  actions: [
    action('1.1.1', ALLAN, 'Agree a graduated response with every school.', '2022-08-15'),
    action('1.1.2', HELEN, 'Train a coordinator in each school.', '2022-12-31'),
    action('3.2.1', ADRIAN, 'Review what the Local Offer holds with families.', '2022-08-31'),
    action('3.2.2', ADRIAN, 'Publish the Local Offer in plain words.', '2022-10-31'),
    { ...action('3.2.3', ADRIAN, 'See 3.2.1', null), leads: [], crossReference: true },
  ],
  findings: [],
};

/** The day of every story. */
export const TODAY = day('2022-09-01');

function player(name: string): Player {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const { upn } = person(name);
  return {
    name,
    upn,
    email: upn,
    aadObjectId: `entra-${slug}`,
    userId: `29:${slug}`,
    chatId: `a:${slug}`,
    inTeam: true,
  };
}

/** Guests have a UPN of the tenant's making, and an address of their own. */
function guest(name: string, email: string): Player {
  return { ...player(name), upn: `${email.replace('@', '_')}#ext#@sendig.example`, email };
}

/** A priority, led by somebody. */
export function priority(
  number: number,
  title: string,
  { name }: Player,
  outcome: { ref: string; title: string },
) {
  return { number, title, leads: [lead(name)], outcomes: [outcome], impactMeasures: [] };
}

/** An action of that day, led by somebody. */
export function action(ref: string, { name }: Pick<Player, 'name'>, words: string, on: string | null) {
  const [first = '', second = ''] = ref.split('.');
  return planAction({
    ref,
    priority: Number(first),
    outcome: `${first}.${second}`,
    links: [],
    action: words,
    due: on === null ? due('', null) : due(on, on, { precision: 'day' }),
    leads: [lead(name)],
    milestones: [],
  });
}
