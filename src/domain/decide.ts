import { type Action, agreedDueOn, type Priority } from './action.js';
import { type CivilDate, dateInWords, parseCivilDate } from './civil-date.js';
import { dueInWords, listInWords } from './due-words.js';
import { leadNames } from './lead-names.js';
import { isOfficer, leadsAction } from './may-report.js';
import { isPastDate, nextDueOn } from './next-due.js';
import { refuseChildData } from './refuse-child-data.js';
import type { ActionFields, Decision, Refusal, Report, ReportPolicy } from './report.js';
import { noteInWords, progressInWords } from './report-words.js';

/** The most characters that a note with all its parts may have, and evidence. */
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
  readonly policy: ReportPolicy;
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
  return authority(input, action) ?? words(input, action) ?? newDate(input, action);
}

function authority({ report, officers, priority }: DecideInput, action: Action): Refusal | null {
  const { ref } = action;
  const { by, reportedFor } = report;
  if (!isOfficer(by, officers)) {
    if (!leadsAction(by, action, priority)) return refusal('not-yours', whoMayReport(action), null);
    if (reportedFor !== null && reportedFor.upn !== by.upn) {
      return refusal('not-yours', 'Only the project officer can report for somebody else.', null);
    }
  } else if (reportedFor !== null && !leadsAction(reportedFor, action, priority)) {
    const message = `${reportedFor.name} does not lead ${ref}. ${whoMayReport(action)}`;
    return refusal('no-lead-of-it', message, 'reportedFor');
  }
  if (!action.crossReference) return null;
  return refusal(
    'cross-reference',
    `${ref} takes no report of its own: it only says "${action.text.trim()}".`,
    null,
  );
}

/** Who can report on an action, for somebody who cannot. */
export function whoMayReport(action: Action): string {
  const { ref, priority } = action;
  const leads = leadNames(action);
  const others = `leads of priority ${String(priority)} and the project officer can report on it.`;
  if (leads.length === 0) return `${ref} has no lead in the register. The ${others}`;
  return `${ref} is led by ${listInWords(leads)}. They, the ${others}`;
}

function words({ report, policy }: DecideInput, action: Action): Refusal | null {
  for (const field of ['note', 'doing', 'otherwise', 'evidence'] as const) {
    const about = refuseChildData(report, field);
    if (about !== null) return about;
  }
  const { rag, ref } = report;
  const tooLong =
    refuseLength('note', noteInWords(report)) ?? refuseLength('evidence', report.evidence.trim());
  if (tooLong !== null) return tooLong;
  if ((rag === 'Red' || rag === 'Amber') && report.note.trim() === '') {
    return refusal('reason-missing', `Say why ${ref} is ${rag} and what happens next.`, 'note');
  }
  const shown = report.evidence.trim() + action.evidence.trim();
  if (rag === 'Complete' && policy.completeNeedsEvidence && shown === '') {
    const message = `Say what shows that ${ref} is Complete: a link or a sentence.`;
    return refusal('evidence-missing', message, 'evidence');
  }
  return null;
}

function refuseLength(field: 'note' | 'evidence', words: string): Refusal | null {
  const message = sayTooLong(field, words);
  return message === null ? null : refusal('too-long', message, field);
}

/** What is said of words that are longer than the register takes, or `null` where they are not. */
export function sayTooLong(what: string, { length }: string): string | null {
  if (length <= LONGEST_NOTE) return null;
  const [is, most] = [length, LONGEST_NOTE].map((count) => count.toLocaleString('en-GB'));
  return `The ${what} is ${is ?? ''} characters long. Please shorten it to ${most ?? ''}.`;
}

function newDate({ report, day, zone }: DecideInput, action: Action): Refusal | null {
  const { ref, rag, revisedDueOn } = report;
  const field = 'revisedDueOn';
  if (revisedDueOn === null) {
    if (rag !== 'Green' || !isPastDate({ ...action, rag }, day, zone)) return null;
    const passed = dueInWords(action, nextDueOn(action, zone));
    const message = `The date of ${ref}, ${passed}, has passed. Give the new date, or answer Complete.`;
    return refusal('date-passed', message, field);
  }
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
  const [note, evidence] = [noteInWords(report), report.evidence.trim()];
  const moves = revisedDueOn !== null;
  const fields: ActionFields = {
    ...(rag !== action.rag && { rag }),
    ...(note !== '' && { progress: progressInWords(note, at, reporter.name, zone) }),
    ...(evidence !== '' && evidence !== action.evidence && { evidence }),
    // An officer who enters a lead's words has not agreed the date in them.
    ...(moves && {
      revisedDueOn,
      revisedDueAgreed: isOfficer(report.by, officers) && report.reportedFor === null,
    }),
    ...(action.question !== '' && { question: null }),
    lastUpdateAt: at,
    lastUpdateBy: reporter.name,
  };
  const fromDueOn = agreedDueOn(action);
  const change = {
    ref,
    by: report.by.upn,
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
