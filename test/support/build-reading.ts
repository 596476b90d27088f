import type { Measure, MeasureReading } from '../../src/domain/measure.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { day, listRow } from './build-action.js';

/** A reading of a register in which there is nothing but what is said. */
export function buildReading(said: Partial<RegisterReading> = {}): RegisterReading {
  return {
    actions: [],
    priorities: [],
    meetings: [],
    updates: [],
    measures: [],
    measureReadings: [],
    findings: [],
    ...said,
  };
}

/** Priority 3's first measure as a plan publishes it, of which nobody has given a figure, but for what is said. */
export function buildMeasure(said: Partial<Measure> = {}): Measure {
  return {
    ref: 'M3.1',
    priority: 3,
    text: 'Visits to the Local Offer pages rise by 25%.',
    unit: '',
    better: null,
    baseline: null,
    baselineOn: null,
    target: null,
    targetOn: null,
    actual: null,
    actualOn: null,
    note: '',
    row: listRow('1', '"1"'),
    ...said,
  };
}

/** Adrian Rocks says on 1 September that M3.1 stood at 12.5 on 31 August 2022, but for what is said. */
export function buildFigure(said: Partial<MeasureReading> = {}): MeasureReading {
  return {
    readingKey: 'figure-1',
    ref: 'M3.1',
    actual: 12.5,
    actualOn: day('2022-08-31'),
    reportedAt: '2022-09-01T08:12:30.456Z',
    reportedBy: 'Adrian Rocks',
    note: 'Summer is quiet',
    ...said,
  };
}
