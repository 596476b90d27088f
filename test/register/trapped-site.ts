import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST_TITLES } from '../../src/config/config.js';
import type { Action } from '../../src/domain/action.js';
import type { Register } from '../../src/domain/register.js';
import type { ListServiceOptions } from '../../src/local/list-service/create-list-service.js';
import type { Fault, Faults, FaultyRequest } from '../../src/local/list-service/faults.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph, type Graph } from '../../src/register/graph.js';
import { asCodedError } from '../../src/register/graph-failure.js';
import { type Served, serveLists } from '../local/list-service/serve-lists.js';
import { once } from '../support/list-faults.js';
import { createOwnTime } from '../support/own-time.js';
import { people, plan, planAction } from './build-register.js';

/** A request as the register sent it, its query decoded and its body read. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The register's site in a list service that can spring its traps, and whoever walks into them. */
export interface TrappedSite {
  readonly lists: Served;
  readonly graph: Graph;
  /** Graph that waits no longer than so many milliseconds for an answer; a hang is real. */
  readonly impatient: (attemptMs: number) => Graph;
  readonly register: Register;
  /** What the register sent, from the time at which the site was ready. */
  readonly sent: Sent[];
  /** How long it waited, in milliseconds. */
  readonly waits: number[];
  /** Lets time go by. */
  readonly pass: (ms: number) => Promise<void>;
  /** This goes wrong once, with the first request that `of` names. */
  readonly trap: (
    fault: Fault | ((request: FaultyRequest) => Fault),
    of: (request: FaultyRequest) => boolean,
  ) => void;
  /** A register that knows nothing yet. */
  readonly restart: () => Register;
}

/** The site, and two of its lists, as Graph names them by their titles. */
export const SITE = '/sites/sendig.example:/sites/send:';
export const REGISTER = `${SITE}/lists/${encodeURIComponent(LIST_TITLES.register)}`;
export const UPDATES = `${SITE}/lists/${encodeURIComponent(LIST_TITLES.updates)}`;

/** The sentence for people in which a call fails. */
export async function wordsOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  return (asCodedError(error) as Error).message;
}

/** The action 3.2.1 as it stands now. */
export async function readAction(register: Register): Promise<Action> {
  const action = await register.readAction('3.2.1');
  assert.ok(action);
  return action;
}

/** Of those that write to the rows of a list: the ones by that method. */
export function writing(method: 'POST' | 'PATCH'): (request: FaultyRequest) => boolean {
  return (request) => request.method === method && request.path.includes('/items');
}

/** A site of its own for each test, with the lists of the register and the action 3.2.1 in them. */
export function ownTrappedSite(options: Partial<ListServiceOptions> = {}): { site: TrappedSite } {
  const own = {} as { site: TrappedSite };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traps-'));
    own.site = await openSite(folder, options);
    await own.site.register.provision();
    await own.site.register.importPlan(plan(planAction()), people('Adrian Rocks'));
    own.site.sent.length = 0;
  });
  afterEach(async () => {
    await own.site.lists.stop();
    await rm(folder, { recursive: true });
  });
  return own;
}

async function openSite(folder: string, options: Partial<ListServiceOptions>): Promise<TrappedSite> {
  let faults: Faults = () => null;
  const lists = await serveLists(folder, { faults: (request) => faults(request), ...options });
  const time = createOwnTime('2022-09-01T08:00:00Z');
  const sent: Sent[] = [];
  const waits: number[] = [];
  const openGraph = (more: { readonly attemptMs?: number } = {}): Graph =>
    createGraph({
      baseUrl: lists.base,
      credential: () => Promise.resolve('local-token'),
      fetch: ((input: string, init: RequestInit) => {
        const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : {};
        const { method = 'GET' } = init;
        sent.push({ method, url: new URL(input), headers: new Headers(init.headers), body });
        return fetch(input, init);
      }) as typeof fetch,
      now: time.now,
      sleep: (ms) => {
        waits.push(ms);
        return time.sleep(ms);
      },
      ...more,
    });
  const graph = openGraph();
  const restart = (): Register =>
    createRegister({
      graph,
      site: 'sendig.example:/sites/send',
      lists: LIST_TITLES,
      zone: 'Europe/London',
    });
  return {
    lists,
    graph,
    impatient: (attemptMs) => openGraph({ attemptMs }),
    register: restart(),
    sent,
    waits,
    pass: time.sleep,
    trap: (fault, of) => {
      faults = once((request) => {
        if (!of(request)) return null;
        return typeof fault === 'function' ? fault(request) : fault;
      });
    },
    restart,
  };
}
