import { type ActionListView, renderActionList } from '../cards/render-action-list.js';
import { renderReminder, type SavedRow } from '../cards/render-reminder.js';
import { VERBS } from '../cards/verbs.js';
import { applyWaiting } from '../delivery/apply-waiting.js';
import { reminderOf } from '../delivery/run-reminders.js';
import { type Action, compareRefs, type Priority } from '../domain/action.js';
import { addDays, dateInWords } from '../domain/civil-date.js';
import { isOfficer, leadsAction } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { nextDueOn } from '../domain/next-due.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';

/** The register as people should see it: as SharePoint has it, with the reports that are on their way. */
export async function look(desk: Desk): Promise<RegisterReading> {
  const [reading, waiting] = await Promise.all([desk.register.read(), desk.outbox.waiting()]);
  return { ...reading, actions: applyWaiting(reading.actions, waiting) };
}

/** The action of that ref and its priority. */
export function find(
  reading: RegisterReading,
  ref: string,
): { readonly action: Action | null; readonly priority: Priority | null } {
  const action = reading.actions.find((candidate) => candidate.ref === ref) ?? null;
  return { action, priority: action === null ? null : priorityOf(reading, action) };
}

function priorityOf(reading: RegisterReading, action: Action): Priority | null {
  return reading.priorities.find((priority) => priority.number === action.priority) ?? null;
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

/**
 * The list that a card shows: the reminder whose message it is, else the person's own actions.
 * Which one is known from the message's id, never from the card.
 */
export async function listFor(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  reading: RegisterReading,
  options: { readonly page: number; readonly notice?: string },
): Promise<OutgoingMessage> {
  const { page, notice } = options;
  const said = notice === undefined ? {} : { notice };
  const entry =
    incoming.replyToId === null
      ? null
      : await desk.ledger.findByMessage({
          conversationId: incoming.conversationId,
          activityId: incoming.replyToId,
        });
  if (entry !== null && entry.upn === actor.upn) {
    const reminder = reminderOf(entry, reading);
    const saved = savedSince(
      reminder.items.map((item) => item.action),
      entry.sentAt ?? '',
    );
    return renderReminder({ reminder, page, day: entry.day, zone: desk.zone, saved, ...said });
  }
  return myActions(desk, actor, reading, page, notice);
}

/** A person's own open actions. */
export function myActions(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  page: number,
  notice?: string,
): OutgoingMessage {
  const actions = openActions(desk, reading).filter((action) => leadsAction(actor, action, null));
  return renderActionList({
    title: 'My actions',
    intro: introOf(actions.length),
    actions,
    day: desk.today(),
    zone: desk.zone,
    page,
    mayReport: true,
    ...(notice === undefined ? {} : { notice }),
  });
}

/** The actions that are not complete, the earliest date first and those without a date last. */
export function openActions(desk: Desk, reading: RegisterReading): readonly Action[] {
  const dated = reading.actions
    .filter((action) => action.rag !== 'Complete' && !action.crossReference)
    .map((action) => ({ action, on: nextDueOn(action, desk.zone) ?? '9999-12-31' }));
  return dated
    .sort((a, b) => a.on.localeCompare(b.on) || compareRefs(a.action.ref, b.action.ref))
    .map(({ action }) => action);
}

/** Every open action whose date has passed. */
export function overdueActions(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  page: number,
): OutgoingMessage {
  const today = desk.today();
  const actions = openActions(desk, reading).filter(
    (action) => (nextDueOn(action, desk.zone) ?? today) < today,
  );
  const intro =
    actions.length === 0 ? 'Nothing is overdue.' : `${countOf(actions.length)} past the date now agreed.`;
  return wholeList(desk, actor, reading, {
    title: 'Overdue actions',
    intro,
    actions,
    page,
    pageVerb: VERBS.overduePage,
  });
}

/** Every open action that is due within the next 30 days. */
export function dueActions(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  page: number,
): OutgoingMessage {
  const today = desk.today();
  const until = addDays(today, DUE_DAYS);
  const actions = openActions(desk, reading).filter((action) => {
    const on = nextDueOn(action, desk.zone);
    return on !== null && on >= today && on <= until;
  });
  const last = dateInWords(until);
  const intro =
    actions.length === 0 ? `Nothing is due by ${last}.` : `${countOf(actions.length)} due by ${last}.`;
  return wholeList(desk, actor, reading, {
    title: 'Due in the next 30 days',
    intro,
    actions,
    page,
    pageVerb: VERBS.duePage,
  });
}

/** How far `due` looks ahead. */
const DUE_DAYS = 30;

function wholeList(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  list: Pick<ActionListView, 'title' | 'intro' | 'actions' | 'page'> &
    Required<Pick<ActionListView, 'pageVerb'>>,
): OutgoingMessage {
  const officer = isOfficer(actor, desk.officers);
  return renderActionList({
    ...list,
    day: desk.today(),
    zone: desk.zone,
    mayReport: (action) => officer || leadsAction(actor, action, priorityOf(reading, action)),
  });
}

function countOf(count: number): string {
  return count === 1 ? 'One action is' : `${count} actions are`;
}

function introOf(count: number): string {
  if (count === 0) return 'You lead no open action just now.';
  return count === 1 ? 'You lead one open action.' : `You lead ${count} open actions.`;
}

function savedSince(actions: readonly Action[], sentAt: string): ReadonlyMap<string, SavedRow> {
  return new Map(
    actions.flatMap((action): [string, SavedRow][] => {
      const { rag, lastUpdateAt } = action;
      if (rag === null || lastUpdateAt === null || lastUpdateAt < sentAt) return [];
      return [[action.ref, { rag, at: lastUpdateAt, note: action.progress }]];
    }),
  );
}
