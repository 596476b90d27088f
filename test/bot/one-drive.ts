import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file as it came. */
export interface Upload {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

/** What stands in for somebody's OneDrive. */
export interface OneDrive {
  readonly origin: string;
  readonly uploads: Upload[];
  /** What it answers each file with. */
  answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
  close(): Promise<void>;
}

/** Starts it on a free loopback port. */
export async function startOneDrive(): Promise<OneDrive> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      drive.uploads.push({ path: url, headers, bytes: Buffer.concat(chunks) });
      response.writeHead(drive.answer.status, drive.answer.headers);
      response.end('{"id":"01ABC"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drive: OneDrive = {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    uploads: [],
    answer: { status: 201 },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return drive;
}
