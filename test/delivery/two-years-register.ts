import { type Action, agreedDueOn } from '../../src/domain/action.js';
import type { CivilDate, Instant } from '../../src/domain/civil-date.js';
import type { Meeting } from '../../src/domain/digest.js';
import { dueOnOf } from '../../src/domain/plan.js';
import type { Rag } from '../../src/domain/rag.js';
import type { RegisterReading } from '../../src/domain/register.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import type { Sample } from '../../src/local/sample/read-sample.js';
import { buildAction, buildPriority, buildUpdate, day } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';

/** An action, and what has happened to it as those who did it would tell, without looking into its history. */
export interface Known {
  readonly action: Action;
  readonly reportedOn: CivilDate | null;
  /** Since when it is Complete, as far as that is known. */
  readonly completeOn: CivilDate | null;
  /** Its leads have said something since it was Complete. */
  readonly saidSince: boolean;
  /** When it was set to Red or Amber in the list, where nobody has said why since. */
  readonly unexplainedAt: Instant | null;
}

/** What somebody changes in a row of the list. */
export type Edit = Partial<Pick<Action, 'rag' | 'dueOn' | 'revisedDueOn' | 'people' | 'leads'>>;

/** A register in memory that begins as the sample does and keeps a history as the real one would. */
export interface YearsRegister {
  readonly known: ReadonlyMap<string, Known>;
  readonly priorities: RegisterReading['priorities'];
  report(ref: string, rag: Rag, revisedDueOn: CivilDate | null, at: Instant): void;
  /** Somebody changes the row in SharePoint itself and says nothing. */
  edit(ref: string, edit: Edit, at: Instant): void;
  reading(meetings: readonly Meeting[]): RegisterReading;
}

/** The sample's plan, with the reports that are part of it. */
export function createYearsRegister({ plan, reports, people }: Sample): YearsRegister {
  const personsOf = (leads: Action['leads']) => leads.flatMap(({ name }) => people.get(name) ?? []);
  const priorities = plan.priorities.map(({ number, title, leads }) =>
    buildPriority({ number, title, leads, people: personsOf(leads) }),
  );
  const known = new Map<string, Known>();
  for (const { ref, priority, due, leads, crossReference } of plan.actions) {
    const persons = personsOf(leads);
    const { repeats } = due;
    const dates = { dueOn: dueOnOf(due), dueText: due.text, repeats };
    const action = buildAction({ ref, priority, ...dates, leads, people: persons, crossReference });
    known.set(ref, { action, reportedOn: null, completeOn: null, saidSince: false, unexplainedAt: null });
  }
  const updates: ActionUpdate[] = [];

  const change = (ref: string, to: Partial<Action>, at: Instant, said: Partial<ActionUpdate>): void => {
    const before = known.get(ref);
    if (before === undefined) throw new Error(`no action ${ref}`);
    const action = { ...before.action, ...to };
    const from = before.action.rag;
    const on = day(at.slice(0, 10));
    const silent = said.note === '';
    const rag = action.rag;
    updates.push(
      buildUpdate({
        updateKey: `key-${String(updates.length)}`,
        ref,
        reportedAt: at,
        fromRag: from,
        toRag: rag,
        fromDueOn: agreedDueOn(before.action),
        toDueOn: agreedDueOn(action),
        ...said,
      }),
    );
    const bad = rag === 'Red' || rag === 'Amber';
    known.set(ref, {
      action,
      reportedOn: silent ? before.reportedOn : on,
      completeOn: rag !== 'Complete' ? null : from === 'Complete' ? before.completeOn : on,
      saidSince: from === 'Complete' && rag === 'Complete' && (before.saidSince || !silent),
      unexplainedAt: !silent || !bad ? null : from === rag ? before.unexplainedAt : at,
    });
  };

  const register: YearsRegister = {
    known,
    priorities,
    report(ref, rag, revisedDueOn, at) {
      const dates = revisedDueOn === null ? {} : { revisedDueOn, revisedDueAgreed: false };
      const to = { rag, lastUpdateAt: at, lastUpdateBy: 'Its lead', ragSetAt: null, ...dates };
      change(ref, to, at, { note: 'We have met and gone through it', source: 'card' });
    },
    edit(ref, edit, at) {
      const ragSetAt = edit.rag === undefined ? {} : { ragSetAt: at };
      change(ref, { ...edit, ...ragSetAt }, at, { note: '', source: 'sharepoint' });
    },
    reading: (meetings) => {
      const actions = [...known.values()].map(({ action }) => action);
      return buildReading({ actions, priorities, meetings, updates: [...updates] });
    },
  };
  for (const { ref, rag, revisedDueOn, at } of reports) register.report(ref, rag, revisedDueOn, at);
  return register;
}
