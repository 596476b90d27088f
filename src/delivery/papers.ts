import { readFile, stat } from 'node:fs/promises';
import type { Due } from '../domain/action.js';
import { addMonthsToEnd, type CivilDate } from '../domain/civil-date.js';
import type { PaperFile, PaperKind, PaperRequest } from '../domain/paper.js';
import { defaultSince } from '../domain/rhythm.js';
import { CodedError } from '../errors.js';
import { MOST_BYTES } from '../open-zip.js';
import { readTemplate, type Template } from '../paper/read-template.js';
import { writePaper } from '../paper/write-paper.js';
import { type DigestParts, gatherDigest } from './digests.js';

/** What a paper needs. */
export interface PaperParts extends DigestParts {
  /** The Word file that lends its styles, header and footer to every paper, or `null`. */
  readonly paperTemplate: string | null;
  /** Reads a date as a plan publishes it. */
  readonly readDue: (text: string) => Due;
}

/** So many months back a paper looks; `null`: to the last digest. */
const MONTHS_BACK: Readonly<Record<PaperKind, number | null>> = {
  sendig: null,
  impact: 3,
  'six-month': 6,
  plan: null,
};

const NAMES: Readonly<Record<PaperKind, string>> = {
  sendig: 'SENDIG action register',
  impact: 'SENDIG impact report',
  'six-month': 'SENDIG six-month report',
  plan: 'SENDIG published plan',
};

/**
 * Makes a paper from the register as it can be read now, as it stood on the day that is asked for.
 * @param priority limits it to one, as it does the digest
 * @throws CodedError `template-not-understood`, or what reading the register throws
 */
export async function makePaper(
  parts: PaperParts,
  request: PaperRequest,
  priority: number | null = null,
): Promise<PaperFile> {
  const { asOf, kind } = request;
  // Before the register is read: it costs least.
  const template = parts.paperTemplate === null ? null : await openTemplate(parts.paperTemplate);
  const { reading, unreached, askedBefore, lastDigestOn } = await gatherDigest(parts, asOf);
  const content = writePaper({
    request,
    reading,
    since: request.since ?? sinceOf(kind, asOf, lastDigestOn),
    zone: parts.zone,
    officers: parts.officers,
    askedBefore,
    unreached,
    key: parts.ragKey,
    readDue: parts.readDue,
    ...(priority === null ? {} : { priority }),
  });
  // The library is loaded by the first who asks for a paper.
  const { packPaper } = await import('../paper/pack-paper.js');
  const bytes = await packPaper(content, asOf, template);
  return { fileName: fileNameOf(request), title: content.title, bytes };
}

/** @throws CodedError `template-not-understood` */
export async function openTemplate(path: string): Promise<Template> {
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).size > MOST_BYTES) {
      throw new CodedError('template-not-understood', `${path} is larger than 20 MB`);
    }
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('template-not-understood', `there is no file ${path} that can be read`, error);
  }
  return readTemplate(bytes, path);
}

function sinceOf(kind: PaperKind, asOf: CivilDate, lastDigestOn: CivilDate | null): CivilDate {
  const months = MONTHS_BACK[kind];
  return months === null ? defaultSince(asOf, lastDigestOn) : addMonthsToEnd(asOf, -months);
}

/** A name that every file system takes. */
function fileNameOf({ kind, asOf, board, forPublication }: PaperRequest): string {
  const words = [
    NAMES[kind],
    kind === 'sendig' && board !== null ? `for ${board.replaceAll(/[^\p{L}\p{N} ,&()-]/gu, ' ')}` : '',
    forPublication ? 'for publication' : '',
  ];
  const name = words.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120).trim();
  return `${name} ${asOf}.docx`;
}
