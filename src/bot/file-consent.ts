import { createHash } from 'node:crypto';
import { z } from 'zod';
import { renderNotice } from '../cards/render-notice.js';
import { parseCivilDate } from '../domain/civil-date.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import { PAPER_KINDS } from '../domain/paper.js';
import { refusePaper } from '../domain/parse-paper.js';
import { activityOf } from './activity-of.js';
import type { Desk } from './desk.js';
import { type FileMessage, fileInfoCard } from './file-cards.js';
import { NOT_A_READER } from './handle-card.js';
import { identify } from './identify.js';
import type { FileConsent, Incoming } from './incoming.js';
import { look, mayRead } from './look.js';
import { papersFailure } from './prepare-paper.js';
import { isFileAddress, uploadFile } from './upload-file.js';

const day = z.string().transform((text, context) => {
  const date = parseCivilDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'no day' });
  return z.NEVER;
});
/** What names a paper in the context of its consent card. */
const Offered = z.object({
  kind: z.enum(PAPER_KINDS),
  asOf: day,
  since: day.nullish().transform((since) => since ?? null),
  board: z
    .string()
    .min(1)
    .max(100)
    .nullish()
    .transform((board) => board ?? null),
  forPublication: z.boolean(),
});

/**
 * What somebody has answered to the question whether a file may be put into their OneDrive. It takes longer than an
 * invoke may, and so it runs once Teams has had its answer. The paper is made anew: the card only names it.
 */
export async function handleFileConsent(desk: Desk, incoming: Incoming, consent: FileConsent): Promise<void> {
  const { serviceUrl, conversationId } = incoming;
  const outcome = await follow(desk, incoming, consent).catch((error: unknown) => papersFailure(desk, error));
  if (outcome !== null) await desk.teams.send(serviceUrl, conversationId, activityOf(outcome));
}

/** What is said in the end; `null` where nothing more is. */
async function follow(
  desk: Desk,
  incoming: Incoming,
  { action, context, uploadInfo }: FileConsent,
): Promise<OutgoingMessage | FileMessage | null> {
  // Whom the roster does not have is nobody; the card still stands there for whoever it is for.
  const actor = await identify(incoming, desk).catch(() => null);
  if (actor === null || !incoming.personal) return null;
  const { reading } = await look(desk);
  if (!(await mayRead(desk, incoming, actor, reading))) return notice(CLOSED);
  const { serviceUrl, conversationId, replyToId } = incoming;
  const card: MessageRef = { conversationId, activityId: replyToId ?? incoming.activityId };
  // One card is good for one file.
  if (!(await desk.facts.add(markOf(card), desk.now()))) return null;
  const gone =
    action === 'decline'
      ? desk.teams.replace(serviceUrl, card, activityOf(notice(DECLINED)))
      : desk.teams.remove(serviceUrl, card);
  await gone.catch((error: unknown) => {
    const code = error instanceof Error ? error.name : 'unknown';
    desk.log.warn({ code }, 'the card that offered a paper could not be taken away');
  });
  return action === 'decline' ? null : handOver(desk, context, uploadInfo);
}

async function handOver(
  desk: Desk,
  context: unknown,
  uploadInfo: FileConsent['uploadInfo'],
): Promise<OutgoingMessage | FileMessage> {
  const request = Offered.safeParse(context);
  if (!request.success || refusePaper(request.data, desk.today()) !== '') return notice(OLD_OFFER);
  if (uploadInfo === null || !isSafe(desk, uploadInfo)) {
    desk.log.warn({}, 'a paper was to be uploaded to an address that is not OneDrive');
    return notice(NOT_UPLOADED);
  }
  const { bytes } = await desk.makePaper(request.data);
  const status = await uploadFile(uploadInfo.uploadUrl, bytes);
  if (status === 200 || status === 201) return fileInfoCard(uploadInfo);
  desk.log.warn({ status }, 'a paper could not be uploaded');
  return notice(NOT_UPLOADED);
}

function isSafe({ local }: Desk, { uploadUrl, contentUrl }: NonNullable<FileConsent['uploadInfo']>): boolean {
  return isFileAddress(uploadUrl, local) && isFileAddress(contentUrl, local);
}

/** Under what it is kept that a card has been answered; it says nothing about anybody. */
function markOf({ conversationId, activityId }: MessageRef): string {
  const hash = createHash('sha256').update(`${conversationId} ${activityId}`).digest('base64url');
  return `paper-offer ${hash}`;
}

function notice([title, text]: readonly [string, string]): OutgoingMessage {
  return renderNotice({ title, paragraphs: [text] });
}

const CLOSED = ['The register is not open to you', NOT_A_READER] as const;
const DECLINED = [
  'The paper was not sent',
  'Nothing was put into your OneDrive. When you want it, type: paper',
] as const;
const OLD_OFFER = [
  'The paper was not sent',
  'This offer can no longer be used. For another one, type: paper',
] as const;
const NOT_UPLOADED = [
  'The paper is not in your OneDrive',
  'OneDrive did not take it. Type "paper" to try again. If it happens again, ask me for it in the channel: there it goes into the document library of the site.',
] as const;
