import { listInWords } from '../domain/due-words.js';
import {
  type ColumnFault,
  KIND_WORDS,
  LIST_ROLES,
  type ListRole,
  type Look,
  type SiteInspection,
} from '../domain/inspection.js';
import { count, type Finding, failed, notMade, passed } from './check.js';
import { ASK_FOR_RIGHTS, whyNoSite } from './check-access.js';
import type { Facts } from './facts.js';

/** The variable that names each list. */
const LIST_VARIABLES: Readonly<Record<ListRole, string>> = {
  register: 'REGISTER_LIST',
  priorities: 'PRIORITIES_LIST',
  updates: 'UPDATES_LIST',
  measures: 'MEASURES_LIST',
  readings: 'READINGS_LIST',
  meetings: 'MEETINGS_LIST',
};
const PROVISION = 'run "npm run -s sendig -- provision"';

/** Whether each list is there, and then whether its columns are what the bot needs. */
export function checkLists(facts: Facts): readonly Finding[] {
  const unseen = whyNoSite(facts);
  const site = siteOf(facts);
  const lists = LIST_ROLES.map((role) => ({
    role,
    title: facts.config.lists[role],
    named: `${facts.config.lists[role]} (${LIST_VARIABLES[role]})`,
    look: site?.columns[role] ?? null,
  }));
  return [
    ...lists.map(({ role, named, look }) => {
      const name = `${role}-list`;
      if (unseen !== null) return notMade(name, `The list ${named} was`, unseen);
      return look === null ? missingList(name, role, named) : foundList(name, named, look);
    }),
    ...lists.map(({ role, title, named, look }) => {
      const name = `${role}-columns`;
      const subject = `The columns of ${title} were`;
      if (unseen !== null) return notMade(name, subject, unseen);
      if (look === null) return notMade(name, subject, 'the list is not there');
      if ('obstacle' in look) return notMade(name, subject, 'the list cannot be looked at');
      return look.found.length === 0
        ? passed(name, `The columns of ${title} are as the bot needs them.`)
        : wrongColumns(name, named, look.found);
    }),
  ];
}

/** What stands on the site, or `null` where that is not known. */
export function siteOf({ inspection }: Facts): SiteInspection | null {
  return inspection !== null && 'found' in inspection.site ? inspection.site.found : null;
}

function missingList(name: string, role: ListRole, named: string): Finding {
  const without = role === 'register' ? ', and without it the bot can do nothing' : '';
  return failed(
    name,
    `The site has no list ${named}${without}.`,
    `If the list has another title, set ${LIST_VARIABLES[role]} to it; otherwise ${PROVISION} to create it.`,
  );
}

function foundList(name: string, named: string, look: Look<unknown>): Finding {
  if ('found' in look) return passed(name, `The list ${named} is there.`);
  return failed(
    name,
    `The list ${named} cannot be looked at (${look.obstacle.detail}).`,
    `Run this again; if it stays so, ${ASK_FOR_RIGHTS}.`,
  );
}

function wrongColumns(name: string, named: string, faults: readonly ColumnFault[]): Finding {
  const wrongKind = faults.filter(({ fault }) => fault === 'wrong-kind').map(({ column }) => column);
  const byHand =
    wrongKind.length === 0
      ? []
      : [
          `Nothing but SharePoint's own page can change what a column holds: open the settings of the list, give ${listInWords(wrongKind)} the right type, or move what it holds to a column of your own and delete it`,
        ];
  const provision =
    wrongKind.length === faults.length
      ? []
      : [
          wrongKind.length === 0
            ? 'Run "npm run -s sendig -- provision" to put that right'
            : `then ${PROVISION}`,
        ];
  const columns = new Set(faults.map(({ column }) => column)).size;
  return failed(
    name,
    `${count(columns, 'column')} of ${named} ${columns === 1 ? 'is' : 'are'} not as the bot needs: ${faults.map(faultInWords).join('; ')}.`,
    `${[...byHand, ...provision].join('; ')}.`,
  );
}

function faultInWords(fault: ColumnFault): string {
  switch (fault.fault) {
    case 'missing':
      return `${fault.column} is missing`;
    case 'not-indexed':
      return `${fault.column} is not indexed`;
    case 'not-unique':
      return `${fault.column} may hold the same value twice`;
    case 'lacks-choices':
      return `${fault.column} does not offer ${listInWords(fault.choices)}`;
    case 'wrong-kind':
      return `${fault.column} holds ${KIND_WORDS[fault.is]} instead of ${KIND_WORDS[fault.wanted]}`;
  }
}
