import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Response, Router, raw } from 'express';
import { isFileName, keepFiles } from '../files.js';
import { loopbackOnly } from './loopback-only.js';

/** Where a bot may put one file, in Teams' own words. */
interface UploadInfo {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** What stands in for people's OneDrive. */
interface Uploads {
  /** To be mounted where the connector is. */
  readonly router: Router;
  /** Opens a place for one file; `null` where OneDrive would not take its name. */
  open(name: string): UploadInfo | null;
}

const MOST_BYTES = '10mb';

/** Keeps the files in `folder`. @param serviceUrl where the router is, with a slash at the end */
export function openUploads(folder: string, serviceUrl: () => string): Uploads {
  const files = keepFiles(folder);
  /** The name of the file that each place waits for; a place takes one, and ends with the service. */
  const waiting = new Map<string, string>();
  const router = Router();
  router.use('/files', files.downloads);
  router.use('/uploads', loopbackOnly, raw({ type: () => true, limit: MOST_BYTES }));
  router.put('/uploads/:id', async (request, response) => {
    const { id } = request.params;
    const name = waiting.get(id);
    if (name === undefined) return refuse(response, 404, 'itemNotFound');
    const bytes: unknown = request.body;
    const size = bytes instanceof Uint8Array ? bytes.length : 0;
    const whole = `bytes 0-${String(size - 1)}/${String(size)}`;
    if (!(bytes instanceof Uint8Array) || request.get('content-range') !== whole) {
      return refuse(response, 400, 'invalidRange');
    }
    waiting.delete(id);
    await files.createFolder(id);
    await files.put(id, name, bytes);
    return response.status(201).json({ id, name, size });
  });
  return {
    router,
    open: (name) => {
      if (!isFileName(name)) return null;
      const id = randomUUID();
      waiting.set(id, name);
      return {
        uploadUrl: `${serviceUrl()}uploads/${id}`,
        contentUrl: `${serviceUrl()}files/${id}/${encodeURIComponent(name)}`,
        name,
        uniqueId: id,
        fileType: path.extname(name).slice(1),
      };
    },
  };
}

function refuse(response: Response, status: number, code: string): Response {
  return response.status(status).json({ error: { code, message: 'The file was not taken.' } });
}
