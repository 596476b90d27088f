import { type Action, agreedDueOn, dateToAgree } from './action.js';
import { childDataIn } from './child-data.js';
import { type CivilDate, dateInWords, type Instant } from './civil-date.js';
import { agreedBefore } from './date-moves.js';
import { sayTooLong } from './decide.js';
import { dueInWords } from './due-words.js';
import { speaksForChair } from './may-report.js';
import { sayChildData } from './refuse-child-data.js';
import {
  type ActionFields,
  type ActionUpdate,
  type Actor,
  CHAIR_KEYS,
  type Change,
  type Decision,
  isDateKept,
  isRuling,
  type Refusal,
  type ReportSource,
  standingUpdates,
} from './report.js';

/** What the chair rules on a date that has moved: agrees the new one, or keeps the old one. */
export type Ruling = 'agree' | 'keep';

/** Something that the chair, or an officer for the chair, does with an action, and what has to be known to judge it. */
interface ChairInput {
  readonly ref: string;
  /** `null`: the register has no action of that ref. */
  readonly action: Action | null;
  readonly by: Actor;
  /** UPNs. */
  readonly chairs: readonly string[];
  readonly officers: readonly string[];
  readonly at: Instant;
  readonly source: ReportSource;
  /** The same for the same click, however often it arrives; what its kind begins with is put before it. */
  readonly key: string;
}

/** A question that the chair asks the lead of an action. */
export interface QuestionInput extends ChairInput {
  readonly question: string;
}

/** A ruling of the chair on the date of an action. */
export interface RulingInput extends ChairInput {
  readonly ruling: Ruling;
  /** The new date as whoever rules has seen it. */
  readonly seenOn: CivilDate | null;
  /** The action's rows of `Action updates`, oldest first. */
  readonly updates: readonly ActionUpdate[];
}

/** What becomes of a ruling. */
export type RulingDecision =
  | Decision
  /** It was ruled so already: there is nothing left to write. */
  | { readonly allowed: true; readonly change: null };

/** Whether the chair's question is taken; it stands in the register until its lead reports, or a newer one comes. */
export function decideQuestion(input: QuestionInput): Decision {
  const { action } = input;
  if (!speaksForChair(input.by, input)) {
    return refuse('not-the-chair', 'Only the chair and the project officer can ask a lead.');
  }
  if (action === null) return notInRegister(input);
  if (action.crossReference) {
    const message = `${action.ref} has nobody to ask: it only says "${action.text.trim()}".`;
    return refuse('cross-reference', message);
  }
  const question = input.question.trim();
  if (question === '') return refuse('question-missing', 'Write what you would like to ask.');
  const about = childDataIn(question);
  if (about !== null) return refuse('child-data', `${sayChildData(about)} Take it out and ask again.`);
  const tooLong = sayTooLong('question', question);
  if (tooLong !== null) return refuse('too-long', tooLong);
  const base = { question: action.question };
  return allow(input, action, { kind: 'ask', fields: { question }, base, note: question });
}

/**
 * Whether the date to which an action has moved is agreed, or the date before it stands again. Only the date that
 * was seen is ruled on; the date of the plan itself is never changed.
 */
export function decideRuling(input: RulingInput): RulingDecision {
  const { ref, action, ruling, seenOn } = input;
  if (!speaksForChair(input.by, input)) {
    const message = 'Only the chair and the project officer can agree a date or keep the old one.';
    return refuse('not-the-chair', message);
  }
  if (action === null) return notInRegister(input);
  if (isRuledSo(input, action)) return { allowed: true, change: null };
  const now = agreedDueOn(action);
  if (seenOn !== now) {
    return refuse('date-changed', sayDateChanged(action));
  }
  const revisedDueOn = dateToAgree(action);
  if (revisedDueOn === null) {
    return refuse('no-new-date', `${ref} has no new date that waits to be agreed.`);
  }
  const base = { revisedDueOn, revisedDueAgreed: false };
  if (ruling === 'agree') {
    // The date goes with it: what is agreed is this date and no other.
    const fields = { revisedDueOn, revisedDueAgreed: true };
    return allow(input, action, { kind: ruling, fields, base, note: '' });
  }
  const before = agreedBefore(action, input.updates, input.officers);
  const fields =
    before === action.dueOn
      ? { revisedDueOn: null, revisedDueAgreed: false }
      : { revisedDueOn: before, revisedDueAgreed: true };
  return allow(input, action, { kind: ruling, fields, base, note: '' });
}

/** Whether the same was ruled of the same date already, and nobody has moved it since. */
function isRuledSo({ ruling, seenOn, updates }: RulingInput, action: Action): boolean {
  const now = agreedDueOn(action);
  if (ruling === 'agree') return seenOn !== null && seenOn === action.revisedDueOn && action.revisedDueAgreed;
  const last = standingUpdates(updates).findLast(isRuling);
  return last !== undefined && isDateKept(last) && last.fromDueOn === seenOn && last.toDueOn === now;
}

/** What is said to whoever would rule on a date that is no longer the one they have seen. */
export function sayDateChanged(action: Action): string {
  const stands = `it is now ${dueInWords(action)}`;
  return `The date of ${action.ref} has changed in the meantime: ${stands}. Nothing was agreed or refused.`;
}

/** What is said to whoever has ruled so. */
export function sayRuled(ruling: Ruling, action: Action, seenOn: CivilDate | null): string {
  const due = `${action.ref} is due by ${dueInWords(action)}`;
  const refused = seenOn === null ? '' : ` ${dateInWords(seenOn)} was not agreed.`;
  return ruling === 'agree' ? `Agreed: ${due}.` : `The old date stands: ${due}.${refused}`;
}

interface Act {
  readonly kind: keyof typeof CHAIR_KEYS;
  readonly fields: ActionFields;
  readonly base: ActionFields;
  readonly note: string;
}

function allow({ by, at, source, key }: ChairInput, action: Action, act: Act): Decision & { allowed: true } {
  const { ref, rag, row } = action;
  const fromDueOn = agreedDueOn(action);
  const change: Change = {
    ref,
    by: by.upn,
    row: { id: row.id, etag: row.etag },
    fields: act.fields,
    base: act.base,
    update: {
      updateKey: CHAIR_KEYS[act.kind] + key,
      ref,
      reportedAt: at,
      reportedBy: by.name,
      reportedByUpn: by.upn,
      enteredBy: '',
      fromRag: rag,
      toRag: rag,
      fromDueOn,
      toDueOn: agreedDueOn({ ...action, ...act.fields }),
      fromLeads: '',
      toLeads: '',
      note: act.note,
      evidence: '',
      source,
    },
  };
  return { allowed: true, change };
}

function notInRegister({ ref }: ChairInput): Decision & { allowed: false } {
  return refuse('not-in-register', `The register has no action ${ref}.`);
}

function refuse(code: Refusal['code'], message: string): Decision & { allowed: false } {
  return { allowed: false, refusal: { code, message, field: null } };
}
