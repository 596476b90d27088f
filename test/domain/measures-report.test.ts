import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Measure } from '../../src/domain/measure.js';
import { figureInWords } from '../../src/domain/measure-words.js';
import { compileMeasures, type MeasuresInput } from '../../src/domain/measures-report.js';
import { buildPriority, day } from '../support/build-action.js';
import { buildFigure, buildMeasure } from '../support/build-reading.js';

const ASKED = { asOf: day('2022-09-30'), zone: 'Europe/London', priority: null };

const report = (said: Partial<MeasuresInput>) =>
  compileMeasures({ measures: [], measureReadings: [], priorities: [buildPriority()], ...ASKED, ...said });
/** What is said of a measure with those figures, each with the day that it is of, given on the day after. */
function sentence(measure: Partial<Measure>, ...figures: readonly (readonly [number, string])[]) {
  const measureReadings = figures.map(([actual, on]) =>
    buildFigure({ actual, actualOn: day(on), reportedAt: '2022-09-30T09:00:00.000Z' }),
  );
  const { priorities } = report({ measures: [buildMeasure(measure)], measureReadings });
  return priorities[0]?.measures[0]?.sentence;
}

const BASELINE = { unit: '%', baseline: 61, baselineOn: day('2021-09-30') };
const IN_TIME = { ...BASELINE, better: 'higher', target: 90, targetOn: day('2023-04-30') } as const;

