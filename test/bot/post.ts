import { Agent, request } from 'node:http';

/** What the bot answered. */
export interface BotAnswer {
  readonly status: number;
  readonly text: string;
}

/** Posts to one address over connections that are kept, with whatever headers are asked for. */
export interface Poster {
  readonly post: (body: string | object, headers?: Readonly<Record<string, string>>) => Promise<BotAnswer>;
  readonly close: () => void;
}

/** A poster to that address. */
export function createPoster(url: string): Poster {
  const agent = new Agent({ keepAlive: true });
  return {
    post: (body, headers = {}) => {
      const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const all = { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers };
      return new Promise((resolve, reject) => {
        const posted = request(url, { method: 'POST', agent, headers: all }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
          });
        });
        posted.on('error', reject);
        posted.end(bytes);
      });
    },
    close: () => {
      agent.destroy();
    },
  };
}
