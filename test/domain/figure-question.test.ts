import assert from 'node:assert/strict';
import { parseFigure } from '../../src/domain/parse-figure.js';
import type { ReminderInput } from '../../src/domain/plan-reminders.js';
import { buildPriority, day, person } from '../support/build-action.js';
import { buildMeasure } from '../support/build-reading.js';
import { plan } from './plan-a-day.js';

describe('asking for the figures of a quarter', () => {
  const asked = (asOf: string, given: Partial<ReminderInput> = {}) =>
    plan(asOf, [], { measures: [buildMeasure()], ...given }).reminders.flatMap(({ to, figures }) =>
      figures.map(({ measure, quarter }) => `${to.name}: ${measure.ref} to ${quarter.to}`),
    );
  const before = (askedOn: string) => ({
    askedBefore: [
      {
        ref: 'M3.1',
        kind: 'measure' as const,
        dueOn: day('2022-09-30'),
        upn: person('Adrian Rocks').upn,
        askedOn: day(askedOn),
      },
    ],
  });

  it('asks the leads of the priority, once a quarter', () => {
    assert.deepEqual(asked('2022-09-20'), []);
    assert.deepEqual(asked('2022-09-21'), ['Adrian Rocks: M3.1 to 2022-09-30']);
    assert.deepEqual(asked('2022-09-22', before('2022-09-21')), []);
    assert.deepEqual(asked('2022-12-21', before('2022-09-21')), ['Adrian Rocks: M3.1 to 2022-12-31']);
  });

  it('asks for nothing that has been measured in the quarter', () => {
    const measured = (on: string) => ({ measures: [buildMeasure({ actual: 41, actualOn: day(on) })] });
    assert.deepEqual(asked('2022-09-21', measured('2022-07-01')), []);
    assert.deepEqual(asked('2022-09-21', measured('2022-06-30')), ['Adrian Rocks: M3.1 to 2022-09-30']);
  });

  it('asks nobody who is away, not in the pilot, or written to already that day', () => {
    const { upn } = person('Adrian Rocks');
    assert.deepEqual(asked('2022-09-21', { away: new Map([[upn, day('2022-09-26')]]) }), []);
    assert.deepEqual(asked('2022-09-26', { away: new Map() }), ['Adrian Rocks: M3.1 to 2022-09-30']);
    assert.deepEqual(asked('2022-09-21', { only: ['4'] }), []);
    assert.deepEqual(asked('2022-09-21', { only: ['3'] }), ['Adrian Rocks: M3.1 to 2022-09-30']);
    assert.deepEqual(asked('2022-09-21', { held: 'all' }), []);
    assert.deepEqual(asked('2022-09-21', { priorities: [buildPriority({ people: [] })] }), []);
    const today = { ...before('2022-09-21').askedBefore[0]!, ref: '3.2.1', kind: 'overdue' as const };
    assert.deepEqual(asked('2022-09-21', { askedBefore: [today] }), []);
  });
});

describe('a figure as people write it', () => {
  it('is a number, with or without its unit', () => {
    const read = {
      '45': 45,
      ' 45.5 % ': 45.5,
      '45%': 45,
      '-3': -3,
      '1,250': 1250,
      '12,500,000.25': 12_500_000.25,
      '0': 0,
    };
    for (const [text, number] of Object.entries(read)) assert.equal(parseFigure(text, '%'), number, text);
    assert.equal(parseFigure('12 days', 'days'), 12);
    assert.equal(parseFigure('12 Days', 'days'), 12);
  });

  it('is not guessed', () => {
    for (const text of [
      '',
      'about 45',
      '4,5',
      '45 days',
      '1e5',
      '1,2345',
      '45/60',
      '٤٥',
      '12 of 20',
      '1234567890123',
    ]) {
      assert.equal(parseFigure(text, '%'), null, text);
    }
  });
});
