import { dateInWords } from '../domain/civil-date.js';
import { hasFigure } from '../domain/figure-question.js';
import { figureInWords } from '../domain/measure-words.js';
import { quarterInWords } from '../domain/quarter.js';
import type { FigureItem } from '../domain/reminder.js';
import { sentences } from '../domain/sentences.js';
import { shortTitle } from '../domain/short-title.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { sayMeasure } from './say-measure.js';
import type { ViewModel } from './template.js';

/** A measure in a list, as the template `actions` shows it: what is asked for, or what has been given. */
export function figureRow({ measure, quarter }: FigureItem, page: number): ViewModel {
  const ref = plainText(measure.ref, LONGEST.button);
  const { actual, actualOn, unit, note } = measure;
  const given = hasFigure(measure, quarter) && actual !== null && actualOn !== null;
  const line = given
    ? sentences(`Saved: ${figureInWords(actual, unit)} on ${dateInWords(actualOn)}`, note)
    : `Figure for ${quarterInWords(quarter)}. ${sayMeasure(measure)}`;
  return {
    ref,
    title: plainText(shortTitle(measure.text), LONGEST.title),
    lines: [{ text: plainText(line, LONGEST.note) }],
    answers: [],
    changes: [],
    figures: [
      {
        title: given ? 'Change' : 'Give the figure',
        tooltip: `${given ? 'Change' : 'Give'} the figure of ${ref}`,
        measure: ref,
        page: String(page),
      },
    ],
  };
}
