import { type Action, type Due, type Person } from '../domain/action.js';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import { dateInWords } from '../domain/civil-date.js';
import { findMentions } from '../domain/find-mentions.js';
import { dueOnOf, type Finding, type PlanAction, type PlanPriority } from '../domain/plan.js';
import type { RegisterReading } from '../domain/register.js';

/** One action of `register --json`: the plan's shape, with what only the register knows. */
interface RegisterActionJson extends PlanAction {
  readonly title: string;
  readonly revisedDueOn: CivilDate | null;
  readonly people: readonly Person[];
  readonly evidence: string;
  readonly lastUpdateAt: Instant | null;
  readonly lastUpdateBy: string;
  readonly webUrl: string;
}

/** What `register --json` prints. */
export interface RegisterJson {
  readonly priorities: readonly PlanPriority[];
  readonly actions: readonly RegisterActionJson[];
  readonly findings: readonly Finding[];
}

/**
 * The register in the shape of `import --json`, so that one script reads both.
 * @param parseDue reads a date as published; where `DueOn` says otherwise `DueOn` wins, with a finding
 */
export function registerAsJson(reading: RegisterReading, parseDue: (text: string) => Due): RegisterJson {
  const refs = new Set([
    ...reading.actions.map(({ ref }) => ref),
    ...reading.priorities.flatMap(({ outcomes }) => outcomes.map(({ ref }) => ref)),
  ]);
  const read = reading.actions.map((action) => ({ action, ...standingDue(action, parseDue) }));
  return {
    priorities: reading.priorities.map(({ number, title, leads, outcomes }) => ({
      number,
      title,
      leads,
      outcomes,
      impactMeasures: reading.measures.filter(({ priority }) => priority === number).map(({ text }) => text),
    })),
    actions: read.map(({ action, due }) => asPlanAction(action, due, refs)),
    findings: [...reading.findings, ...read.flatMap(({ finding }) => finding ?? [])],
  };
}

function asPlanAction(action: Action, due: Due, refs: ReadonlySet<string>): RegisterActionJson {
  return {
    ref: action.ref,
    priority: action.priority,
    outcome: action.outcome,
    links: action.links,
    action: action.text,
    due,
    revisedDue: action.revisedDueOn === null ? null : dayAsDue(action.revisedDueOn),
    leads: action.leads,
    coLeads: action.coLeads,
    partners: action.partners,
    resource: action.resource,
    measure: action.successMeasure,
    progress: action.progress,
    milestones: action.milestones,
    rag: action.rag === null ? null : lower(action.rag),
    crossReference: action.crossReference,
    mentions: findMentions([action.text], action.ref, refs).known,
    source: null,
    title: action.title,
    revisedDueOn: action.revisedDueOn,
    people: action.people,
    evidence: action.evidence,
    lastUpdateAt: action.lastUpdateAt,
    lastUpdateBy: action.lastUpdateBy,
    webUrl: action.row.webUrl,
  };
}

function standingDue(action: Action, parseDue: (text: string) => Due): { due: Due; finding: Finding | null } {
  const published = { ...parseDue(action.dueText), repeats: action.repeats };
  if (dueOnOf(published) === action.dueOn) return { due: published, finding: null };
  const due: Due = {
    ...published,
    on: action.dueOn,
    precision: action.dueOn === null ? null : 'day',
    until: null,
  };
  const stands = action.dueOn === null ? 'is empty' : `says ${dateInWords(action.dueOn)}`;
  const message = `DueOn of ${action.ref} ${stands}, which is not what DueText says; DueOn counts.`;
  return { due, finding: { code: 'due-text-differs', ref: action.ref, message, text: action.dueText } };
}

function dayAsDue(on: CivilDate): Due {
  return { text: dateInWords(on), on, precision: 'day', until: null, repeats: null, ongoing: false };
}

function lower<T extends string>(word: T): Lowercase<T> {
  return word.toLowerCase() as Lowercase<T>;
}
