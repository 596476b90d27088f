import type { Action } from '../../src/domain/action.js';
import { decide } from '../../src/domain/decide.js';
import {
  decideQuestion,
  decideRuling,
  type QuestionInput,
  type Ruling,
  type RulingDecision,
  type RulingInput,
} from '../../src/domain/decide-chair.js';
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
  return taken(decision);
}

/** The chair asks that of 3.2.1's lead; the question must be one that is taken. */
export function buildQuestion(action: Action, question: string, said: Partial<QuestionInput> = {}): Change {
  return taken(decideQuestion({ ...byChair(action), question, ...said }));
}

/** The chair rules on the date that an action has; the ruling must be one that is written. */
export function buildRuling(action: Action, ruling: Ruling, said: Partial<RulingInput> = {}): Change {
  return taken(
    decideRuling({ ...byChair(action), ruling, seenOn: action.revisedDueOn, updates: [], ...said }),
  );
}

function byChair(action: Action) {
  return {
    ref: action.ref,
    action,
    by: { name: 'Winifred Ashe', upn: 'chair@sendig.example' },
    chairs: ['chair@sendig.example'],
    officers: ['officer@sendig.example'],
    at: '2022-09-01T10:00:00.000Z',
    source: 'card',
    key: 'key-1',
  } as const;
}

function taken(decision: RulingDecision): Change {
  if (!decision.allowed) throw new Error(decision.refusal.message);
  if (decision.change === null) throw new Error('it was ruled so already');
  return decision.change;
}
