import type { Action, Priority } from './action.js';
import { leadNames, sameWords } from './lead-names.js';
import { isOfficer, leadsAction } from './may-report.js';
import type { Actor } from './report.js';

/**
 * The leads and co-leads of an action and the leads of its priority, by the names that people use for them, each
 * with the address that the register has, or `''`.
 */
function leadsOf(action: Action, priority: Priority | null): readonly Actor[] {
  const people = [...action.people, ...(priority?.people ?? [])];
  const names = [
    ...leadNames(action),
    ...action.coLeads.map(({ name }) => name),
    ...(priority?.leads ?? []).map(({ name }) => name),
    ...people.map(({ name }) => name),
  ];
  const leads: Actor[] = [];
  for (const name of names) {
    if (name.trim() === '' || leads.some((lead) => sameWords(lead.name, name))) continue;
    leads.push({ name, upn: people.find((person) => sameWords(person.name, name))?.upn ?? '' });
  }
  return leads;
}

/** Those for whom somebody may report on an action: an officer who does not lead it, for each of its leads. */
export function mayReportFor(
  actor: Actor,
  officers: readonly string[],
  action: Action,
  priority: Priority | null,
): readonly Actor[] {
  if (!isOfficer(actor, officers) || leadsAction(actor, action, null)) return [];
  return leadsOf(action, priority);
}

/** The one of that name among them, or `null`. */
export function findNamed(leads: readonly Actor[], name: string): Actor | null {
  return leads.find((lead) => sameWords(lead.name, name)) ?? null;
}
