import type { CivilDate } from '../domain/civil-date.js';
import type { Measure } from '../domain/measure.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST } from './card-limits.js';
import { plainText, typedText } from './escape.js';
import { sayMeasure } from './say-measure.js';
import { expand } from './template.js';

/** What the form for a figure shows. */
export interface MeasureFormView {
  readonly measure: Measure;
  /** The page of the list that Back and Save return to. */
  readonly page: number;
  /** Today: no figure is of a later day. */
  readonly day: CivilDate;
  /** What stands in the inputs already. */
  readonly typed: { readonly actual: string; readonly actualOn: string; readonly note: string };
  /** What is wrong with it, in a sentence; `''` where nothing is. */
  readonly error: string;
}

/**
 * The form for the figure of a measure.
 * @throws CodedError `card-broken`
 */
export function renderMeasureForm({ measure, page, day, typed, error }: MeasureFormView): OutgoingMessage {
  const ref = plainText(measure.ref, LONGEST.button);
  const heading = `The figure of ${ref}`;
  const card = expand('measure-form', {
    measure: ref,
    page: String(page),
    fallback: heading,
    heading,
    title: plainText(measure.text, LONGEST.paragraph),
    lines: [{ text: plainText(sayMeasure(measure), LONGEST.note) }],
    errors: error === '' ? [] : [{ text: plainText(error, LONGEST.error) }],
    label: measure.unit === '' ? 'The figure' : `The figure (${plainText(measure.unit, LONGEST.button)})`,
    actual: typedText(typed.actual, LONGEST.title),
    latest: day,
    actualOn: /^\d{4}-\d{2}-\d{2}$/.test(typed.actualOn) ? typed.actualOn : '',
    note: typedText(typed.note, LONGEST.typed),
  });
  return { card, summary: heading };
}
