import type { Attachment } from 'botbuilder';

/** One of Teams' own cards for a file, in the place of an Adaptive Card. */
export interface FileMessage {
  readonly attachment: Attachment;
  /** What the notification says. */
  readonly summary: string;
}

/** A file in somebody's own OneDrive, as Teams tells of it. */
export interface StoredFile {
  readonly name: string;
  readonly contentUrl: string;
  /** OneDrive's id of it. */
  readonly uniqueId: string;
  /** `docx`. */
  readonly fileType: string;
}

/**
 * Asks whether a file may be put into the reader's own OneDrive. Teams shows it in personal chats alone.
 * @param about what is said of the file, in one line
 * @param context what comes back with the answer; nothing in it is to be believed
 */
export function fileConsentCard(
  file: { readonly name: string; readonly bytes: Uint8Array },
  about: string,
  context: object,
): FileMessage {
  const content = {
    description: about,
    sizeInBytes: file.bytes.length,
    acceptContext: context,
    declineContext: context,
  };
  const contentType = 'application/vnd.microsoft.teams.card.file.consent';
  return { attachment: { contentType, name: file.name, content }, summary: `${file.name} is ready for you` };
}

/** Shows a file that is in the reader's OneDrive, to be opened. */
export function fileInfoCard({ name, contentUrl, uniqueId, fileType }: StoredFile): FileMessage {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return {
    attachment: { contentType, contentUrl, name, content: { uniqueId, fileType } },
    summary: `${name} is in your OneDrive`,
  };
}
