import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { LIST_TITLES } from '../src/config/config.js';
import { createRegister } from '../src/register/create-register.js';
import { createGraph } from '../src/register/graph.js';
import { median } from './median.js';

const SIZES = [101, 1_000, 10_000];
const ROUNDS = 5;

interface Round {
  readonly requests: number;
  readonly coldMs: number;
  /** The bare reading: the same pages fetched and parsed as JSON, and nothing else done with them. */
  readonly bareMs: number;
  readonly unchangedRequests: number;
  readonly unchangedMs: number;
  readonly heapBytes: number;
}

interface Measured extends Round {
  readonly actions: number;
}

/** What it costs to read a register of 101, 1,000 and 10,000 actions in pages of 200, as a table. */
export async function benchRegister(): Promise<string> {
  const measured: Measured[] = [];
  for (const actions of SIZES) measured.push(await measure(actions));
  const last = measured.at(-1);
  const before = measured.at(-2);
  if (last === undefined || before === undefined) return '';
  const perAction = (one: Measured, value: number): number => value / one.actions;
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  return [
    '## Reading the register',
    '',
    'Cold: requests and time of the first reading. Bare: the same pages fetched and parsed as JSON in turn, in the same run. Unchanged: the reading after it. Medians of five.',
    '',
    '| actions | requests | cold ms | cold / bare | unchanged requests | unchanged ms | heap kept, MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...measured.map(
      (one) =>
        `| ${one.actions.toLocaleString('en-GB')} | ${String(one.requests)} | ${one.coldMs.toFixed(0)} | ${ratio(one.coldMs, one.bareMs)} | ${String(one.unchangedRequests)} | ${one.unchangedMs.toFixed(1)} | ${(one.heapBytes / 1e6).toFixed(1)} |`,
    ),
    '',
    `Ten times the actions: time an action × ${ratio(perAction(last, last.coldMs), perAction(before, before.coldMs))}, memory an action × ${ratio(perAction(last, last.heapBytes), perAction(before, before.heapBytes))} (1 is in proportion).`,
    '',
  ].join('\n');
}

async function measure(actions: number): Promise<Measured> {
  const { root, stop } = await serve(actions);
  try {
    await readOnce(root);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await readOnce(root));
    const of = (value: (round: Round) => number): number => median(rounds.map(value));
    return {
      actions,
      requests: of(({ requests }) => requests),
      coldMs: of(({ coldMs }) => coldMs),
      bareMs: of(({ bareMs }) => bareMs),
      unchangedRequests: of(({ unchangedRequests }) => unchangedRequests),
      unchangedMs: of(({ unchangedMs }) => unchangedMs),
      heapBytes: of(({ heapBytes }) => heapBytes),
    };
  } finally {
    stop();
  }
}

/** One register from cold, in a function of its own: when it returns, nothing of it is kept. */
async function readOnce(root: string): Promise<Round> {
  const paths: string[] = [];
  const counted: typeof fetch = (input, init) => {
    if (typeof input === 'string') paths.push(input);
    return fetch(input, init);
  };
  const heapBefore = heap();
  const register = createRegister({
    graph: createGraph({ baseUrl: root, credential: () => Promise.resolve('token'), fetch: counted }),
    site: 'contoso.example:/sites/send',
    lists: LIST_TITLES,
    zone: 'Europe/London',
  });
  const read = async (): Promise<void> => {
    await register.read();
  };
  const coldMs = await timed(read);
  const requests = paths.length;
  const heapBytes = heap() - heapBefore;
  const unchangedMs = await timed(read);
  const unchangedRequests = paths.length - requests;
  const bareMs = await timed(async () => {
    for (const address of paths.slice(0, requests)) JSON.parse(await (await fetch(address)).text());
  });
  return { requests, coldMs, bareMs, unchangedRequests, unchangedMs, heapBytes };
}

async function serve(actions: number): Promise<{ root: string; stop: () => void }> {
  const script = path.join(import.meta.dirname, 'stub-graph.ts');
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, String(actions)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) return { root: '', stop: () => child.kill() };
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { root: line.toString().trim(), stop: () => child.kill() };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
