import { LIST_TITLES } from '../../src/config/config.js';
import type { Due, Person } from '../../src/domain/action.js';
import type { Plan, PlanAction } from '../../src/domain/plan.js';
import type { Register } from '../../src/domain/register.js';
import type { Change } from '../../src/domain/report.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { day, lead, person } from '../support/build-action.js';
import { FakeSharePoint } from './fake-sharepoint.js';

const SITE = 'contoso.sharepoint.com:/sites/send';

/** The register over a site in memory, with a clock that moves only when somebody waits. */
export function buildRegister(
  site = new FakeSharePoint(),
  address = SITE,
): {
  site: FakeSharePoint;
  register: Register;
  waits: number[];
  /** Lets so much time go by. */
  pass: (ms: number) => void;
} {
  const waits: number[] = [];
  let nowMs = Date.parse('2022-09-01T08:00:00Z');
  const graph = createGraph({
    baseUrl: `${site.origin}/v1.0`,
    credential: () => Promise.resolve('token'),
    fetch: site.fetch,
    now: () => nowMs,
    sleep: (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const place = { site: address, lists: LIST_TITLES, zone: 'Europe/London' };
  return { site, register: createRegister({ graph, ...place, now: () => nowMs }), waits, pass };
}

/** A date as a plan publishes it. */
export function due(text: string, on: string | null, said: Partial<Due> = {}): Due {
  const date = on === null ? null : day(on);
  const precision = on === null ? null : 'month';
  return { text, on: date, precision, until: null, repeats: null, ongoing: false, ...said };
}

/** An action of the plan, but for what is said. */
export function planAction(said: Partial<PlanAction> = {}): PlanAction {
  return {
    ref: '3.2.1',
    priority: 3,
    outcome: '3.2',
    links: ['3.1', '3.3'],
    action: 'Review what the Local Offer holds with partners and families.',
    due: due('August 2022', '2022-08-31'),
    revisedDue: null,
    leads: [lead('Adrian Rocks', 'Head of Education Commissioning')],
    coLeads: [],
    partners: 'Parent carer forum',
    resource: '',
    measure: 'Families say that they find what they look for.',
    progress: '',
    milestones: [{ on: day('2022-07-31'), text: 'first draft shared' }],
    rag: null,
    crossReference: false,
    mentions: [],
    source: { line: 12 },
    ...said,
  };
}

/** A plan of one priority with those actions. */
export function plan(...actions: PlanAction[]): Plan {
  const priority = {
    number: 3,
    title: 'The Local Offer',
    leads: [lead('Adrian Rocks')],
    outcomes: [{ ref: '3.2', title: 'Families are aware of the Local Offer' }],
    impactMeasures: [],
  };
  return { priorities: [priority], actions, findings: [] };
}

/** A plan of no actions that publishes those measures for priority 3. */
export function planOfMeasures(...impactMeasures: string[]): Plan {
  const { priorities, ...rest } = plan();
  return { ...rest, priorities: priorities.map((priority) => ({ ...priority, impactMeasures })) };
}

/** The people of those names, by name. */
export function people(...names: string[]): ReadonlyMap<string, Person> {
  return new Map(names.map((name) => [name, person(name)]));
}

/** Adrian Rocks says on 1 September that 3.2.1 is amber and will be done by 31 October. */
export function amberReport(row: { readonly id: string; readonly etag: string }): Change {
  const at = '2022-09-01T08:12:30.456Z';
  return {
    ref: '3.2.1',
    by: 'adrian.rocks@sendig.example',
    row,
    fields: {
      rag: 'Amber',
      progress: '1 Sep 2022, Adrian Rocks: waiting for the survey',
      revisedDueOn: day('2022-10-31'),
      revisedDueAgreed: false,
      lastUpdateAt: at,
      lastUpdateBy: 'Adrian Rocks',
    },
    base: { rag: null, progress: '', revisedDueOn: null, revisedDueAgreed: false, lastUpdateBy: '' },
    update: {
      updateKey: 'key-1',
      ref: '3.2.1',
      reportedAt: at,
      reportedBy: 'Adrian Rocks',
      reportedByUpn: 'adrian.rocks@sendig.example',
      enteredBy: '',
      fromRag: null,
      toRag: 'Amber',
      fromDueOn: day('2022-08-31'),
      toDueOn: day('2022-10-31'),
      fromLeads: '',
      toLeads: '',
      note: 'waiting for the survey',
      evidence: '',
      source: 'card',
    },
  };
}
