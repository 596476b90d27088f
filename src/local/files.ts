import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { loopbackOnly } from './connector/loopback-only.js';

/** Files in folders one level deep, under names that SharePoint takes. */
export interface Files {
  /** `false` where there is one of that name. */
  createFolder(name: string): Promise<boolean>;
  /** Resolves once it is on the disk. `no-folder`: nothing was written. */
  put(folder: string, name: string, bytes: Uint8Array): Promise<'created' | 'replaced' | 'no-folder'>;
  /** Gives each file at `/{folder}/{name}`, to this machine alone. */
  readonly downloads: Router;
}

/** Whether SharePoint would take that name. No such name leads out of its folder. */
export function isFileName(name: string): boolean {
  return /^(?![\s~])[^\p{Cc}"*:<>?/\\|]+(?<![\s.])$/u.test(name) && Buffer.byteLength(name) <= 240;
}

/** Files kept below `root`, which is created with the first of them. */
export function keepFiles(root: string): Files {
  const downloads = Router();
  downloads.use(loopbackOnly);
  downloads.get('/:folder/:name', (request, response, next) => {
    const { folder, name } = request.params;
    if (!isFileName(folder) || !isFileName(name)) {
      next();
      return;
    }
    response.attachment(name).set({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const options = { root: join(root, folder), dotfiles: 'allow', cacheControl: false } as const;
    response.sendFile(name, options, (error: Error | undefined) => {
      if (error !== undefined && !response.headersSent) {
        response.removeHeader('content-disposition');
        response.status(404).type('text').send('There is no such file.');
      }
    });
  });

  return {
    async createFolder(name) {
      await mkdir(root, { recursive: true });
      try {
        await mkdir(join(root, name));
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      }
    },
    async put(folder, name, bytes) {
      const file = join(root, folder, name);
      if (!(await isThere(join(root, folder)))) return 'no-folder';
      const outcome = (await isThere(file)) ? 'replaced' : 'created';
      const fresh = join(root, `.${randomUUID()}`);
      await writeFile(fresh, bytes, { flush: true });
      await rename(fresh, file);
      return outcome;
    },
    downloads,
  };
}

function isThere(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