describe('the report on the impact measures', () => {
  it('says where each began, where it stands, which way that is and where it is to go', () => {
    assert.equal(
      sentence(IN_TIME, [68, '2022-06-30']),
      'From 61 % (September 2021) to 68 % (June 2022): better; the target is 90 % by April 2023.',
    );
    assert.equal(
      sentence({ ...IN_TIME, better: 'lower', target: 50, targetOn: null }, [68, '2022-06-14']),
      'From 61 % (September 2021) to 68 % (14 June 2022): worse; the target is 50 %.',
    );
    assert.equal(
      sentence({ unit: 'places', better: 'higher' }, [81, '2022-04-30'], [81, '2022-06-30']),
      'From 81 places (April 2022) to 81 places (June 2022): no change.',
    );
    assert.equal(
      sentence(IN_TIME, [90, '2022-06-30']),
      'From 61 % (September 2021) to 90 % (June 2022): better; the target of 90 % is met.',
    );
  });

  it('says what is missing instead of guessing', () => {
    assert.equal(sentence({}), 'Not yet measured.');
    assert.equal(sentence(BASELINE), 'Not yet measured. The baseline is 61 % (September 2021).');
    assert.equal(
      sentence(IN_TIME),
      'Not yet measured. The baseline is 61 % (September 2021); the target is 90 % by April 2023.',
    );
    assert.equal(
      sentence({ better: 'higher', target: 92, unit: '%', targetOn: day('2023-06-15') }),
      'Not yet measured. The target is 92 % by 15 June 2023.',
    );
    assert.equal(sentence({}, [35, '2022-06-30']), '35 (June 2022), the only figure so far.');
    assert.equal(
      sentence({ ...IN_TIME, better: null }, [68, '2022-06-30']),
      'From 61 % (September 2021) to 68 % (June 2022); nobody has said which way is better; the target is 90 % by April 2023.',
    );
    assert.equal(
      sentence(IN_TIME, [50, '2021-08-31']),
      '50 % (August 2021), before the baseline of 61 % (September 2021); the target is 90 % by April 2023.',
    );
  });

  it('writes a figure as people do', () => {
    assert.deepEqual(
      [0.1 + 0.2, 0.0625, 1_234_567.5, -15, -0, -0.000_000_01, 92].map((figure) =>
        figureInWords(figure, '%'),
      ),
      ['0.3 %', '0.0625 %', '1,234,567.5 %', '-15 %', '0 %', '0 %', '92 %'],
    );
    assert.equal(figureInWords(0.1 + 0.7, ''), '0.8');
  });

  it('goes by priority and counts where the measures have gone', () => {
    const measures = [
      buildMeasure({ ...IN_TIME, ref: 'M3.1' }),
      buildMeasure({ ...IN_TIME, ref: 'M3.2', better: 'lower' }),
      buildMeasure({ ref: 'M3.3', better: 'higher' }),
      buildMeasure({ ref: 'M10.1', priority: 10, better: 'higher' }),
      buildMeasure({ ref: 'M10.2', priority: 10 }),
    ];
    const measureReadings = [
      buildFigure({ ref: 'M3.1', actual: 91 }),
      buildFigure({ ref: 'M3.2', actual: 91 }),
      buildFigure({ ref: 'M10.1', actual: 5, actualOn: day('2022-06-30') }),
      buildFigure({ ref: 'M10.1', actual: 5, actualOn: day('2022-08-31') }),
      buildFigure({ ref: 'M10.2', actual: 5 }),
    ];
    const whole = report({ measures, measureReadings });
    const counts = {
      ...{ measures: 5, better: 1, worse: 1, same: 1, uncompared: 1, notYetMeasured: 1 },
      targetMet: 1,
    };
    assert.deepEqual(whole.counts, counts);
    assert.equal(
      whole.headline,
      '5 impact measures: 1 better, 1 worse, 1 with no change, 1 with nothing to compare yet, 1 not yet measured. 1 has met its target.',
    );
    assert.deepEqual(
      whole.priorities.map(({ number, title, measures: own }) => [
        number,
        title,
        own.map(({ measure }) => measure.ref),
      ]),
      [
        [3, 'A Local Offer that families know and use', ['M3.1', 'M3.2', 'M3.3']],
        [10, '', ['M10.1', 'M10.2']],
      ],
    );
    const tenth = report({ measures, measureReadings, priority: 10 });
    assert.equal(
      tenth.headline,
      'Priority 10: 2 impact measures: 1 with no change, 1 with nothing to compare yet. None has met its target.',
    );
    assert.deepEqual(tenth.priorities, [whole.priorities[1]]);
    assert.deepEqual(tenth.counts, whole.priorities[1]?.counts);
    assert.equal(report({}).headline, 'There are no impact measures in the register.');
    assert.equal(
      report({ priority: 4 }).headline,
      'Priority 4: there are no impact measures in the register.',
    );
    assert.equal(
      report({ measures, measureReadings, asOf: day('2022-08-31') }).headline,
      '5 impact measures: 5 not yet measured. None has met its target.',
    );
  });

  it('adds up and can be read, whatever the lists hold', () => {
    const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
    const days = fc.integer({ min: 10, max: 28 }).map((at) => day(`2022-06-${at}`));
    const known = fc.record({
      priority: fc.integer({ min: 0, max: 3 }),
      unit: fc.string(),
      better: fc.constantFrom('higher' as const, 'lower' as const, null),
      baseline: fc.option(figure),
      baselineOn: fc.option(days),
      target: fc.option(figure),
      targetOn: fc.option(days),
      actual: fc.option(figure),
      actualOn: fc.option(days),
    });
    const lists = fc.record({
      measures: fc
        .array(known)
        .map((all) => all.map((said, at) => buildMeasure({ ...said, ref: `M${said.priority}.${at}` }))),
      measureReadings: fc.array(
        fc
          .tuple(fc.constantFrom('M1.0', 'M2.1', 'M3.2', 'M9.9'), figure, days)
          .map(([ref, actual, actualOn]) => buildFigure({ ref, actual, actualOn })),
      ),
    });
    fc.assert(
      fc.property(lists, (given) => {
        const { counts, priorities } = report(given);
        const { measures, targetMet, ...directions } = counts;
        const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
        assert.equal(sum(Object.values(directions)), measures);
        assert.equal(measures, given.measures.length);
        assert.equal(sum(priorities.map((own) => own.counts.targetMet)), targetMet);
        assert.equal(sum(priorities.map((own) => own.measures.length)), measures);
        for (const { sentence: said } of priorities.flatMap((own) => own.measures)) {
          assert.match(said, /\S\.$/);
          assert.doesNotMatch(said, /null|undefined|NaN/);
        }
        assert.deepEqual(report(given), report(given));
      }),
      { seed: 20220901 },
    );
  });
});
