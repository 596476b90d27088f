import type { Action } from '../../src/domain/action.js';
import { decide } from '../../src/domain/decide.js';
import { type Change, DEFAULT_REPORT_POLICY, type Report } from '../../src/domain/report.js';
import { buildPriority, day, person } from './build-action.js';

/** Adrian Rocks says on a card, on 31 August 2022, that 3.2.1 is Green; but for what is said. */
export function buildReport(said: Partial<Report> = {}): Report {
  return {
    ref: '3.2.1',
    rag: 'Green',
    note: '',
    doing: '',
    otherwise: '',
    evidence: '',
    revisedDueOn: null,
    by: person('Adrian Rocks'),
    reportedFor: null,
    source: 'card',
    at: '2022-08-31T10:00:00.000Z',
    updateKey: 'key-1',
    ...said,
  };
}

/** The change that a report makes to an action; the report must be one that is taken. */
export function buildChange(action: Action, said: Partial<Report> = {}): Change {
  const decision = decide({
    action,
    priority: buildPriority(),
    report: buildReport(said),
    officers: ['officer@sendig.example'],
    policy: DEFAULT_REPORT_POLICY,
    day: day('2022-08-31'),
    zone: 'Europe/London',
  });
  if (!decision.allowed) throw new Error(decision.refusal.message);
  return decision.change;
}
