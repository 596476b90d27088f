import type { Priority } from '../domain/action.js';
import type { ActionOnDay } from '../domain/action-on-day.js';
import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import { groupBy } from '../domain/group-by.js';
import { leadNames } from '../domain/lead-names.js';
import { type Block, type Cell, heading, paragraph, table } from './content.js';
import { dateCell } from './entry-tables.js';
import type { Evidence } from './evidence-index.js';
import { measureTable } from './measure-tables.js';
import type { PaperInput } from './paper-input.js';
import { ragCell } from './say-rag.js';

/** An area of weakness: who leads it, its actions with their evidence, its milestones and its measures. */
export function areaBlocks(
  number: number,
  priority: Priority | null,
  states: readonly ActionOnDay[],
  evidence: readonly Evidence[],
  input: PaperInput,
): readonly Block[] {
  const leads = priority?.leads.map(({ name }) => name) ?? [];
  const numbers = groupBy(evidence, ({ ref }) => ref);
  const measures = input.measures.priorities.find((one) => one.number === number)?.measures ?? [];
  return [
    heading(1, `Area of weakness ${String(number)}: ${priority?.title ?? ''}`),
    paragraph(leads.length === 0 ? 'Nobody is named as its lead.' : `Led by ${listInWords(leads)}.`),
    heading(2, 'Actions'),
    states.length === 0
      ? paragraph('There are no actions.')
      : table(
          [
            ['Ref', 9],
            ['Action', 36],
            ['Lead', 19],
            ['Date', 14],
            ['RAG and age', 15],
            ['Evidence', 11],
          ],
          states.map(({ action, dueOn, rag, ...state }) => [
            action.ref,
            action.title,
            listInWords(leadNames(action)) || 'No lead',
            dateCell(dueOn, rag, input.request.asOf),
            ragCell(rag, state, input.zone),
            (numbers.get(action.ref) ?? []).map((piece) => piece.number).join(', '),
          ]),
        ),
    ...milestoneBlocks(states, input.request.asOf),
    ...(measures.length === 0
      ? []
      : [heading(2, 'Measures'), measureTable(measures, input.request.forPublication)]),
  ];
}

function milestoneBlocks(states: readonly ActionOnDay[], asOf: CivilDate): readonly Block[] {
  const steps = states
    .flatMap(({ action, rag }) =>
      action.milestones.map(({ on, text }) => ({ on, text, ref: action.ref, rag })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  if (steps.length === 0) return [];
  return [
    heading(2, 'Milestones'),
    table(
      [
        ['Date', 17],
        ['Ref', 9],
        ['Milestone', 52],
        ['Past or due', 22],
      ],
      steps.map(({ on, text, ref, rag }): Cell[] => [
        dateInWords(on),
        ref,
        text,
        `${on < asOf ? 'Past' : 'Due'}; the action is ${rag === null ? 'without an update' : rag}`,
      ]),
    ),
  ];
}
