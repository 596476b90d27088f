import type { Priority } from './action.js';
import type { ActionOnDay } from './action-on-day.js';
import type { CivilDate } from './civil-date.js';
import type { DigestPriority, DigestTotals, RagCounts } from './digest.js';
import { isOverdue } from './digest-sections.js';
import { groupBy } from './group-by.js';
import type { Rag } from './rag.js';

/** What is counted of an action. */
export type Standing = Pick<ActionOnDay, 'rag' | 'dueOn'>;

/** The totals of a day, with what is due up to `until`. */
export function totalsOf(states: readonly Standing[], day: CivilDate, until: CivilDate): DigestTotals {
  return {
    actions: states.length,
    ...countsOf(states),
    overdue: countOf(states, (state) => isOverdue(state, day)),
    dueNext: countOf(
      states,
      ({ rag, dueOn }) => rag !== 'Complete' && dueOn !== null && dueOn >= day && dueOn <= until,
    ),
  };
}

/** How many there are of which it is so. */
export function countOf<S extends Standing>(states: readonly S[], is: (state: S) => boolean): number {
  let count = 0;
  for (const state of states) if (is(state)) count += 1;
  return count;
}

function countsOf(states: readonly Standing[]): RagCounts {
  const counts = { Red: 0, Amber: 0, Green: 0, Complete: 0, none: 0 } satisfies Record<Rag | 'none', number>;
  for (const { rag } of states) counts[rag ?? 'none'] += 1;
  const { Red: red, Amber: amber, Green: green, Complete: complete, none: noUpdate } = counts;
  return { red, amber, green, complete, noUpdate };
}

/** The counts of each priority that is known or has actions, or of the one that is asked for. */
export function prioritiesOf(
  input: {
    readonly priorities: readonly Priority[];
    readonly priority?: number;
    readonly asOf: CivilDate;
    readonly since: CivilDate;
  },
  states: readonly ActionOnDay[],
): DigestPriority[] {
  const known = new Map(input.priorities.map((priority) => [priority.number, priority]));
  const grouped = groupBy(states, ({ action }) => action.priority);
  const numbers = input.priority === undefined ? [...known.keys(), ...grouped.keys()] : [input.priority];
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => {
      const own = grouped.get(number) ?? [];
      return {
        number,
        title: known.get(number)?.title ?? '',
        leads: known.get(number)?.leads.map(({ name }) => name) ?? [],
        ...countsOf(own),
        overdue: own.filter((state) => isOverdue(state, input.asOf)).map(({ action }) => action.ref),
        notReported: countOf(
          own,
          (state) => state.rag !== null && state.rag !== 'Complete' && isOld(state, input.since),
        ),
      };
    });
}

/** Whether nobody has reported on it from `since` on. */
export function isOld({ reportedOn }: ActionOnDay, since: CivilDate): boolean {
  return reportedOn === null || reportedOn < since;
}
