import { type Action, agreedDueOn, type Priority } from './action.js';
import { type CivilDate, dateInWords, parseCivilDate } from './civil-date.js';
import { listInWords } from './due-words.js';
import { leadNames } from './lead-names.js';
import { isOfficer, leadsAction } from './may-report.js';
import { nextDueOn } from './next-due.js';
import { refuseChildData } from './refuse-child-data.js';
import type { ActionFields, Decision, Refusal, Report } from './report.js';
import { progressInWords } from './report-words.js';

/** The most characters that a note or evidence may have. */
export const LONGEST_NOTE = 2000;

/** A report, and what has to be known to judge it. */
export interface DecideInput {
  /** `null`: the register has no action of that ref. */
  readonly action: Action | null;
  /** The priority of the action, or `null` where the register has none. */
  readonly priority: Priority | null;
  readonly report: Report;
  /** UPNs. */
  readonly officers: readonly string[];
  /** Today. */
  readonly day: CivilDate;
  readonly zone: string;
}

/**
 * Whether a report is taken, and what it changes. The only place where a change is allowed or refused,
 * for cards, words and officers alike.
 */
export function decide(input: DecideInput): Decision {
  const { action } = input;
  if (action === null) {
    return refuse('not-in-register', `The register has no action ${input.report.ref}.`, null);
  }
  const refusal = refusalOf(input, action);
  return refusal === null ? allow(input, action) : { allowed: false, refusal };
}

function refusalOf(input: DecideInput, action: Action): Refusal | null {
  return authority(input, action) ?? words(input.report) ?? newDate(input, action);
}

function authority({ report, officers, priority }: DecideInput, action: Action): Refusal | null {
  const { ref } = action;
  if (!isOfficer(report.by, officers)) {
    if (!leadsAction(report.by, action, priority)) return refusal('not-yours', whoMayReport(action), null);
    if (report.reportedFor !== null && report.reportedFor.upn !== report.by.upn) {
      return refusal('not-yours', 'Only the project officer can report for somebody else.', null);
    }
  }
  if (!action.crossReference) return null;
  return refusal(
    'cross-reference',
    `${ref} takes no report of its own: it only says "${action.text.trim()}".`,
    null,
  );
}

function whoMayReport(action: Action): string {
  const { ref, priority } = action;
  const leads = leadNames(action);
  const others = `leads of priority ${String(priority)} and the project officer can report on it.`;
  if (leads.length === 0) return `${ref} has no lead in the register. The ${others}`;
  return `${ref} is led by ${listInWords(leads)}. They, the ${others}`;
}

function words(report: Report): Refusal | null {
  for (const field of ['note', 'evidence'] as const) {
    const about = refuseChildData(report, field);
    if (about !== null) return about;
    const length = report[field].trim().length;
    if (length > LONGEST_NOTE) {
      const [is, most] = [length, LONGEST_NOTE].map((count) => count.toLocaleString('en-GB'));
      return refusal(
        'too-long',
        `The ${field} is ${is ?? ''} characters long. Please shorten it to ${most ?? ''}.`,
        field,
      );
    }
  }
  const { rag, ref } = report;
  if ((rag === 'Red' || rag === 'Amber') && report.note.trim() === '') {
    return refusal('reason-missing', `Say why ${ref} is ${rag} and what happens next.`, 'note');
  }
  return null;
}

function newDate({ report, day, zone }: DecideInput, action: Action): Refusal | null {
  const { ref, rag, revisedDueOn } = report;
  if (revisedDueOn === null) return null;
  const field = 'revisedDueOn';
  if (rag === 'Complete') {
    return refusal(
      'date-on-complete',
      `${ref} is Complete, so it needs no new date. Leave the date out.`,
      field,
    );
  }
  if (parseCivilDate(revisedDueOn) === null || revisedDueOn <= day) {
    return refusal(
      'date-not-after-today',
      `Choose a new date for ${ref} after today, ${dateInWords(day)}.`,
      field,
    );
  }
  if (revisedDueOn === agreedDueOn(action) || revisedDueOn === nextDueOn(action, zone)) {
    return refusal(
      'date-unchanged',
      `${ref} is due on ${dateInWords(revisedDueOn)} already. Choose another date, or leave it out.`,
      field,
    );
  }
  return null;
}

function allow({ report, officers, zone }: DecideInput, action: Action): Decision {
  const { ref, rag, revisedDueOn, at } = report;
  const reporter = report.reportedFor ?? report.by;
  const [note, evidence] = [report.note.trim(), report.evidence.trim()];
  const moves = revisedDueOn !== null;
  const fields: ActionFields = {
    ...(rag !== action.rag && { rag }),
    ...(note !== '' && { progress: progressInWords(note, at, reporter.name, zone) }),
    ...(evidence !== '' && evidence !== action.evidence && { evidence }),
    ...(moves && { revisedDueOn, revisedDueAgreed: isOfficer(report.by, officers) }),
    ...(action.question !== '' && { question: null }),
    lastUpdateAt: at,
    lastUpdateBy: reporter.name,
  };
  const fromDueOn = agreedDueOn(action);
  const change = {
    ref,
    row: { id: action.row.id, etag: action.row.etag },
    fields,
    base: baseOf(fields, action),
    update: {
      updateKey: report.updateKey,
      ref,
      reportedAt: at,
      reportedBy: reporter.name,
      reportedByUpn: reporter.upn,
      enteredBy: reporter.upn === report.by.upn ? '' : report.by.name,
      fromRag: action.rag,
      toRag: rag,
      fromDueOn,
      toDueOn: revisedDueOn ?? fromDueOn,
      fromLeads: '',
      toLeads: '',
      note,
      evidence,
      source: report.source,
    },
  };
  return { allowed: true, change };
}

function baseOf(fields: ActionFields, action: Action): ActionFields {
  const touched = (Object.keys(fields) as (keyof ActionFields)[]).map((key) => [key, action[key]]);
  return { rag: action.rag, ...(Object.fromEntries(touched) as ActionFields) };
}

function refusal(code: Refusal['code'], message: string, field: Refusal['field']): Refusal {
  return { code, message, field };
}

function refuse(code: Refusal['code'], message: string, field: Refusal['field']): Decision {
  return { allowed: false, refusal: refusal(code, message, field) };
}
