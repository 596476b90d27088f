import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { dueOnOf, type Plan, type PlanAction } from '../../src/domain/plan.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { parsePlan } from '../../src/importing/parse-plan.js';
import { itReadsTheRealPlan } from '../importing/real-plan.js';
import { buildRegister } from '../register/build-register.js';
import { buildAction, buildUpdate, day, lead } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { readSampleRegister } from '../support/sample-reading.js';
import { paperOf } from './make-paper.js';

/** What must be the same of an action in the register and in a plan that was imported from its paper. */
const ofRegister = (action: Action) => ({
  ref: action.ref,
  links: action.links,
  text: action.text,
  dueOn: action.dueOn,
  dueText: action.dueText,
  revisedDueOn: action.revisedDueOn,
  repeats: action.repeats,
  leads: action.leads,
  coLeads: action.coLeads,
  partners: action.partners,
  resource: action.resource,
  successMeasure: action.successMeasure,
  rag: action.rag?.toLowerCase() ?? null,
  crossReference: action.crossReference,
});
const ofPlan = ({ due, revisedDue, ...action }: PlanAction) => ({
  ref: action.ref,
  links: action.links,
  text: action.action,
  dueOn: dueOnOf(due),
  dueText: due.text,
  revisedDueOn: revisedDue?.on ?? null,
  repeats: due.repeats,
  leads: action.leads,
  coLeads: action.coLeads,
  partners: action.partners,
  resource: action.resource,
  successMeasure: action.measure,
  rag: action.rag,
  crossReference: action.crossReference,
});

async function importedFrom(reading: RegisterReading): Promise<Plan> {
  return parsePlan(await paperOf(reading, { request: { kind: 'plan' } }), 'plan.docx');
}

describe('the paper of the plan, imported again', () => {
  it('gives the sample’s refs, dates, leads and RAG, its priorities and its measures', async () => {
    const reading = await readSampleRegister();
    const plan = await importedFrom(reading);
    assert.deepEqual(plan.actions.map(ofPlan), reading.actions.map(ofRegister));
    assert.deepEqual(
      plan.priorities,
      reading.priorities.map(({ number, title, leads, outcomes }) => ({
        number,
        title,
        leads,
        outcomes,
        impactMeasures: reading.measures
          .filter(({ priority }) => priority === number)
          .map(({ text }) => text),
      })),
    );
    const moved = plan.actions.find(({ ref }) => ref === '1.1.1');
    assert.equal(
      moved?.progress,
      'Amber, last reported 30 August 2022; Sample: One staff team asked for another round of comments. The final structure will be signed at the end of October. (30 August 2022, Charlotte Finch); The revised date is not yet agreed.',
    );
  });

  it('gives the same whatever a lead has written, and wherever the officer has put the date', async () => {
    const action = buildAction({
      links: ['3.1', '3.4'],
      dueText: 'August 2022',
      dueOn: day('2022-07-15'),
      revisedDueOn: day('2022-11-30'),
      revisedDueAgreed: true,
      leads: [lead('Adrian Rocks', 'Head of Education Commissioning'), lead('EPS')],
      people: [],
      coLeads: [lead('Chairs of TASH, TPC and SSSP'), lead('Jo Robinson', 'Team Manager (Adulthood)')],
      rag: 'Amber',
      progress: 'It was RED, is now green <b>and</b> was COMPLETE in May 2021 & before',
      evidence: 'See 9.9.9;\nmoved to 1 May 2023',
      lastUpdateAt: '2022-08-31T10:00:00.000Z',
    });
    const reading = buildReading({ actions: [action], updates: [buildUpdate()] });
    const { actions } = await importedFrom(reading);
    assert.deepEqual(actions.map(ofPlan), [{ ...ofRegister(action), dueText: '15 July 2022' }]);
  });

  itReadsTheRealPlan('gives the published plan’s refs, dates and leads', async (bytes) => {
    const published = parsePlan(bytes, 'plan.txt');
    const { register } = buildRegister();
    await register.provision();
    await register.importPlan(published, new Map());
    const reading = await register.read();
    const plan = await importedFrom(reading);
    const kept = ({ ref, links, leads, coLeads, due, rag, crossReference }: PlanAction) => ({
      ref,
      links,
      leads,
      coLeads,
      dueOn: dueOnOf(due),
      dueText: due.text,
      repeats: due.repeats,
      rag,
      crossReference,
    });
    assert.deepEqual(plan.actions.map(kept), published.actions.map(kept));
    assert.deepEqual(
      plan.priorities.map(({ number, leads, outcomes, impactMeasures }) => [
        number,
        leads,
        outcomes.map(({ ref }) => ref),
        impactMeasures.length,
      ]),
      published.priorities.map(({ number, leads, outcomes, impactMeasures }) => [
        number,
        leads,
        outcomes.map(({ ref }) => ref),
        impactMeasures.length,
      ]),
    );
  });
});
