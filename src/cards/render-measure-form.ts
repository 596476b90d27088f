import type { CivilDate } from '../domain/civil-date.js';
import type { Measure } from '../domain/measure.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST } from './card-limits.js';
import { plainText, typedText } from './escape.js';
import { sayMeasure } from './say-measure.js';
import { expand } from './template.js';
import { VERBS } from './verbs.js';

/** What the form for a figure shows. */
export interface MeasureFormView {
  readonly measure: Measure;
  /** Whether it was opened on a reminder that asks for the figure, else on the card of the measures. */
  readonly asked: boolean;
  /** The page of that card, to which Back and Save return. */
  readonly page: number;
  /** The priority to which the card of the measures is limited, or `null`. */
  readonly priority: number | null;
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
export function renderMeasureForm(view: MeasureFormView): OutgoingMessage {
  const { measure, day, typed, error } = view;
  const ref = plainText(measure.ref, LONGEST.button);
  const heading = `The figure of ${ref}`;
  const card = expand('measure-form', {
    measure: ref,
    page: String(view.page),
    priority: view.priority === null ? 'all' : String(view.priority),
    back: view.asked ? VERBS.actionsPage : VERBS.measurePage,
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
