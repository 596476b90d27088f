import type { Action, NamedLead, Priority } from '../domain/action.js';
import type { ActionOnDay } from '../domain/action-on-day.js';
import { dateInWords } from '../domain/civil-date.js';
import { ageInWords } from '../domain/due-words.js';
import { groupBy } from '../domain/group-by.js';
import { leadNames } from '../domain/lead-names.js';
import { dueOnOf } from '../domain/plan.js';
import { sentences } from '../domain/sentences.js';
import { type Block, type Cell, heading, type PaperContent, paragraph, table } from './content.js';
import type { PaperInput } from './paper-input.js';
import { keyBlocks } from './say-rag.js';

/** The columns of a published plan, as it heads them. */
const COLUMNS = [
  ['Outcome Ref', 9],
  ['Actions', 20],
  ['Completion date', 11],
  ['Lead', 14],
  ['Delivery partners', 11],
  ['Resource (cost and/or time)', 10],
  ['How will we know?', 15],
  ['Progress against actions/ impact & RAG rating', 22],
] as const;

/**
 * The plan as it was published, with the last column filled in. It can be imported again: each priority, each
 * outcome and each cell stands where the importer looks for it.
 */
export function planContent(input: PaperInput): PaperContent {
  const { request, reading, states, digest } = input;
  const day = dateInWords(request.asOf);
  const title = 'Written Statement of Action: plan and progress';
  const byPriority = groupBy(states, ({ action }) => action.priority);
  const known = new Map(reading.priorities.map((priority) => [priority.number, priority]));
  const numbers = [...new Set([...known.keys(), ...byPriority.keys()])].sort((a, b) => a - b);
  return {
    title,
    subject: 'The published plan, with progress and RAG rating',
    running: `${title}, as at ${day}`,
    landscape: true,
    facts: [{ label: 'As at', value: day }],
    blocks: [
      paragraph(digest.counts),
      paragraph(
        'The last column of each table says how the action stands: its RAG rating with the day on which it was last reported, then the latest note and the evidence. Where a date has moved, the date first published stands before the one that replaced it.',
      ),
      ...keyBlocks(input.key),
      ...numbers.flatMap((number) =>
        priorityBlocks(number, known.get(number) ?? null, byPriority.get(number) ?? [], input),
      ),
    ],
  };
}

function priorityBlocks(
  number: number,
  priority: Priority | null,
  states: readonly ActionOnDay[],
  input: PaperInput,
): Block[] {
  const measures = input.reading.measures.filter((measure) => measure.priority === number);
  const titles = new Map((priority?.outcomes ?? []).map(({ ref, title }) => [ref, title]));
  const outcomes = groupBy(states, ({ action }) => action.outcome);
  return [
    heading(1, `Priority ${String(number)}: ${priority?.title ?? 'not in the list of priorities'}`),
    ...((priority?.leads.length ?? 0) === 0
      ? []
      : [paragraph(`Lead: ${leadsInWords(priority?.leads ?? [])}`)]),
    ...listUnder(
      'Outcomes',
      (priority?.outcomes ?? []).map(({ ref, title }) => `${ref} ${title}`),
    ),
    ...listUnder(
      'Impact measures',
      measures.map(({ text }) => text),
    ),
    ...(states.length === 0 ? [] : [heading(2, 'Actions')]),
    ...[...outcomes].flatMap(([outcome, own]) => [
      heading(3, `${outcome} ${titles.get(outcome) ?? ''}`),
      table(
        COLUMNS,
        own.map((state) => rowOf(state, input)),
      ),
    ]),
  ];
}

function listUnder(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [heading(2, title), { kind: 'list', items }];
}

function rowOf(state: ActionOnDay, input: PaperInput): Cell[] {
  const { action } = state;
  const links = action.links.length === 0 ? '' : ` [${action.links.join(', ')}]`;
  return [
    `${action.ref}${links}`,
    action.text,
    dateInPlan(state, input),
    leadCell(action),
    action.partners,
    action.resource,
    action.successMeasure,
    progressCell(state, input.zone),
  ];
}

/** The date as published, or as the list has it where that says otherwise; and the one that replaced it. */
function dateInPlan({ action, agreedOn }: ActionOnDay, { readDue }: PaperInput): string {
  const { dueOn, dueText } = action;
  const asPublished = dueOn === null || dueOnOf(readDue(dueText)) === dueOn;
  const first = asPublished ? dueText : dateInWords(dueOn);
  if (agreedOn === null || agreedOn === dueOn) return first;
  return dueOn === null ? dateInWords(agreedOn) : `${first}, revised to ${dateInWords(agreedOn)}`;
}

/** As published; or, where somebody else leads it now, who does. */
function leadCell(action: Action): string {
  const roles = new Map(action.leads.map((lead) => [lead.name, lead.role]));
  const leads = leadsInWords(leadNames(action).map((name) => ({ name, role: roles.get(name) ?? null })));
  return action.coLeads.length === 0 ? leads : `${leads} [${leadsInWords(action.coLeads)}]`.trim();
}

function leadsInWords(leads: readonly NamedLead[]): string {
  return leads.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join('; ');
}

function progressCell(state: ActionOnDay, zone: string): Cell {
  const { action, rag, note, evidence, agreed, agreedOn } = state;
  if (action.crossReference) return '';
  const moved = agreedOn !== null && agreedOn !== action.dueOn;
  const lines = [
    ageInWords(rag, state, zone),
    note,
    evidence === '' ? '' : `Evidence: ${evidence}`,
    moved && !agreed ? sentences('The revised date is not yet agreed') : '',
  ];
  return { text: lines.filter(Boolean).join('\n'), shade: rag };
}
