import assert from 'node:assert/strict';
import type { Action, Priority } from '../../src/domain/action.js';
import { decide } from '../../src/domain/decide.js';
import { type Actor, DEFAULT_REPORT_POLICY, type Decision, type Report } from '../../src/domain/report.js';
import { buildAction, buildPriority, day } from '../support/build-action.js';
import { buildReport } from '../support/build-report.js';

/** The one officer. */
export const officer: Actor = { name: 'Project officer', upn: 'officer@sendig.example' };

/** What becomes of a report on 3.2.1 by Adrian Rocks, on 31 August 2022, but for what is said. */
export function decided(
  said: Partial<Report>,
  action: Action | null = buildAction(),
  priority: Priority | null = buildPriority(),
  policy = DEFAULT_REPORT_POLICY,
): Decision {
  return decide({
    action,
    priority,
    report: buildReport(said),
    officers: ['Officer@sendig.example'],
    policy,
    day: day('2022-08-31'),
    zone: 'Europe/London',
  });
}

/** Why it is refused: the code, the input and the words. */
export function refused(...given: Parameters<typeof decided>): string {
  const decision = decided(...given);
  assert.ok(!decision.allowed, 'it was allowed');
  return `${decision.refusal.code} ${String(decision.refusal.field)}: ${decision.refusal.message}`;
}
