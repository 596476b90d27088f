import { renderNotice } from '../cards/render-notice.js';
import type { FormError } from '../cards/render-report-form.js';
import type { Action } from '../domain/action.js';
import { addDays } from '../domain/civil-date.js';
import { whoMayReport } from '../domain/decide.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import type { DoubtfulWords, ReportWords } from '../domain/parse-report.js';
import type { Actor } from '../domain/report.js';
import { findNamed, mayReportFor } from '../domain/reported-for.js';
import { answerForm, meanwhile } from './answer-form.js';
import type { Desk } from './desk.js';
import type { FileMessage } from './file-cards.js';
import type { Incoming } from './incoming.js';
import { find, type Look, mayReport, priorityOf } from './look.js';
import { notUnderstood } from './not-understood.js';
import { report, type Told } from './report.js';
import { arrived, savedNotice } from './save-answer.js';

/** What a typed message is answered with. */
export interface TextAnswer {
  readonly message: OutgoingMessage | FileMessage;
  /** Is told where the answer stands once it has been sent. */
  readonly sent?: (at: MessageRef) => void | Promise<void>;
}

/** What was typed, by whom and where. */
export interface TypedMessage {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly seen: Look;
  readonly incoming: Incoming;
}

/** Takes a typed report, on one action or on several. */
export async function typedReport(typed: TypedMessage, words: ReportWords): Promise<TextAnswer> {
  const refs = words.refs.length === 0 ? await refsAsked(typed) : words.refs;
  const [ref] = refs;
  if (ref === undefined) return { message: notUnderstood(typed) };
  if (refs.length === 1) return reportOne(typed, ref, words);
  if (words.refs.length === 0) return { message: whichOne(refs, words) };
  const lines: string[] = [];
  for (const each of refs) lines.push(sayTold(each, await take(typed, each, words)));
  return { message: renderNotice({ title: `${String(refs.length)} actions`, paragraphs: lines }) };
}

/** Shows back as a form, to be confirmed, what may be a report and leaves a doubt. */
export function doubtfulReport(typed: TypedMessage, words: DoubtfulWords): OutgoingMessage {
  const { desk, actor, seen, incoming } = typed;
  const [ref = ''] = words.refs;
  const { action } = find(seen.reading, ref);
  if (action === null) return notice(`Action ${ref}`, `The register has no action ${ref}.`);
  if (!mayReport(desk, seen.reading, actor, action)) return notice(`Action ${ref}`, whoMayReport(action));
  if (words.refs.length > 1 || !incoming.personal) {
    const example = `${ref} amber waiting for the survey`;
    return notice(
      'I am not sure what you mean',
      `Nothing was saved. Begin with the number and one of the words red, amber, green and complete, for example: ${example}`,
    );
  }
  const error: FormError =
    words.unreadDate === ''
      ? { field: null, message: 'I am not sure what you mean, so nothing was saved. Is this right?' }
      : {
          field: 'revisedDueOn',
          message: `I cannot tell which day "${words.unreadDate}" is, so nothing was saved. Choose it here.`,
        };
  return formOf(typed, action, words, error);
}

/** The actions that the last message to this person asked about. */
async function refsAsked({ desk, actor, incoming }: TypedMessage): Promise<readonly string[]> {
  if (!incoming.personal) return [];
  const { conversationId, replyToId } = incoming;
  const since = addDays(desk.today(), -ASKED_DAYS);
  const entry =
    (replyToId === null
      ? null
      : await desk.ledger.findByMessage({ conversationId, activityId: replyToId })) ??
    (await desk.ledger.lastSentTo(actor.upn, since)) ??
    (actor.email === undefined ? null : await desk.ledger.lastSentTo(actor.email, since));
  const asked = (entry?.items ?? []).filter(({ kind }) => kind !== 'escalation');
  // What difference a complete action has made is no question of its RAG.
  const open = asked.filter(({ kind }) => kind !== 'impact');
  return (open.length > 0 ? open : asked).map(({ ref }) => ref);
}

/** How long a message counts as what somebody answers who names no action. */
const ASKED_DAYS = 31;

function whichOne(refs: readonly string[], { rag }: ReportWords): OutgoingMessage {
  const [first = '', second = first] = refs;
  return notice(
    'Which action do you mean?',
    `Nothing was saved, because I asked you about ${String(refs.length)} actions. Begin with the number, for example: ${first} ${rag.toLowerCase()}. Or with several: ${first} ${second} ${rag.toLowerCase()}`,
  );
}

