import type { Action, ListRow, NamedLead, Person, Priority } from '../../src/domain/action.js';
import { type CivilDate, parseCivilDate } from '../../src/domain/civil-date.js';
import type { ActionUpdate } from '../../src/domain/report.js';

/** The day that `text` names; a test that names a day that is not one is wrong. */
export function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new Error(`not a day: ${text}`);
  return date;
}

/** Somebody of the plan, with the address that local mode gives them. */
export function person(name: string): Person {
  return { name, upn: `${name.toLowerCase().replaceAll(' ', '.')}@sendig.example` };
}

/** Somebody as the plan names them. */
export function lead(name: string, role: string | null = null): NamedLead {
  return { name, role };
}

/** A row of a list at that version, which nobody has changed by hand. */
export function listRow(id: string, etag: string, webUrl = ''): ListRow {
  return { id, etag, webUrl, editedAt: null, editedBy: null };
}

/** Priority 3's first action of the Local Offer, due on 31 August 2022 and unreported, but for what is said. */
export function buildAction(said: Partial<Action> = {}): Action {
  const ref = said.ref ?? '3.2.1';
  const [priority = '3', outcome = '2'] = ref.split('.');
  return {
    ref,
    priority: Number(priority),
    outcome: `${priority}.${outcome}`,
    links: [],
    title: 'Review the Local Offer with partners',
    text: 'Review what the Local Offer holds with partners and families.',
    dueOn: day('2022-08-31'),
    dueText: 'August 2022',
    revisedDueOn: null,
    revisedDueAgreed: false,
    repeats: null,
    milestones: [],
    people: [person('Adrian Rocks')],
    leads: [lead('Adrian Rocks', 'Head of Education Commissioning')],
    coLeads: [],
    partners: '',
    resource: '',
    successMeasure: 'Families say that they find what they look for.',
    rag: null,
    ragSetAt: null,
    progress: '',
    evidence: '',
    publishNotesTo: null,
    question: '',
    lastUpdateAt: null,
    lastUpdateBy: '',
    crossReference: false,
    row: listRow(ref.replaceAll('.', ''), '"1"'),
    ...said,
  };
}

/** Priority 3, led by Adrian Rocks, but for what is said. */
export function buildPriority(said: Partial<Priority> = {}): Priority {
  return {
    number: 3,
    title: 'A Local Offer that families know and use',
    leads: [lead('Adrian Rocks', 'Head of Education Commissioning')],
    people: [person('Adrian Rocks')],
    outcomes: [],
    row: listRow('3', '"1"'),
    ...said,
  };
}

/** Adrian Rocks's report of 31 August 2022 that 3.2.1 is Amber, but for what is said. */
export function buildUpdate(said: Partial<ActionUpdate> = {}): ActionUpdate {
  return {
    updateKey: 'key-1',
    ref: '3.2.1',
    reportedAt: '2022-08-31T10:00:00.000Z',
    reportedBy: 'Adrian Rocks',
    reportedByUpn: 'adrian.rocks@sendig.example',
    enteredBy: '',
    fromRag: null,
    toRag: 'Amber',
    fromDueOn: day('2022-08-31'),
    toDueOn: day('2022-08-31'),
    fromLeads: '',
    toLeads: '',
    note: 'Waiting for the survey',
    evidence: '',
    source: 'card',
    ...said,
  };
}
