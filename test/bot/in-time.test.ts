import assert from 'node:assert/strict';
import sinon from 'sinon';
import { inTime } from '../../src/bot/in-time.js';
import { CodedError } from '../../src/errors.js';

describe('an answer that takes its time', () => {
  let clock: sinon.SinonFakeTimers;
  let told: string[];
  let logged: unknown[];
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout'] });
    [told, logged] = [[], []];
  });
  afterEach(() => {
    clock.restore();
  });
  const ask = (answer: Promise<string>, late = (words: string) => Promise.resolve(told.push(words))) => {
    const log = {
      info: () => undefined,
      error: () => undefined,
      warn: (fields: object) => logged.push(fields),
    };
    return inTime(answer, {
      meanwhile: 'It is under way.',
      orElse: 'That did not work.',
      late,
      log,
    });
  };
  const later = (settle: (resolve: (words: string) => void, reject: (error: Error) => void) => void) =>
    new Promise<string>((resolve, reject) => {
      setTimeout(() => {
        settle(resolve, reject);
      }, 2_000);
    });

  it('is given at once where it comes soon, and so is its failure', async () => {
    assert.equal(await ask(Promise.resolve('Done.')), 'Done.');
    await assert.rejects(ask(Promise.reject(new CodedError('channel-busy'))), { code: 'channel-busy' });
    assert.deepEqual(told, []);
  });

  for (const [what, settle, words] of [
    [
      'is told when it comes',
      (resolve) => {
        resolve('Done.');
      },
      'Done.',
    ],
    [
      'is told why there is none',
      (_, reject) => {
        reject(new CodedError('channel-busy'));
      },
      'Another process is posting in the channel just now. Look in the channel in a few minutes. Nothing is posted twice.',
    ],
    [
      'is told that it failed where nobody foresaw that',
      (_, reject) => {
        reject(new TypeError('x'));
      },
      'That did not work.',
    ],
  ] as const satisfies readonly (readonly [string, Parameters<typeof later>[0], string])[]) {
    it(`whoever waits is answered meanwhile, and ${what}`, async () => {
      const asked = ask(later(settle));
      await clock.tickAsync(1_500);
      assert.equal(await asked, 'It is under way.');
      await clock.tickAsync(500);
      assert.deepEqual(told, [words]);
    });
  }

  it('that cannot be told is a line in the log', async () => {
    const asked = ask(
      later((resolve) => {
        resolve('Done.');
      }),
      () => Promise.reject(new TypeError('gone')),
    );
    await clock.tickAsync(2_000);
    await asked;
    assert.deepEqual(logged, [{ code: 'TypeError' }]);
  });
});
