import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import type { Measure, MeasureReading } from '../../src/domain/measure.js';
import { type MeasureOnDay, measureOnDay } from '../../src/domain/measure-on-day.js';
import { day, listRow } from '../support/build-action.js';
import { buildFigure, buildMeasure } from '../support/build-reading.js';

const ZONE = 'Europe/London';
const FROM = day('2022-01-01');

/** The measure as its row says, on that day: where it began, where it stands, and which way that is. */
function said(measure: Measure, readings: readonly MeasureReading[], on: string) {
  const { first, latest, direction, targetMet } = measureOnDay(measure, readings, day(on), ZONE);
  return [first?.value, first?.on, latest?.value, latest?.on, direction, targetMet];
}

const inTime = buildMeasure({
  ref: 'M1.1',
  unit: '%',
  better: 'higher',
  baseline: 61,
  baselineOn: day('2021-09-30'),
  target: 90,
  targetOn: day('2023-04-30'),
});
let keys = 0;
/** A figure of that day, which Adrian Rocks gives at that instant. */
const figure = (actual: number, of: string, reportedAt: string): MeasureReading => {
  keys += 1;
  return buildFigure({ readingKey: `figure-${keys}`, ref: 'M1.1', actual, actualOn: day(of), reportedAt });
};

describe('a measure as at the end of a day', () => {
  it('is told over a year: a step back, a step on, a figure put right, and the target met', () => {
    const year = [
      figure(58, '2022-06-30', '2022-07-04T09:00:00.000Z'),
      buildFigure({ readingKey: 'other', ref: 'M1.2', actual: 99 }),
      figure(68, '2022-09-30', '2022-10-03T09:00:00.000Z'),
      // Midnight in London, when it is still the 4th in UTC.
      figure(61, '2022-09-30', '2022-10-04T23:00:00.000Z'),
      figure(72, '2022-12-31', '2023-01-09T09:00:00.000Z'),
      figure(90, '2023-03-31', '2023-04-11T09:00:00.000Z'),
    ];
    const began = [61, '2021-09-30'];
    assert.deepEqual(said(inTime, year, '2022-07-03'), [...began, undefined, undefined, null, null]);
    assert.deepEqual(said(inTime, year, '2022-07-04'), [...began, 58, '2022-06-30', 'worse', false]);
    assert.deepEqual(said(inTime, year, '2022-10-04'), [...began, 68, '2022-09-30', 'better', false]);
    assert.deepEqual(said(inTime, year, '2022-10-05'), [...began, 61, '2022-09-30', 'same', false]);
    assert.deepEqual(said(inTime, year, '2023-01-09'), [...began, 72, '2022-12-31', 'better', false]);
    assert.deepEqual(said(inTime, year, '2023-04-11'), [...began, 90, '2023-03-31', 'better', true]);
    assert.deepEqual(
      measureOnDay(inTime, year, day('2023-12-31'), ZONE).figures.map(({ actual }) => actual),
      [58, 61, 72, 90],
      'a figure that was put right is told twice',
    );
  });

  it('began with its earliest figure where there is no baseline, whenever that was given', () => {
    const measure = { ...inTime, baseline: null, baselineOn: null };
    const one = figure(68, '2022-06-30', '2022-07-01T09:00:00.000Z');
    assert.deepEqual(said(measure, [one], '2022-07-01'), [
      ...[68, '2022-06-30'],
      ...[68, '2022-06-30'],
      ...[null, false],
    ]);
    const late = figure(70, '2022-03-31', '2022-07-02T09:00:00.000Z');
    assert.deepEqual(said(measure, [one, late], '2022-07-02'), [
      ...[70, '2022-03-31'],
      ...[68, '2022-06-30'],
      ...['worse', false],
    ]);
  });

  it('says nothing of better or worse, nor of a target, before somebody has said which way is better', () => {
    const fall = [figure(50, '2022-06-30', '2022-07-01T09:00:00.000Z')];
    const last = (better: Measure['better']) => said({ ...inTime, better }, fall, '2022-07-01').slice(4);
    assert.deepEqual(last(null), [null, null]);
    assert.deepEqual(last('higher'), ['worse', false]);
    assert.deepEqual(last('lower'), ['better', true]);
    assert.deepEqual(said({ ...inTime, target: null }, fall, '2022-07-01').slice(4), ['worse', null]);
  });

  it('compares with no baseline that is of a later day than the figure', () => {
    const old = [figure(50, '2021-08-31', '2022-07-01T09:00:00.000Z')];
    assert.deepEqual(said(inTime, old, '2022-07-01'), [
      ...[61, '2021-09-30'],
      ...[50, '2021-08-31'],
      ...[null, false],
    ]);
    assert.equal(said({ ...inTime, baselineOn: null }, old, '2022-07-01')[4], 'worse');
  });

  it('counts what an officer typed into its row, from the day on which the row was changed', () => {
    const row = {
      ...listRow('1', '"2"'),
      editedAt: '2022-08-02T10:00:00.000Z',
      editedBy: { name: 'Olive Officer', upn: 'officer@sendig.example' },
    };
    const given = [figure(64, '2022-06-30', '2022-07-01T09:00:00.000Z')];
    const typed = { ...inTime, actual: 66, actualOn: day('2022-07-31'), note: 'From the board', row };
    assert.deepEqual(said(typed, given, '2022-08-01').slice(2, 4), [64, '2022-06-30']);
    assert.deepEqual(said(typed, given, '2022-08-02').slice(2, 4), [66, '2022-07-31']);
    assert.deepEqual(measureOnDay(typed, given, day('2022-08-02'), ZONE).figures.at(-1), {
      actual: 66,
      actualOn: '2022-07-31',
      reportedAt: '2022-08-02T10:00:00.000Z',
      reportedBy: 'Olive Officer',
      note: 'From the board',
    });
    const unsaid = { ...typed, row: listRow('1', '"2"') };
    assert.deepEqual(said(unsaid, given, '2022-07-30').slice(2, 4), [64, '2022-06-30']);
    assert.deepEqual(said(unsaid, given, '2022-07-31').slice(2, 4), [66, '2022-07-31']);
    assert.deepEqual(said({ ...typed, actualOn: null }, given, '2022-08-02').slice(2, 4), [64, '2022-06-30']);
  });

  it('takes what its row shows of a given figure for no second one', () => {
    const row = { ...listRow('1', '"2"'), editedAt: '2022-07-01T09:00:02.000Z', editedBy: null };
    const shown = { ...inTime, actual: 64, actualOn: day('2022-06-30'), row };
    const given = [figure(64, '2022-06-30', '2022-07-01T09:00:00.000Z')];
    const [only, ...more] = measureOnDay(shown, given, day('2022-07-01'), ZONE).figures;
    assert.deepEqual([only?.reportedBy, more], ['Adrian Rocks', []]);
    // An officer has put it right by hand since.
    const righted = { ...shown, actual: 46, row: { ...row, editedAt: '2022-07-05T09:00:00.000Z' } };
    assert.deepEqual(said(righted, given, '2022-07-04').slice(2, 4), [64, '2022-06-30']);
    assert.deepEqual(said(righted, given, '2022-07-05').slice(2, 4), [46, '2022-06-30']);
  });

  const days = fc.integer({ min: 0, max: 500 }).map((at): CivilDate => addDays(FROM, at));
  const instants = fc.tuple(days, fc.constantFrom('00:00:00', '23:00:00', '23:59:59'));
  const figures = fc.double({ noNaN: true });
  const register = fc.record({
    measure: fc
      .record({
        better: fc.constantFrom('higher' as const, 'lower' as const, null),
        baseline: fc.option(figures),
        baselineOn: fc.option(days),
        target: fc.option(figures),
        actual: fc.option(figures),
        actualOn: fc.option(days),
        row: fc
          .option(instants)
          .map((at) => ({ ...listRow('1', '1'), editedAt: at && `${at[0]}T${at[1]}.000Z` })),
      })
      .map(buildMeasure),
    readings: fc.array(
      fc
        .tuple(fc.constantFrom('M3.1', 'M3.2'), figures, days, instants)
        .map(([ref, actual, actualOn, [on, at]]) =>
          buildFigure({ ref, actual, actualOn, reportedAt: `${on}T${at}.000Z` }),
        ),
    ),
    on: days,
  });

  it('is the same whatever is reported after it, and its parts agree, for any measure', () => {
    fc.assert(
      fc.property(register, ({ measure, readings, on }) => {
        const answer: MeasureOnDay = measureOnDay(measure, readings, on, ZONE);
        const { first, latest, direction, targetMet, figures: known } = answer;
        assert.deepEqual(
          measureOnDay(
            measure,
            [...readings, buildFigure({ reportedAt: '2030-01-01T00:00:00.000Z' })],
            on,
            ZONE,
          ),
          answer,
        );
        const of = known.map(({ actualOn }) => actualOn);
        assert.deepEqual(of, [...new Set(of)].sort());
        assert.deepEqual(latest?.on, of.at(-1));
        assert.equal(first === null, measure.baseline === null && latest === null);
        if (measure.better === null || latest === null)
          assert.deepEqual([direction, targetMet], [null, null]);
        else if (measure.target !== null) {
          const short =
            measure.better === 'higher' ? latest.value < measure.target : latest.value > measure.target;
          assert.equal(targetMet, !short);
        }
      }),
      { seed: 20220901 },
    );
  });
});
