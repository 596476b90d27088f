import { renderAction } from '../cards/render-action.js';
import { renderHelp } from '../cards/render-help.js';
import { renderNotice } from '../cards/render-notice.js';
import { renderReportForm } from '../cards/render-report-form.js';
import { VERBS } from '../cards/verbs.js';
import { digestCard, makeDigest } from '../delivery/digests.js';
import { countRun, WHY } from '../delivery/run-reminders.js';
import { addDays } from '../domain/civil-date.js';
import { isOfficer, leadsAction } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { type DigestWords, parseWords, type ReportWords } from '../domain/parse-words.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';
import { NOT_A_READER } from './handle-card.js';
import type { Incoming } from './incoming.js';
import { dueActions, find, look, mayRead, myActions, openActions, overdueActions } from './look.js';
import { report } from './report.js';

/** Answers what somebody typed. */
export async function handleText(desk: Desk, incoming: Incoming, actor: Actor): Promise<OutgoingMessage> {
  const reading = await look(desk);
  if (!(await mayRead(desk, incoming, actor, reading))) {
    return notice('The register is not open to you', NOT_A_READER);
  }
  const words = parseWords(incoming.text);
  switch (words.kind) {
    case 'help':
      return help(desk, actor, reading);
    case 'my-actions':
      return incoming.personal
        ? myActions(desk, actor, reading, 1)
        : notice('My actions', 'Ask me in our own chat, where only you see them.');
    case 'overdue':
      return overdueActions(desk, actor, reading, 1);
    case 'due':
      return dueActions(desk, actor, reading, 1);
    case 'action':
    case 'history':
      return oneAction(desk, actor, reading, words.ref);
    case 'digest':
      return digest(desk, words);
    case 'report':
      return typedReport(desk, incoming, actor, reading, words);
    case 'remind-now':
      return isOfficer(actor, desk.officers)
        ? remindNow(desk)
        : officersOnly('Only the project officer can send reminders.');
    case 'not-reached':
      return isOfficer(actor, desk.officers)
        ? notReached(desk)
        : officersOnly('Only the project officer can see who was not reached.');
    case 'unclear':
      return unclear(desk, actor, reading);
  }
}

function help(desk: Desk, actor: Actor, reading: RegisterReading): OutgoingMessage {
  return renderHelp({ key: desk.ragKey, refs: ownRefs(desk, actor, reading) });
}

function ownRefs(desk: Desk, actor: Actor, reading: RegisterReading): readonly string[] {
  return openActions(desk, reading)
    .filter((action) => leadsAction(actor, action, null))
    .map((action) => action.ref);
}

async function oneAction(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  ref: string,
): Promise<OutgoingMessage> {
  const { action, priority } = find(reading, ref);
  if (action === null) return notice(`Action ${ref}`, `The register has no action ${ref}.`);
  return renderAction({
    action,
    updates: await desk.register.readUpdates(ref),
    day: desk.today(),
    zone: desk.zone,
    mayReport: isOfficer(actor, desk.officers) || leadsAction(actor, action, priority),
  });
}

async function digest(desk: Desk, words: DigestWords): Promise<OutgoingMessage> {
  const asOf = words.asAt ?? desk.today();
  if (asOf > desk.today())
    return notice('Digest', 'That day has not come yet. Ask for today or for a day in the past.');
  const request = { asOf, since: words.since, priority: words.priority };
  return digestCard(desk.digest, await makeDigest(desk.digest, request), request, 1);
}

async function typedReport(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  reading: RegisterReading,
  words: ReportWords,
): Promise<OutgoingMessage> {
  const { kind: _, ...said } = words;
  const told = await report(desk, reading, actor, { ...said, source: 'reply' }, incoming.activityId);
  if (told.outcome === 'refused') {
    const { action } = find(reading, words.ref);
    // In one's own chat what was typed comes back in the form, where it can be put right.
    if (action === null || told.refusal.field === null || !incoming.personal) {
      return notice(`Action ${words.ref} was not changed`, told.refusal.message);
    }
    return renderReportForm({
      action,
      rag: words.rag,
      day: desk.today(),
      zone: desk.zone,
      page: 1,
      error: told.refusal,
      typed: { note: words.note, evidence: words.evidence, revisedDueOn: words.revisedDueOn ?? '' },
    });
  }
  return renderNotice({
    title: `Action ${words.ref}`,
    paragraphs: [told.words],
    buttons: [{ title: `Change ${words.ref}`, verb: VERBS.open, data: { ref: words.ref, page: '1' } }],
  });
}

async function remindNow(desk: Desk): Promise<OutgoingMessage> {
  const run = await desk.remind();
  const counts = countRun(run);
  const missed = run.messages.filter((message) => message.outcome !== 'sent');
  return renderNotice({
    title: "Today's reminders",
    paragraphs: [
      `${people(counts.sent)} today's message; ${counts.failed} failed and ${counts.unreachable} could not be reached.`,
      ...missed.map((message) => `${message.to.name}: ${message.why ?? 'not sent'}.`),
    ],
  });
}

async function notReached(desk: Desk): Promise<OutgoingMessage> {
  const entries = await desk.ledger.unreachedSince(addDays(desk.today(), -31));
  const reasons = Object.values(WHY);
  return renderNotice({
    title: 'Who was not reached',
    paragraphs:
      entries.length === 0
        ? ["Everybody's latest message was delivered."]
        : entries.map((entry) => {
            const remedy =
              reasons.find((reason) => reason.why === entry.why)?.remedy ??
              'It is tried again at the next run.';
            return `${entry.name} ${entry.why ?? 'was not reached'}. ${remedy}`;
          }),
  });
}

function unclear(desk: Desk, actor: Actor, reading: RegisterReading): OutgoingMessage {
  const [first = '3.2.1', second = first] = ownRefs(desk, actor, reading);
  return renderNotice({
    title: 'I did not understand that',
    paragraphs: [
      `To report, begin with the action's number, for example: ${first} amber waiting for the survey. Or: ${second} green`,
      'To look, type my actions, overdue, due, digest or help. Nothing was changed.',
    ],
    buttons: [{ title: 'My actions', verb: VERBS.actionsPage, data: { page: '1' } }],
  });
}

function officersOnly(text: string): OutgoingMessage {
  return notice('For the project officer', text);
}

function notice(title: string, text: string): OutgoingMessage {
  return renderNotice({ title, paragraphs: [text] });
}

function people(count: number): string {
  return count === 1 ? 'One person has' : `${count} people have`;
}
