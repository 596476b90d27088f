import { MYSELF } from '../cards/form-inputs.js';
import { renderNotice } from '../cards/render-notice.js';
import { VERBS } from '../cards/verbs.js';
import { applyChange, applyWaiting } from '../delivery/apply-waiting.js';
import type { Action } from '../domain/action.js';
import { parseCivilDate } from '../domain/civil-date.js';
import { leadsAction } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { oneTapReport } from '../domain/one-tap.js';
import { type Change, isUndo } from '../domain/report.js';
import { findNamed, mayReportFor } from '../domain/reported-for.js';
import { versionOf } from '../domain/version.js';
import { answerForm, meanwhile, othersChanged } from './answer-form.js';
import { listFor } from './lists.js';
import { find, lastReport, look, priorityOf } from './look.js';
import { type CardAnswer, form, keyOfMessage, noSuchAction, type Press } from './press.js';
import { report, SLOW, type Told, takeBack } from './report.js';

/** Saves the form; what is wrong comes back beside its input, with everything typed still there. */
export async function save(press: Press, noBirthDate: boolean): Promise<CardAnswer> {
  const { desk, actor, pressed } = press;
  const { reading } = press.seen;
  const { action, priority } = find(reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  if (pressed.rag === null) {
    return form(press, null, { field: 'rag', message: 'Choose Red, Amber, Green or Complete.' });
  }
  const revisedDueOn = pressed.revisedDueOn === '' ? null : parseCivilDate(pressed.revisedDueOn);
  if (pressed.revisedDueOn !== '' && revisedDueOn === null) {
    const message = 'Write the new date as a day in the calendar, for example 30 September 2022.';
    return form(press, pressed.rag, { field: 'revisedDueOn', message });
  }
  if (othersChanged(reading, actor, action, pressed.etag)) {
    return form(press, pressed.rag, meanwhile(action, reading));
  }
  const leads = mayReportFor(actor, desk.officers, action, priority);
  const reportedFor = findNamed(leads, pressed.reportedFor);
  if (leads.length > 0 && reportedFor === null && !['', MYSELF].includes(pressed.reportedFor)) {
    const message = `That name does not lead ${action.ref}. Choose whose answer it is.`;
    return form(press, pressed.rag, { field: 'reportedFor', message });
  }
  const said = {
    ref: action.ref,
    rag: pressed.rag,
    note: pressed.note,
    doing: pressed.doing,
    otherwise: pressed.otherwise,
    evidence: pressed.evidence,
    revisedDueOn,
    source: reportedFor === null ? 'card' : 'officer',
    noBirthDate,
    reportedFor,
  } as const;
  const told = await report(desk, press.seen, actor, said, pressed.etag);
  return answerTold(press, told, said.rag);
}

/** "No change", or "On track": said in one tap. */
export async function tapOnce(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed } = press;
  const { reading } = press.seen;
  const { action } = find(reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  if (othersChanged(reading, actor, action, pressed.etag)) {
    return form(press, action.rag, meanwhile(action, reading));
  }
  const last = lastReport(reading, action.ref);
  const again = oneTapReport(action, last, desk.today(), desk.zone);
  if (again === null) return form(press, action.rag ?? 'Green');
  const told = await report(desk, press.seen, actor, { ...again, reportedFor: null }, pressed.etag);
  return answerTold(press, told, again.rag);
}

/** Takes the last report back. */
export async function undo(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, seen } = press;
  const what = { ref: pressed.ref, version: pressed.etag };
  return answerTold(press, await takeBack(desk, seen, actor, what), null);
}

/** What the person sees after they have answered: the list again, or the form with what is wrong. */
async function answerTold(press: Press, told: Told, rag: Action['rag']): Promise<CardAnswer> {
  const { desk, pressed, message, personal } = press;
  if (told.outcome === 'refused') {
    return rag === null ? { text: told.refusal.message } : form(press, rag, told.refusal);
  }
  if (told.outcome === 'conflict') {
    const { current: action } = told;
    if (action === null) return { text: `${pressed.ref} is no longer in the register.` };
    const wish = { action, rag, page: pressed.page, typed: pressed, error: meanwhile(action) };
    return { message: answerForm(desk, press.seen.reading, press.actor, wish) };
  }
  if (told.waits && personal && message !== null) {
    const { updateKey } = told.change.update;
    desk.awaited.set(keyOfMessage(message), updateKey);
    desk.outbox.follow(updateKey, () => drawAgain(press, told));
  }
  return { message: await afterwards(press, told.change, told.words), everywhere: personal };
}

/** The list with what was saved; for an officer, who has no list here, a word about it. */
async function afterwards(press: Press, change: Change, words: string): Promise<OutgoingMessage> {
  const { desk, actor, pressed, message } = press;
  const reading = applyWaiting(press.seen.reading, [change]);
  const { action } = find(reading, change.ref);
  if (action === null || leadsAction(actor, action, priorityOf(reading, action))) {
    return listFor(desk, message, actor, reading, { page: pressed.page, notice: words });
  }
  return savedNotice(action, change, words);
}

/** A word about what was saved, with the buttons to change it or to take it back. */
export function savedNotice(action: Action, change: Change, words: string): OutgoingMessage {
  const data = { ref: action.ref, etag: versionOf(applyChange(action, change)), page: '1' };
  const toChange = { title: `Change ${action.ref}`, verb: VERBS.open, data };
  const toUndo = { title: `Undo ${action.ref}`, verb: VERBS.undo, data };
  return renderNotice({
    title: `Action ${action.ref}`,
    paragraphs: [words],
    buttons: isUndo(change.update) ? [toChange] : [toChange, toUndo],
  });
}

/** Draws the card anew once SharePoint has the report, unless the person has gone on from there. */
async function drawAgain(press: Press, { change, words }: Told & { outcome: 'saved' }): Promise<void> {
  const { desk, message } = press;
  if (message === null || desk.awaited.get(keyOfMessage(message)) !== change.update.updateKey) return;
  desk.awaited.delete(keyOfMessage(message));
  const now = { ...press, seen: await look(desk) };
  await desk.messenger.replace(message, await afterwards(now, change, arrived(words)));
}

/** What is said of a report that was on its way and has come to SharePoint. */
export function arrived(words: string): string {
  return words.replace(SLOW, ' SharePoint has it now.');
}
