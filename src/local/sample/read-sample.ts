import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Person, REF_SHAPE, REPEATS } from '../../domain/action.js';
import { type CivilDate, type Instant, parseCivilDate } from '../../domain/civil-date.js';
import type { Plan } from '../../domain/plan.js';
import { RAGS, type Rag } from '../../domain/rag.js';
import { CodedError } from '../../errors.js';

/** An invented report that has been made before local mode starts. */
export interface SampleReport {
  readonly ref: string;
  readonly rag: Rag;
  /** Begins "Sample:", so that nobody takes it for what the lead has said. */
  readonly note: string;
  readonly evidence: string;
  /** The new date, or `null` where the date does not move. */
  readonly revisedDueOn: CivilDate | null;
  /** The name of a lead of the action, a key of the sample's `people`. */
  readonly by: string;
  readonly at: Instant;
}

/** An invented figure that has been given before local mode starts. */
export interface SampleFigure {
  /** `M3.1`: the first measure of priority 3. */
  readonly ref: string;
  readonly actual: number;
  /** The day that it is of. */
  readonly actualOn: CivilDate;
  /** Begins "Sample:". */
  readonly note: string;
  /** The name of a lead of the measure's priority, a key of the sample's `people`. */
  readonly by: string;
  readonly at: Instant;
}

/** What local mode starts with. */
export interface Sample {
  /** The refs, dates and leads of the published plan, in our own words. */
  readonly plan: Plan;
  /** Oldest first. */
  readonly reports: readonly SampleReport[];
  /** Oldest first. */
  readonly figures: readonly SampleFigure[];
  /** The leads and co-leads of actions and priorities, by name. Bodies and posts are not among them. */
  readonly people: ReadonlyMap<string, Person>;
}

const CivilDay = z.string().transform((text, context): CivilDate => {
  const date = parseCivilDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'not a day written YYYY-MM-DD' });
  return z.NEVER;
});
const ActionRef = z.string().regex(REF_SHAPE);
const Leads = z.array(z.strictObject({ name: z.string().min(1), role: z.string().nullable() }));

const SampleMeasure = z.strictObject({
  text: z.string(),
  unit: z.string().default(''),
  better: z.enum(['higher', 'lower']).nullable().default(null),
  baseline: z.number().nullable().default(null),
  baselineOn: CivilDay.nullable().default(null),
  target: z.number().nullable().default(null),
  targetOn: CivilDay.nullable().default(null),
});
const SamplePriority = z
  .strictObject({
    number: z.int(),
    title: z.string(),
    leads: Leads,
    outcomes: z.array(z.strictObject({ ref: z.string(), title: z.string() })),
    impactMeasures: z.array(SampleMeasure),
  })
  .transform(({ impactMeasures, ...priority }) => ({
    ...priority,
    impactMeasures: impactMeasures.map(({ text }) => text),
    aims: impactMeasures.map(({ text: _, ...aim }) => aim),
  }));
const SampleDue = z.strictObject({
  text: z.string(),
  on: CivilDay.nullable(),
  precision: z.enum(['day', 'month', 'quarter', 'term', 'year']).nullable(),
  until: CivilDay.nullable(),
  repeats: z.enum(REPEATS).nullable(),
  ongoing: z.boolean(),
});
const SampleAction = z.strictObject({
  ref: ActionRef,
  priority: z.int(),
  outcome: z.string(),
  links: z.array(z.string()),
  action: z.string(),
  due: SampleDue,
  revisedDue: z.null(),
  leads: Leads,
  coLeads: Leads,
  partners: z.string(),
  resource: z.string(),
  measure: z.string(),
  progress: z.string(),
  milestones: z.array(z.strictObject({ on: CivilDay, text: z.string() })),
  rag: z.null(),
  crossReference: z.boolean(),
  mentions: z.array(z.string()),
  source: z.null(),
});
const SamplePlan = z.strictObject({
  priorities: z.array(SamplePriority),
  actions: z.array(SampleAction),
});
const SampleReports = z.array(
  z.strictObject({
    ref: ActionRef,
    rag: z.enum(RAGS),
    note: z.string().startsWith('Sample:'),
    evidence: z.string(),
    revisedDueOn: CivilDay.nullable(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);
const SampleFigures = z.array(
  z.strictObject({
    ref: z.string(),
    actual: z.number(),
    actualOn: CivilDay,
    note: z.string().startsWith('Sample:'),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);

/**
 * Reads the sample register, the reports on it and the figures of its measures, which are part of the program.
 *
 * @throws CodedError `sample-broken` where one of the files is not what it was
 */
export async function readSample(): Promise<Sample> {
  const plan = { ...(await readJson('plan.json', SamplePlan)), findings: [] };
  return {
    plan,
    reports: await readJson('reports.json', SampleReports),
    figures: await readJson('figures.json', SampleFigures),
    people: peopleOf(plan),
  };
}

async function readJson<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8')));
  if (read.success) return read.data;
  throw new CodedError('sample-broken', `${name}: ${z.prettifyError(read.error)}`, read.error);
}

const PERSON = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;
/** What the plan names as a lead, reads as a person's name and is none. */
const BODIES: ReadonlySet<string> = new Set(['Ownership Board', 'Resource Bases']);

function peopleOf({ priorities, actions }: Plan): Map<string, Person> {
  const leads = [...priorities, ...actions].flatMap((named) => named.leads);
  const names = [...leads, ...actions.flatMap(({ coLeads }) => coLeads)].map(({ name }) => name);
  const people = names.filter((name) => PERSON.test(name) && !BODIES.has(name));
  return new Map(people.map((name) => [name, { name, upn: upnOf(name) }]));
}

/** `first.last@sendig.example`, in lower case and without the apostrophes and spaces inside a name. */
function upnOf(name: string): string {
  const [first = '', ...rest] = name.toLowerCase().replaceAll(/['’]/g, '').split(' ');
  return `${first}.${rest.join('')}@sendig.example`;
}
