import { InvalidArgumentError } from 'commander';
import { type CivilDate, parseCivilDate } from './domain/civil-date.js';
import { PAPER_KINDS, type PaperKind } from './domain/paper.js';

/** A day as it is typed. */
export function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new InvalidArgumentError('Write the day as YYYY-MM-DD, for example 2022-09-30.');
  return date;
}

/** A number as it is typed, from 1 to 999. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Write a number, for example 3.');
  return Number(text);
}

/** How a digest is printed. */
export function format(text: string): string {
  if (['text', 'json', 'card', 'docx'].includes(text)) return text;
  throw new InvalidArgumentError('It is text, json, card or docx.');
}

/** Which paper is written. */
export function paperKind(text: string): PaperKind {
  const kind = PAPER_KINDS.find((one) => one === text);
  if (kind === undefined) throw new InvalidArgumentError(`It is one of ${PAPER_KINDS.join(', ')}.`);
  return kind;
}

/** What a paper is for, beside those who read it in the council. */
export function purpose(text: string): string {
  if (text !== 'publication') throw new InvalidArgumentError('It is publication, or left out.');
  return text;
}
