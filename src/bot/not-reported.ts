import { renderNotice } from '../cards/render-notice.js';
import { VERBS } from '../cards/verbs.js';
import { LEDGER_DAYS } from '../delivery/plan-day.js';
import { addDays, type CivilDate, dateInWords } from '../domain/civil-date.js';
import { compileSilence, type Silence, type SilentLead, whomToName } from '../domain/compile-silence.js';
import { listInWords } from '../domain/due-words.js';
import { speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import { countOf } from '../domain/sentences.js';
import type { Desk } from './desk.js';
import { sinceLastDigest } from './since-last-digest.js';

const TITLE = 'Who has not reported';
/** Leads on one page. */
const LEADS = 8;

/**
 * Who has not reported on their open actions since the last digest: by name to a chair or an officer in their own
 * chat, in numbers to everybody else, who see what they have not reported on themselves in theirs.
 */
export async function notReported(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  personal: boolean,
  page: number,
): Promise<OutgoingMessage> {
  const { since, noUpdate } = await sinceLastDigest(desk, reading);
  const silence = compileSilence({
    actions: reading.actions,
    noUpdate,
    asked: await desk.ledger.askedSince(addDays(desk.today(), -LEDGER_DAYS)),
    disclaimed: await desk.disclaimers.all(),
    zone: desk.zone,
  });
  const forChair = speaksForChair(actor, desk);
  const named = whomToName(silence, { actor, personal, forChair });
  const numbers = sayNumbers(silence, since);
  if (forChair && personal) return namesOf(silence, named, numbers, page);
  const own = named.map(
    (lead) => `You have not reported on ${listInWords(lead.refs)}. ${sayAsked('You were asked', lead)}`,
  );
  const where = forChair ? ' Ask me in our own chat for the names.' : '';
  return renderNotice({ title: TITLE, paragraphs: [...own, numbers + where] });
}

function namesOf(
  { unled }: Silence,
  named: readonly SilentLead[],
  numbers: string,
  page: number,
): OutgoingMessage {
  const pages = Math.max(1, Math.ceil(named.length / LEADS));
  const number = Math.min(page, pages);
  const shown = named.slice((number - 1) * LEADS, number * LEADS);
  return renderNotice({
    title: pages === 1 ? TITLE : `${TITLE}, page ${String(number)} of ${String(pages)}`,
    paragraphs: [
      numbers,
      ...shown.map((lead) => `${lead.name}: ${listInWords(lead.refs)}. ${sayAsked('Asked', lead)}`),
      number === pages && unled.length > 0 ? `Without a lead: ${listInWords(unled)}.` : '',
    ],
    buttons: [
      ...(number > 1 ? [turnTo('Previous', number - 1)] : []),
      ...(number < pages ? [turnTo('Next', number + 1)] : []),
    ],
  });
}

function sayNumbers({ silent, leads, actions, unled }: Silence, since: CivilDate): string {
  const day = dateInWords(since);
  const nobody =
    unled.length === 0
      ? ''
      : ` ${countOf(unled.length, 'action')} without a report ${unled.length === 1 ? 'has' : 'have'} no lead.`;
  if (silent.length === 0) return `Every lead of an open action has reported since ${day}.${nobody}`;
  const have = silent.length === 1 ? 'has' : 'have';
  return `${String(silent.length)} of ${countOf(leads, 'lead')} ${have} not reported on ${countOf(actions, 'action')} since ${day}.${nobody}`;
}

function sayAsked(asked: string, { upn, timesAsked, lastAskedOn }: SilentLead): string {
  if (upn === null) return 'The register has no address to ask them at.';
  if (lastAskedOn === null) return 'Not asked yet.';
  const times = ['once', 'twice'][timesAsked - 1] ?? `${String(timesAsked)} times`;
  return `${asked} ${times}, last on ${dateInWords(lastAskedOn)}.`;
}

function turnTo(title: string, page: number) {
  return { title, verb: VERBS.silentPage, data: { page: String(page) } };
}
