import assert from 'node:assert/strict';
import sinon from 'sinon';
import { compareRefs } from '../../src/domain/action.js';
import { type CivilDate, lastDayOfMonth, partsOf } from '../../src/domain/civil-date.js';
import { measureOnDay } from '../../src/domain/measure-on-day.js';
import type { PlanAction } from '../../src/domain/plan.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import { isWorkingDay } from '../../src/domain/working-days.js';
import { readSample, type Sample, type SampleReport } from '../../src/local/sample/read-sample.js';
import { seed } from '../../src/local/seed.js';
import { buildRegister } from '../register/build-register.js';

const ZONE = 'Europe/London';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('the sample register', () => {
  let sample: Sample;
  before(async () => {
    sample = await readSample();
  });

  const actionOf = (ref: string): PlanAction => sample.plan.actions.find((action) => action.ref === ref)!;
  const reportsOn = (ref: string): SampleReport[] => sample.reports.filter((report) => report.ref === ref);

  it('has as many priorities, outcomes and actions as the published plan, each once and in order', () => {
    const { priorities, actions, findings } = sample.plan;
    const outcomes = priorities.flatMap((priority) => priority.outcomes.map(({ ref }) => ref));
    const refs = actions.map(({ ref }) => ref);

    assert.deepEqual([priorities.length, outcomes.length, refs.length], [10, 38, 101]);
    assert.equal(new Set(outcomes).size, 38);
    assert.equal(new Set(refs).size, 101);
    assert.deepEqual(refs, refs.toSorted(compareRefs));
    assert.deepEqual(findings, []);
  });

  it('comes into the lists with the measures of each priority', async () => {
    const { register } = buildRegister();
    await seed(register, { ...sample, reports: [], figures: [] }, ZONE);
    const { measures, findings } = await register.read();
    const published = sample.plan.priorities.flatMap(({ number, impactMeasures }) =>
      impactMeasures.map((text) => [number, text]),
    );
    assert.equal(published.length, 69);
    assert.deepEqual(
      measures.map(({ priority, text }) => [priority, text]),
      published,
    );
    const [dietetics, ...more] = measures.filter(({ text }) => text.startsWith('Dietetics'));
    assert.deepEqual([dietetics?.ref, more], ['M5.13', []]);
    assert.deepEqual(
      [dietetics?.unit, dietetics?.better, dietetics?.target, dietetics?.targetOn],
      ['%', 'higher', 92, '2023-06-30'],
    );
    assert.deepEqual(findings, []);
  });

  it('gives a measure no baseline, target or date that its own words do not say', () => {
    const measures = sample.plan.priorities.flatMap(({ number, impactMeasures, aims }) =>
      impactMeasures.map((text, at) => ({ ref: `M${number}.${at + 1}`, text, ...aims![at]! })),
    );
    assert.equal(measures.length, 69);
    const inWords: Readonly<Record<number, RegExp>> = {
      100: /\b(all|every)\b/i,
      75: /75%|three quarters/i,
      50: /50%|\bhalf\b|halved/i,
      25: /25%|a quarter/i,
    };
    for (const { ref, text, unit, better, baseline, baselineOn, target, targetOn } of measures) {
      // The plan gives a change, and no figure that it starts from.
      assert.deepEqual([baseline, baselineOn], [unit.startsWith('% change') ? 0 : null, null], ref);
      if (target !== null) {
        const figure = Math.abs(target);
        assert.match(text, inWords[figure] ?? new RegExp(`\\b${figure}%`), ref);
        assert.equal(better, target < 0 ? 'lower' : 'higher', ref);
      }
      if (targetOn !== null) assert.match(text, /June 2023|2022\/23/, ref);
    }
    const withTarget = measures.filter(({ target }) => target !== null);
    const unsaid = measures.filter(({ better }) => better === null);
    assert.deepEqual([withTarget.length, unsaid.length], [32, 19]);
  });

  it('has invented figures of some measures, each given by a lead of its priority on a working day', () => {
    for (const { ref, note, by, at, actualOn } of sample.figures) {
      const priority = sample.plan.priorities.find(({ number }) => ref.startsWith(`M${number}.`));
      assert.ok(
        priority?.leads.some(({ name }) => name === by),
        `${by} does not lead the priority of ${ref}`,
      );
      assert.match(note, /^Sample: \S.*\.$/, ref);
      const givenOn = civilDateAt(at, ZONE);
      assert.ok(isWorkingDay(givenOn) && givenOn < '2022-09-01', `${ref}: ${at}`);
      assert.ok(actualOn >= '2022-04-01' && actualOn < givenOn, `${ref}: ${actualOn}`);
    }
    const times = sample.figures.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted(), 'oldest first');
  });

  it('shows in the lists what has become better, worse and neither, and goes on after a seed cut short', async () => {
    const { register } = buildRegister();
    const saveFigure = sinon.stub(register, 'saveFigure').callThrough();
    saveFigure.onCall(9).rejects(new Error('The power is gone'));
    const once = { ...sample, reports: [] };
    await assert.rejects(seed(register, once, ZONE), { message: 'The power is gone' });
    await seed(register, once, ZONE);
    const { measures, measureReadings, findings } = await register.read();
    assert.deepEqual(findings, []);
    assert.equal(measureReadings.length, sample.figures.length);
    const told = measures
      .map((measure) => measureOnDay(measure, measureReadings, '2022-09-01' as CivilDate, ZONE))
      .filter(({ latest }) => latest !== null)
      .map(({ measure: { ref }, first, latest, direction, targetMet }) =>
        [ref, first?.value, latest?.value, direction ?? 'one figure', targetMet === true ? 'met' : '']
          .join(' ')
          .trim(),
      );
    assert.deepEqual(told, [
      'M1.1 0 18 better',
      'M1.3 41 52 better',
      'M1.4 35 35 one figure',
      'M2.3 14 19 worse',
      'M3.1 0 11 better',
      'M4.1 0 -5 better',
      'M4.3 0 9 worse',
      'M5.8 58 77 better met',
      'M5.10 64 70 better',
      'M5.13 81 81 same',
      'M6.2 70 85 better',
      'M8.1 22 47 better',
      'M10.4 31 31 one figure',
    ]);
    assert.deepEqual(measures.filter(({ actual }) => actual !== null).length, told.length);
  });

  it('keeps every action under the priority and outcome that its ref names', () => {
    const outcomes = new Set(
      sample.plan.priorities.flatMap((priority) => priority.outcomes.map(({ ref }) => ref)),
    );
    for (const { ref, priority, outcome } of sample.plan.actions) {
      assert.ok(ref.startsWith(`${outcome}.`), ref);
      assert.ok(outcome.startsWith(`${String(priority)}.`), ref);
      assert.ok(outcomes.has(outcome), `${ref} names an outcome that no priority lists`);
    }
  });

  it('dates each action on the last day of the month that the plan prints', () => {
    for (const { ref, due } of sample.plan.actions.filter((action) => action.due.text !== '')) {
      const [, name = '', year] = /^(\w{3})\w* (\d{4})/.exec(due.text) ?? [];
      assert.equal(due.on, lastDayOfMonth(Number(year), MONTHS.indexOf(name) + 1), `${ref}: ${due.text}`);
      assert.equal(due.precision, 'month', ref);
    }
  });

  it('leaves four actions without a date, as the plan does', () => {
    const undated = sample.plan.actions.filter(({ due }) => due.on === null);

    assert.deepEqual(
      undated.map(({ ref }) => ref),
      ['4.1.1', '4.4.1', '4.4.2', '8.1.3'],
    );
    for (const { due } of undated) {
      assert.deepEqual(due, {
        text: '',
        on: null,
        precision: null,
        until: null,
        repeats: null,
        ongoing: false,
      });
    }
  });

  it('says of what comes round again how often it does', () => {
    const repeating = sample.plan.actions.filter(({ due }) => due.repeats !== null);

    assert.deepEqual(Object.fromEntries(repeating.map(({ ref, due }) => [ref, due.repeats])), {
      '1.2.2': '3 months',
      '1.3.1': '1 month',
      '3.5.1': 'unstated',
      '6.2.1': '4 months',
      '7.3.2': '6 months',
      '7.3.3': '2 months',
      '8.1.2': '1 year',
    });
    assert.equal(actionOf('8.1.2').due.until, '2023-06-30');
    const ongoing = sample.plan.actions.filter(({ due }) => due.ongoing).map(({ ref }) => ref);
    assert.deepEqual(ongoing, ['1.3.3', '8.2.3']);
  });

  it('has one row that only points elsewhere', () => {
    const pointing = sample.plan.actions.filter(({ crossReference }) => crossReference);

    assert.deepEqual(
      pointing.map(({ ref, action, mentions }) => ({ ref, action, mentions })),
      [{ ref: '4.1.1', action: 'See 2.4.1 and 2.4.2', mentions: ['2.4.1', '2.4.2'] }],
    );
  });

  it('gives every person an address, and teams and posts none', () => {
    const { people, plan } = sample;
    const named = plan.actions
      .flatMap(({ leads, coLeads }) => [...leads, ...coLeads])
      .map(({ name }) => name);

    assert.deepEqual([...new Set(named.filter((name) => !people.has(name)))].sort(), [
      'Chairs of TASH, TPC and SSSP',
      'DSCO',
      'EPS',
      'Head of SEN Assessment Team',
      'Ownership Board',
      'Resource Bases',
      'SOSS',
      'SSSP',
    ]);
    assert.deepEqual(people.get('Erica Douglas-Osborn'), {
      name: 'Erica Douglas-Osborn',
      upn: 'erica.douglas-osborn@sendig.example',
    });
    assert.ok(people.has('Mel Wicks'), 'leads a priority, and no action');
    assert.equal(new Set([...people.values()].map(({ upn }) => upn)).size, people.size);
  });

  it('has each report made by a lead of its action, on a working day before 1 September 2022', () => {
    for (const { ref, by, at } of sample.reports) {
      const { leads, coLeads } = actionOf(ref);
      assert.ok(
        [...leads, ...coLeads].some(({ name }) => name === by),
        `${by} does not lead ${ref}`,
      );
      assert.ok(sample.people.has(by), `${by} has no address`);
      assert.ok(at >= '2022-04-04' && at < '2022-09-01', `${ref}: ${at}`);
      assert.ok(isWorkingDay(civilDateAt(at, ZONE)), `${ref}: ${at}`);
    }
    const times = sample.reports.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted(), 'oldest first');
    assert.equal(new Set(times).size, times.length);
  });

  it('says that each report is invented, and why an action is at risk', () => {
    for (const { ref, rag, note } of sample.reports) {
      assert.match(note, /^Sample: \S/, ref);
      // A reason and what happens next are two sentences.
      if (rag === 'Red' || rag === 'Amber') assert.match(note, /\w\. \w.*\.$/, ref);
    }
  });

  it('moves a date only forwards, and never that of a completed action', () => {
    for (const { ref, rag, revisedDueOn, at } of sample.reports.filter(
      (report) => report.revisedDueOn !== null,
    )) {
      assert.notEqual(rag, 'Complete', ref);
      assert.ok(revisedDueOn! > civilDateAt(at, ZONE), ref);
      assert.ok(partsOf(revisedDueOn!).year <= 2023, ref);
    }
    assert.deepEqual(
      reportsOn('1.1.1').map(({ revisedDueOn }) => revisedDueOn),
      [null, '2022-09-30', '2022-10-31'],
    );
  });

  it('leaves Adrian Rocks something to say on 1 September 2022', () => {
    const [report, ...more] = reportsOn('3.2.1');

    assert.deepEqual(
      [report?.by, report?.rag, report?.at.slice(0, 10)],
      ['Adrian Rocks', 'Green', '2022-05-04'],
    );
    assert.deepEqual(more, []);
    assert.deepEqual(reportsOn('3.3.1'), []);
  });
});
