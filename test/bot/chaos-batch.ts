import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import sinon from 'sinon';
import { type BotWorld, openBotWorld } from './bot-world.js';
import { OFFICER } from './cast.js';
import { type AnswerKind, assertAnswered, assertLogged, assertSent } from './check-answer.js';
import { assertRegister } from './check-register.js';
import { attempts } from './generate-activity.js';
import { fromChat, installed, typed } from './speak.js';

/** So many activities, the same ones for the same seed, to a bot that nobody has spoken to before. */
export interface Batch {
  readonly seed: number;
  readonly runs: number;
}

/** How often the bot answered in which way, and how many reports it took and refused. */
export type Tally = Partial<Record<AnswerKind | 'taken' | 'not taken' | 'sent', number>>;

/** Posts a batch and fails at the first answer that is wrong, with the smallest activity that gets one. */
export async function runBatch({ seed, runs }: Batch): Promise<Tally> {
  const world = await openBotWorld();
  const printed = [sinon.stub(console, 'error'), sinon.stub(console, 'warn')];
  const tally: Tally = {};
  const count = (kind: keyof Tally, by = 1): void => {
    tally[kind] = (tally[kind] ?? 0) + by;
  };
  const faults: Error[] = [];
  world.connector.onMessage = ({ activity }) => {
    count('sent');
    try {
      assertSent(activity);
    } catch (error) {
      faults.push(error as Error);
    }
  };
  try {
    const { serviceUrl } = world.connector;
    await world.post(installed(serviceUrl, OFFICER));
    await world.post({ ...fromChat(serviceUrl, OFFICER), ...typed('remind now') });
    const before = await world.parts.register.read();
    const property = fc.asyncProperty(attempts(serviceUrl), async ({ body, headers }) => {
      count(assertAnswered(body, await world.post(body, headers)));
      for (const line of world.log.splice(0)) {
        assertLogged(line);
        if (line.includes('a report was taken')) count('taken');
        if (line.includes('a report was refused')) count('not taken');
      }
      const [fault] = faults.splice(0);
      if (fault !== undefined) throw fault;
      assert.deepEqual(
        printed.flatMap(({ args }) => args.map(String)),
        [],
        'printed past the log',
      );
    });
    await fc.assert(property, { seed, numRuns: runs });
    await settle(world);
    assert.equal(await world.isAlive(), true);
    await assertRegister(world, before);
    assert.deepEqual(faults, []);
    return tally;
  } catch (error) {
    throw new Error(`with seed ${String(seed)}: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  } finally {
    sinon.restore();
    await world.close();
  }
}

/** Until SharePoint has every report that was taken. */
async function settle({ parts }: BotWorld): Promise<void> {
  for (let rounds = 0; (await parts.outbox.drain()) > 0; rounds += 1) {
    assert.ok(rounds < 1000, 'a report never arrives');
  }
}

/** The same in a process of its own, one batch after the other. */
export async function runBatchesAside(batches: readonly Batch[]): Promise<readonly Tally[]> {
  const child = fork(import.meta.filename, [JSON.stringify(batches)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  child.stderr?.on('data', (bytes: Buffer) => errors.push(bytes.toString()));
  const tallies: Tally[] = [];
  child.on('message', (tally: Tally) => tallies.push(tally));
  const [code] = (await once(child, 'close')) as [number | null];
  assert.equal(code, 0, errors.join(''));
  assert.equal(tallies.length, batches.length);
  return tallies;
}

const [, script, given] = process.argv;
if (script === import.meta.filename && given !== undefined) {
  for (const batch of JSON.parse(given) as readonly Batch[]) process.send?.(await runBatch(batch));
  process.disconnect();
}
