import type { Action } from '../domain/action.js';
import { addDays, dateInWords } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { Rag } from '../domain/rag.js';
import type { ActionUpdate, Refusal } from '../domain/report.js';
import { civilDateAt } from '../domain/site-time.js';
import { LONGEST, LONGEST_TYPED } from './card-limits.js';
import { plainText, typedText } from './escape.js';
import { sayDue, saysMore, sayUnagreed, sentences, type Today } from './say-action.js';
import { sayRag } from './say-rag.js';
import { expand, type ViewModel } from './template.js';
import { RAG_VERBS, VERBS } from './verbs.js';

/** What was wrong with what was typed, shown above its input; above all of them where `field` is `null`. */
export type FormError = Pick<Refusal, 'field' | 'message'> & Partial<Refusal>;

/** What the form of one answer shows. */
export interface ReportFormView extends Today {
  readonly action: Action;
  /** The answer that was chosen, or `null` where the form is to ask for it. */
  readonly rag: Rag | null;
  /** The page of the list that Back and Save return to. */
  readonly page: number;
  readonly error?: FormError;
  /** What was typed already, to stand there again. */
  readonly typed?: { readonly note: string; readonly evidence: string; readonly revisedDueOn: string };
  /** The last report, if there is one. */
  readonly lastUpdate?: ActionUpdate | null;
}

const REASON = 'Why, and what happens next';
const NOTE_LABELS: Readonly<Record<Rag, string>> = {
  Red: REASON,
  Amber: REASON,
  Green: 'Anything to add (optional)',
  Complete: 'Anything to add (optional)',
};

/**
 * The form for one answer: what the action is, what was said last, and at most three inputs. Nothing
 * is marked as required, because what is needed depends on the answer; the bot checks it and shows
 * what is missing beside its input.
 * @throws CodedError `card-broken`
 */
export function renderReportForm(view: ReportFormView): OutgoingMessage {
  const { action, rag, typed } = view;
  const ref = plainText(action.ref, LONGEST.button);
  const title = plainText(action.title, LONGEST.title);
  const press = { ref, etag: action.row.etag, page: String(view.page) };
  const errorsAt = (field: Refusal['field']): readonly ViewModel[] =>
    view.error?.field === field
      ? [
          {
            text: plainText(view.error.message, LONGEST.note),
            waivers: view.error.code === 'birth-date' ? [waiver(press, ref)] : [],
          },
        ]
      : [];
  const other = rag === 'Complete' ? 'Amber' : 'Complete';
  const summary = `Your report on ${ref} ${title}`;
  const card = expand('report-form', {
    ...press,
    fallback: summary,
    heading: rag === null ? `Your report on ${ref}` : `Your report on ${ref}: ${rag}`,
    title,
    lines: linesOf(view).map((text) => ({ text })),
    rag: rag ?? '',
    errors: errorsAt(null),
    ragErrors: errorsAt('rag'),
    noteErrors: errorsAt('note'),
    noteLabel: rag === null ? `${REASON} (for Red and Amber)` : NOTE_LABELS[rag],
    note: typedText(typed?.note ?? '', LONGEST_TYPED),
    evidence: rag === 'Complete' ? [evidenceOf(view, errorsAt('evidence'))] : [],
    dates: rag === 'Complete' ? [] : [dateOf(view, errorsAt('revisedDueOn'))],
    others: [
      {
        ...press,
        title: `${other} instead`,
        tooltip: `Answer ${other} for ${ref} instead`,
        verb: RAG_VERBS[other],
      },
    ],
  });
  return { card, summary };
}

/** Only the person who typed it knows that a date is nobody's birth. */
function waiver(press: ViewModel, ref: string): ViewModel {
  return {
    ...press,
    title: 'It is no birth date: save',
    tooltip: `Save the report on ${ref}: the date in it is nobody's date of birth`,
    verb: VERBS.saveNoBirthDate,
  };
}

function linesOf({ action, day, zone, lastUpdate }: ReportFormView): readonly string[] {
  const coLeads = listInWords(action.coLeads.map((lead) => lead.name));
  const lines = [
    saysMore(action) ? action.text : '',
    sentences(sayDue(action, { day, zone }), sayUnagreed(action)),
    coLeads === '' ? '' : sentences(`Co-led by ${coLeads}`),
    lastUpdate == null ? '' : sayLast(lastUpdate, zone),
    action.question === '' ? '' : `The chair asks: ${action.question}`,
  ];
  return lines.filter(Boolean).map((line) => plainText(line, LONGEST.note));
}

function sayLast(update: ActionUpdate, zone: string): string {
  const when = dateInWords(civilDateAt(update.reportedAt, zone));
  const head = `Last said by ${update.reportedBy} on ${when}: ${sayRag(update.toRag)}`;
  return sentences(head, update.note);
}

function evidenceOf({ action, typed }: ReportFormView, errors: readonly ViewModel[]): ViewModel {
  const measure = plainText(action.successMeasure, LONGEST.note);
  return {
    errors,
    measures: measure === '' ? [] : [{ text: `How the plan says we will know: ${measure}` }],
    value: typedText(typed?.evidence ?? '', LONGEST_TYPED),
  };
}

function dateOf({ day, typed }: ReportFormView, errors: readonly ViewModel[]): ViewModel {
  return {
    errors,
    earliest: addDays(day, 1),
    value: /^\d{4}-\d{2}-\d{2}$/.test(typed?.revisedDueOn ?? '') ? (typed?.revisedDueOn ?? '') : '',
  };
}
