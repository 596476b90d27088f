import type { Measure } from '../../src/domain/measure.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { listRow } from './build-action.js';

/** A reading of a register in which there is nothing but what is said. */
export function buildReading(said: Partial<RegisterReading> = {}): RegisterReading {
  return { actions: [], priorities: [], meetings: [], updates: [], measures: [], findings: [], ...said };
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