async function reportOne(typed: TypedMessage, ref: string, words: ReportWords): Promise<TextAnswer> {
  const { desk, seen, incoming } = typed;
  const told = await take(typed, ref, words);
  const { action } = find(seen.reading, ref);
  if (told.outcome === 'saved' && action !== null) {
    const { change } = told;
    const message = savedNotice(action, change, told.words);
    if (!told.waits) return { message };
    const sent = (at: MessageRef): void => {
      desk.outbox.follow(change.update.updateKey, async () => {
        await desk.messenger.replace(at, savedNotice(action, change, arrived(told.words)));
      });
    };
    return { message, sent };
  }
  const form = incoming.personal ? formToPutRight(typed, words, told, action) : null;
  return { message: form ?? notice(`Action ${ref} was not changed`, whyNot(ref, told)) };
}

/** In one's own chat what was typed comes back in the form, where that helps to put it right; else `null`. */
function formToPutRight(
  typed: TypedMessage,
  words: ReportWords,
  told: Told,
  action: Action | null,
): OutgoingMessage | null {
  if (told.outcome === 'conflict') {
    return told.current && formOf(typed, told.current, words, meanwhile(told.current));
  }
  if (told.outcome === 'saved' || told.refusal.field === null || action === null) return null;
  return formOf(typed, action, words, told.refusal);
}

async function take(typed: TypedMessage, ref: string, words: ReportWords): Promise<Told> {
  const { desk, actor, seen, incoming } = typed;
  const { note, unknown, reportedFor } = whose(typed, find(seen.reading, ref).action, words);
  if (unknown !== '') {
    const message = `"${unknown}" does not lead ${ref}, so nothing was saved. Choose whose answer it is.`;
    return { outcome: 'refused', refusal: { field: 'reportedFor', message } };
  }
  const { rag, evidence, revisedDueOn } = words;
  const source = reportedFor === null ? 'reply' : 'officer';
  const said = { ref, rag, note, doing: '', otherwise: '', evidence, revisedDueOn, source } as const;
  return report(desk, seen, actor, { ...said, reportedFor }, incoming.activityId);
}

/** Whose words they are: an officer's ", for Allan Pearce" names a lead; anybody else's is part of the note. */
function whose(
  { desk, actor, seen }: TypedMessage,
  action: Action | null,
  { note, reportedFor: named }: Pick<ReportWords, 'note' | 'reportedFor'>,
): { readonly note: string; readonly unknown: string; readonly reportedFor: Actor | null } {
  if (named === '') return { note, unknown: '', reportedFor: null };
  const priority = action === null ? null : priorityOf(seen.reading, action);
  const leads = action === null ? [] : mayReportFor(actor, desk.officers, action, priority);
  if (leads.length === 0) {
    return { note: [note, `for ${named}`].filter(Boolean).join(', '), unknown: '', reportedFor: null };
  }
  const reportedFor = findNamed(leads, named);
  return { note, unknown: reportedFor === null ? named : '', reportedFor };
}

function formOf(
  typed: TypedMessage,
  action: Action,
  words: Omit<DoubtfulWords, 'kind' | 'unreadDate'>,
  error: FormError,
): OutgoingMessage {
  const { note, reportedFor } = whose(typed, action, words);
  const { rag, evidence, revisedDueOn } = words;
  const said = { note, evidence, revisedDueOn: revisedDueOn ?? '', reportedFor: reportedFor?.name ?? '' };
  const wish = { action, rag, page: 1, typed: said, error };
  return answerForm(typed.desk, typed.seen.reading, typed.actor, wish);
}

function sayTold(ref: string, told: Told): string {
  return told.outcome === 'saved' ? told.words : `${ref} was not changed. ${whyNot(ref, told)}`;
}

function whyNot(ref: string, told: Told): string {
  if (told.outcome === 'refused') return told.refusal.message;
  return told.outcome === 'conflict' && told.current === null
    ? `${ref} is no longer in the register.`
    : `Somebody else changed ${ref} just now. Please look at it and answer once more.`;
}

function notice(title: string, text: string): OutgoingMessage {
  return renderNotice({ title, paragraphs: [text] });
}
