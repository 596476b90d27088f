import { renderNotice } from '../cards/render-notice.js';
import { renderPaper } from '../cards/render-paper.js';
import { makeDigest } from '../delivery/digests.js';
import { totalsInWords } from '../domain/digest-headline.js';
import { fileNameFor } from '../domain/file-name.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { PaperRequest } from '../domain/paper.js';
import { type PaperWords, refusePaper } from '../domain/parse-paper.js';
import { CodedError } from '../errors.js';
import { activityOf } from './activity-of.js';
import { after } from './after.js';
import type { Desk } from './desk.js';
import { type FileMessage, fileConsentCard } from './file-cards.js';
import type { Incoming } from './incoming.js';
import type { TextAnswer } from './typed-report.js';

/** So long somebody waits without a word; of a paper that takes longer they are told that it comes. */
const PATIENCE_MS = 3_000;

/**
 * Hands a paper over: in somebody's own chat as a file for their OneDrive, which they are asked about; elsewhere
 * through the document library of the site, since Teams knows no such question there.
 */
export async function preparePaper(desk: Desk, incoming: Incoming, words: PaperWords): Promise<TextAnswer> {
  const { paper: kind, asAt, since, board, forPublication } = words;
  const request: PaperRequest = { kind, asOf: asAt ?? desk.today(), since, board, forPublication };
  const refusal = refusePaper(request, desk.today());
  if (refusal !== '') return { message: notice(refusal) };
  const handing = incoming.personal ? offer(desk, request) : file(desk, request);
  const done = handing.catch((error: unknown) => papersFailure(desk, error));
  const first = await Promise.race([done, after(PATIENCE_MS)]);
  if (first !== null) return { message: first };
  return {
    message: notice('I am preparing it. It comes here when it is ready.'),
    sent: () => void sendLate(desk, incoming, done),
  };
}

async function offer(desk: Desk, request: PaperRequest): Promise<FileMessage> {
  const { fileName, title, bytes } = await desk.makePaper(request);
  const about = `${title}. It goes into your own OneDrive.`;
  return fileConsentCard({ name: fileNameFor(fileName), bytes }, about, request);
}

async function file(desk: Desk, request: PaperRequest): Promise<OutgoingMessage> {
  const { kind, asOf, since } = request;
  const [paper, digest] = await Promise.all([
    desk.makePaper(request),
    makeDigest(desk.digest, { asOf, since, priority: null }),
  ]);
  const url = await desk.filePaper(paper);
  // The other papers look further back than a digest does, and would not bear out what it compares.
  const headline = kind === 'sendig' ? digest.headline : totalsInWords(digest.totals, null);
  return renderPaper({ title: paper.title, asOf, headline, url });
}

async function sendLate(
  desk: Desk,
  { serviceUrl, conversationId }: Incoming,
  done: Promise<OutgoingMessage | FileMessage>,
): Promise<void> {
  try {
    await desk.teams.send(serviceUrl, conversationId, activityOf(await done));
  } catch (error) {
    desk.log.warn(
      { code: error instanceof Error ? error.name : 'unknown' },
      'a paper that took long could not be sent',
    );
  }
}

/** What somebody is told whose paper could not be made or put where it belongs. */
export function papersFailure(desk: Desk, error: unknown): OutgoingMessage {
  if (error instanceof CodedError) {
    desk.log.warn({ code: error.code }, 'a paper could not be handed over');
    return notice(`${error.message} ${error.remedy}`);
  }
  desk.log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a paper could not be made');
  return notice('It could not be made, and nothing was changed. Please try again in a minute.');
}

function notice(text: string): OutgoingMessage {
  return renderNotice({ title: 'Paper', paragraphs: [text] });
}
