import { placeOf } from '../cards/chair-buttons.js';
import { renderAction } from '../cards/render-action.js';
import { type AskFormView, renderAskForm } from '../cards/render-ask-form.js';
import { applyWaiting } from '../delivery/apply-waiting.js';
import { digestCard, makeDigest, ofReading } from '../delivery/digests.js';
import type { Action } from '../domain/action.js';
import { questionRow } from '../domain/chair-question.js';
import { parseCivilDate } from '../domain/civil-date.js';
import type { Ruling } from '../domain/decide-chair.js';
import { speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor, RefusalCode } from '../domain/report.js';
import { suggestQuestion } from '../domain/suggest-question.js';
import { askLead, type ChairTold, ruleOnDate } from './chair.js';
import type { Desk } from './desk.js';
import { find, historyOf, look, mayReport } from './look.js';
import { type CardAnswer, noSuchAction, type Press } from './press.js';
import type { Pressed } from './pressed.js';
import { questionsCard } from './questions.js';

/** What is said to somebody else who would ask a lead. */
export const CHAIRS_ONLY = 'Only the chair and the project officer can ask a lead.';

/** Opens the form for a question to the lead of an action, with words that may be changed. */
export async function openQuestion(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, seen } = press;
  if (!speaksForChair(actor, desk)) return { text: CHAIRS_ONLY };
  const { action } = find(seen.reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  const words = await suggestedWords(desk, action, pressed);
  return {
    message: questionForm(desk, seen.reading, action, { typed: words, error: '', place: placeOf(pressed) }),
  };
}

/** What the digest asks about an action itself, or else what is asked of one that stands so. */
export async function suggestedWords(
  desk: Desk,
  action: Action,
  { asOf, since }: Pick<Pressed, 'asOf' | 'since'>,
): Promise<string> {
  const digest = await makeDigest(desk.digest, { asOf: asOf ?? desk.today(), since, priority: null });
  const raised = digest.sections.questions.find(({ ref }) => ref === action.ref)?.question ?? null;
  return suggestQuestion(action, raised, desk.today(), desk.zone);
}

/** Asks it; what is wrong comes back in the form, with what was typed still there. */
export async function saveQuestion(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, seen } = press;
  const said = { ref: pressed.ref, question: pressed.question, source: 'card' } as const;
  const told = await askLead(desk, seen, actor, said, pressed.etag);
  const { action } = find(seen.reading, pressed.ref);
  if (told.outcome === 'refused' && action !== null && PUT_RIGHT.has(told.refusal.code)) {
    const { message: error } = told.refusal;
    const view = { typed: pressed.question, error, place: placeOf(pressed) };
    return { message: questionForm(desk, seen.reading, action, view) };
  }
  return backWith(press, told);
}

/** What is put right in the form. */
const PUT_RIGHT: ReadonlySet<RefusalCode> = new Set(['question-missing', 'child-data', 'too-long']);

/** Agrees a date, or keeps the old one. */
export async function ruleOn(press: Press, ruling: Ruling): Promise<CardAnswer> {
  const { desk, actor, pressed, seen } = press;
  const said = { ref: pressed.ref, ruling, source: 'card' } as const;
  return backWith(press, await ruleOnDate(desk, seen, actor, said, parseCivilDate(pressed.etag)));
}

/** One action in full, as its button asks for it. */
export function showAction({ desk, actor, seen, pressed }: Press): CardAnswer {
  const { action } = find(seen.reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  return { message: actionCard(desk, actor, seen.reading, action) };
}

/** One action in full, with the buttons that this person has. */
export function actionCard(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  action: Action,
  notice?: string,
): OutgoingMessage {
  return renderAction({
    action,
    updates: historyOf(reading, action.ref),
    day: desk.today(),
    zone: desk.zone,
    mayReport: mayReport(desk, reading, actor, action),
    mayAsk: speaksForChair(actor, desk),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** The form for a question, as it is opened or comes back. */
export function questionForm(
  desk: Desk,
  reading: RegisterReading,
  action: Action,
  view: Pick<AskFormView, 'typed' | 'error' | 'place'>,
): OutgoingMessage {
  return renderAskForm({
    ...view,
    action,
    asked: questionRow(action, historyOf(reading, action.ref)),
    day: desk.today(),
    zone: desk.zone,
  });
}

/** What is shown once something was asked or ruled: the card from which it was, with a sentence on top. */
async function backWith(press: Press, told: ChairTold): Promise<CardAnswer> {
  const { desk, seen } = press;
  if (told.outcome === 'done') {
    const { words, change } = told;
    return placeWith(press, change === null ? seen.reading : applyWaiting(seen.reading, [change]), words);
  }
  const { code, message } = told.refusal;
  // What they saw is no longer so: they see how it is.
  if (code !== 'date-changed' && code !== 'no-new-date') return { text: message };
  return placeWith(press, (await look(desk)).reading, message);
}

async function placeWith(press: Press, reading: RegisterReading, notice: string): Promise<CardAnswer> {
  const { desk, actor, pressed } = press;
  const place = placeOf(pressed);
  switch (place.kind) {
    case 'digest': {
      const parts = ofReading(desk.digest, reading);
      return {
        message: digestCard(parts, await makeDigest(parts, place), place, place.page, { notice }),
      };
    }
    case 'questions':
      return { message: await questionsCard(desk, reading, { ...place, notice, mayAsk: true }) };
    case 'action': {
      const { action } = find(reading, pressed.ref);
      return action === null
        ? { text: notice }
        : { message: actionCard(desk, actor, reading, action, notice) };
    }
  }
}
