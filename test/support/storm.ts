import type { Fault, Faults, FaultyRequest } from '../../src/local/list-service/faults.js';
import { createGraph, type Graph } from '../../src/register/graph.js';
import {
  CUT_SHORT,
  foreignLink,
  gatewayTimeout,
  MISMATCH,
  OVERLAP,
  partRefused,
  partThrottled,
  TOKEN_REFUSED,
  throttled,
  unavailable,
} from './list-faults.js';
import { createOwnTime, type OwnTime } from './own-time.js';
import { seeded, seedOf } from './seeded.js';

/** How many requests in a hundred go wrong. */
const PER_CENT = 30;
/** Hangs are real, so an attempt is short; a slow machine only makes for more of them. */
const ATTEMPT_MS = 100;
/** As in production. */
const CALL_MS = 180_000;
/** How late a timer may be on a busy machine. */
const LATENESS_MS = 1000;

const TROUBLES: readonly (Fault | ((request: FaultyRequest) => Fault))[] = [
  throttled(null),
  throttled('3'),
  throttled('90'),
  throttled('600'),
  throttled('Thu, 01 Sep 2022 09:00:20 GMT', { Date: 'Thu, 01 Sep 2022 09:00:00 GMT' }),
  unavailable(7),
  unavailable(45),
  gatewayTimeout(false),
  gatewayTimeout(true),
  gatewayTimeout(true),
  { kind: 'reset', applied: false },
  { kind: 'reset', applied: true },
  { kind: 'reset', applied: true },
  { kind: 'hang', applied: false },
  { kind: 'hang', applied: true },
  CUT_SHORT,
  CUT_SHORT,
  TOKEN_REFUSED,
  MISMATCH,
  OVERLAP,
  foreignLink,
  partThrottled(12),
  partRefused(410, 'resyncRequired'),
];

/** A request as the register sent it, and the status that came back: `null` where none did. */
interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly token: string | null;
  readonly ifMatch: string | null;
  /** Whether the storm had begun. */
  readonly inStorm: boolean;
  status: number | null;
}

/** SharePoint on a very bad day, the same one for the same seed, and what the register did in it. */
export interface Storm {
  /** For the list service. Nothing goes wrong before `rage` is set. */
  readonly faults: Faults;
  rage: boolean;
  /** How many requests went wrong. */
  readonly injected: () => number;
  readonly time: OwnTime;
  readonly sent: readonly Sent[];
  /** Calls that lasted longer than they may, in milliseconds. */
  readonly tooLong: readonly number[];
  /** Graph on a list service. `meanwhile` is done before some of the writes. */
  open(baseUrl: string, meanwhile: () => Promise<void>): Graph;
}

/** A storm by its seed. */
export function createStorm(seed: number): Storm {
  const time = createOwnTime('2022-09-01T08:00:00Z');
  const chance = chanceBySeed(seed);
  const sent: Sent[] = [];
  const tooLong: number[] = [];
  let injected = 0;

  /** Sends to the list service alone: what is meant for anybody else is noted and goes no further. */
  const recording = (baseUrl: string, meanwhile: () => Promise<void>): typeof fetch =>
    (async (input: string, init: RequestInit) => {
      const url = new URL(input);
      const { method = 'GET' } = init;
      const headers = new Headers(init.headers);
      const [token, ifMatch] = [headers.get('Authorization'), headers.get('If-Match')];
      const entry: Sent = { method, url, token, ifMatch, inStorm: storm.rage, status: null };
      sent.push(entry);
      if (url.origin !== new URL(baseUrl).origin) throw new TypeError('fetch failed');
      if (method === 'PATCH' && storm.rage && chance('meanwhile') < 0.2) {
        storm.rage = false;
        await meanwhile();
        storm.rage = true;
      }
      const response = await fetch(input, init);
      entry.status = response.status;
      return response;
    }) as typeof fetch;

  const storm: Storm = {
    rage: false,
    faults: (request) => {
      if (!storm.rage || chance(placeOf(request)) * 100 >= PER_CENT) return null;
      injected += 1;
      const trouble = TROUBLES[Math.floor(chance(`${placeOf(request)}: what`) * TROUBLES.length)] ?? null;
      return typeof trouble === 'function' ? trouble(request) : trouble;
    },
    injected: () => injected,
    time,
    sent,
    tooLong,
    open: (baseUrl, meanwhile) => {
      const graph = createGraph({
        baseUrl,
        credential: () => Promise.resolve('local-token'),
        fetch: recording(baseUrl, meanwhile),
        now: time.now,
        sleep: time.sleep,
        callMs: CALL_MS,
        ...(storm.rage && { attemptMs: ATTEMPT_MS }),
      });
      return measured(graph, time, (ms) => {
        if (ms > CALL_MS + LATENESS_MS) tooLong.push(ms);
      });
    },
  };
  return storm;
}

/** Chance that depends on the seed and on how often this was asked, not on what else goes on beside it. */
function chanceBySeed(seed: number): (what: string) => number {
  const streams = new Map<string, () => number>();
  return (what) => {
    const stream = streams.get(what) ?? seeded(seed ^ seedOf(what));
    streams.set(what, stream);
    return stream();
  };
}

/** The ids of the site and of its lists are new in every run. */
function placeOf({ method, path }: FaultyRequest): string {
  return `${method} ${path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')}`;
}

/** Graph, each of whose calls goes on beside the others and is timed. */
function measured(graph: Graph, time: OwnTime, lasted: (ms: number) => void): Graph {
  const calls = Object.entries(graph).filter(([name]) => name !== 'skewMs') as [
    string,
    (...given: unknown[]) => Promise<unknown>,
  ][];
  const timed = calls.map(([name, call]): [string, typeof call] => [
    name,
    (...given) =>
      time.aside(async () => {
        const began = time.now();
        try {
          return await call(...given);
        } finally {
          lasted(time.now() - began);
        }
      }),
  ]);
  return { ...graph, ...Object.fromEntries(timed) };
}
