import type { Action, Person, Priority } from './action.js';
import { leadNames, sameName } from './lead-names.js';
import type { Actor } from './report.js';

/** Whether somebody is one of the officers, by UPN. */
export function isOfficer(actor: Actor, officers: readonly string[]): boolean {
  return officers.some((upn) => sameName(upn, actor.upn));
}

/** Whether somebody is a chair or an officer, who may ask and rule for the chair; by UPN. */
export function speaksForChair(
  actor: Actor,
  { chairs, officers }: { readonly chairs: readonly string[]; readonly officers: readonly string[] },
): boolean {
  return isOfficer(actor, officers) || chairs.some((upn) => sameName(upn, actor.upn));
}

/**
 * Whether somebody may report on an action as one of its leads or co-leads, or as a lead of its priority.
 * A lead whom the register knows only by name, and each co-lead, is known by that name.
 */
export function leadsAction(actor: Actor, action: Action, priority: Priority | null): boolean {
  const known = [...action.people, ...(priority?.people ?? [])];
  if (known.some(({ upn }) => sameName(upn, actor.upn) || sameName(upn, actor.email ?? ''))) return true;
  if (isNamesake(actor, known)) return false;
  const named = [...leadNames(action), ...action.coLeads.map(({ name }) => name)];
  return named.some((name) => sameName(name, actor.name));
}

/** Whether somebody gives the figures of a priority's measures: its leads in the list, and officers. */
export function givesFigures(actor: Actor, priority: Priority | null, officers: readonly string[]): boolean {
  const leads = priority?.people ?? [];
  return (
    isOfficer(actor, officers) ||
    leads.some(({ upn }) => sameName(upn, actor.upn) || sameName(upn, actor.email ?? ''))
  );
}

/** Somebody else of that name stands in the register with an address of their own. */
function isNamesake(actor: Actor, known: readonly Person[]): boolean {
  return known.some(({ name }) => sameName(name, actor.name));
}
