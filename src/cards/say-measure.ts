import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import type { Measure } from '../domain/measure.js';
import { figureInWords } from '../domain/measure-words.js';

/** Where a measure began, stands and is to go: `Baseline 35 % on 31 March 2022; not yet measured since.` */
export function sayMeasure({ unit, better, ...measure }: Measure): string {
  const at = (word: string, figure: number | null, on: CivilDate | null): string =>
    figure === null
      ? ''
      : `${word} ${figureInWords(figure, unit)}${on === null ? '' : ` on ${dateInWords(on)}`}`;
  const last = at('last', measure.actual, measure.actualOn);
  const parts = [
    at('baseline', measure.baseline, measure.baselineOn),
    last === '' ? 'not yet measured' : last,
    at('target', measure.target, measure.targetOn),
  ];
  const words = parts.filter((part) => part !== '').join('; ');
  const direction = better === null ? '' : ` ${better === 'higher' ? 'Higher' : 'Lower'} is better.`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${direction}`;
}
