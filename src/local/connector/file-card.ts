import { z } from 'zod';

const httpAddress = z.url({ protocol: /^https?$/ });

/** One of Teams' own cards for a file, as a message keeps it. */
export const FileCard = z.discriminatedUnion('kind', [
  /** Asks the reader whether a file may be put into their OneDrive. */
  z.object({
    kind: z.literal('consent'),
    name: z.string(),
    description: z.string(),
    sizeInBytes: z.number(),
    contexts: z.object({ accept: z.unknown().optional(), decline: z.unknown().optional() }),
  }),
  /** A file in their OneDrive. */
  z.object({ kind: z.literal('info'), name: z.string(), url: httpAddress }),
]);

/** One of Teams' own cards for a file, as a message keeps it. */
export type FileCard = z.infer<typeof FileCard>;

/** A file's card as its reader sees it. */
export type FileCardView =
  | Omit<Extract<FileCard, { kind: 'consent' }>, 'contexts'>
  | Extract<FileCard, { kind: 'info' }>;

const Consent = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.card.file.consent'),
  name: z.string().min(1),
  content: z.object({
    description: z.string().default(''),
    sizeInBytes: z.number().int().min(0),
    acceptContext: z.unknown().optional(),
    declineContext: z.unknown().optional(),
  }),
});
const Info = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.card.file.info'),
  name: z.string().min(1),
  contentUrl: httpAddress,
  content: z.object({ uniqueId: z.string().min(1), fileType: z.string() }),
});

/** The card of a file that an attachment is, or `null`. */
export function readFileCard(attachment: unknown): FileCard | null {
  const consent = Consent.safeParse(attachment);
  if (consent.success) {
    const { name, content } = consent.data;
    const { description, sizeInBytes, acceptContext: accept, declineContext: decline } = content;
    return { kind: 'consent', name, description, sizeInBytes, contexts: { accept, decline } };
  }
  const info = Info.safeParse(attachment);
  return info.success ? { kind: 'info', name: info.data.name, url: info.data.contentUrl } : null;
}

/** What its reader sees of it. */
export function viewFileCard(card: FileCard): FileCardView {
  if (card.kind === 'info') return card;
  const { contexts: _contexts, ...view } = card;
  return view;
}
