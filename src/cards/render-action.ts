import { type Action, agreedDueOn, dateToAgree } from '../domain/action.js';
import { questionRow } from '../domain/chair-question.js';
import { dateInShort, dateInWords, daysBetween } from '../domain/civil-date.js';
import { dateMoves } from '../domain/date-moves.js';
import { ageOf, listInWords } from '../domain/due-words.js';
import { leadNames } from '../domain/lead-names.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { moveInWords } from '../domain/move-words.js';
import {
  type ActionUpdate,
  isAgreement,
  isQuestion,
  isReport,
  isRuling,
  isUndo,
  standingUpdates,
} from '../domain/report.js';
import { countOf, sentences } from '../domain/sentences.js';
import { civilDateAt } from '../domain/site-time.js';
import { answersOf } from './action-rows.js';
import { LONGEST } from './card-limits.js';
import { chairButtons } from './chair-buttons.js';
import { plainText } from './escape.js';
import { pageOf } from './paginate.js';
import { sayDue, saysMore, sayUnagreed, type Today } from './say-action.js';
import { sayRag, sayRagWithAge } from './say-rag.js';
import { expand, type ViewModel } from './template.js';

/** What one action with its history shows. */
export interface ActionView extends Today {
  readonly action: Action;
  /** Its reports, oldest first. */
  readonly updates: readonly ActionUpdate[];
  /** Whether the answer buttons stand below it. */
  readonly mayReport: boolean;
  /** Whether the chair's buttons stand below it. */
  readonly mayAsk?: boolean;
  /** What has just happened, in a sentence. */
  readonly notice?: string;
}

/** The room that the history has; what stands above it takes up to 12,000 characters. */
const ROOM_FOR_REPORTS = { items: 6, characters: 5_000 };
const FRAME_OF_A_REPORT = 450;
const MILESTONES_SHOWN = 4;

/**
 * One action in full, and what has been said of it, newest first.
 * @throws CodedError `card-broken`
 */
export function renderAction(view: ActionView): OutgoingMessage {
  const { action, updates, notice, mayAsk = false } = view;
  const ref = plainText(action.ref, LONGEST.button);
  const title = plainText(action.title, LONGEST.title);
  const summary = sentences(`${ref} ${title}`, sayDue(action, view), sayRag(action.rag));
  const reports = [...updates].reverse().map((update) => reportOf(update, view.zone));
  const newest = pageOf(
    reports,
    1,
    ROOM_FOR_REPORTS,
    (report) => FRAME_OF_A_REPORT + JSON.stringify(report).length,
  );
  const older = reports.length - newest.items.length;
  const text = plainText(action.text, LONGEST.paragraph);
  const card = expand('action', {
    fallback: summary,
    heading: `Action ${ref}`,
    title,
    notices: notice === undefined ? [] : [{ text: plainText(notice, LONGEST.note) }],
    paragraphs: text === '' || !saysMore(action) ? [] : [{ text }],
    facts: factsOf(view),
    answers: answersOf({ action, mayReport: view.mayReport, page: 1 }, view),
    buttonRows:
      mayAsk && !action.crossReference ? chairButtons(ref, dateToAgree(action), { kind: 'action' }) : [],
    histories:
      newest.items.length === 0
        ? []
        : [
            {
              reports: newest.items,
              earlier: older === 0 ? [] : [{ text: `and ${countOf(older, 'earlier report')}` }],
            },
          ],
  });
  return { card, summary };
}

