import { decide } from '../domain/decide.js';
import type { Register } from '../domain/register.js';
import { DEFAULT_REPORT_POLICY } from '../domain/report.js';
import { civilDateAt } from '../domain/site-time.js';
import { CodedError } from '../errors.js';
import type { Sample } from './sample/read-sample.js';

/**
 * Fills empty lists with the sample register, the reports already made on it and the figures already given, the way an officer
 * and the leads would: through the same register, so that a run that was cut short can go on.
 */
export async function seed(register: Register, sample: Sample, zone: string): Promise<void> {
  const { plan, reports, figures, people } = sample;
  await register.provision();
  await register.importPlan(plan, people);
  const { priorities, updates } = await register.read();
  const done = new Set(updates.map((update) => update.updateKey));
  for (const [index, told] of reports.entries()) {
    const updateKey = `sample-${String(index + 1).padStart(3, '0')}`;
    if (done.has(updateKey)) continue;
    const action = await register.readAction(told.ref);
    const by = people.get(told.by);
    if (by === undefined) throw new CodedError('sample-broken', `${told.ref} is reported by nobody known`);
    const decision = decide({
      action,
      priority: priorities.find((priority) => priority.number === action?.priority) ?? null,
      report: {
        ref: told.ref,
        rag: told.rag,
        note: told.note,
        doing: '',
        otherwise: '',
        evidence: told.evidence,
        revisedDueOn: told.revisedDueOn,
        by,
        reportedFor: null,
        source: 'card',
        at: told.at,
        updateKey,
      },
      officers: [],
      policy: DEFAULT_REPORT_POLICY,
      day: civilDateAt(told.at, zone),
      zone,
    });
    if (!decision.allowed) throw new CodedError('sample-broken', `${told.ref}: ${decision.refusal.message}`);
    await register.save(decision.change);
  }
  for (const { by, at, ...figure } of figures) {
    const readingKey = `sample ${figure.ref} ${figure.actualOn}`;
    const saved = await register.saveFigure({ ...figure, readingKey, reportedAt: at, reportedBy: by });
    if (saved === 'gone') throw new CodedError('sample-broken', `${figure.ref} is no measure of the plan`);
  }
}
