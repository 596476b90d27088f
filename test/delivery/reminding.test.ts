import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BROKEN_RUN, createReminding } from '../../src/delivery/reminding.js';
import type { DeliveryOutcome, Messenger, OutgoingMessage } from '../../src/domain/messenger.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { DEFAULT_REMINDER_POLICY } from '../../src/domain/reminder.js';
import { isDone } from '../../src/domain/reminder-run.js';
import type { State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';
import { buildAction, buildPriority, day, person } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';

const OFFICER = 'officer@sendig.example';
const BLOCKED: DeliveryOutcome = { outcome: 'unreachable', reason: 'blocked' };

type Parts = Parameters<typeof createReminding>[0];

describe('the reminders of a day', () => {
  let state: State;
  let actions: RegisterReading['actions'];
  /** Who cannot be reached. */
  let blocked: readonly string[];
  let sent: { readonly upn: string; readonly summary: string }[];
  /** What took the place of which message. */
  let replaced: string[];
  const logged: unknown[] = [];

  const sendToPerson = (upn: string, { summary }: OutgoingMessage): Promise<DeliveryOutcome> => {
    if (blocked.includes(upn)) return Promise.resolve(BLOCKED);
    sent.push({ upn, summary });
    return Promise.resolve({
      outcome: 'sent',
      message: { conversationId: upn, activityId: String(sent.length) },
    });
  };
  const carrier: Messenger = {
    sendToPerson,
    mentionInChannel: () => Promise.resolve(BLOCKED),
    postToChannel: () => Promise.resolve(BLOCKED),
    replyInThread: () => Promise.resolve(BLOCKED),
    replace: ({ conversationId, activityId }, { summary }) => {
      replaced.push(`${conversationId} ${activityId}: ${summary}`);
      return Promise.resolve(true);
    },
  };
  const reminding = (on: string, changes: Partial<Parts> = {}) =>
    createReminding({
      read: () => Promise.resolve(buildReading({ actions, priorities: [buildPriority()] })),
      ledger: state.ledger,
      digests: state.digests,
      absences: state.absences,
      holds: state.holds,
      disclaimers: state.disclaimers,
      mailer: null,
      facts: state.facts,
      claim: (name, waitMs) => state.claim(name, waitMs),
      messenger: carrier,
      officers: [OFFICER],
      policy: DEFAULT_REMINDER_POLICY,
      only: null,
      zone: 'Europe/London',
      now: () => `${on}T08:00:00.000Z`,
      log: { error: (fields, message) => logged.push([message, fields]) },
      ...changes,
    });
  const remind = (on: string, changes?: Partial<Parts>, mayGoOn?: () => boolean) =>
    reminding(on, changes).runScheduled(day(on), mayGoOn);
  /** What the officer is told on each of those days. */
  const toldOn = async (...days: string[]) => {
    sent = [];
    const told: string[] = [];
    for (const on of days) {
      const before = sent.length;
      await remind(on);
      const own = sent.slice(before).find(({ upn }) => upn === OFFICER);
      if (own !== undefined) told.push(`${on}: ${own.summary}`);
    }
    return told;
  };

  beforeEach(async () => {
    state = await openState(mkdtempSync(path.join(tmpdir(), 'reminding-')));
    await state.holds.release([]);
    [actions, blocked, sent, replaced] = [[buildAction()], [], [], []];
    logged.length = 0;
  });
  afterEach(() => state.close());

  it('leave the officer in peace while there is nothing to put right', async () => {
    assert.deepEqual(await toldOn('2022-09-01', '2022-09-02', '2022-09-05'), []);
  });

  it('tell the officer what is to be put right when it has changed, and once a week while it lasts', async () => {
    const noDate = buildAction({ ref: '8.1.3', dueOn: null });
    actions = [buildAction(), noDate];
    const [one, two] = ['1 thing to put right in the register.', '2 things to put right in the register.'];
    assert.deepEqual(await toldOn('2022-09-01', '2022-09-02', '2022-09-02', '2022-09-05', '2022-09-06'), [
      `2022-09-01: ${one}`,
      `2022-09-05: ${one}`,
    ]);
    actions = [...actions, buildAction({ ref: '8.1.4', dueOn: null })];
    assert.deepEqual(await toldOn('2022-09-06', '2022-09-07'), [`2022-09-06: ${two}`]);
  });

  it('tell the officer who was not reached, and tell nobody else', async () => {
    blocked = [person('Adrian Rocks').upn];
    const run = await remind('2022-09-01');
    assert.deepEqual(
      run.messages.map(({ outcome, why }) => [outcome, why]),
      [['unreachable', 'has blocked the bot']],
    );
    assert.deepEqual(sent, [{ upn: OFFICER, summary: '1 thing to put right in the register.' }]);
    assert.equal(run.broken, null);
  });

  it('tell nobody that an action is late who has ever been asked about it', async () => {
    actions = [buildAction({ people: [person('Wendy Young')], dueOn: day('2022-08-01') })];
    const who = { ...person('Adrian Rocks'), day: day('2021-06-01') };
    const item = { ref: '3.2.1', kind: 'due-soon', dueOn: day('2021-06-29'), why: '' } as const;
    await state.ledger.plan([{ ...who, items: [item] }]);
    const message = { conversationId: who.upn, activityId: '1' };
    const sentAt = '2021-06-01T08:00:00.000Z';
    await state.ledger.finish(who.upn, who.day, { status: 'sent', via: 'chat', message, sentAt });
    const run = await remind('2022-09-01');
    assert.deepEqual(
      run.messages.map(({ to, actions: [first] }) => [to.name, first?.kind]),
      [['Wendy Young', 'overdue']],
    );
  });

  it('say that they do not add up where the ledger has lost somebody', async () => {
    const forgetful = { ...state.ledger, entriesOf: () => Promise.resolve([]) };
    const run = await remind('2022-09-01', { ledger: forgetful });
    const broken =
      'The reminders do not add up: 1 of 1 people had no message; nobody was asked about 3.2.1, and no reason is known.';
    assert.equal(run.broken, broken);
    assert.equal(await state.facts.get(BROKEN_RUN), broken);
    assert.deepEqual(logged, [['the reminders of a day do not add up', { day: '2022-09-01' }]]);
    assert.deepEqual(
      sent.map(({ upn }) => upn),
      [OFFICER],
    );
    await remind('2022-09-02');
    assert.equal(await state.facts.get(BROKEN_RUN), '');
  });

  it('leave one card to answer: the unanswered one of before points to it', async () => {
    await remind('2022-09-01');
    await remind('2022-09-02');
    assert.deepEqual(replaced, [], 'nothing new was sent');
    await remind('2022-09-05');
    const { upn } = person('Adrian Rocks');
    assert.deepEqual(replaced, [`${upn} 1: Please answer in my message of Monday 5 September 2022.`]);
    actions = [buildAction({ rag: 'Amber', lastUpdateAt: '2022-09-05T09:00:00Z' })];
    await remind('2022-10-10');
    await remind('2022-10-11');
    assert.equal(sent.filter((message) => message.upn === upn).length, 3);
    assert.equal(replaced.length, 1, 'what was answered stays as it is');
  });

  it('go again the same day where Teams did not take them, and not where it may have', async () => {
    const { upn } = person('Adrian Rocks');
    for (const inDoubt of [true, false]) {
      const on = inDoubt ? '2022-09-01' : '2022-09-05';
      const failing = {
        messenger: {
          ...carrier,
          sendToPerson: () => Promise.resolve({ outcome: 'failed' as const, inDoubt }),
        },
      };
      const failed = await remind(on, failing);
      assert.deepEqual(
        [failed.messages.map(({ outcome, why }) => [outcome, why]), isDone(failed), failed.broken],
        inDoubt
          ? [
              [['failed', 'may not have been written to: Teams did not say whether it took the message']],
              true,
              null,
            ]
          : [[['failed', 'could not be written to: Teams did not take the message']], false, null],
      );
      sent = [];
      const again = await remind(on);
      assert.equal(again.messages[0]?.outcome, inDoubt ? 'failed' : 'sent');
      assert.equal(sent.filter((message) => message.upn === upn).length, inDoubt ? 0 : 1);
    }
  });

  it('are not lost because an officer cannot be told', async () => {
    actions = [buildAction(), buildAction({ ref: '8.1.3', dueOn: null })];
    blocked = [OFFICER];
    assert.equal((await remind('2022-09-01')).messages[0]?.outcome, 'sent');
    blocked = [];
    assert.deepEqual(await toldOn('2022-09-02'), ['2022-09-02: 1 thing to put right in the register.']);
  });

  it('stop before the next message once they may not go on, and lose nobody', async () => {
    const [adrian, allan] = [person('Adrian Rocks'), person('Allan Pearce')];
    actions = [buildAction(), buildAction({ ref: '8.1.3', people: [allan] })];
    await assert.rejects(
      remind('2022-09-01', {}, () => sent.length < 1),
      { code: 'reminders-stopped' },
    );
    assert.deepEqual(
      sent.map(({ upn }) => upn),
      [adrian.upn],
    );
    await remind('2022-09-01');
    assert.deepEqual(
      sent.map(({ upn }) => upn),
      [adrian.upn, allan.upn],
    );
  });

  it('stop where the claim on them is lost', async () => {
    const lost = { held: () => false, release: () => Promise.resolve() };
    await assert.rejects(remind('2022-09-01', { claim: () => Promise.resolve(lost) }), {
      code: 'reminders-stopped',
    });
    assert.deepEqual(sent, []);
  });

  it('wait for another process that sends, and say so where it does not end', async () => {
    const other = await state.claim('reminders', 0);
    const waiting = remind('2022-09-01');
    await other?.release();
    assert.equal((await waiting).messages[0]?.outcome, 'sent');
    await assert.rejects(remind('2022-09-02', { claim: () => Promise.resolve(null) }), {
      code: 'reminders-busy',
      message: 'Another process is sending reminders just now.',
    });
  });
});
