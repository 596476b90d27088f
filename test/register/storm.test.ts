import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST_TITLES } from '../../src/config/config.js';
import { createOutbox } from '../../src/delivery/outbox.js';
import type { Action } from '../../src/domain/action.js';
import type { Register, RegisterReading } from '../../src/domain/register.js';
import { CodedError } from '../../src/errors.js';
import { createRegister } from '../../src/register/create-register.js';
import { type Served, serveLists } from '../local/list-service/serve-lists.js';
import { memoryOutbox } from '../support/memory-outbox.js';
import { createStorm, type Storm } from '../support/storm.js';
import { amberReport, people, plan, planAction } from './build-register.js';

const FULL = process.env['CHAOS'] === 'full';
const RUNS = FULL ? 1000 : 20;
/** Far more than a run has ever needed. */
const MOST_ROUNDS = 300;
const PAUSE_MS = 300_000;
const ROW = `/lists/${encodeURIComponent(LIST_TITLES.register)}/items/1`;
const OFFICER = { 'x-local-person': 'officer@sendig.example' };
const PLACE = { site: 'sendig.example:/sites/send', lists: LIST_TITLES, zone: 'Europe/London' };
/** What may come of SharePoint on such a day; anything else is a fault of ours. */
const EXCUSES = ['sharepoint-busy', 'sharepoint-refused', 'sharepoint-unreachable'];

describe('a lead’s report on a very bad day of SharePoint', () => {
  let folder: string;
  let calm: Calm;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storm-'));
    calm = await fillLists(join(folder, 'calm'));
  });
  after(() => rm(folder, { recursive: true }));

  it('arrives once, whatever goes wrong', async function () {
    this.timeout(FULL ? 1_800_000 : 180_000);
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const own = join(folder, String(seed));
      await cp(join(folder, 'calm'), own, { recursive: true });
      try {
        await weather(createStorm(seed), own, calm);
      } catch (error) {
        throw new Error(`with seed ${String(seed)}: ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      }
    }
  });
});

/** The lists as they stand before a storm. */
interface Calm {
  readonly actions: readonly Action[];
  /** Of the row of 3.2.1. */
  readonly version: number;
}

/** The register's lists with two actions in them. */
async function fillLists(folder: string): Promise<Calm> {
  const lists = await serveLists(folder);
  const graph = createStorm(0).open(lists.base, () => Promise.resolve());
  const register = createRegister({ graph, ...PLACE });
  await register.provision();
  await register.importPlan(plan(planAction(), planAction({ ref: '3.2.2' })), people('Adrian Rocks'));
  const calm = { actions: (await register.read()).actions, version: await versionOf(lists) };
  await lists.stop();
  return calm;
}

async function versionOf(lists: Served): Promise<number> {
  return Number(/,(\d+)"$/.exec((await lists.call('GET', ROW)).body.eTag)?.[1]);
}

/** Reads, reports on 3.2.1, and sees to it that the report is there once and nothing else has changed. */
async function weather(storm: Storm, folder: string, calm: Calm): Promise<void> {
  const lists = await serveLists(folder, { faults: storm.faults });
  let edits = 0;
  const officerEdits = async (): Promise<void> => {
    edits += 1;
    const { status } = await lists.call('PATCH', `${ROW}/fields`, { Partners: `edit ${edits}` }, OFFICER);
    assert.equal(status, 200);
  };
  const openRegister = (): Register =>
    createRegister({ graph: storm.open(lists.base, officerEdits), ...PLACE });

  try {
    storm.rage = true;
    await report(storm, openRegister());
    storm.rage = false;

    const register = openRegister();
    const { update, fields } = amberReport({ id: '1', etag: '' });
    assert.deepEqual(await register.readUpdates('3.2.1'), [
      { ...update, reportedAt: '2022-09-01T08:12:30.000Z' },
    ]);
    const expected = calm.actions.map(
      (action): Action =>
        action.ref !== '3.2.1'
          ? action
          : {
              ...action,
              ...fields,
              question: action.question,
              lastUpdateAt: '2022-09-01T08:12:30.000Z',
              partners: edits === 0 ? action.partners : `edit ${edits}`,
            },
    );
    const after = await register.read();
    assert.deepEqual(after.actions.map(saidBy), expected.map(saidBy));
    assert.deepEqual(after.findings, []);
    assert.equal(await versionOf(lists), calm.version + edits + 1, 'the row was written more than once');
    checkManners(storm, lists.base);
  } finally {
    storm.rage = false;
    await lists.stop();
  }
}

/** Reads, reports and reads again as the bot does, and tries again for as long as it must. */
async function report(storm: Storm, register: Register): Promise<void> {
  const reading = await patiently(storm, () => register.read());
  assert.deepEqual([reading.actions.length, reading.findings], [2, []], 'a part was taken for the whole');
  const action = actionOf(reading);

  const store = memoryOutbox();
  const now = (): string => new Date(storm.time.now()).toISOString();
  const outbox = createOutbox({
    store,
    register,
    now,
    onConflict: () => assert.fail('nobody changed the same thing'),
    log: {
      warn: (line) => {
        assert.ok(EXCUSES.includes((line as { code: string }).code), JSON.stringify(line));
      },
    },
  });
  await store.add(amberReport(action.row), now());
  for (let round = 0; (await outbox.drain()) > 0; round += 1) {
    assert.ok(round < MOST_ROUNDS, 'the report never arrives');
    await storm.time.sleep(PAUSE_MS);
  }
  const later = await patiently(storm, () => register.read());
  assert.deepEqual([later.actions.length, actionOf(later).rag], [2, 'Amber'], 'the register tells old news');
}

async function patiently<T>(storm: Storm, work: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CodedError) || !EXCUSES.includes(error.code) || round === MOST_ROUNDS)
        throw error;
      await storm.time.sleep(PAUSE_MS);
    }
  }
}

/** What the register may never do, however bad the day. */
function checkManners(storm: Storm, base: string): void {
  assert.deepEqual(storm.tooLong, [], 'a call lasted too long');
  /** Lists to which a row was sent, and in which nobody has looked since. */
  const unseen = new Set<string>();
  for (const { method, url, token, ifMatch, inStorm, status } of storm.sent) {
    assert.equal(url.origin, new URL(base).origin, 'the token was sent elsewhere');
    assert.equal(token, 'Bearer local-token');
    if (method === 'PATCH') assert.notEqual(ifMatch, null, 'a row was written unseen');
    if (method === 'GET' && url.searchParams.has('$filter') && status === 200) unseen.delete(url.pathname);
    // Several reads in one are a POST too, and harmless.
    if (method !== 'POST' || !inStorm || url.pathname.endsWith('/$batch')) continue;
    assert.ok(!unseen.has(url.pathname), 'a report was sent again before anybody looked whether it is there');
    unseen.add(url.pathname);
  }
}

function actionOf({ actions }: RegisterReading): Action {
  const action = actions.find(({ ref }) => ref === '3.2.1');
  assert.ok(action);
  return action;
}

/** What the action says, and in which row; the row's version is counted for itself. */
function saidBy({ row, ...words }: Action): object {
  return { ...words, id: row.id };
}
