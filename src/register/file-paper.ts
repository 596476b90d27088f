import { z } from 'zod';
import { fileNameFor } from '../domain/file-name.js';
import type { PaperFile } from '../domain/paper.js';
import { CodedError } from '../errors.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';

/** The folder of the site's document library in which the papers lie. */
const FOLDER = 'SENDIG papers';
/** What Graph takes in one request everywhere. A paper of a hundred actions has a fortieth of it. */
const MOST_BYTES = 4_000_000;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DriveItem = z.object({ webUrl: z.string() });

/** Where a paper goes. */
interface Library {
  readonly graph: Graph;
  /** `/sites/{id}`. */
  readonly sitePath: string;
  /** `contoso.sharepoint.com`. */
  readonly host: string;
}

/**
 * Puts a paper into the site's document library, in the place of one of the same name, and gives the address at
 * which people open it. Safe to repeat.
 * @throws CodedError `library-refused`, `paper-open`, `paper-too-large`
 */
export async function filePaper(paper: PaperFile, { graph, sitePath, host }: Library): Promise<string> {
  const { bytes, fileName } = paper;
  if (bytes.length > MOST_BYTES) {
    throw new CodedError('paper-too-large', `${(bytes.length / 1_000_000).toFixed(1)} MB`);
  }
  const root = `${sitePath}/drive/root`;
  const path = `${root}:/${encodeURIComponent(FOLDER)}/${encodeURIComponent(fileNameFor(fileName))}:/content`;
  const put = () => graph.put(DriveItem, path, { bytes, type: WORD });
  try {
    const { webUrl } = await put().catch(async (error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      await createFolder(graph, root);
      return put();
    });
    if (!leadsThere(webUrl, host, graph.origin)) {
      throw new CodedError('library-refused', 'its address is on another host');
    }
    return webUrl;
  } catch (error) {
    throw asPaperError(error);
  }
}

async function createFolder(graph: Graph, root: string): Promise<void> {
  const folder = { name: FOLDER, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
  try {
    await graph.post(z.unknown(), `${root}/children`, folder);
  } catch (error) {
    // Somebody else has created it meanwhile.
    if (statusOf(error) !== 409) throw error;
  }
}

/** People are sent to the site, or to the machine that stands in for Graph. */
function leadsThere(address: string, host: string, graphOrigin: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.origin === graphOrigin || url.origin === `https://${host.toLowerCase()}`;
}

function statusOf(error: unknown): number | null {
  return error instanceof GraphFailure ? error.status : null;
}

function asPaperError(error: unknown): unknown {
  const status = statusOf(error);
  if (status === 423) return new CodedError('paper-open', '', error);
  if (!(error instanceof GraphFailure) || error.transient || status === null || status >= 500) return error;
  return new CodedError('library-refused', error.detail, error);
}
