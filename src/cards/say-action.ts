import type { Action } from '../domain/action.js';
import { type CivilDate, dateInWords, daysBetween } from '../domain/civil-date.js';
import { daysInWords, dueInWords } from '../domain/due-words.js';
import { nextDueOn } from '../domain/next-due.js';
import { sentences } from '../domain/sentences.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { sayRag } from './say-rag.js';

/** The day on which a card is read, and where. */
export interface Today {
  readonly day: CivilDate;
  /** IANA zone of the site. */
  readonly zone: string;
}

/** When it is due and how far away that is: `Due by the end of August 2022, 2 days overdue.` */
export function sayDue(action: Action, today: Today): string {
  const on = nextDueOn(action, today.zone);
  if (on === null) return 'No due date.';
  const due = `Due by ${dueInWords(action, on)}`;
  if (action.rag === 'Complete') return `${due}.`;
  const days = daysBetween(today.day, on);
  const distance = days === 0 ? 'which is today' : daysInWords(days).replace(/^due /, '');
  return `${due}, ${distance}.`;
}

/** What becomes of a date that somebody has just given, as a sentence; `''` where it is agreed or none. */
export function sayProposedDate(action: Pick<Action, 'revisedDueOn' | 'revisedDueAgreed'>): string {
  if (action.revisedDueOn === null || action.revisedDueAgreed) return '';
  return `New date ${dateInWords(action.revisedDueOn)}, which the group will be asked to agree.`;
}

/** That the date `sayDue` tells is not agreed yet, and which one it would replace; `''` where it is agreed. */
export function sayUnagreed(action: Action): string {
  if (action.revisedDueOn === null || action.revisedDueAgreed) return '';
  const before = action.dueOn === null ? '' : `; the plan says ${dueInWords(action, action.dueOn)}`;
  return `This date is new and not yet agreed${before}.`;
}

/**
 * That somebody else has answered while this reader did, and what the buttons of the form do then.
 * @param ruledBy who has kept its old date for the chair, where that is what has changed; else `''`
 */
export function sayMeanwhile(action: Action, ruledBy = ''): string {
  const { ref, row, ragSetAt, lastUpdateBy } = action;
  const inList = row.editedBy?.name ?? '';
  const who = ruledBy || (inList === '' && ragSetAt === null ? lastUpdateBy : inList);
  const changed = `${who === '' ? 'Somebody' : who} has changed ${ref} in the meantime. It now says ${sayRag(action.rag)}`;
  return sentences(
    changed,
    plainText(action.progress, LONGEST.note),
    'Save puts your answer in its place, and both stay in the history; Back leaves it as it is',
  );
}

/** Whether the action as published says more than its short title. */
export function saysMore({ text, title }: Pick<Action, 'text' | 'title'>): boolean {
  return text.trim().replace(/\.$/, '') !== title.trim().replace(/\.$/, '');
}
