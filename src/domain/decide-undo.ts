import { type Action, agreedDueOn, type Priority } from './action.js';
import type { Instant } from './civil-date.js';
import { whoMayReport } from './decide.js';
import { holds, keysOf } from './holds.js';
import { isOfficer, leadsAction } from './may-report.js';
import {
  type ActionFields,
  type Actor,
  type Change,
  type Decision,
  isUndo,
  type Refusal,
  undoKeyOf,
} from './report.js';

/** So long a report can be taken back. */
export const UNDO_MS = 24 * 60 * 60 * 1000;

/** A wish to take the last report on an action back, and what has to be known to judge it. */
export interface DecideUndoInput {
  readonly ref: string;
  /** `null`: the register has no action of that ref. */
  readonly action: Action | null;
  readonly priority: Priority | null;
  /** The last change that was made to the action through the bot, or `null`. */
  readonly last: Change | null;
  /** Whether somebody else has changed the action since the button was drawn. */
  readonly changedSince: boolean;
  readonly by: Actor;
  /** UPNs. */
  readonly officers: readonly string[];
  readonly at: Instant;
}

/**
 * Whether the last report is taken back, and what that changes: the row becomes what it was before. Whoever made
 * or entered the report may, and officers, for a day, as long as nobody has changed what it wrote.
 */
export function decideUndo(input: DecideUndoInput): Decision {
  const { ref, action, last, at } = input;
  if (action === null) return refuse('not-in-register', `The register has no action ${ref}.`);
  const officer = isOfficer(input.by, input.officers);
  if (!officer && !leadsAction(input.by, action, input.priority)) {
    return refuse('not-yours', whoMayReport(action));
  }
  if (last === null || isUndo(last.update) || Date.parse(at) - Date.parse(last.update.reportedAt) > UNDO_MS) {
    const message = `There is no report on ${ref} of the last day to take back. To change it, answer once more.`;
    return refuse('nothing-to-undo', message);
  }
  const { reportedBy, reportedByUpn, enteredBy } = last.update;
  if (!officer && reportedByUpn !== input.by.upn) {
    const who = enteredBy === '' ? reportedBy : `${reportedBy} or ${enteredBy}`;
    const message = `Only ${who} can take this report on ${ref} back. To change it, answer once more.`;
    return refuse('not-yours', message);
  }
  if (input.changedSince || !holds(action, withoutNewQuestion(last.fields, action))) {
    const message = `Somebody has changed ${ref} since that report, so it was not taken back. To change it, answer once more.`;
    return refuse('changed-since', message);
  }
  return { allowed: true, change: undo(input, action, last) };
}

/** A question that the chair has asked since stands, whether this report does or not. */
function withoutNewQuestion({ question, ...others }: ActionFields, action: Action): ActionFields {
  return question === undefined || action.question !== '' ? others : { ...others, question };
}

function undo({ by, at }: DecideUndoInput, action: Action, last: Change): Change {
  const keys = keysOf(withoutNewQuestion(last.fields, action));
  const fields = pick(last.base, keys);
  const dueBefore =
    'revisedDueOn' in last.fields ? (last.base.revisedDueOn ?? action.dueOn) : agreedDueOn(action);
  return {
    ref: action.ref,
    by: by.upn,
    row: { id: action.row.id, etag: action.row.etag },
    fields,
    base: { rag: action.rag, ...pick(action, keys) },
    update: {
      updateKey: undoKeyOf(last.update.updateKey),
      ref: action.ref,
      reportedAt: at,
      reportedBy: by.name,
      reportedByUpn: by.upn,
      enteredBy: '',
      fromRag: action.rag,
      toRag: fields.rag === undefined ? action.rag : fields.rag,
      fromDueOn: agreedDueOn(action),
      toDueOn: dueBefore,
      fromLeads: '',
      toLeads: '',
      note: '',
      evidence: '',
      source: 'card',
    },
  };
}

function pick(from: ActionFields, keys: readonly (keyof ActionFields)[]): ActionFields {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

function refuse(code: Refusal['code'], message: string): Decision {
  return { allowed: false, refusal: { code, message, field: null } };
}
