import { sayDue, type Today } from '../cards/say-action.js';
import { sayMeasure } from '../cards/say-measure.js';
import { sayRagWithAge } from '../cards/say-rag.js';
import { firstName, sayHowMuch, sayQuestions } from '../cards/say-reminder.js';
import { ageOf } from '../domain/due-words.js';
import { quarterInWords } from '../domain/quarter.js';
import type { Reminder } from '../domain/reminder.js';
import { sentences } from '../domain/sentences.js';

/** A reminder in words alone, for somebody whom Teams does not reach. */
export interface Letter {
  readonly subject: string;
  readonly opening: readonly string[];
  /** One an action. */
  readonly rows: readonly { readonly ref: string; readonly title: string; readonly words: string }[];
  readonly closing: string;
}

/** The words of a reminder, which its reader answers by email. */
export function letterOf({ to, items, figures, request }: Reminder, today: Today): Letter {
  const asked = items.filter(({ kind }) => kind !== 'escalation');
  const nothing = asked.length + figures.length === 0;
  const much = sayHowMuch(asked, figures.length, false);
  const wanted = request === '' ? '' : `Please answer ${request}.`;
  return {
    subject: `SEND improvement plan: ${nothing ? 'an action you should know of' : much.replace(/\.$/, '')}`,
    opening: [
      `Hello ${firstName(to.name)},`,
      ...sayQuestions(items),
      sentences(
        nothing ? 'This is for your information: nothing is asked of you today' : much,
        items.some(({ kind }) => kind === 'update-request') ? wanted : '',
      ),
    ],
    rows: [
      ...items.map(({ action, why }) => ({
        ref: action.ref,
        title: action.title,
        words: sentences(
          why,
          action.question === '' ? '' : `The chair asks: ${action.question}`,
          sayDue(action, today),
          sayRagWithAge(action.rag, ageOf(action), today.zone),
        ),
      })),
      ...figures.map(({ measure, quarter }) => ({
        ref: measure.ref,
        title: measure.text,
        words: `Please send the figure for ${quarterInWords(quarter)}. ${sayMeasure(measure)}`,
      })),
    ],
    closing:
      'For each action please say whether it is Red, Amber, Green or Complete; where it is Red or Amber, why, and what happens next. There is nothing to install or sign in to.',
  };
}

/** A letter as lines to be copied. */
export function letterInLines({ opening, rows, closing }: Letter): readonly string[] {
  return [...opening, ...rows.map(({ ref, title, words }) => `${ref} ${sentences(title, words)}`), closing];
}
