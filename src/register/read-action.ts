import { z } from 'zod';
import { type Action, type Milestone, REF_SHAPE, REPEATS, type Repeats } from '../domain/action.js';
import { parseCivilDate } from '../domain/civil-date.js';
import type { Finding } from '../domain/plan.js';
import { parseRag } from '../domain/rag.js';
import { findingIn, type ListItem, listRowOf } from './list-item.js';
import {
  dayField,
  faultOf,
  InstantField,
  linesOf,
  PeopleField,
  TextField,
  WholeNumberField,
} from './row-fields.js';
import { parseLeads, peopleOf } from './row-leads.js';
import type { PeopleIndex } from './site-people.js';

/** A row whose columns have been read, before its people are looked up. */
export type ActionRow = z.infer<ReturnType<typeof actionShape>> & { readonly item: ListItem };

/** A row that was read, or what is wrong with it. */
type ActionRowResult =
  | { readonly ok: true; readonly row: ActionRow }
  | { readonly ok: false; readonly finding: Finding };

function actionShape(zone: string) {
  const day = dayField(zone);
  return z.object({
    Title: TextField,
    ActionRef: TextField.refine((ref) => REF_SHAPE.test(ref)),
    Priority: WholeNumberField,
    Outcome: TextField,
    LinkedRefs: TextField,
    ActionText: TextField,
    DueOn: day,
    DueText: TextField,
    RevisedDueOn: day,
    RevisedDueAgreed: z.boolean().nullish(),
    Repeats: TextField,
    Milestones: TextField,
    Lead: PeopleField,
    LeadUpn: TextField,
    LeadText: TextField,
    CoLeads: TextField,
    Partners: TextField,
    Resource: TextField,
    SuccessMeasure: TextField,
    Rag: TextField,
    Progress: TextField,
    Evidence: TextField,
    PublishNotesTo: day,
    Question: TextField,
    LastUpdateAt: InstantField,
    LastUpdateBy: TextField,
  });
}

/** A reader of the action register's rows. A row that does not read is set aside. */
export function createActionReader(zone: string): (item: ListItem) => ActionRowResult {
  const shape = actionShape(zone);
  return (item) => readActionRow(item, shape);
}

function readActionRow(item: ListItem, shape: ReturnType<typeof actionShape>): ActionRowResult {
  const parsed = shape.safeParse(item.fields);
  if (parsed.success) return { ok: true, row: { ...parsed.data, item } };
  const { Title: title, ActionRef: ref } = item.fields;
  const named = typeof ref === 'string' && REF_SHAPE.test(ref.trim()) ? ref.trim() : null;
  const label = named ?? `row ${item.id} of the register`;
  return {
    ok: false,
    finding: findingIn(item, {
      code: 'row-set-aside',
      ref: named,
      message: `The bot leaves ${label} aside: ${faultOf(parsed.error)}.`,
      text: typeof title === 'string' ? title : '',
    }),
  };
}

/** The action that a row holds, and what an officer should put right in it. */
export function toAction(row: ActionRow, index: PeopleIndex): { action: Action; findings: Finding[] } {
  const ref = row.ActionRef;
  const leads = parseLeads(row.LeadText);
  const { people, findings } = peopleOf(
    { ref, label: ref, lead: row.Lead, leadUpn: row.LeadUpn, leads },
    index,
  );
  const rag = parseRag(row.Rag);
  if (rag === null && row.Rag !== '') {
    findings.push({
      code: 'unreadable-rag',
      ref,
      message: `The RAG of ${ref} is none of Red, Amber, Green and Complete, so it counts as no update.`,
      text: row.Rag,
    });
  }
  const [priority, outcome] = ref.split('.');
  const action: Action = {
    ref,
    priority: row.Priority ?? Number(priority),
    outcome: row.Outcome === '' ? `${priority ?? ''}.${outcome ?? ''}` : row.Outcome,
    links: row.LinkedRefs.split(/[;,\s]+/).filter((link) => link !== ''),
    title: row.Title === '' ? ref : row.Title,
    text: row.ActionText,
    dueOn: row.DueOn,
    dueText: row.DueText,
    revisedDueOn: row.RevisedDueOn,
    revisedDueAgreed: row.RevisedDueAgreed ?? false,
    repeats: parseRepeats(row.Repeats),
    milestones: readMilestones(row, findings),
    people,
    leads,
    coLeads: parseLeads(row.CoLeads),
    partners: row.Partners,
    resource: row.Resource,
    successMeasure: row.SuccessMeasure,
    rag,
    // Its history knows; see read-register.ts.
    ragSetAt: null,
    progress: row.Progress,
    evidence: row.Evidence,
    publishNotesTo: row.PublishNotesTo,
    question: row.Question,
    lastUpdateAt: row.LastUpdateAt,
    lastUpdateBy: row.LastUpdateBy,
    crossReference: pointsElsewhere(row) && people.length === 0,
    row: listRowOf(row.item),
  };
  return { action, findings: findings.map((finding) => findingIn(row.item, finding)) };
}

/** Milestones as the column holds them, one a line: `2022-09-30 25 % of reviews recovered`. */
export function formatMilestones(milestones: readonly Milestone[]): string {
  return milestones.map(({ on, text }) => `${on} ${text.replaceAll(/\s+/g, ' ')}`).join('\n');
}

function readMilestones(row: ActionRow, findings: Finding[]): Milestone[] {
  return linesOf(row.Milestones).flatMap((line) => {
    const on = parseCivilDate(line.slice(0, 10));
    if (on !== null) return [{ on, text: line.slice(10).trim() }];
    findings.push({
      code: 'row-not-understood',
      ref: row.ActionRef,
      message: `A line in Milestones of ${row.ActionRef} does not begin with a date such as 2022-09-30.`,
      text: line,
    });
    return [];
  });
}

function parseRepeats(text: string): Repeats | null {
  return REPEATS.find((repeats) => repeats === text) ?? null;
}

/** "See 2.4.1 and 2.4.2", with no date and no lead of its own. */
function pointsElsewhere(row: ActionRow): boolean {
  const bare = row.DueOn === null && row.RevisedDueOn === null && row.LeadText === '';
  return bare && /^see\s+(actions?\s+)?\d{1,3}\.\d{1,3}\.\d{1,3}\b/i.test(row.ActionText);
}
