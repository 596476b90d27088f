import type { Typed } from '../cards/form-inputs.js';
import { type FormError, renderReportForm } from '../cards/render-report-form.js';
import { sayMeanwhile } from '../cards/say-action.js';
import { type Action, agreedDueOn } from '../domain/action.js';
import { addressAsked } from '../domain/disclaimer.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { Rag } from '../domain/rag.js';
import type { RegisterReading } from '../domain/register.js';
import { type ActionUpdate, type Actor, isAgreement, isDateKept, isQuestion } from '../domain/report.js';
import { mayReportFor } from '../domain/reported-for.js';
import { hasChangedSince } from '../domain/version.js';
import type { Desk } from './desk.js';
import { historyOf, lastReport, priorityOf } from './look.js';

/** What the form of an action is opened with. */
export interface FormWish {
  readonly action: Action;
  readonly rag: Rag | null;
  readonly page: number;
  readonly typed?: Partial<Typed>;
  readonly error?: FormError;
}

/** The form for an answer, as this person needs it. */
export function answerForm(
  desk: Desk,
  reading: RegisterReading,
  actor: Actor,
  wish: FormWish,
): OutgoingMessage {
  const { action } = wish;
  const leads = mayReportFor(actor, desk.officers, action, priorityOf(reading, action));
  return renderReportForm({
    ...wish,
    day: desk.today(),
    zone: desk.zone,
    lastUpdate: lastReport(reading, action.ref),
    leads: leads.map(({ name }) => name),
    asked: addressAsked(actor, action, priorityOf(reading, action)) !== null,
  });
}

/** What is wrong where somebody else has answered meanwhile: the form then shows both, and the person chooses. */
export function meanwhile(action: Action, reading: RegisterReading | null = null): FormError {
  const last = reading === null ? undefined : lastChange(reading, action);
  return {
    field: null,
    message: sayMeanwhile(action, last !== undefined && isDateKept(last) ? last.reportedBy : ''),
  };
}

/** The last row of its history that changed it: the chair's question, and that a date is agreed, change nothing. */
function lastChange(reading: RegisterReading, { ref }: Action): ActionUpdate | undefined {
  return historyOf(reading, ref).findLast((one) => !isQuestion(one) && !isAgreement(one));
}

/** Whether somebody other than this person has changed what a report changes since the card was made. */
export function othersChanged(
  reading: RegisterReading,
  actor: Actor,
  action: Action,
  version: string,
): boolean {
  if (!hasChangedSince(version, action)) return false;
  const last = lastChange(reading, action);
  const own =
    last !== undefined &&
    (last.reportedByUpn === actor.upn || last.enteredBy === actor.name) &&
    last.toRag === action.rag &&
    last.toDueOn === agreedDueOn(action);
  return !own;
}
