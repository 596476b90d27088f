import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/action.js';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import type { ReminderRun } from '../../src/domain/reminder-run.js';
import type { Sample } from '../../src/local/sample/read-sample.js';
import { openState } from '../../src/state/open-state.js';
import { day } from '../support/build-action.js';
import { seeded } from '../support/seeded.js';
import { atWorkFrom, isAtWork } from './two-years-calendar.js';
import { createService, OFFICER, planYears } from './two-years-days.js';
import { faultsOf } from './two-years-faults.js';
import { createPeople } from './two-years-leads.js';
import { type Asked, type Owed, owedOn } from './two-years-oracle.js';
import { createYearsRegister } from './two-years-register.js';

const [FIRST, LAST] = [day('2022-09-01'), day('2024-08-31')];
const LAST_DIGEST = day('2022-08-18');
/** On these days the service is down, and once it is, longer. */
const [GOES_DOWN, STAYS_DOWN] = [0.03, 0.5];
/** How often an officer asks for the reminders of a day once more, and for those of a day of rest. */
const [AGAIN, AT_REST] = [0.15, 0.2];

/**
 * Two years by that seed, every day held against the policy.
 * @returns how often what was seen
 */
export async function liveTwoYears(
  seed: number,
  sample: Sample,
  folder: string,
): Promise<ReadonlyMap<string, number>> {
  const random = seeded(seed);
  const state = await openState(folder);
  const register = createYearsRegister(sample);
  const { meetings, digestDays } = planYears(FIRST, LAST, random);
  const service = createService({ state, register, meetings, random });
  const everybody = [...sample.people.values()];
  const people = createPeople({ register, people: everybody, absences: state.absences, random });
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const asked = new Map<string, Asked[]>();
  const down = new Set<CivilDate>();
  let lastDigestOn = LAST_DIGEST;
  await state.digests.record(LAST_DIGEST, addDays(LAST_DIGEST, -30), `${LAST_DIGEST}T16:00:00.000Z`);

  const isOwedOn = (on: CivilDate): readonly Owed[] => {
    const isAway = (person: Person) => people.isAway(person, on);
    const around = { day: on, priorities: register.priorities, meetings, lastDigestOn, isAway };
    return isAtWork(on) ? owedOn(register.known.values(), asked, around) : [];
  };
  const reached = (one: Owed, on: CivilDate, at: string): void => {
    const { ref, upn, kind, stage, from } = one;
    asked.set(ref, [...(asked.get(ref) ?? []), { ...one, at }]);
    if (kind !== 'escalation') people.asked(upn, ref);
    count(kind);
    if (down.has(atWorkFrom(from)) && on > from) count('caught up');
    if (stage.startsWith('unexplained')) count('set in the list');
    const action = register.known.get(ref)?.action;
    const first = action?.revisedDueOn ?? action?.dueOn ?? '';
    if (action?.repeats != null && kind === 'overdue' && !stage.startsWith(first)) count('came round again');
    const leads = action?.people.map((person) => person.upn) ?? [];
    if (kind !== 'escalation' && !leads.includes(upn)) count('stood in');
    if (leads.length > 1) count('shared');
  };
  /** What of that is still owed after a run. */
  const take = (run: ReminderRun, owed: readonly Owed[], at: string): readonly Owed[] => {
    for (const { outcome } of run.messages) count(outcome);
    const sent = run.messages.filter(({ outcome }) => outcome === 'sent');
    const upns = new Set(sent.map(({ to }) => to.upn));
    for (const one of owed) if (upns.has(one.upn)) reached(one, run.asOf, at);
    return owed.filter(({ upn }) => !upns.has(upn));
  };
  const remindOn = async (on: CivilDate): Promise<void> => {
    const owed = isOwedOn(on);
    const hold = (run: ReminderRun) => {
      assert.deepEqual(faultsOf(run, owed, register.known), [], `seed ${String(seed)}, ${on}`);
    };
    const [first, second] = [`${on}T08:00:00.000Z`, `${on}T08:30:00.000Z`];
    const run = await service.remind(on, first);
    hold(run);
    const left = take(run, owed, first);
    if (random() >= AGAIN) return;
    const again = await service.remind(on, second);
    hold(again);
    if (take(again, left, second).length < left.length) count('sent at the second attempt');
  };

  for (let on = FIRST; on <= LAST; on = addDays(on, 1)) {
    if (random() < (down.has(addDays(on, -1)) ? STAYS_DOWN : GOES_DOWN)) {
      down.add(on);
      count('down');
    } else if (isAtWork(on) || random() < AT_REST) await remindOn(on);
    if (digestDays.has(on)) {
      await state.digests.record(on, lastDigestOn, `${on}T16:00:00.000Z`);
      lastDigestOn = on;
    }
    await people.spend(on);
  }
  await state.close();
  const sent = service.carried.filter(({ upn, outcome }) => upn !== OFFICER && outcome === 'sent');
  const atRest = sent.filter((one) => !isAtWork(one.day));
  assert.deepEqual(atRest, [], `seed ${String(seed)}: a message on a day of rest`);
  const days = new Set<string>();
  const twice = sent.filter((one) => days.size === days.add(`${one.upn} ${one.day}`).size);
  assert.deepEqual(twice, [], `seed ${String(seed)}: two messages on one day`);
  return seen;
}
