import { isLoopbackUrl } from '../config/loopback.js';

/** Longer than any paper takes. */
const PATIENCE_MS = 60_000;

/**
 * Whether a file may go to that address, and a reader be sent there: it comes from outside, and the bot must not be
 * led to another machine. Teams puts files into OneDrive, which is SharePoint.
 * @param local local mode, in which nothing leaves this machine
 */
export function isFileAddress(address: string, local: boolean): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (local) return isLoopbackUrl(address);
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.sharepoint.com');
}

/**
 * Puts a file into an upload session, whole. No credentials go with it (the address is the permission), and a
 * redirect is not followed.
 * @returns the HTTP status, or `null` where no answer came; 200 and 201 say that the file is there
 */
export async function uploadFile(address: string, bytes: Uint8Array): Promise<number | null> {
  const size = String(bytes.length);
  try {
    const response = await fetch(address, {
      method: 'PUT',
      redirect: 'manual',
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${String(bytes.length - 1)}/${size}`,
      },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
