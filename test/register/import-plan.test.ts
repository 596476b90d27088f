import assert from 'node:assert/strict';
import { day, lead, listRow, person } from '../support/build-action.js';
import { buildRegister, due, people, plan, planAction, planOfMeasures } from './build-register.js';

const LEADS = people('Adrian Rocks', 'Allan Pearce');

describe('importing the officer’s plan', () => {
  it('writes every action and a second import changes nothing', async () => {
    const { site, register } = buildRegister();
    site.knows(person('Adrian Rocks'));
    await register.provision();
    const published = plan(
      planAction(),
      planAction({
        ref: '3.2.2',
        due: due('June 2022 to June 2023', '2022-06-30', { until: day('2023-06-30') }),
      }),
      planAction({ ref: '3.2.3', action: 'See 3.2.1 and 3.2.2', due: due('', null), leads: [] }),
    );
    const steps: string[] = [];
    const first = await register.importPlan(published, LEADS, (done, of) =>
      steps.push(`${String(done)} of ${String(of)}`),
    );
    assert.deepEqual(first, { added: ['3.2.1', '3.2.2', '3.2.3'], updated: [], unchanged: [] });
    assert.deepEqual(steps, ['1 of 3', '2 of 3', '3 of 3']);

    site.seen.length = 0;
    const second = await register.importPlan(published, LEADS);
    assert.deepEqual(second, { added: [], updated: [], unchanged: ['3.2.1', '3.2.2', '3.2.3'] });
    assert.deepEqual(site.writes(), []);

    const { actions, priorities, findings } = await register.read();
    assert.deepEqual(findings, []);
    assert.deepEqual(actions[0], {
      ref: '3.2.1',
      priority: 3,
      outcome: '3.2',
      links: ['3.1', '3.3'],
      title: 'Review what the Local Offer holds with partners and families',
      text: 'Review what the Local Offer holds with partners and families.',
      dueOn: '2022-08-31',
      dueText: 'August 2022',
      revisedDueOn: null,
      revisedDueAgreed: false,
      repeats: null,
      milestones: [{ on: '2022-07-31', text: 'first draft shared' }],
      people: [person('Adrian Rocks')],
      leads: [lead('Adrian Rocks', 'Head of Education Commissioning')],
      coLeads: [],
      partners: 'Parent carer forum',
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
      row: listRow('1', '"row-1,1"', 'https://contoso.example/1'),
    });
    assert.deepEqual(
      actions.map(({ ref, dueOn, crossReference }) => [ref, dueOn, crossReference]),
      [
        ['3.2.1', '2022-08-31', false],
        ['3.2.2', '2023-06-30', false],
        ['3.2.3', null, true],
      ],
    );
    assert.deepEqual(priorities, [
      {
        number: 3,
        row: listRow('1', '"row-1,1"', 'https://contoso.example/1'),
        title: 'The Local Offer',
        leads: [lead('Adrian Rocks')],
        people: [person('Adrian Rocks')],
        outcomes: [{ ref: '3.2', title: 'Families are aware of the Local Offer' }],
      },
    ]);
  });

  it('follows the plan when it is published anew and keeps what people have said', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    await register.importPlan(plan(planAction()), LEADS);
    site.edit('Action register', '1', {
      Rag: 'Amber',
      Progress: 'Half of it is done.',
      Evidence: 'Minutes of July',
      RevisedDueOn: '2022-10-30T23:00:00Z',
      LeadUpn: 'allan.pearce@sendig.example',
      Resource: 'Found by hand: two days a week',
      Title: 'Review the Local Offer',
    });
    site.seen.length = 0;
    const again = plan(
      planAction({ partners: 'Parent carer forum; schools', leads: [lead('Allan Pearce')] }),
    );
    assert.deepEqual(await register.importPlan(again, LEADS), {
      added: [],
      updated: ['3.2.1'],
      unchanged: [],
    });
    const patch = site.seen.find(({ method }) => method === 'PATCH');
    assert.deepEqual(patch?.body, { LeadText: 'Allan Pearce', Partners: 'Parent carer forum; schools' });
    assert.equal(patch.headers.get('If-Match'), '"row-1,2"');
    const [row] = site.rows('Action register');
    assert.deepEqual(
      [row?.['Rag'], row?.['Progress'], row?.['Evidence'], row?.['RevisedDueOn'], row?.['LeadUpn']],
      [
        'Amber',
        'Half of it is done.',
        'Minutes of July',
        '2022-10-30T23:00:00Z',
        'allan.pearce@sendig.example',
      ],
    );
  });

  it('writes the measures of each priority, counted from 1, and says nothing of them in its result', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    const long = `${'Families are told what came of their feedback, '.repeat(4)}each term.`;
    const published = planOfMeasures('Visits rise by 25%', long);
    const none = { added: [], updated: [], unchanged: [] };
    assert.deepEqual(await register.importPlan(published, LEADS), none);
    const rows = [
      { MeasureText: 'Visits rise by 25%', Title: 'Visits rise by 25%', MeasureRef: 'M3.1', Priority: 3 },
      {
        MeasureText: long,
        Title:
          'Families are told what came of their feedback, Families are told what came of their feedback…',
        MeasureRef: 'M3.2',
        Priority: 3,
      },
    ];
    assert.deepEqual(site.rows('Impact measures'), rows);

    site.seen.length = 0;
    assert.deepEqual(await register.importPlan(published, LEADS), none);
    assert.deepEqual(site.writes(), []);
  });

  it('lets the text of a measure follow the plan and keeps what people have filled in', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    await register.importPlan(planOfMeasures('Visits rise by 25%', 'Families are content'), LEADS);
    const filledIn = {
      Title: 'Visits',
      Unit: '%',
      Better: 'higher',
      Baseline: 4,
      Actual: 12.5,
      Note: 'Of July',
    };
    site.edit('Impact measures', '1', filledIn);
    site.seen.length = 0;
    await register.importPlan(planOfMeasures('Visits rise by 30%', 'Families are content'), LEADS);
    const patches = site.seen.filter(({ method }) => method === 'PATCH');
    assert.deepEqual(
      patches.map(({ body, headers }) => [body, headers.get('If-Match')]),
      [[{ MeasureText: 'Visits rise by 30%' }, '"row-1,2"']],
    );
    const kept = { ...filledIn, MeasureText: 'Visits rise by 30%', MeasureRef: 'M3.1', Priority: 3 };
    assert.deepEqual(site.rows('Impact measures')[0], kept);
  });

  it('fills in what is known of a measure where its row is new, and never in one that is there', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    const published = planOfMeasures('Visits rise by 25%');
    await register.importPlan(published, LEADS);
    const known = {
      unit: '% change',
      better: 'higher' as const,
      baseline: 0,
      baselineOn: day('2022-04-01'),
      target: 25,
      targetOn: day('2023-07-31'),
    };
    const priorities = published.priorities.map((priority) => ({
      ...priority,
      impactMeasures: ['Visits rise by 25%', 'Visits are longer'],
      aims: [known, known],
    }));
    await register.importPlan({ ...published, priorities }, LEADS);
    assert.deepEqual(site.rows('Impact measures'), [
      { MeasureText: 'Visits rise by 25%', Title: 'Visits rise by 25%', MeasureRef: 'M3.1', Priority: 3 },
      {
        ...{ MeasureText: 'Visits are longer', Title: 'Visits are longer', MeasureRef: 'M3.2', Priority: 3 },
        ...{ Unit: '% change', Better: 'higher', Baseline: 0, BaselineOn: '2022-03-31T23:00:00Z' },
        ...{ Target: 25, TargetOn: '2023-07-30T23:00:00Z' },
      },
    ]);
  });

  it('writes nothing where there is no list for the measures', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    site.lists.splice(site.lists.indexOf(site.list('Impact measures')), 1);
    site.seen.length = 0;
    await assert.rejects(buildRegister(site).register.importPlan(plan(planAction()), LEADS), {
      message: 'The SharePoint list "Impact measures" does not exist.',
      remedy: 'Run "npm run -s sendig -- provision" to create what is missing.',
    });
    assert.deepEqual(site.writes(), []);
  });

  it('writes to both leads of an action when the site knows only one of them', async () => {
    const { site, register } = buildRegister();
    site.knows(person('Adrian Rocks'));
    await register.provision();
    const both = [lead('Adrian Rocks'), lead('Allan Pearce')];
    await register.importPlan(plan(planAction({ leads: both })), LEADS);
    const [action] = (await register.read()).actions;
    assert.deepEqual(action?.people, [person('Adrian Rocks'), person('Allan Pearce')]);
  });

  it('adds a row once although the answer to the first try is lost', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    let lost = 0;
    site.fault = (seen, carryOut) => {
      if (seen.method !== 'POST' || seen.body['fields'] === undefined || lost > 1) return null;
      lost += 1;
      carryOut();
      throw new TypeError('fetch failed');
    };
    await register.importPlan(plan(planAction()), LEADS);
    assert.equal(lost, 2);
    assert.deepEqual([site.rows('Plan priorities').length, site.rows('Action register').length], [1, 1]);
  });

  it('never has more than four requests under way', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    let underway = 0;
    let most = 0;
    site.fault = async (_seen, carryOut) => {
      underway += 1;
      most = Math.max(most, underway);
      await Promise.resolve();
      underway -= 1;
      return carryOut();
    };
    const refs = Array.from({ length: 20 }, (_, at) => `3.2.${String(at + 1)}`);
    await register.importPlan(plan(...refs.map((ref) => planAction({ ref }))), LEADS);
    assert.equal(most, 4);
    assert.equal(site.rows('Action register').length, 20);
  });
});
