import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { NamedLead } from '../../src/domain/action.js';
import type { FindingCode, Plan } from '../../src/domain/plan.js';
import { parsePlan } from '../../src/importing/parse-plan.js';
import { itReadsTheRealPlan } from './real-plan.js';

const NAME = 'tameside-wsoa-2022.txt';

function refsOf(plan: Plan, code: FindingCode): (string | null)[] {
  return plan.findings.filter((finding) => finding.code === code).map(({ ref }) => ref);
}

function actionOf(plan: Plan, ref: string) {
  const action = plan.actions.find((one) => one.ref === ref);
  assert.ok(action, `${ref} is in the plan`);
  return action;
}

const asPair = ({ name, role }: NamedLead) => [name, role];

describe('the published plan, read whole', () => {
  itReadsTheRealPlan(
    'has 101 actions, no ref twice, 10 priorities, 38 outcomes and 69 impact measures',
    (bytes) => {
      const plan = parsePlan(bytes, NAME);
      assert.equal(plan.actions.length, 101);
      assert.equal(new Set(plan.actions.map(({ ref }) => ref)).size, 101);
      assert.deepEqual(
        plan.priorities.map(({ number }) => number),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
      assert.deepEqual(
        plan.priorities.map(({ outcomes }) => outcomes.length),
        [5, 4, 5, 5, 2, 4, 3, 3, 3, 4],
      );
      assert.deepEqual(
        plan.priorities.map(({ impactMeasures }) => impactMeasures.length),
        [5, 7, 7, 6, 14, 3, 7, 10, 5, 5],
      );
      assert.ok(plan.priorities.every(({ title, leads }) => title !== '' && leads.length > 0));
      assert.ok(plan.actions.every(({ rag }) => rag === null));
    },
  );

  itReadsTheRealPlan('has every date, lead, co-lead and link as printed', (bytes) => {
    const read = parsePlan(bytes, NAME).actions.map(({ ref, due, links, leads, coLeads }) => ({
      ref,
      dueText: due.text,
      on: due.on,
      until: due.until,
      repeats: due.repeats,
      ongoing: due.ongoing,
      links,
      leads: leads.map(asPair),
      coLeads: coLeads.map(asPair),
    }));
    const file = new URL('real-plan.expected.json', import.meta.url);
    assert.deepEqual(read, JSON.parse(readFileSync(file, 'utf8')));
  });

  itReadsTheRealPlan('asks about exactly what is odd in it', (bytes) => {
    const plan = parsePlan(bytes, NAME);
    assert.deepEqual(refsOf(plan, 'no-due-date'), ['4.1.1', '4.4.1', '4.4.2', '8.1.3']);
    assert.deepEqual(refsOf(plan, 'unreadable-date'), []);
    assert.deepEqual(refsOf(plan, 'date-read-as'), ['1.3.1', '7.3.2', '7.3.3', '9.2.3']);
    assert.deepEqual(refsOf(plan, 'no-lead'), ['4.1.1', '4.4.1', '4.4.2']);
    assert.deepEqual(refsOf(plan, 'unbalanced-brackets'), ['2.1.3', '8.1.3', '9.2.2', '10.4.2']);
    assert.deepEqual(refsOf(plan, 'lead-is-a-body'), [
      '3.5.1',
      '6.2.1',
      '6.2.2',
      '6.2.3',
      '7.1.3',
      '7.2.2',
      '9.2.3',
    ]);
    assert.deepEqual(refsOf(plan, 'cross-reference'), ['4.1.1', '4.4.1', '4.4.2', '10.1.6']);
    assert.deepEqual(refsOf(plan, 'second-date-in-action'), ['10.1.3']);
    assert.deepEqual(refsOf(plan, 'milestone-after-due'), ['6.1.1', '6.2.3', '10.1.1']);
    assert.deepEqual(refsOf(plan, 'milestone-contradicts-due'), ['9.1.2']);
    assert.equal(refsOf(plan, 'joined-over-page').length, 23);
    assert.deepEqual(
      plan.findings.filter(({ code }) => code === 'name-variant').map(({ message }) => message),
      [
        '“Bumni Lawson” (5.1.1) and “Bunmi Lawson” (1.1.2, 1.4.1, 1.5.2, 5.1.3) may be the same person.',
        '“Karen Kromilicki” (1.2.2, 2.1.3, 2.2.3) and “Karen Kromolicki” (1.1.2, 1.1.4, 1.1.5, 1.4.1, 1.5.2, 5.1.1) may be the same person.',
        '“Kristian Sulek” (3.2.3) and “Kristiane Sulek” (3.1.2, 3.1.3, 3.1.4) may be the same person.',
      ],
    );
    assert.deepEqual(
      plan.findings.filter(({ code }) => code === 'row-not-understood').map(({ message }) => message),
      [7, 10].map(
        (number) =>
          `The impact measures of priority ${number} run on without marks; they were parted where a new one seems to start.`,
      ),
    );
  });

  itReadsTheRealPlan('joins what the pages cut and takes the tags out', (bytes) => {
    const plan = parsePlan(bytes, NAME);
    for (const action of plan.actions) {
      const { action: text, partners, resource, measure, progress } = action;
      for (const cell of [text, partners, resource, measure, progress]) {
        assert.doesNotMatch(cell, /<\/?[a-z]|\t| {2}|•|\*\*/, action.ref);
      }
      assert.notEqual(text, '', action.ref);
    }
    const joined = actionOf(plan, '3.2.3');
    assert.match(joined.action, /website including co-production of/);
    assert.equal(joined.resource, '12 days additional resources as captured in 3.1.1 and 3.2.2');
    assert.deepEqual(joined.mentions, ['3.1.1', '3.2.2']);
    assert.deepEqual(joined.source, { line: 240 });
    assert.match(actionOf(plan, '10.3.1').action, /Plan; SEND .* Plans\.$/);
    assert.match(actionOf(plan, '9.2.2').progress, /established on the 6into7/);
    const camhs = plan.findings.find(({ code, ref }) => code === 'joined-over-page' && ref === '1.5.2');
    assert.match(camhs?.message ?? '', /starts a new sentence and may be an action of its own\.$/);
    assert.deepEqual(actionOf(plan, '10.4.2').source, { line: 505 });
  });

  itReadsTheRealPlan('finds the dated steps of an action and what it points to', (bytes) => {
    const plan = parsePlan(bytes, NAME);
    const stepsOf = (ref: string) => actionOf(plan, ref).milestones.map(({ on }) => on);
    assert.deepEqual(stepsOf('9.1.2'), [
      '2023-09-30',
      '2022-09-30',
      '2023-05-31',
      '2023-09-30',
      '2024-05-31',
    ]);
    assert.deepEqual(stepsOf('5.1.2'), ['2022-10-31', '2023-02-28']);
    assert.deepEqual(stepsOf('5.1.4'), ['2022-07-31', '2023-01-31']);
    assert.deepEqual(stepsOf('4.1.2'), [
      '2023-09-30',
      '2022-09-30',
      '2022-09-30',
      '2022-09-30',
      '2022-09-30',
    ]);
    assert.equal(actionOf(plan, '9.1.2').milestones[1]?.text, '25% achieved by September 2022');
    assert.deepEqual(stepsOf('10.1.3'), []);
    assert.equal(plan.actions.flatMap(({ milestones }) => milestones).length, 21);
    assert.deepEqual(
      plan.actions.filter(({ crossReference }) => crossReference).map(({ ref, mentions }) => [ref, mentions]),
      [['4.1.1', ['2.4.1', '2.4.2']]],
    );
    assert.deepEqual(actionOf(plan, '4.4.2').mentions, ['8.1.1', '8.1.2', '8.2.1']);
    assert.deepEqual(actionOf(plan, '6.1.3').mentions, ['1.1', '1.2.1', '1.3', '1.3.1', '1.4']);
  });
});
