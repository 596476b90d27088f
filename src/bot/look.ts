import { applyWaiting } from '../delivery/apply-waiting.js';
import type { Action, Priority } from '../domain/action.js';
import { isOfficer, leadsAction } from '../domain/may-report.js';
import type { RegisterReading } from '../domain/register.js';
import { type ActionUpdate, type Actor, isReport, standingUpdates } from '../domain/report.js';
import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';

/** The register as it is seen by whoever asks now, and whether SharePoint answered just now. */
export interface Look {
  readonly reading: RegisterReading;
  readonly fresh: boolean;
}

/** The register as people should see it: as SharePoint has it, with the reports that are on their way. */
export async function look(desk: Desk): Promise<Look> {
  const { reading, fresh } = await desk.latest.read();
  // A report may have come to SharePoint since it was read: a moment ago, or longer where it does not answer.
  return { reading: applyWaiting(reading, await desk.outbox.lately()), fresh };
}

/** The action of that ref and its priority. */
export function find(
  reading: RegisterReading,
  ref: string,
): { readonly action: Action | null; readonly priority: Priority | null } {
  const action = reading.actions.find((candidate) => candidate.ref === ref) ?? null;
  return { action, priority: action === null ? null : priorityOf(reading, action) };
}

/** The priority of an action, or `null` where the register has none. */
export function priorityOf(reading: RegisterReading, action: Action): Priority | null {
  return reading.priorities.find((priority) => priority.number === action.priority) ?? null;
}

/** What has been said of an action, oldest first. */
export function historyOf(reading: RegisterReading, ref: string): readonly ActionUpdate[] {
  return reading.updates
    .filter((update) => update.ref === ref)
    .sort((a, b) => Date.parse(a.reportedAt) - Date.parse(b.reportedAt));
}

/** The last report on an action that has not been taken back, or `null`. */
export function lastReport(reading: RegisterReading, ref: string): ActionUpdate | null {
  return standingUpdates(historyOf(reading, ref)).findLast(isReport) ?? null;
}

/** Whether somebody may report on an action. */
export function mayReport(desk: Desk, reading: RegisterReading, actor: Actor, action: Action): boolean {
  return isOfficer(actor, desk.officers) || leadsAction(actor, action, priorityOf(reading, action));
}

/**
 * Whether somebody may read the register: whoever leads something in it, chairs, officers and the
 * members of the SENDIG team.
 */
export async function mayRead(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  reading: RegisterReading,
): Promise<boolean> {
  if (desk.chairs.includes(actor.upn) || desk.officers.includes(actor.upn)) return true;
  if (reading.actions.some((action) => leadsAction(actor, action, priorityOf(reading, action)))) return true;
  if (incoming.from === null) return false;
  for (const team of await desk.contacts.teams()) {
    try {
      const member = await desk.teams.member(incoming.serviceUrl, team.teamId, incoming.from.aadObjectId);
      if (member.aadObjectId === incoming.from.aadObjectId) return true;
    } catch {
      // Not a member of this team, which is how the connector says no.
    }
  }
  return false;
}
