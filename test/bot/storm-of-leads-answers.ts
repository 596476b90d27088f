import type { Person } from '../../src/domain/action.js';
import type { Card } from '../../src/domain/messenger.js';
import { buttonsOf, inputsOf } from '../cards/read-card.js';
import { textsOf } from '../support/local-page.js';
import type { PressAnswer } from '../support/own-teams.js';

/** A form that somebody has open, as it was drawn. */
export interface OpenForm {
  readonly message: string;
  readonly by: Person;
  readonly ref: string;
  /** What its Save carries, with what stands in its inputs. */
  readonly data: Readonly<Record<string, string>>;
}

/** That a report was saved: for whom, of which action, and its RAG. */
export const SAID = /^Saved(?: for (.+?))?: (\S+) is (Red|Amber|Green|Complete)\.(.*)$/;
/** That the last report was taken back. */
export const TAKEN_BACK = /^Taken back: (\S+) is .+ again\./;
/** Where somebody else has answered first. */
export const MEANWHILE = 'in the meantime';
/** Why a report may be refused on such a day. */
export const REFUSALS = [
  / is led by | has no lead in the register/,
  /^The register is for those who lead its actions/,
  / is due on .+ already\. Choose another date/,
  /^The date of \S+, .+, has passed\. Give the new date/,
  / Leave the date out\./,
  /^Somebody else changed \S+ just now/,
  / was not changed\. /,
  /^"[^"]+" does not lead /,
];
/** Why one may not be taken back. */
export const NO_UNDO = [
  /^There is no report on \S+ of the last day/,
  /^Only .+ can take this report on /,
  /^Somebody has changed \S+ since/,
];

/** Every text of an answer. */
export function textsIn(answer: PressAnswer): readonly string[] {
  return 'text' in answer ? [answer.text] : textsOf(answer.card);
}

/** The form on a card, with what its Save would carry; `null` where it has none. */
export function formIn(card: Card, message: string, by: Person): OpenForm | null {
  const save = buttonsOf(card).find(({ verb }) => verb === 'rag.save');
  if (save === undefined) return null;
  const inputs = inputsOf(card).map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']);
  const data = {
    ...(Object.fromEntries(inputs) as Record<string, string>),
    ...(save['data'] as { ref: string }),
  };
  return { message, by, ref: data.ref, data };
}

/** A Save that was pressed. */
export interface Click {
  readonly form: OpenForm;
  readonly data: Readonly<Record<string, string>>;
}

/** The same for the same words on the same form. */
export const markOf = ({ form, data }: Click): string => JSON.stringify([form.by.upn, data]);
