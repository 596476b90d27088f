import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A PostgreSQL server of the tests' own. */
export interface Postgres {
  readonly url: string;
  /** Ends it at once, with every connection, and starts it again. */
  restart(): Promise<void>;
  stop(): void;
}

/** Starts PostgreSQL on a free loopback port, or skips the test where Debian's package is missing. */
export async function postgresOrSkip(context: Mocha.Context): Promise<Postgres> {
  const bin = binaries();
  if (bin === null) {
    context.test!.title += ' (needs PostgreSQL: apt-get install postgresql)';
    context.skip();
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  const asRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root; its Debian package brings a user of its own.
  const as = (command: string, args: string[]): [string, string[]] =>
    asRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
  if (asRoot) execFileSync('chown', ['postgres', folder]);
  const data = path.join(folder, 'data');
  execFileSync(...as(path.join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'sendig', '-E', 'UTF8']), {
    stdio: 'ignore',
    cwd: folder,
  });
  const port = await freePort();
  const settings = ['-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1'];
  const start = async () => {
    const server = spawn(...as(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings]), {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: folder,
    });
    await new Promise<void>((resolve, reject) => {
      server.once('exit', () => {
        reject(new Error('PostgreSQL did not start'));
      });
      server.stderr.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('ready to accept connections')) resolve();
      });
    });
  };
  const halt = () => {
    execFileSync(...as(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']), {
      stdio: 'ignore',
      cwd: folder,
    });
  };
  await start();
  return {
    url: `postgres://sendig@127.0.0.1:${port}/postgres`,
    restart: async () => {
      halt();
      await start();
    },
    stop: () => {
      halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binaries(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const bin = versions
    .map((version) => path.join(root, version, 'bin'))
    .find((folder) => existsSync(path.join(folder, 'initdb')));
  return bin ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
