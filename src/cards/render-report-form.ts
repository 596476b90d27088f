import type { Action } from '../domain/action.js';
import { dateInWords } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { isPastDate } from '../domain/next-due.js';
import type { Rag } from '../domain/rag.js';
import type { ActionUpdate, Refusal, ReportField } from '../domain/report.js';
import { sentences } from '../domain/sentences.js';
import { civilDateAt } from '../domain/site-time.js';
import { versionOf } from '../domain/version.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { inputParts, type Typed } from './form-inputs.js';
import { sayDue, saysMore, sayUnagreed, type Today } from './say-action.js';
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
  readonly typed?: Partial<Typed>;
  /** The last report, if there is one. */
  readonly lastUpdate?: ActionUpdate | null;
  /** The leads for whom the reader, an officer, may answer. */
  readonly leads?: readonly string[];
  /** The reader is asked about the action, and so may say that it is not theirs. */
  readonly asked?: boolean;
}

const NOTHING: Typed = {
  note: '',
  doing: '',
  otherwise: '',
  evidence: '',
  revisedDueOn: '',
  reportedFor: '',
};

/**
 * The form for one answer: what the action is, what was said last, and at most three inputs, with the others
 * behind "More". Nothing is marked as required, because what is needed depends on the answer, which can be
 * changed there; the bot checks it and shows what is missing beside its input.
 * @throws CodedError `card-broken`
 */
export function renderReportForm(view: ReportFormView): OutgoingMessage {
  const { action, rag, day, zone, error } = view;
  const ref = plainText(action.ref, LONGEST.button);
  const title = plainText(action.title, LONGEST.title);
  const press = { ref, etag: versionOf(action), page: String(view.page) };
  const errorsAt = (field: ReportField | null): readonly ViewModel[] =>
    error === undefined || error.field !== field
      ? []
      : [
          {
            text: plainText(error.message, LONGEST.error),
            waivers: error.code === 'birth-date' ? [waiver(press, ref)] : [],
          },
        ];
  const pastDate = isPastDate(action, day, zone);
  const summary = `Your report on ${ref} ${title}`;
  const card = expand('report-form', {
    ...press,
    fallback: summary,
    heading: rag === null ? `Your report on ${ref}` : `Your report on ${ref}: ${rag}`,
    title,
    lines: linesOf(view).map((text) => ({ text })),
    errors: errorsAt(null),
    parts: inputParts({
      rag,
      pastDate,
      asked: action.question !== '',
      leads: view.leads ?? [],
      typed: { ...NOTHING, ...view.typed },
      day,
      measure: action.successMeasure,
      errorsAt,
    }),
    others:
      rag === 'Green' && pastDate ? [instead(press, ref)] : view.asked === true ? [notMine(press, ref)] : [],
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

function instead(press: ViewModel, ref: string): ViewModel {
  return {
    ...press,
    title: 'Complete instead',
    tooltip: `Answer Complete for ${ref} instead`,
    verb: RAG_VERBS.Complete,
  };
}

function notMine(press: ViewModel, ref: string): ViewModel {
  return { ...press, title: 'Not mine', tooltip: `Say that ${ref} is not yours`, verb: VERBS.notMine };
}

function linesOf(view: ReportFormView): readonly string[] {
  const { action, day, zone, lastUpdate } = view;
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
