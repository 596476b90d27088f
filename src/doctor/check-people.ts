import type { Action, Person } from '../domain/action.js';
import { listInWords } from '../domain/due-words.js';
import { LIST_ROLES } from '../domain/inspection.js';
import type { RegisterReading } from '../domain/register.js';
import { count, type Finding, failed, firstOf, notMade, passed } from './check.js';
import { whyNoSite } from './check-access.js';
import { siteOf } from './check-lists.js';
import type { Facts } from './facts.js';

/** The most people that one check names. */
const MOST_NAMES = 10;

type Reading = Pick<RegisterReading, 'actions' | 'priorities' | 'findings'>;

/** Whether the site tells its people, every lead has an address, and Teams knows everybody to be written to. */
export function checkPeople(facts: Facts): readonly Finding[] {
  const reading = readingOf(facts);
  const noReading = whyNoReading(facts);
  if (reading === null) {
    return [
      checkSitePeople(facts),
      noReading.listed
        ? notMade('leads', 'The addresses of the leads were', noReading.because)
        : failed('leads', noReading.because, noReading.remedy),
      notMade('roster', 'Whether the leads are in a team of the bot was', 'the register cannot be read'),
    ];
  }
  return [checkSitePeople(facts), checkLeads(reading), checkRoster(facts, reading)];
}

function checkSitePeople(facts: Facts): Finding {
  const unseen = whyNoSite(facts);
  const look = siteOf(facts)?.people;
  if (unseen !== null || look === undefined) {
    return notMade('people', "The site's list of people was", unseen ?? 'the site cannot be looked at');
  }
  if ('found' in look && look.found !== null) {
    return passed('people', `The site's list of people can be read: ${count(look.found, 'row')}.`);
  }
  const why = 'obstacle' in look ? ` (${look.obstacle.detail})` : '';
  return failed(
    'people',
    `The site's list of people cannot be read${why}, so the bot may lack the address of somebody in the column Lead.`,
    'Ask the administrator to let the app read the User Information List of the site that SHAREPOINT_SITE names, or write the addresses of the leads in the column LeadUpn instead of choosing people in Lead.',
  );
}

function readingOf({ reading }: Facts): Reading | null {
  return reading !== null && 'actions' in reading ? reading : null;
}

/** Why the register was not read; `listed` where another check says what to do about it. */
function whyNoReading(
  facts: Facts,
): { listed: true; because: string } | { listed: false; because: string; remedy: string } {
  const unseen = whyNoSite(facts);
  if (unseen !== null) return { listed: true, because: unseen };
  const register = siteOf(facts)?.columns.register ?? null;
  const title = facts.config.lists.register;
  if (register === null) return { listed: true, because: `there is no list ${title}` };
  if ('found' in register && register.found.some(({ column }) => column === 'ActionRef')) {
    return { listed: true, because: `the column ActionRef of ${title} is not as the bot needs it` };
  }
  const hidden = LIST_ROLES.find((role) => {
    const look = siteOf(facts)?.columns[role] ?? null;
    return look !== null && 'obstacle' in look;
  });
  if (hidden !== undefined) {
    return { listed: true, because: `the list ${facts.config.lists[hidden]} cannot be looked at` };
  }
  const { reading } = facts;
  return reading !== null && 'message' in reading
    ? { listed: false, because: `The register cannot be read: ${reading.message}`, remedy: reading.remedy }
    : { listed: true, because: 'the register was not read' };
}

/** An action whose leads have no address goes to the leads of its priority; nobody may be left to ask. */
function checkLeads({ actions, priorities, findings }: Reading): Finding {
  const unmatched = findings
    .filter(({ code }) => code === 'person-not-matched')
    .map(({ ref, text }) => (ref === null ? text : `${text} (${ref})`));
  const heads = new Map(priorities.map(({ number, people }) => [number, people]));
  const open = openActions(actions).filter(
    ({ people, crossReference }) => people.length === 0 && !crossReference,
  );
  const forlorn = open.filter(({ priority }) => (heads.get(priority) ?? []).length === 0).map(leadsInWords);
  const wrong = [...unmatched, ...forlorn];
  if (wrong.length > 0) {
    return failed(
      'leads',
      `The bot has no address for ${count(wrong.length, 'lead')}: ${firstOf(wrong, MOST_NAMES)}.`,
      'Choose each of them in the column Lead, or write their addresses in the column LeadUpn, one a line.',
    );
  }
  const known = new Set(openActions(actions).flatMap(({ people }) => people.map(({ upn }) => upn))).size;
  const others =
    open.length === 0
      ? ''
      : ` Nobody with an address leads ${listInWords(open.map(({ ref }) => ref))}, so the leads of the priority are asked.`;
  return passed('leads', `${count(known, 'lead')} of open actions can be written to.${others}`);
}

function leadsInWords({ ref, leads }: Action): string {
  return `${leads.length === 0 ? 'nobody' : listInWords(leads.map(({ name }) => name))} (${ref})`;
}

function checkRoster(facts: Facts, { actions, priorities }: Reading): Finding {
  const subject = 'Whether the leads are in a team of the bot was';
  const { teams, botSignIn } = facts;
  if (teams === null) return notMade('roster', subject, "the bot's own state cannot be used");
  if (teams.length === 0) return notMade('roster', subject, 'the bot is in no team yet');
  const members = new Set<string>();
  for (const { members: look } of teams) {
    if ('found' in look) for (const upn of look.found) members.add(upn);
    else if (botSignIn !== null) return notMade('roster', subject, 'the bot cannot sign in to Teams');
    else {
      return failed(
        'roster',
        `The members of a team of the bot cannot be read (${look.obstacle.detail}).`,
        'Take the app out of the team in Teams and add it again.',
      );
    }
  }
  const everybody = [...openActions(actions), ...priorities].flatMap(({ people }) => people);
  const strangers = [...new Map(everybody.map((person) => [person.upn, person])).values()].filter(
    ({ upn }) => !members.has(upn),
  );
  if (strangers.length === 0) return passed('roster', 'Every lead is a member of a team that has the bot.');
  return failed(
    'roster',
    `${count(strangers.length, 'lead')} ${strangers.length === 1 ? 'is' : 'are'} in no team that has the bot, so it cannot write to them: ${firstOf(strangers.map(personInWords), MOST_NAMES)}.`,
    'Add them to the team in Teams, or correct their addresses in the columns Lead and LeadUpn.',
  );
}

function openActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ rag }) => rag !== 'Complete');
}

function personInWords({ name, upn }: Person): string {
  return `${name} <${upn}>`;
}
