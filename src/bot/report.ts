import type { FormError } from '../cards/render-report-form.js';
import type { ReportProgress } from '../delivery/asker.js';
import type { Action } from '../domain/action.js';
import { secondOf } from '../domain/civil-date.js';
import { decide } from '../domain/decide.js';
import { decideUndo } from '../domain/decide-undo.js';
import { type Actor, type Change, type Decision, isQuestion, isUndo, type Said } from '../domain/report.js';
import { othersChanged } from './answer-form.js';
import type { Desk } from './desk.js';
import { find, historyOf, type Look } from './look.js';
import { hash, isRecent } from './occasion.js';

/** What became of what somebody reported or took back. */
export type Told =
  | {
      readonly outcome: 'saved';
      /** What they are told. */
      readonly words: string;
      readonly change: Change;
      /** SharePoint does not have it yet. */
      readonly waits: boolean;
    }
  | { readonly outcome: 'refused'; readonly refusal: FormError }
  /** Somebody else changed the same thing at the same time. */
  | { readonly outcome: 'conflict'; readonly current: Action | null };

/**
 * How long a person waits for SharePoint, beside what reading the register took: a card is to be answered within
 * three seconds. Not so long where SharePoint did not answer a moment ago.
 */
const PATIENCE_MS = { fresh: 1_500, stale: 200 };
/** What is said of a report that SharePoint does not have yet. */
export const SLOW = ' SharePoint is slow just now; your report will be there shortly.';

/**
 * Takes a report, if it is allowed, and says what became of it.
 * @param occasion what the report is an answer to: the same for the same click, however often it arrives
 */
export async function report(
  desk: Desk,
  seen: Look,
  actor: Actor,
  said: Said & { readonly reportedFor: Actor | null },
  occasion: string,
): Promise<Told> {
  const last = await desk.outbox.lastOn(said.ref);
  const repeats = last !== null && isRepeated(desk, actor, said, last) && !isAskedSince(seen, last);
  const updateKey = repeats ? last.update.updateKey : await keyOf(desk, actor, said, occasion, last);
  // The same click again is not judged again: by now its new date stands already.
  const decision: Decision =
    last?.update.updateKey === updateKey
      ? { allowed: true, change: last }
      : decide({
          ...find(seen.reading, said.ref),
          report: { ...said, by: actor, at: desk.now(), updateKey },
          officers: desk.officers,
          policy: desk.policy,
          day: desk.today(),
          zone: desk.zone,
        });
  const asks = decision.allowed && decision.change.fields.revisedDueAgreed === false;
  const moved = asks ? ' The group will be asked to agree this date.' : '';
  const whose = said.reportedFor === null ? '' : ` for ${said.reportedFor.name}`;
  return carryOut(desk, seen, decision, said.ref, `Saved${whose}: ${said.ref} is ${said.rag}.${moved}`);
}

/**
 * Takes the last report on an action back, if that is allowed.
 * @param version the version of the action that the button was drawn of
 */
export async function takeBack(
  desk: Desk,
  seen: Look,
  actor: Actor,
  { ref, version }: { readonly ref: string; readonly version: string },
): Promise<Told> {
  const { action, priority } = find(seen.reading, ref);
  const last = await desk.outbox.lastOn(ref);
  const again = last !== null && isUndo(last.update) && last.by === actor.upn && isRecent(desk, last);
  const decision: Decision = again
    ? { allowed: true, change: last }
    : decideUndo({
        ref,
        action,
        priority,
        last,
        changedSince: action !== null && othersChanged(seen.reading, actor, action, version),
        by: actor,
        officers: desk.officers,
        at: desk.now(),
      });
  const rag = decision.allowed ? (decision.change.update.toRag ?? 'No update') : '';
  return carryOut(desk, seen, decision, ref, `Taken back: ${ref} is ${rag} again.`);
}

async function carryOut(
  desk: Desk,
  seen: Look,
  decision: Decision,
  ref: string,
  words: string,
): Promise<Told> {
  if (!decision.allowed) {
    desk.log.info({ ref, code: decision.refusal.code }, 'a report was refused');
    return { outcome: 'refused', refusal: decision.refusal };
  }
  const { change } = decision;
  const progress = await handOver(desk, seen, change);
  desk.log.info({ ref, state: progress.state }, 'a report was taken');
  if (progress.state === 'conflict') return { outcome: 'conflict', current: progress.current };
  const waits = progress.state === 'waiting';
  return { outcome: 'saved', words: waits ? words + SLOW : words, change, waits };
}

/** Hands a change to the outbox, and says what became of it within the time that a person waits. */
export function handOver({ outbox }: Desk, { fresh }: Look, change: Change): Promise<ReportProgress> {
  return outbox.accept(change, fresh ? PATIENCE_MS.fresh : PATIENCE_MS.stale);
}

/**
 * The key of a report: the same for the same click or message as long as it is the last word on the action. Said
 * again after somebody else's, or after it was taken back, it is another report.
 */
async function keyOf(
  desk: Desk,
  actor: Actor,
  said: Said,
  occasion: string,
  last: Change | null,
): Promise<string> {
  const words = [actor.upn, said.ref, said.rag, said.note, said.doing, said.otherwise, said.evidence];
  let key = hash([...words, said.revisedDueOn ?? '', occasion]);
  while (key !== last?.update.updateKey && (await desk.outbox.has(key))) key = hash([key]);
  return key;
}

/** Whether a typed report says the same as the last one so soon after it that it is the same message. */
function isRepeated(desk: Desk, actor: Actor, said: Said, last: Change): boolean {
  const { update } = last;
  return (
    said.source === 'reply' &&
    last.by === actor.upn &&
    isRecent(desk, last) &&
    update.source === 'reply' &&
    update.toRag === said.rag &&
    update.note === said.note.trim() &&
    update.evidence === said.evidence.trim() &&
    (said.revisedDueOn === null || update.toDueOn === said.revisedDueOn)
  );
}

/** Whether the chair has asked something since: the same words are an answer then, and not the same message again. */
function isAskedSince({ reading }: Look, { ref, update }: Change): boolean {
  return historyOf(reading, ref).some(
    (other) => isQuestion(other) && secondOf(other.reportedAt) >= secondOf(update.reportedAt),
  );
}
