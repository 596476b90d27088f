import type { NamedLead, Person } from '../domain/action.js';
import type { CivilDate } from '../domain/civil-date.js';
import type { MeasureAim } from '../domain/measure.js';
import { dueOnOf, type PlanAction, type PlanPriority } from '../domain/plan.js';
import { parseRag } from '../domain/rag.js';
import { shortTitle } from '../domain/short-title.js';
import { startOfDay } from '../domain/site-time.js';
import type { Fields } from './list-rows.js';
import { formatMilestones } from './read-action.js';
import { plainText } from './row-fields.js';
import { formatLeads, formatOutcomes } from './row-leads.js';
import type { PeopleIndex } from './site-people.js';

/** The longest text that a single-line column holds. */
const LINE_LIMIT = 255;

/** Columns that hold text alone. */
type TextFields = Readonly<Record<string, string>>;

/** Whom the bot should write to, and who of them the site knows. */
export interface PlanPeople {
  /** By the name that the plan gives them, as `nameKey` makes it. */
  readonly byName: ReadonlyMap<string, Person>;
  readonly site: PeopleIndex;
}

/** A name however it is typed: its case, its spaces and its apostrophes do not matter. */
export function nameKey(name: string): string {
  return plainText(name).replaceAll(/\s+/g, ' ').replaceAll('’', "'").toLowerCase();
}

/** The columns of an action that are the plan's own, and follow it when it is published anew. */
export function publishedFields(action: PlanAction): TextFields {
  return {
    Outcome: oneLine(action.outcome),
    LinkedRefs: oneLine(action.links.join('; ')),
    ActionText: plainText(action.action),
    DueText: oneLine(action.due.text),
    Repeats: action.due.repeats ?? '',
    Milestones: formatMilestones(action.milestones),
    LeadText: formatLeads(action.leads),
    CoLeads: formatLeads(action.coLeads),
    Partners: plainText(action.partners),
    Resource: plainText(action.resource),
    SuccessMeasure: plainText(action.measure),
  };
}

/** All the columns of an action that the register does not have yet. */
export function newActionFields(action: PlanAction, people: PlanPeople, zone: string): Fields {
  const dueOn = dueOnOf(action.due);
  const revisedDueOn = action.revisedDue === null ? null : dueOnOf(action.revisedDue);
  return filled({
    ...publishedFields(action),
    Title: shortTitle(action.action),
    ActionRef: action.ref,
    Priority: action.priority,
    DueOn: dueOn === null ? '' : startOfDay(dueOn, zone),
    RevisedDueOn: revisedDueOn === null ? '' : startOfDay(revisedDueOn, zone),
    // A date that stands in a published plan has been agreed by those who published it.
    RevisedDueAgreed: revisedDueOn !== null,
    Rag: parseRag(action.rag ?? '') ?? '',
    Progress: plainText(action.progress),
    ...leadFields(action.leads, people),
  });
}

/** The columns of a priority that are the plan's own. */
export function publishedPriorityFields(priority: PlanPriority): TextFields {
  return {
    Title: oneLine(priority.title),
    LeadText: formatLeads(priority.leads),
    Outcomes: formatOutcomes(priority.outcomes),
  };
}

/** All the columns of a priority that the list does not have yet. */
export function newPriorityFields(priority: PlanPriority, people: PlanPeople): Fields {
  return filled({
    ...publishedPriorityFields(priority),
    PriorityNumber: priority.number,
    ...leadFields(priority.leads, people),
  });
}

/** A measure that a plan publishes under a priority. */
export interface PlanMeasure {
  /** `M3.1`: the first of priority 3. */
  readonly ref: string;
  readonly priority: number;
  readonly text: string;
  readonly aim: MeasureAim | null;
}

/** The measures of a plan, counted from 1 within each priority as it lists them. */
export function planMeasures(priorities: readonly PlanPriority[]): PlanMeasure[] {
  return priorities.flatMap(({ number, impactMeasures, aims }) =>
    impactMeasures.map((text, at) => ({
      ref: `M${number}.${at + 1}`,
      priority: number,
      text,
      aim: aims?.[at] ?? null,
    })),
  );
}

/** The columns of a measure that are the plan's own. */
export function publishedMeasureFields({ text }: PlanMeasure): TextFields {
  return { MeasureText: plainText(text) };
}

/** All the columns of a measure that the list does not have yet. */
export function newMeasureFields(measure: PlanMeasure, zone: string): Fields {
  const { aim } = measure;
  const dayOf = (on: CivilDate | null | undefined): string => (on == null ? '' : startOfDay(on, zone));
  return filled({
    ...publishedMeasureFields(measure),
    Title: shortTitle(measure.text),
    MeasureRef: measure.ref,
    Priority: measure.priority,
    Unit: aim?.unit ?? '',
    Better: aim?.better ?? '',
    Baseline: aim?.baseline ?? '',
    BaselineOn: dayOf(aim?.baselineOn),
    Target: aim?.target ?? '',
    TargetOn: dayOf(aim?.targetOn),
  });
}

/**
 * `LeadUpn` counts only where `Lead` is empty, so `Lead` is filled only when the site knows every
 * one of them: else those whom it does not know would never be written to.
 */
export function leadFields(leads: readonly NamedLead[], people: PlanPeople): Fields {
  const known = leads.flatMap(({ name }) => people.byName.get(nameKey(name)) ?? []);
  const ids = known.flatMap(({ upn }) => people.site.byUpn(upn)?.id ?? []);
  if (ids.length < known.length) return { LeadUpn: known.map(({ upn }) => upn).join('\n') };
  if (ids.length === 0) return {};
  // Without the annotation Graph refuses a column that takes several people.
  return { 'LeadLookupId@odata.type': 'Collection(Edm.Int32)', LeadLookupId: [...new Set(ids)] };
}

function oneLine(text: string): string {
  const line = plainText(text).replaceAll(/\s+/g, ' ');
  return line.length <= LINE_LIMIT ? line : `${line.slice(0, LINE_LIMIT - 1)}…`;
}

/** Without the columns that would be empty. */
function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
