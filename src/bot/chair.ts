import { applyChange } from '../delivery/apply-waiting.js';
import { type Action, agreedDueOn } from '../domain/action.js';
import type { CivilDate } from '../domain/civil-date.js';
import {
  decideQuestion,
  decideRuling,
  type Ruling,
  sayDateChanged,
  sayRuled,
} from '../domain/decide-chair.js';
import {
  type Actor,
  type Change,
  isAgreement,
  isQuestion,
  isRuling,
  type Refusal,
} from '../domain/report.js';
import type { Desk } from './desk.js';
import { find, historyOf, type Look } from './look.js';
import { hash, isRecent } from './occasion.js';
import { handOver } from './report.js';

/** What became of what the chair asked or ruled. */
export type ChairTold =
  | {
      readonly outcome: 'done';
      /** What they are told. */
      readonly words: string;
      /** `null` where it was so already. */
      readonly change: Change | null;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** What is said of something that SharePoint does not have yet. */
const SLOW = ' SharePoint is slow just now; it will be there shortly.';

/**
 * Asks the lead of an action, if that is allowed, and says what became of it.
 * @param occasion what has been pressed or typed: the same for the same click, however often it arrives
 */
export async function askLead(
  desk: Desk,
  seen: Look,
  actor: Actor,
  said: { readonly ref: string; readonly question: string; readonly source: 'card' | 'reply' },
  occasion: string,
): Promise<ChairTold> {
  const { ref, source } = said;
  const question = said.question.trim();
  const { action } = find(seen.reading, ref);
  const decision = decideQuestion({
    ...said,
    ...whoActs(desk, actor),
    action,
    key: hash([actor.upn, ref, question, occasion]),
  });
  if (!decision.allowed) return refused(desk, decision.refusal, ref);
  const again = (await desk.outbox.lately()).findLast(
    ({ update, by }) =>
      source === 'reply' &&
      isQuestion(update) &&
      update.ref === ref &&
      update.note === question &&
      by === actor.upn,
  );
  const change = again !== undefined && isRecent(desk, again) ? again : decision.change;
  const open = action?.question ?? '';
  const instead = open === '' || open === question ? '' : ' It takes the place of the question before.';
  const words = `Asked. Your question about ${ref} heads the next message to its lead.${instead}`;
  return carryOut(desk, seen, change, words);
}

/** Agrees the new date of an action, or keeps the old one, if that is allowed, and says what became of it. */
export async function ruleOnDate(
  desk: Desk,
  seen: Look,
  actor: Actor,
  said: { readonly ref: string; readonly ruling: Ruling; readonly source: 'card' | 'reply' },
  seenOn: CivilDate | null,
): Promise<ChairTold> {
  const { ref, ruling } = said;
  const { action } = find(seen.reading, ref);
  const updates = historyOf(seen.reading, ref);
  const decision = decideRuling({
    ...said,
    ...whoActs(desk, actor),
    action,
    seenOn,
    updates,
    // The same ruling on the same state of the action is one, whoever makes it and however often.
    key: hash([ref, seenOn ?? '', updates.at(-1)?.updateKey ?? '']),
  });
  if (!decision.allowed) return refused(desk, decision.refusal, ref);
  const { change } = decision;
  const stands = (now: Action): string => sayRuled(ruling, now, seenOn);
  if (action === null || change === null) {
    return { outcome: 'done', words: action === null ? '' : stands(action), change: null };
  }
  return carryOut(desk, seen, change, stands(applyChange(action, change)));
}

/**
 * The date on which somebody rules who has typed it: the one that the action has, or where the same words have just
 * been said, the one on which they were said.
 */
export async function dateMeant(
  desk: Desk,
  { reading }: Look,
  actor: Actor,
  { ref, ruling }: { readonly ref: string; readonly ruling: Ruling },
): Promise<CivilDate | null> {
  const last = (await desk.outbox.lately()).findLast(({ update }) => update.ref === ref && isRuling(update));
  const same =
    last?.by === actor.upn && isAgreement(last.update) === (ruling === 'agree') && isRecent(desk, last);
  if (same) return last.update.fromDueOn;
  const { action } = find(reading, ref);
  return action === null ? null : agreedDueOn(action);
}

function whoActs(desk: Desk, by: Actor) {
  const { chairs, officers } = desk;
  return { by, chairs, officers, at: desk.now() };
}

function refused(desk: Desk, refusal: Refusal, ref: string): ChairTold {
  desk.log.info({ ref, code: refusal.code }, 'a word of the chair was refused');
  return { outcome: 'refused', refusal };
}

async function carryOut(desk: Desk, seen: Look, change: Change, words: string): Promise<ChairTold> {
  const { ref } = change;
  const progress = await handOver(desk, seen, change);
  desk.log.info({ ref, state: progress.state }, 'a word of the chair was taken');
  if (progress.state !== 'conflict') {
    return { outcome: 'done', words: progress.state === 'waiting' ? words + SLOW : words, change };
  }
  const { current } = progress;
  const message = current === null ? `${ref} is no longer in the register.` : sayDateChanged(current);
  const code = current === null ? 'not-in-register' : 'date-changed';
  return { outcome: 'refused', refusal: { code, message, field: null } };
}
