import type { FormError } from '../cards/render-report-form.js';
import { whoMayReport } from '../domain/decide.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import type { Rag } from '../domain/rag.js';
import type { Actor } from '../domain/report.js';
import { answerForm } from './answer-form.js';
import type { Desk } from './desk.js';
import { find, type Look, mayReport } from './look.js';
import type { Pressed } from './pressed.js';

/** What a button is answered with: a card in place of its own, or a line of text beside it. */
export type CardAnswer =
  | {
      readonly message: OutgoingMessage;
      /** The message itself is to be replaced too, so that the person's other devices show it. */
      readonly everywhere?: boolean;
    }
  | { readonly text: string };

/** A press on a button, and what it is answered from. */
export interface Press {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly seen: Look;
  readonly pressed: Pressed;
  /** The message whose card was pressed. */
  readonly message: MessageRef | null;
  readonly personal: boolean;
}

/** The form for an answer, with what was typed already; or why this person may not answer. */
export function form(press: Press, rag: Rag | null, error?: FormError): CardAnswer {
  const { desk, actor, pressed } = press;
  const { reading } = press.seen;
  const { action } = find(reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  if (error === undefined && !mayReport(desk, reading, actor, action)) return { text: whoMayReport(action) };
  // A Complete has no new date: one that was typed before another answer was pressed is not to stand in its way.
  const typed = rag === 'Complete' && error === undefined ? { ...pressed, revisedDueOn: '' } : pressed;
  const wish = { action, rag, page: pressed.page, typed, ...(error === undefined ? {} : { error }) };
  return { message: answerForm(desk, reading, actor, wish) };
}

/** Under what a message is remembered. */
export function keyOfMessage({ conversationId, activityId }: MessageRef): string {
  return `${conversationId} ${activityId}`;
}

/** What somebody is told who asks for an action that is not there. */
export function noSuchAction(ref: string): string {
  return ref === '' ? OLD_BUTTON : `The register has no action ${ref}.`;
}

/** What is said of a button that no card of today has. */
export const OLD_BUTTON =
  'This button is from an older version of the bot. Type "my actions" for a fresh list.';
