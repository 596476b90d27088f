import { daysBetween } from '../../src/domain/civil-date.js';
import { countRun, type ReminderRun } from '../../src/domain/reminder-run.js';
import type { Owed } from './two-years-oracle.js';
import type { Known } from './two-years-register.js';

/** What is wrong with a run: against what was owed that day, against the rules that hold of every day, and in its sums. */
export function faultsOf(
  run: ReminderRun,
  owed: readonly Owed[],
  known: ReadonlyMap<string, Known>,
): readonly string[] {
  const asked = run.messages.flatMap(({ to, actions }) =>
    actions.map(({ ref, kind }) => `${ref} of ${String(to.upn)}: ${kind}`),
  );
  const wanted = owed.map(({ ref, upn, kind }) => `${ref} of ${upn}: ${kind}`);
  const missing = owed.filter(({ ref, upn, kind }) => !asked.includes(`${ref} of ${upn}: ${kind}`));
  return [
    ...missing.map(({ ref, upn, kind, stage }) => `not asked: ${ref} of ${upn}: ${kind} (${stage})`),
    ...asked.filter((line) => !wanted.includes(line)).map((line) => `asked for no reason: ${line}`),
    ...asked.filter((line, index) => asked.indexOf(line) !== index).map((line) => `asked twice: ${line}`),
    ...neverAsked(run, known),
    ...sums(run, known),
  ];
}

/** What is asked about an action that nobody may be asked about. */
function neverAsked({ asOf, messages }: ReminderRun, known: ReadonlyMap<string, Known>): readonly string[] {
  const faults: string[] = [];
  for (const { to, actions } of messages) {
    for (const { ref, kind } of actions) {
      const one = known.get(ref);
      if (one === undefined) continue;
      const { rag, crossReference, dueOn, revisedDueOn } = one.action;
      const say = (what: string) =>
        faults.push(`${ref} of ${String(to.upn)}: asked ${kind} though it ${what}`);
      if ((rag === 'Complete') !== (kind === 'impact')) say(`is ${String(rag)}`);
      if (crossReference) say('points to others');
      if (one.unexplainedAt !== null && kind === 'update-request') continue;
      if (rag !== 'Complete' && (revisedDueOn ?? dueOn) === null) say('has no date');
      if (one.reportedOn !== null && daysBetween(one.reportedOn, asOf) <= 7) say('was just reported');
    }
  }
  return faults;
}

/** What of a run's sums is wrong. */
function sums(run: ReminderRun, known: ReadonlyMap<string, Known>): readonly string[] {
  const inMessages = new Set(run.messages.flatMap(({ actions }) => actions.map(({ ref }) => ref)));
  const reasons = new Map(run.skipped.map(({ ref, why }) => [ref, why]));
  const open = [...known.values()].filter(({ action }) => action.rag !== 'Complete');
  const lost = open.filter(({ action: { ref } }) => !inMessages.has(ref) && (reasons.get(ref) ?? '') === '');
  const { sent, failed, unreachable, skipped } = countRun(run);
  return [
    ...lost.map(({ action: { ref } }) => `${ref} is in no message, and nobody says why`),
    ...(run.broken === null ? [] : [run.broken]),
    ...(sent + failed + unreachable === run.messages.length ? [] : ['a message came to nothing']),
    ...(skipped === run.skipped.length ? [] : ['the skipped are miscounted']),
  ];
}