function factsOf({ action, updates, day, zone }: ActionView): readonly ViewModel[] {
  const names = (people: readonly { name: string }[]) => listInWords(people.map((person) => person.name));
  const milestones = action.milestones
    .slice(0, MILESTONES_SHOWN)
    .map((milestone) => `${dateInShort(milestone.on)} ${milestone.text}`);
  const facts: readonly (readonly [string, string])[] = [
    ['When', sentences(sayDue(action, { day, zone }), sayUnagreed(action))],
    ['The date', sayMoves(action, updates)],
    ['Where it stands', sentences(sayRagWithAge(action.rag, ageOf(action), zone))],
    ['Latest note', action.progress],
    ['Evidence', action.evidence],
    ['The chair asks', sayQuestion(action, updates, zone)],
    ['Lead', listInWords(leadNames(action))],
    ['Co-lead', names(action.coLeads)],
    ['Partners', action.partners],
    ['How we will know', action.successMeasure],
    ['On the way', milestones.join('; ')],
  ];
  return facts
    .map(([label, text]) => ({ label, text: plainText(text, LONGEST.note) }))
    .filter((fact) => fact.text !== '');
}

/** How far the date has moved since the plan; `''` where it has not. */
function sayMoves(action: Action, updates: readonly ActionUpdate[]): string {
  const { dueOn: baselineOn, revisedDueOn, revisedDueAgreed: agreed } = action;
  const moves = dateMoves(standingUpdates(updates));
  if (moves.length === 0 && revisedDueOn === null) return '';
  const dueOn = agreedDueOn(action);
  if (dueOn === baselineOn) return '';
  const days = baselineOn === null || dueOn === null ? 0 : daysBetween(baselineOn, dueOn);
  return moveInWords({ baselineOn, dueOn, times: Math.max(moves.length, 1), days, agreed });
}

/** What the chair asks and nobody has answered yet, with who asked and when; `''` where nothing. */
function sayQuestion(action: Action, updates: readonly ActionUpdate[], zone: string): string {
  const row = action.question === '' ? null : questionRow(action, updates);
  if (row === null) return action.question;
  const when = dateInWords(civilDateAt(row.reportedAt, zone));
  return `${plainText(action.question, LONGEST.note)} (asked on ${when} by ${row.reportedBy})`;
}

function reportOf(update: ActionUpdate, zone: string): ViewModel {
  const when = dateInWords(civilDateAt(update.reportedAt, zone));
  const entered = update.enteredBy === '' ? '' : `, entered by ${update.enteredBy}`;
  const where = update.source === 'sharepoint' ? ', in the list' : '';
  const taken = isUndo(update) ? 'A report was taken back' : '';
  const lines = [
    sentences(taken, sayChange(update), sayDateChange(update), sayLeads(update)),
    sentences(isQuestion(update) ? `The chair asked: ${update.note}` : update.note),
    update.evidence === '' ? '' : sentences(`Evidence: ${update.evidence}`),
  ];
  return {
    who: plainText(`${when}, ${update.reportedBy}${entered}${where}`, LONGEST.title),
    lines: lines.filter(Boolean).map((line) => ({ text: plainText(line, LONGEST.note) })),
  };
}

/** Whoever changes something else in the list says nothing of the RAG. */
function sayChange(update: ActionUpdate): string {
  const { fromRag, toRag } = update;
  if (fromRag !== toRag) return `From ${sayRag(fromRag)} to ${sayRag(toRag)}`;
  return isReport(update) ? `Still ${sayRag(toRag)}` : '';
}

function sayLeads({ fromLeads, toLeads }: ActionUpdate): string {
  if (fromLeads === toLeads) return '';
  const names = (leads: string): string =>
    listInWords(leads.split('\n').map((line) => line.replace(/\s*<[^>]*>$/, ''))) || 'nobody';
  return `Led by ${names(toLeads)} instead of ${names(fromLeads)}`;
}

function sayDateChange(update: ActionUpdate): string {
  const { fromDueOn, toDueOn } = update;
  if (isRuling(update)) {
    const on = fromDueOn === null ? 'The new date' : dateInWords(fromDueOn);
    const stands = toDueOn === null ? '' : `, ${dateInWords(toDueOn)},`;
    return isAgreement(update) ? `${on} was agreed` : `The old date${stands} stands: ${on} was not agreed`;
  }
  if (toDueOn === null || toDueOn === fromDueOn) return '';
  const from = fromDueOn === null ? '' : ` from ${dateInWords(fromDueOn)}`;
  return `Date moved${from} to ${dateInWords(toDueOn)}`;
}
