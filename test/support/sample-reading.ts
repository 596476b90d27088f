import type { Action } from '../../src/domain/action.js';
import { decide } from '../../src/domain/decide.js';
import { editBefore } from '../../src/domain/list-edit.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { type ActionUpdate, DEFAULT_REPORT_POLICY } from '../../src/domain/report.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import { readSample } from '../../src/local/sample/read-sample.js';
import { seed } from '../../src/local/seed.js';
import { buildRegister } from '../register/build-register.js';

const ZONE = 'Europe/London';

/** The sample register with all the reports on it: what local mode starts with, without its lists. */
export async function readSampleRegister(): Promise<RegisterReading> {
  const sample = await readSample();
  const { register } = buildRegister();
  await seed(register, { ...sample, reports: [] }, ZONE);
  const empty = await register.read();
  const actions = new Map(empty.actions.map((action): [string, Action] => [action.ref, action]));
  const updates: ActionUpdate[] = [];
  for (const [index, { by, ...told }] of sample.reports.entries()) {
    const action = actions.get(told.ref)!;
    const updateKey = `sample-${String(index + 1).padStart(3, '0')}`;
    const said = { doing: '', otherwise: '', reportedFor: null, source: 'card', updateKey } as const;
    const decision = decide({
      action,
      priority: empty.priorities.find(({ number }) => number === action.priority) ?? null,
      report: { ...told, ...said, by: sample.people.get(by)! },
      officers: [],
      policy: DEFAULT_REPORT_POLICY,
      day: civilDateAt(told.at, ZONE),
      zone: ZONE,
    });
    if (!decision.allowed) throw new Error(decision.refusal.message);
    const own = updates.filter(({ ref }) => ref === told.ref);
    const before = editBefore(action, own, { zone: ZONE, now: told.at });
    if (before !== null) updates.push(before);
    const { question, ...fields } = decision.change.fields;
    actions.set(told.ref, { ...action, ...fields, question: question ?? '' });
    updates.push(decision.change.update);
  }
  return { ...empty, actions: [...actions.values()], updates };
}
