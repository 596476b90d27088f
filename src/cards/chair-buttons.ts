import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import type { ViewModel } from './template.js';
import { VERBS } from './verbs.js';

/** The card on which the chair has pressed something, and to which they come back. */
export type ChairPlace =
  | {
      readonly kind: 'digest';
      readonly page: number;
      readonly asOf: CivilDate;
      readonly since: CivilDate;
      /** The priority that it is limited to, if it is. */
      readonly priority: number | null;
    }
  | { readonly kind: 'questions'; readonly page: number; readonly asOf: CivilDate }
  | { readonly kind: 'action' };

/** What a press carries so that it comes back there. */
export function dataOfPlace(place: ChairPlace): Readonly<Record<string, string>> {
  switch (place.kind) {
    case 'digest': {
      const priority = place.priority === null ? {} : { priority: String(place.priority) };
      return { page: String(place.page), asOf: place.asOf, since: place.since, ...priority };
    }
    case 'questions':
      return { page: String(place.page), asOf: place.asOf };
    case 'action':
      return {};
  }
}

/** The place that such data stands for. */
export function placeOf(data: {
  readonly page: number;
  readonly asOf: CivilDate | null;
  readonly since: CivilDate | null;
  readonly priority: number | null;
}): ChairPlace {
  const { page, asOf, since, priority } = data;
  if (asOf === null) return { kind: 'action' };
  return since === null ? { kind: 'questions', page, asOf } : { kind: 'digest', page, asOf, since, priority };
}

/** What the button is pressed for that leads back there. */
export function verbOfPlace({ kind }: ChairPlace): string {
  return { digest: VERBS.digestPage, questions: VERBS.questionsPage, action: VERBS.action }[kind];
}

/**
 * "Ask the lead" of an action, below "Agree" and "Keep the old date" where its new date is to be agreed, as the
 * templates show them.
 * @param ref as it may stand on a card
 * @param about in a word, where another of that action stands on the same card; else `''`
 */
export function chairButtons(
  ref: string,
  toAgree: CivilDate | null,
  place: ChairPlace,
  about = '',
): readonly ViewModel[] {
  const data = { ref, ...dataOfPlace(place) };
  const more = about === '' ? '' : ` (${about})`;
  const ask = { title: 'Ask the lead', tooltip: `Ask the lead of ${ref}${more}`, verb: VERBS.ask, data };
  return [...rulings(ref, toAgree, data), { buttons: [ask] }];
}

function rulings(ref: string, toAgree: CivilDate | null, place: ViewModel): readonly ViewModel[] {
  if (toAgree === null) return [];
  const on = dateInWords(toAgree);
  // What is ruled on is the date that was seen here: it is the version of what this press is about.
  const data = { ...place, etag: toAgree };
  const [agree, keep] = [`Agree ${on} for ${ref}`, `Keep the old date of ${ref} instead of ${on}`];
  return [
    {
      buttons: [
        { title: 'Agree', tooltip: agree, verb: VERBS.agree, data },
        { title: 'Keep the old date', tooltip: keep, verb: VERBS.keepDate, data },
      ],
    },
  ];
}

const FRAME_OF_A_ROW = 55;
const FRAME_OF_A_BUTTON = 25;

/** The most characters that those take on a card; none where there is no such ref. */
export function charactersOfButtons(
  ...[ref, toAgree, place, about]: Parameters<typeof chairButtons>
): number {
  if (ref === '') return 0;
  const rows = chairButtons(ref, toAgree, place, about);
  const buttons = toAgree === null ? 1 : 3;
  return JSON.stringify(rows).length + FRAME_OF_A_ROW * rows.length + FRAME_OF_A_BUTTON * buttons;
}
