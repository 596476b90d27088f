import { renderActionList, type SavedRow } from '../cards/render-action-list.js';
import { renderReminder } from '../cards/render-reminder.js';
import { reminderOf } from '../delivery/reminder-of.js';
import { type Action, compareRefs } from '../domain/action.js';
import { type Instant, secondOf } from '../domain/civil-date.js';
import { UNDO_MS } from '../domain/decide-undo.js';
import { sameName } from '../domain/lead-names.js';
import { leadsAction } from '../domain/may-report.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import { nextDueOn } from '../domain/next-due.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import { civilDateAt } from '../domain/site-time.js';
import type { LedgerEntry } from '../domain/state.js';
import type { Desk } from './desk.js';
import { lastReport } from './look.js';

/**
 * The list that a card shows: the reminder whose message it is, else the person's own actions.
 * Which one is known from the message's id, never from the card.
 */
export async function listFor(
  desk: Desk,
  message: MessageRef | null,
  actor: Actor,
  reading: RegisterReading,
  options: { readonly page: number; readonly notice?: string },
): Promise<OutgoingMessage> {
  const { page, notice } = options;
  const said = notice === undefined ? {} : { notice };
  const entry = await reminderAt(desk, message, actor);
  if (entry !== null) {
    const whole = reminderOf(entry, reading, desk.policy);
    const notTheirs = await disclaimedBy(desk, actor);
    const reminder = { ...whole, items: whole.items.filter(({ action }) => !notTheirs.has(action.ref)) };
    const actions = reminder.items.map((item) => item.action);
    const sent = secondOf(entry.sentAt ?? '');
    const saved = savedRows(desk, actor, reading, actions, (at) => secondOf(at) >= sent);
    return renderReminder({ reminder, page, day: entry.day, zone: desk.zone, saved, ...said });
  }
  return myActions(desk, actor, reading, page, notice);
}

/** The reminder of that person whose message it is; `null` where it is none. */
export async function reminderAt(
  desk: Desk,
  message: MessageRef | null,
  actor: Actor,
): Promise<LedgerEntry | null> {
  const entry = message === null ? null : await desk.ledger.findByMessage(message);
  return entry !== null && (entry.upn === actor.upn || entry.upn === actor.email) ? entry : null;
}

/** A person's own open actions. */
export async function myActions(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  page: number,
  notice?: string,
): Promise<OutgoingMessage> {
  const today = desk.today();
  const reportedToday = (at: Instant): boolean => civilDateAt(at, desk.zone) === today;
  const notTheirs = await disclaimedBy(desk, actor);
  const own = reading.actions.filter(
    (action) => leadsAction(actor, action, null) && !notTheirs.has(action.ref),
  );
  const saved = savedRows(desk, actor, reading, own, reportedToday);
  const actions = inOrder(
    desk,
    own.filter((action) => isOpen(action) || saved.has(action.ref)),
  );
  return renderActionList({
    title: 'My actions',
    intro: introOf(
      actions.filter(isOpen).length,
      actions.length > 0 && actions.every(({ ref, question }) => saved.has(ref) && question === ''),
    ),
    actions,
    day: today,
    zone: desk.zone,
    page,
    mayReport: true,
    saved,
    ...(notice === undefined ? {} : { notice }),
  });
}

/** The actions that are not complete, the earliest date first and those without a date last. */
export function openActions(desk: Desk, reading: RegisterReading): readonly Action[] {
  return inOrder(desk, reading.actions.filter(isOpen));
}

/** The refs of what somebody has said is not theirs. */
async function disclaimedBy(desk: Desk, { upn, email = '' }: Actor): Promise<ReadonlySet<string>> {
  const all = await desk.disclaimers.all();
  const own = all.filter((one) => sameName(one.upn, upn) || sameName(one.upn, email));
  return new Set(own.map(({ ref }) => ref));
}

function isOpen({ rag, crossReference }: Action): boolean {
  return rag !== 'Complete' && !crossReference;
}

/** The earliest date first; those without a date last. */
export function inOrder(desk: Desk, actions: readonly Action[]): readonly Action[] {
  return actions
    .map((action) => ({ action, on: nextDueOn(action, desk.zone) ?? '9999-12-31' }))
    .sort((a, b) => a.on.localeCompare(b.on) || compareRefs(a.action.ref, b.action.ref))
    .map(({ action }) => action);
}

function introOf(open: number, answered: boolean): string {
  if (answered) return 'Everything here is answered. Thank you.';
  if (open === 0) return 'You lead no open action just now.';
  return open === 1 ? 'You lead one open action.' : `You lead ${String(open)} open actions.`;
}

/** What was answered at a time that counts, by ref, as this reader sees it. */
function savedRows(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  actions: readonly Action[],
  counts: (at: Instant) => boolean,
): ReadonlyMap<string, SavedRow> {
  const now = Date.parse(desk.now());
  return new Map(
    actions.flatMap((action): [string, SavedRow][] => {
      const { rag, lastUpdateAt, lastUpdateBy, ragSetAt } = action;
      if (rag === null || lastUpdateAt === null || ragSetAt !== null || !counts(lastUpdateAt)) return [];
      const own = sameName(lastUpdateBy, actor.name);
      const undo = own && now - Date.parse(lastUpdateAt) < UNDO_MS;
      const note = lastReport(reading, action.ref)?.note ?? '';
      return [[action.ref, { rag, at: lastUpdateAt, note, by: own ? '' : lastUpdateBy, undo }]];
    }),
  );
}

/** The open actions that somebody leads, by ref. */
export function ownRefs(desk: Desk, actor: Actor, reading: RegisterReading): readonly string[] {
  return openActions(desk, reading)
    .filter((action) => leadsAction(actor, action, null))
    .map((action) => action.ref);
}
