import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { type Files, isFileName } from '../files.js';
import { invalidRequest, nameTaken, notFound } from './graph-refusal.js';
import { belowSite } from './routes.js';
import { type Site, siteIdOf } from './site-lists.js';

/** Where people open a file; the router of `Files` stands there. */
export const FILES_PATH = '/files';

const NewFolder = z.object({
  name: z.string().refine(isFileName),
  folder: z.object({}),
  '@microsoft.graph.conflictBehavior': z.literal('fail').optional(),
});
const CONTENT = /^\/drive\/root:\/([^/:]+)\/([^/:]+):\/content$/;

interface DriveReply {
  readonly status: number;
  readonly body: object;
}

/**
 * The site's document library: that it is there, a folder, and a file in one. A folder that is missing is not
 * created with its first file, which Graph is only said to do.
 */
export function driveRoutes(site: Site, files: Files): RequestHandler {
  return async (request, response, next) => {
    const below = belowSite(site, request.path);
    if (!/^\/drive(\/|$)/.test(below)) {
      next();
      return;
    }
    const { status, body } = await answerFor(request, below);
    response.status(status).json(body);
  };

  async function answerFor(request: Request, below: string): Promise<DriveReply> {
    const { method } = request;
    if (method === 'GET' && below === '/drive') return { status: 200, body: driveOf(site) };
    if (method === 'POST' && below === '/drive/root/children') return postFolder(request);
    const [, folder, name] = CONTENT.exec(below)?.map(decoded) ?? [];
    if (method !== 'PUT' || folder === undefined || name === undefined) throw notFound();
    return putContent(request, folder, name);
  }

  async function postFolder(request: Request): Promise<DriveReply> {
    const wanted = NewFolder.safeParse(request.body);
    if (!wanted.success) throw invalidRequest('The request is malformed or incorrect.');
    const { name } = wanted.data;
    if (!(await files.createFolder(name))) throw nameTaken(name);
    return { status: 201, body: { id: idOf(name), name, folder: { childCount: 0 } } };
  }

  async function putContent(request: Request, folder: string, name: string): Promise<DriveReply> {
    const bytes: unknown = request.body;
    if (!isFileName(folder) || !isFileName(name) || !(bytes instanceof Uint8Array)) {
      throw invalidRequest('The request is malformed or incorrect.');
    }
    const outcome = await files.put(folder, name, bytes);
    if (outcome === 'no-folder') throw notFound();
    const origin = `${request.protocol}://${request.get('host') ?? ''}`;
    const webUrl = `${origin}${FILES_PATH}/${encodeURIComponent(folder)}/${encodeURIComponent(name)}`;
    const file = { mimeType: request.get('content-type') ?? '' };
    const body = { id: idOf(`${folder}/${name}`), name, size: bytes.length, webUrl, file };
    return { status: outcome === 'created' ? 201 : 200, body };
  }
}

function driveOf(site: Site): object {
  return {
    id: `b!${idOf(siteIdOf(site))}`,
    driveType: 'documentLibrary',
    name: 'Documents',
    webUrl: `https://${site.host}/${site.path}/Shared%20Documents`,
  };
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 34).toUpperCase();
}

/** The text, or `''` where it is not encoded as an address should be. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
