import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileService } from './compile-service.js';

/** The real service in a process of its own. */
export interface RunningService {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What it printed on stdout until it was ready. */
  readonly greeting: string;
  /** The number of its process. */
  readonly pid: number;
  /** `kill -9`, and waits until it has gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** The real service while it starts. */
export interface StartingService {
  /** Resolves once it says where it is; rejects where it ends before. */
  readonly ready: Promise<RunningService>;
  /** `kill -9`, and waits until it has gone. */
  kill(): Promise<void>;
}

/** What one command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as `npm start` and `npm run sendig` run it, or compiled beforehand, which starts in half the time. */
type Form = 'shipped' | 'compiled';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A new empty folder for `DATA_DIR`. */
export function newDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'sendig-'));
}

/** Starts the service on a free port, and waits until it says where it is. */
export async function runService(
  dataDir: string,
  env: Record<string, string> = {},
  form: Form = 'compiled',
): Promise<RunningService> {
  return (await startService(dataDir, env, form)).ready;
}

/** The same, without waiting. */
export async function startService(
  dataDir: string,
  env: Record<string, string> = {},
  form: Form = 'compiled',
): Promise<StartingService> {
  const child = await run('main', [], { DATA_DIR: dataDir, PORT: '0', ...env }, form);
  const errors: string[] = [];
  child.stderr?.on('data', (bytes: Buffer) => errors.push(bytes.toString()));
  const greeted = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('\n')) resolve(said);
    });
    child.once('exit', (code) => {
      reject(new Error(`the service ended with ${String(code)}: ${errors.join('')}`));
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  };
  const kill = async () => {
    await end('SIGKILL');
  };
  const ready = greeted.then((greeting) => ({
    origin: /http:\/\/[\d.]+:\d+/.exec(greeting)?.[0] ?? '',
    greeting,
    pid: child.pid ?? 0,
    kill,
    stop: () => end('SIGTERM'),
  }));
  return { ready, kill };
}

/** Runs one of the officer's commands to its end. */
export async function runCommand(
  args: string[],
  env: Record<string, string>,
  form: Form = 'compiled',
  cwd = ROOT,
): Promise<CommandResult> {
  return toItsEnd(await run('cli', args, env, form, cwd));
}

/** Starts the service, as it is shipped, where it is expected to refuse, and gives what it said. */
export async function runRefusedService(env: Record<string, string>): Promise<CommandResult> {
  return toItsEnd(await run('main', [], { PORT: '0', ...env }, 'shipped'));
}

async function toItsEnd(child: ChildProcess): Promise<CommandResult> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

async function run(
  program: 'main' | 'cli',
  args: string[],
  env: Record<string, string>,
  form: Form,
  cwd = ROOT,
): Promise<ChildProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const start =
    form === 'shipped'
      ? ['--import', 'tsx', `src/${program}.ts`]
      : [path.join(await compileService(), `${program}.js`)];
  return spawn(process.execPath, [...start, ...args], {
    cwd,
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
