import { RAG_VERBS, VERBS } from '../cards/verbs.js';
import { digestCard, makeDigest } from '../delivery/digests.js';
import { isOfficer } from '../domain/may-report.js';
import { parseRag } from '../domain/rag.js';
import type { Actor } from '../domain/report.js';
import { turnAsked } from './asked-lists.js';
import { openQuestion, ruleOn, saveQuestion, showAction } from './chair-card.js';
import type { Desk } from './desk.js';
import { digestButton } from './digest-buttons.js';
import { openFigure, saveFigure } from './give-figure.js';
import type { Incoming } from './incoming.js';
import { listFor } from './lists.js';
import { look, mayRead } from './look.js';
import { measuresCard } from './measures.js';
import { askWhose, disclaim } from './not-mine.js';
import { wordsForUnreached } from './not-reached.js';
import { notReported } from './not-reported.js';
import { type CardAnswer, form, keyOfMessage, OLD_BUTTON, type Press } from './press.js';
import { Pressed } from './pressed.js';
import { questionsPage, showsChairsButtons } from './questions.js';
import { registerList } from './register-lists.js';
import { save, tapOnce, undo } from './save-answer.js';
import { previewReminders, sendPreviewed } from './send-reminders.js';

/** Answers a button. The card's data only says what was pressed: who may is decided elsewhere. */
export async function handleCard(desk: Desk, incoming: Incoming, actor: Actor): Promise<CardAnswer> {
  const { verb, data } = incoming.press ?? { verb: '', data: {} };
  const seen = await look(desk);
  if (!(await mayRead(desk, incoming, actor, seen.reading))) return { text: NOT_A_READER };
  const { conversationId, replyToId, personal } = incoming;
  // In a thread the id of the conversation names the thread too; a message is known by its channel.
  const message =
    replyToId === null ? null : { conversationId: conversationId.replace(/;.*$/, ''), activityId: replyToId };
  // Whoever presses on a card is in the middle of something: it is not drawn anew under their hands.
  if (message !== null) desk.awaited.delete(keyOfMessage(message));
  return answer(verb, { desk, actor, seen, pressed: Pressed.parse(data), message, personal });
}

async function answer(verb: string, press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, message } = press;
  const { reading } = press.seen;
  switch (verb) {
    case VERBS.open:
      return form(press, null);
    case RAG_VERBS.Red:
    case RAG_VERBS.Amber:
    case RAG_VERBS.Green:
    case RAG_VERBS.Complete:
      return form(press, parseRag(verb.slice('rag.'.length)));
    case VERBS.save:
    case VERBS.saveNoBirthDate:
      return save(press, verb === VERBS.saveNoBirthDate);
    case VERBS.same:
      return tapOnce(press);
    case VERBS.notMine:
      return askWhose(press, '');
    case VERBS.notMineSave:
      return disclaim(press);
    case VERBS.measureOpen:
      return openFigure(press);
    case VERBS.measureSave:
      return saveFigure(press);
    case VERBS.measurePage:
      return { message: measuresCard(press, reading, { page: pressed.page, priority: pressed.priority }) };
    case VERBS.undo:
      return undo(press);
    case VERBS.actionsPage:
      return { message: await listFor(desk, message, actor, reading, { page: pressed.page }) };
    case VERBS.overduePage:
      return { message: registerList(desk, actor, reading, 'overdue', pressed.page) };
    case VERBS.duePage:
      return { message: registerList(desk, actor, reading, 'due', pressed.page) };
    case VERBS.listPage:
      return turnAsked(press);
    case VERBS.silentPage:
      return { message: await notReported(desk, actor, reading, press.personal, pressed.page) };
    case VERBS.preview:
    case VERBS.send:
    case VERBS.unreachedPage:
      return isOfficer(actor, desk.officers) ? officersButton(verb, press) : { text: OFFICERS_ONLY };
    case VERBS.digestPage:
      return digestPage(press);
    case VERBS.ask:
      return openQuestion(press);
    case VERBS.askSave:
      return saveQuestion(press);
    case VERBS.agree:
      return ruleOn(press, 'agree');
    case VERBS.keepDate:
      return ruleOn(press, 'keep');
    case VERBS.questionsPage:
      return questionsPage(press);
    case VERBS.action:
      return showAction(press);
    case VERBS.digestSee:
    case VERBS.digestPostNow:
    case VERBS.digestWait:
    case VERBS.digestPostAgain:
    case VERBS.digestIsThere:
    case VERBS.measuresPostAgain:
    case VERBS.measuresIsThere:
      return digestButton(verb, press);
    default:
      return { text: OLD_BUTTON };
  }
}

async function officersButton(verb: string, press: Press): Promise<CardAnswer> {
  const { desk, pressed, seen } = press;
  if (verb === VERBS.send) return sendPreviewed(press);
  if (verb === VERBS.preview) return { message: await previewReminders(desk, pressed.page) };
  return { message: await wordsForUnreached(desk, seen.reading, pressed.page) };
}

async function digestPage(press: Press): Promise<CardAnswer> {
  const { desk, pressed } = press;
  const request = { asOf: pressed.asOf ?? desk.today(), since: pressed.since, priority: pressed.priority };
  const digest = await makeDigest(desk.digest, request);
  const mayAsk = showsChairsButtons(press);
  return { message: digestCard(desk.digest, digest, request, pressed.page, { mayAsk }) };
}

const OFFICERS_ONLY = 'Only the project officer can do this.';

/** What somebody is told who may not read the register. */
export const NOT_A_READER =
  'The register is for those who lead its actions and for members of the SENDIG team. Ask the project officer to add you.';
