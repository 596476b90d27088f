import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Desk } from '../../src/bot/desk.js';
import type { FileMessage } from '../../src/bot/file-cards.js';
import type { Incoming } from '../../src/bot/incoming.js';
import { preparePaper } from '../../src/bot/prepare-paper.js';
import type { OutgoingMessage } from '../../src/domain/messenger.js';
import type { PaperFile } from '../../src/domain/paper.js';
import { CodedError } from '../../src/errors.js';
import { linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';

const WORDS = {
  kind: 'paper',
  paper: 'sendig',
  board: null,
  asAt: null,
  since: null,
  forPublication: false,
} as const;
const IN_CHAT = { personal: true, serviceUrl: 'https://smba/', conversationId: 'a:1' } as Incoming;
const PAPER = { fileName: 'Paper: 1.docx', title: 'A paper', bytes: Buffer.from('PK') };

describe('a paper that takes long', () => {
  let clock: sinon.SinonFakeTimers;
  let finish: (paper: PaperFile) => void;
  let fail: (error: Error) => void;
  let log: string[];
  let sent: unknown[];

  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    [log, sent] = [[], []];
  });
  afterEach(() => {
    clock.restore();
  });

  const write = (fields: object, message: string): void => {
    log.push(JSON.stringify({ ...fields, message }));
  };
  const desk = {
    today: () => day('2022-09-01'),
    log: { info: write, warn: write, error: write },
    makePaper: () =>
      new Promise<PaperFile>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      }),
    teams: {
      send: (serviceUrl: string, conversationId: string, activity: object) => {
        sent.push([serviceUrl, conversationId, activity]);
        return Promise.resolve({ conversationId, activityId: '2' });
      },
    },
  } as unknown as Desk;
  const cardOf = (message: OutgoingMessage | FileMessage) => ('card' in message ? linesOf(message.card) : []);

  it('is promised after three seconds, and comes by itself', async () => {
    const answering = preparePaper(desk, IN_CHAT, WORDS);
    await clock.tickAsync(3_000);
    const answer = await answering;
    assert.deepEqual(cardOf(answer.message), ['Paper', 'I am preparing it. It comes here when it is ready.']);
    void answer.sent?.({ conversationId: 'a:1', activityId: '1' });
    finish(PAPER);
    await clock.tickAsync(0);
    const [[serviceUrl, conversationId, activity]] = sent as [[string, string, Record<string, unknown>]];
    assert.deepEqual([serviceUrl, conversationId], ['https://smba/', 'a:1']);
    assert.equal(activity['summary'], 'Paper- 1.docx is ready for you');
    assert.equal(sent.length, 1);
  });

  it('is given at once where it was ready before', async () => {
    const answering = preparePaper(desk, IN_CHAT, WORDS);
    await clock.tickAsync(2_999);
    finish(PAPER);
    const answer = await answering;
    assert.equal(answer.sent, undefined);
    assert.equal(answer.message.summary, 'Paper- 1.docx is ready for you');
  });

  it('is not left open where it fails in the end', async () => {
    const failures: [Error, string, string][] = [
      [
        new Error('a name in it'),
        'It could not be made, and nothing was changed. Please try again in a minute.',
        '{"code":"Error","message":"a paper could not be made"}',
      ],
      [
        new CodedError('sharepoint-unreachable', 'ECONNREFUSED'),
        'SharePoint cannot be reached (ECONNREFUSED). Try again in a few minutes; if it lasts, run "npm run -s sendig -- doctor".',
        '{"code":"sharepoint-unreachable","message":"a paper could not be handed over"}',
      ],
    ];
    for (const [error, words, line] of failures) {
      const answering = preparePaper(desk, IN_CHAT, WORDS);
      await clock.tickAsync(3_000);
      void (await answering).sent?.({ conversationId: 'a:1', activityId: '1' });
      fail(error);
      await clock.tickAsync(0);
      const [, , activity] = sent.at(-1) as [string, string, { attachments: { content: object }[] }];
      assert.deepEqual(linesOf(activity.attachments[0]?.content), ['Paper', words]);
      assert.equal(log.at(-1), line);
    }
  });
});
