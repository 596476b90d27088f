import { renderNotice } from '../cards/render-notice.js';
import { VERBS } from '../cards/verbs.js';
import { reminderOf } from '../delivery/reminder-of.js';
import { addDays } from '../domain/civil-date.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { LedgerEntry } from '../domain/state.js';
import { remedyOf } from '../domain/unreached.js';
import { letterInLines, letterOf } from '../mail/letter.js';
import type { Desk } from './desk.js';

const TITLE = 'Who was not reached';
/** How far back somebody's latest message may lie. */
const DAYS = 31;

/** Everybody whom their latest message did not reach, why, and what to do. */
export async function notReached(desk: Desk): Promise<OutgoingMessage> {
  const entries = await unreached(desk);
  return renderNotice({
    title: TITLE,
    paragraphs: entries.length === 0 ? [ALL_REACHED] : entries.map(sayWhy),
    buttons: entries.length === 0 ? [] : [turnTo('Words to send them', 1)],
  });
}

/** What one of them was asked, in words that an officer can send by email. */
export async function wordsForUnreached(
  desk: Desk,
  reading: RegisterReading,
  page: number,
): Promise<OutgoingMessage> {
  const entries = await unreached(desk);
  const number = Math.min(page, entries.length);
  const entry = entries[number - 1];
  if (entry === undefined) return renderNotice({ title: TITLE, paragraphs: [ALL_REACHED] });
  const reminder = reminderOf(entry, reading, desk.policy);
  const open = reminder.items.filter(({ action }) => action.rag !== 'Complete');
  const letter = letterOf({ ...reminder, items: open }, { day: desk.today(), zone: desk.zone });
  return renderNotice({
    title: `For ${entry.name}`,
    paragraphs: [
      sayWhy(entry),
      ...(open.length === 0
        ? ['What they were asked is complete by now: there is nothing to send.']
        : [`Copy this into an email to ${entry.upn}.`, letter.subject, ...letterInLines(letter)]),
    ],
    buttons: [
      ...(number > 1 ? [turnTo('Previous person', number - 1)] : []),
      ...(number < entries.length ? [turnTo('Next person', number + 1)] : []),
    ],
  });
}

async function unreached(desk: Desk): Promise<readonly LedgerEntry[]> {
  const entries = await desk.ledger.unreachedSince(addDays(desk.today(), -DAYS));
  return [...entries].sort((a, b) => a.name.localeCompare(b.name) || a.upn.localeCompare(b.upn));
}

function sayWhy({ name, why }: LedgerEntry): string {
  return `${name} ${why ?? 'was not reached'}. ${remedyOf(why)}`;
}

function turnTo(title: string, page: number) {
  return { title, verb: VERBS.unreachedPage, data: { page: String(page) } };
}

const ALL_REACHED = "Everybody's latest message was delivered.";
