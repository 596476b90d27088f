import type { Action } from '../domain/action.js';
import { dateInWords } from '../domain/civil-date.js';
import { ageOf, listInWords } from '../domain/due-words.js';
import { leadNames } from '../domain/lead-names.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { ActionUpdate } from '../domain/report.js';
import { sentences } from '../domain/sentences.js';
import { civilDateAt } from '../domain/site-time.js';
import { versionOf } from '../domain/version.js';
import { LONGEST } from './card-limits.js';
import { type ChairPlace, dataOfPlace, verbOfPlace } from './chair-buttons.js';
import { plainText, typedText } from './escape.js';
import { sayDue, sayUnagreed, type Today } from './say-action.js';
import { sayRagWithAge } from './say-rag.js';
import { expand } from './template.js';

/** What the chair sees who asks a lead. */
export interface AskFormView extends Today {
  readonly action: Action;
  /** The row of the history in which its open question was asked; `null` where the list alone has it, or there is none. */
  readonly asked: ActionUpdate | null;
  /** What stands in the input already: suggested words, or what was typed. */
  readonly typed: string;
  /** What is wrong with it, in a sentence; `''` where nothing is. */
  readonly error: string;
  /** The card that Ask and Back return to. */
  readonly place: ChairPlace;
}

/**
 * Asks for the words of a question, before anybody is asked.
 * @throws CodedError `card-broken`
 */
export function renderAskForm({
  action,
  asked,
  typed,
  error,
  place,
  ...today
}: AskFormView): OutgoingMessage {
  const ref = plainText(action.ref, LONGEST.button);
  const heading = `Ask the lead of ${ref}`;
  const back = dataOfPlace(place);
  const lines = [
    sentences(
      listInWords(leadNames(action)) || 'It has no lead',
      sayDue(action, today),
      sayUnagreed(action),
      sayRagWithAge(action.rag, ageOf(action), today.zone),
    ),
    sayOpenQuestion(action, asked, today),
    'Your question heads the next message to its lead, and the next digest says whether it was answered.',
  ];
  const card = expand('ask-form', {
    fallback: heading,
    heading,
    title: plainText(action.title, LONGEST.title),
    lines: lines.filter(Boolean).map((line) => ({ text: plainText(line, LONGEST.error) })),
    errors: error === '' ? [] : [{ text: plainText(error, LONGEST.error) }],
    typed: typedText(typed, LONGEST.typed),
    saves: [{ ref, data: { ...back, ref, etag: versionOf(action) } }],
    backs: [{ verb: verbOfPlace(place), data: place.kind === 'action' ? { ref } : back }],
  });
  return { card, summary: heading };
}

/** That something has been asked already which a new question replaces; `''` where nothing has. */
function sayOpenQuestion({ question }: Action, asked: ActionUpdate | null, { zone }: Today): string {
  if (question === '') return '';
  const asks =
    asked === null
      ? 'This was asked'
      : `${asked.reportedBy} asked on ${dateInWords(civilDateAt(asked.reportedAt, zone))}`;
  const open = `${asks}, and nobody has answered yet: ${plainText(question, LONGEST.note)}`;
  return sentences(open, 'A new question takes its place');
}
