import { z } from 'zod';
import { type FormError, renderReportForm } from '../cards/render-report-form.js';
import { RAG_VERBS, VERBS } from '../cards/verbs.js';
import { digestCard, makeDigest } from '../delivery/digests.js';
import { REF_SHAPE } from '../domain/action.js';
import { type CivilDate, parseCivilDate } from '../domain/civil-date.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { noChange } from '../domain/no-change.js';
import { parseRag, type Rag } from '../domain/rag.js';
import type { RegisterReading } from '../domain/register.js';
import { type Actor, isReport } from '../domain/report.js';
import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';
import { dueActions, find, listFor, look, mayRead, overdueActions } from './look.js';
import { report } from './report.js';

/** What a button is answered with: a card in place of its own, or a line of text beside it. */
export type CardAnswer =
  | {
      readonly message: OutgoingMessage;
      /** The message itself is to be replaced too, so that the person's other devices show it. */
      readonly everywhere?: boolean;
    }
  | { readonly text: string };

/** Answers a button. The card's data only says what was pressed: who may is decided elsewhere. */
export async function handleCard(desk: Desk, incoming: Incoming, actor: Actor): Promise<CardAnswer> {
  const { verb, data } = incoming.press ?? { verb: '', data: {} };
  const pressed = Pressed.parse(data);
  const reading = await look(desk);
  if (!(await mayRead(desk, incoming, actor, reading))) return { text: NOT_A_READER };
  switch (verb) {
    case VERBS.open:
      return form(desk, reading, pressed, null);
    case RAG_VERBS.Red:
    case RAG_VERBS.Amber:
    case RAG_VERBS.Green:
    case RAG_VERBS.Complete:
      return form(desk, reading, pressed, parseRag(verb.slice('rag.'.length)));
    case VERBS.save:
    case VERBS.saveNoBirthDate:
      return save(desk, incoming, actor, reading, pressed, verb === VERBS.saveNoBirthDate);
    case VERBS.same:
      return sameAgain(desk, incoming, actor, reading, pressed);
    case VERBS.actionsPage:
      return { message: await listFor(desk, incoming, actor, reading, { page: pressed.page }) };
    case VERBS.overduePage:
      return { message: overdueActions(desk, actor, reading, pressed.page) };
    case VERBS.duePage:
      return { message: dueActions(desk, actor, reading, pressed.page) };
    case VERBS.digestPage:
      return digestPage(desk, pressed);
    default:
      return { text: 'This button is from an older version of the bot. Type "my actions" for a fresh list.' };
  }
}

async function form(
  desk: Desk,
  reading: RegisterReading,
  pressed: Pressed,
  rag: Rag | null,
): Promise<CardAnswer> {
  const { action } = find(reading, pressed.ref);
  if (action === null) return { text: `The register has no action ${pressed.ref}.` };
  const updates = await desk.register.readUpdates(action.ref);
  return {
    message: renderReportForm({
      action,
      rag,
      day: desk.today(),
      zone: desk.zone,
      page: pressed.page,
      lastUpdate: updates.findLast(isReport) ?? null,
    }),
  };
}

async function save(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  reading: RegisterReading,
  pressed: Pressed,
  noBirthDate: boolean,
): Promise<CardAnswer> {
  const { action } = find(reading, pressed.ref);
  if (action === null) return { text: `The register has no action ${pressed.ref}.` };
  const typed = { note: pressed.note, evidence: pressed.evidence, revisedDueOn: pressed.revisedDueOn };
  const again = (error: FormError): CardAnswer => ({
    message: renderReportForm({
      action,
      rag: pressed.rag,
      day: desk.today(),
      zone: desk.zone,
      page: pressed.page,
      error,
      typed,
    }),
  });
  if (pressed.rag === null) {
    return again({ field: 'rag', message: 'Choose Red, Amber, Green or Complete.' });
  }
  const revisedDueOn = pressed.revisedDueOn === '' ? null : parseCivilDate(pressed.revisedDueOn);
  if (pressed.revisedDueOn !== '' && revisedDueOn === null) {
    const message = 'Write the new date as a day in the calendar, for example 30 September 2022.';
    return again({ field: 'revisedDueOn', message });
  }
  const told = await report(
    desk,
    reading,
    actor,
    {
      ref: action.ref,
      rag: pressed.rag,
      note: pressed.note.trim(),
      evidence: pressed.evidence.trim(),
      revisedDueOn,
      source: 'card',
      noBirthDate,
    },
    pressed.etag,
  );
  if (told.outcome === 'refused') return again(told.refusal);
  return savedList(desk, incoming, actor, pressed.page, told.words);
}

/** "No change": what was said last, said again today. */
async function sameAgain(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  reading: RegisterReading,
  pressed: Pressed,
): Promise<CardAnswer> {
  const { action } = find(reading, pressed.ref);
  if (action === null) return { text: `The register has no action ${pressed.ref}.` };
  const last = (await desk.register.readUpdates(action.ref)).findLast(isReport) ?? null;
  const again = noChange(action, last, 'card');
  if (again === null) return form(desk, reading, pressed, 'Green');
  const told = await report(desk, reading, actor, again, pressed.etag);
  if (told.outcome === 'refused') return { text: told.refusal.message };
  return savedList(desk, incoming, actor, pressed.page, told.words);
}

/** The list again, read anew, with what was saved. */
async function savedList(
  desk: Desk,
  incoming: Incoming,
  actor: Actor,
  page: number,
  notice: string,
): Promise<CardAnswer> {
  const message = await listFor(desk, incoming, actor, await look(desk), { page, notice });
  return { message, everywhere: incoming.personal };
}

async function digestPage(desk: Desk, pressed: Pressed): Promise<CardAnswer> {
  const request = { asOf: pressed.asOf ?? desk.today(), since: pressed.since, priority: pressed.priority };
  const digest = await makeDigest(desk.digest, request);
  return { message: digestCard(desk.digest, digest, request, pressed.page) };
}

/** What somebody is told who may not read the register. */
export const NOT_A_READER =
  'The register is for those who lead its actions and for members of the SENDIG team. Ask the project officer to add you.';

const words = z.string().max(100_000).catch('');
const day = z
  .string()
  .transform((text): CivilDate | null => parseCivilDate(text))
  .nullable()
  .catch(null);
const page = z.coerce.number().int().min(1).max(10_000).catch(1);
const Pressed = z.object({
  ref: z.string().regex(REF_SHAPE).catch(''),
  etag: z.string().max(500).catch(''),
  page,
  rag: z
    .string()
    .transform((text) => parseRag(text))
    .catch(null),
  note: words,
  evidence: words,
  revisedDueOn: z.string().trim().max(100).catch(''),
  asOf: day,
  since: day,
  priority: z.coerce.number().int().min(1).max(1000).nullable().catch(null),
});
/** What a card's data comes to, with everything unexpected left out. */
type Pressed = z.infer<typeof Pressed>;
