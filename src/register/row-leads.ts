import type { z } from 'zod';
import type { NamedLead, Outcome, Person } from '../domain/action.js';
import type { Finding } from '../domain/plan.js';
import { linesOf, type PeopleField } from './row-fields.js';
import { bareAddress, type PeopleIndex } from './site-people.js';

/** Leads as a column holds them, one a line: `Name (Role)`. */
export function parseLeads(text: string): NamedLead[] {
  return linesOf(text).map((line) => {
    const match = /^([^(]+?)\s*\((.+)\)$/.exec(line);
    return { name: match?.[1] ?? line, role: match?.[2] ?? null };
  });
}

/** The text that `parseLeads` reads. */
export function formatLeads(leads: readonly NamedLead[]): string {
  return leads.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join('\n');
}

/** Outcomes as a column holds them, one a line: `3.1 Families are aware`. */
export function parseOutcomes(text: string): Outcome[] {
  return linesOf(text).flatMap((line) => {
    const match = /^(\d{1,3}\.\d{1,3})\s+(.+)$/.exec(line);
    return match === null ? [] : [{ ref: match[1] ?? '', title: match[2] ?? '' }];
  });
}

/** The text that `parseOutcomes` reads. */
export function formatOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ ref, title }) => `${ref} ${title}`).join('\n');
}

/** The numbers of the people whom these rows name in `Lead`. */
export function leadIdsOf(rows: readonly { readonly Lead: z.infer<typeof PeopleField> }[]): Set<number> {
  return new Set(rows.flatMap(({ Lead }) => Lead.map(({ LookupId }) => LookupId)));
}

/** Whom the bot writes to: the people in `Lead`; where it is empty, the addresses in `LeadUpn`. */
export function peopleOf(
  row: {
    readonly ref: string | null;
    /** How a person would call the row: `3.2.1`. */
    readonly label: string;
    readonly lead: z.infer<typeof PeopleField>;
    readonly leadUpn: string;
    readonly leads: readonly NamedLead[];
  },
  index: PeopleIndex,
): { people: Person[]; findings: Finding[] } {
  const people: Person[] = [];
  const findings: Finding[] = [];
  const add = (person: Person): void => {
    if (!people.some(({ upn }) => upn === person.upn)) people.push(person);
  };
  for (const { LookupId, LookupValue, Email } of row.lead) {
    const found = index.byId(LookupId);
    const email = bareAddress(Email ?? '');
    if (found !== null) add({ name: found.name, upn: found.upn });
    else if (index.isGroup(LookupId)) {
      findings.push({
        code: 'lead-is-a-body',
        ref: row.ref,
        message: `A lead in Lead of ${row.label} is a group, and the bot writes to people only; name the people instead.`,
        text: LookupValue ?? `group ${String(LookupId)}`,
      });
    } else if (email.includes('@')) add({ name: LookupValue ?? email, upn: email });
    else {
      findings.push({
        code: 'person-not-matched',
        ref: row.ref,
        message: `A person in Lead of ${row.label} has no address on this site, so the bot cannot write to them.`,
        text: LookupValue ?? `person ${String(LookupId)}`,
      });
    }
  }
  if (row.lead.length > 0) return { people, findings };
  for (const line of linesOf(row.leadUpn)) {
    const upn = bareAddress(line);
    if (upn.includes('@')) add({ name: nameFor(upn, row.leads, index), upn });
    else {
      findings.push({
        code: 'person-not-matched',
        ref: row.ref,
        message: `A line in LeadUpn of ${row.label} is no address.`,
        text: line,
      });
    }
  }
  return { people, findings };
}

function nameFor(upn: string, leads: readonly NamedLead[], index: PeopleIndex): string {
  const known = index.byUpn(upn);
  if (known !== null) return known.name;
  const local = upn.slice(0, upn.indexOf('@'));
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const published = leads.find(({ name }) => letters(name) === letters(local));
  if (published !== undefined) return published.name;
  const words = local.split(/[._]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
