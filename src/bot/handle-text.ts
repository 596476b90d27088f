import { renderHelp } from '../cards/render-help.js';
import { renderNotice } from '../cards/render-notice.js';
import { digestCard, makeDigest } from '../delivery/digests.js';
import type { FindWords } from '../domain/find-actions.js';
import { isOfficer, speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { DigestWords } from '../domain/parse-digest-words.js';
import type { FilterWords } from '../domain/parse-filter.js';
import type { PaperWords } from '../domain/parse-paper.js';
import type { DoubtfulWords, ReportWords } from '../domain/parse-report.js';
import { parseWords, type Words } from '../domain/parse-words.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import { sayAbsence } from './absence.js';
import { answerAsked } from './asked-lists.js';
import { actionCard } from './chair-card.js';
import { sayForChair } from './chair-words.js';
import type { Desk } from './desk.js';
import { NOT_A_READER } from './handle-card.js';
import type { Incoming } from './incoming.js';
import { myActions, ownRefs } from './lists.js';
import { find, look, mayRead } from './look.js';
import { measuresCard } from './measures.js';
import { askAgain, sayNotMine } from './not-mine.js';
import { notReached } from './not-reached.js';
import { notReported } from './not-reported.js';
import { notUnderstood } from './not-understood.js';
import { preparePaper } from './prepare-paper.js';
import { showsChairsButtons } from './questions.js';
import { registerList } from './register-lists.js';
import { previewReminders, remindNow } from './send-reminders.js';
import { doubtfulReport, type TextAnswer, type TypedMessage, typedReport } from './typed-report.js';

/** Answers what somebody typed. */
export async function handleText(desk: Desk, incoming: Incoming, actor: Actor): Promise<TextAnswer> {
  const seen = await look(desk);
  if (!(await mayRead(desk, incoming, actor, seen.reading))) {
    return { message: notice('The register is not open to you', NOT_A_READER) };
  }
  const words = parseWords(incoming.text, desk.today());
  const typed = { desk, actor, seen, incoming };
  if (words.kind === 'report') return typedReport(typed, words);
  if (words.kind === 'doubtful') return { message: doubtfulReport(typed, words) };
  if (words.kind === 'filter' || words.kind === 'find') return answerAsked(typed, words);
  if (words.kind === 'paper') return preparePaper(desk, incoming, words);
  return { message: await answer(typed, words) };
}

async function answer(
  typed: TypedMessage,
  words: Exclude<Words, ReportWords | DoubtfulWords | FilterWords | FindWords | PaperWords>,
): Promise<OutgoingMessage> {
  const { desk, actor, incoming } = typed;
  const { reading } = typed.seen;
  switch (words.kind) {
    case 'help':
      return renderHelp({
        key: desk.ragKey,
        refs: ownRefs(desk, actor, reading),
        chair: speaksForChair(actor, desk),
        officer: isOfficer(actor, desk.officers),
        personal: incoming.personal,
      });
    case 'my-actions':
      return incoming.personal
        ? myActions(desk, actor, reading, 1)
        : notice('My actions', 'Ask me in our own chat, where only you see them.');
    case 'overdue':
    case 'due':
      return registerList(desk, actor, reading, words.kind, 1);
    case 'not-reported':
      return notReported(desk, actor, reading, incoming.personal, 1);
    case 'action':
    case 'history':
      return oneAction(desk, actor, reading, words.ref);
    case 'digest':
      return digest(desk, words, {
        mayAsk: showsChairsButtons({ desk, actor, personal: incoming.personal }),
      });
    case 'questions':
    case 'ask':
    case 'agree':
    case 'keep':
      return sayForChair(typed, words);
    case 'measures':
      return measuresCard({ desk, actor, personal: incoming.personal }, reading, {
        priority: words.priority,
        page: 1,
      });
    case 'preview':
    case 'remind-now':
    case 'not-reached':
      return officersCommand(desk, actor, incoming, words.kind);
    case 'ask-again':
      return isOfficer(actor, desk.officers)
        ? askAgain(desk, words.ref)
        : notice('For the project officer', 'Only the project officer can have somebody asked again.');
    case 'not-mine':
      return sayNotMine(desk, actor, reading, words);
    case 'away':
    case 'back':
      return incoming.personal
        ? sayAbsence(desk, actor, words)
        : notice('Being away', 'Tell me in our own chat, where only you see it.');
    case 'unclear':
      return notUnderstood(typed);
  }
}

function oneAction(desk: Desk, actor: Actor, reading: RegisterReading, ref: string): OutgoingMessage {
  const { action } = find(reading, ref);
  if (action === null) return notice(`Action ${ref}`, `The register has no action ${ref}.`);
  return actionCard(desk, actor, reading, action);
}

async function digest(
  desk: Desk,
  words: DigestWords,
  more: { readonly mayAsk: boolean },
): Promise<OutgoingMessage> {
  const asOf = words.asAt ?? desk.today();
  if (asOf > desk.today())
    return notice('Digest', 'That day has not come yet. Ask for today or for a day in the past.');
  const request = { asOf, since: words.since, priority: words.priority };
  return digestCard(desk.digest, await makeDigest(desk.digest, request), request, 1, more);
}

const OFFICERS_ONLY = {
  preview: 'Only the project officer can see who would be reminded.',
  'remind-now': 'Only the project officer can send reminders.',
  'not-reached': 'Only the project officer can see who was not reached.',
};

async function officersCommand(
  desk: Desk,
  actor: Actor,
  incoming: Incoming,
  kind: keyof typeof OFFICERS_ONLY,
): Promise<OutgoingMessage> {
  if (!isOfficer(actor, desk.officers)) return notice('For the project officer', OFFICERS_ONLY[kind]);
  if (!incoming.personal) {
    return notice('For the project officer', 'Ask me in our own chat: the answer names people.');
  }
  if (kind === 'preview') return previewReminders(desk);
  return kind === 'remind-now' ? remindNow(desk, actor) : notReached(desk);
}

function notice(title: string, text: string): OutgoingMessage {
  return renderNotice({ title, paragraphs: [text] });
}
