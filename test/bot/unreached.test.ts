import assert from 'node:assert/strict';
import { reach } from '../../src/compose.js';
import type { Mail } from '../../src/domain/messenger.js';
import type { Plan } from '../../src/domain/plan.js';
import { countRun, type ReminderRun } from '../../src/domain/reminder-run.js';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import {
  ADRIAN,
  ALLAN,
  action,
  CHANNEL,
  CHARLOTTE,
  GAIL,
  HELEN,
  OFFICER,
  OLIVER,
  priority,
  TODAY,
} from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChannel, fromChat, pressed, typed } from './speak.js';

const NORA = { name: 'Nora Quinn', upn: 'nora.quinn@sendig.example' };
const PETER = { name: 'Peter Ash', upn: 'peter.ash@charity.example' };
const BODY = { name: 'Designated Clinical Officer team' };

/** Each action is overdue, and led by somebody else. */
const PLAN: Plan = {
  priorities: [priority(1, 'Inclusive schools', ADRIAN, { ref: '1.1', title: 'Schools plan early' })],
  actions: [ADRIAN, ALLAN, CHARLOTTE, GAIL, HELEN, OLIVER, NORA, PETER, BODY].map((leader, at) =>
    action(`1.1.${String(at + 1)}`, leader, `Do thing ${String(at + 1)}.`, '2022-08-31'),
  ),
  findings: [],
};

describe('whom Teams does not reach', () => {
  let world: BotWorld;
  let sent: SentMessage[];
  let mails: Mail[];
  let mailIs: 'sent' | 'refused' | 'failed';

  const open = async (withMail: boolean) => {
    [mails, mailIs] = [[], 'sent'];
    const mailer = {
      send: (mail: Mail) => {
        mails.push(mail);
        return Promise.resolve(mailIs);
      },
    };
    ({ world, sent } = await openTeamWorld({
      plan: PLAN,
      outside: [NORA, PETER],
      reach: (config) => ({ ...reach(config, config.graph.url ?? ''), mailer: withMail ? mailer : null }),
    }));
    const { serviceUrl } = world.connector;
    // Oliver had the bot in his own chat, and has left the tenant since.
    const installed = { type: 'installationUpdate', action: 'add' };
    await world.post({ ...fromChat(serviceUrl, OLIVER), ...installed });
    world.connector.closed.set(ALLAN, 'ConversationBlockedByUser');
    world.connector.closed.set(CHARLOTTE, 'BotNotInConversationRoster');
    world.connector.closed.set(OLIVER, 'BotNotInConversationRoster');
  };
  afterEach(() => world.close());

  const outcomes = ({ messages }: ReminderRun) =>
    Object.fromEntries(
      messages.map(({ to, via, outcome, why }) => [
        to.name,
        why === null ? `${outcome}, ${via}` : `${outcome}: ${why}`,
      ]),
    );

  it('is mentioned in the channel where they are in the team, and else listed with the remedy', async () => {
    await open(false);
    const run = await world.parts.reminding.run(TODAY, false);
    assert.deepEqual(outcomes(run), {
      'Adrian Rocks': 'sent, chat',
      'Allan Pearce': 'sent, channel',
      'Charlotte Finch': 'sent, channel',
      'Gail Porter': 'sent, chat',
      'Helen Marsh': 'unreachable: is not in a team that has the bot',
      'Nora Quinn': 'unreachable: is not in a team that has the bot',
      'Oliver Stone': 'unreachable: has removed the bot',
      'Peter Ash': 'unreachable: is not in a team that has the bot',
    });
    assert.deepEqual([countRun(run), run.broken], [{ sent: 4, failed: 0, unreachable: 4, skipped: 0 }, null]);

    // What a body leads is asked of whoever leads the priority, with why.
    const adrian = run.messages.find(({ to }) => to.name === ADRIAN.name);
    assert.deepEqual(
      adrian?.actions.map(({ ref }) => ref),
      ['1.1.1', '1.1.9'],
    );
    const own = sent.find(({ conversationId }) => conversationId === ADRIAN.chatId);
    assert.ok(
      linesOf(cardOf(own)).includes(`It is led by ${BODY.name}, so we are asking the leads of priority 1.`),
    );

    const mentions = sent.filter(({ conversationId }) => conversationId === CHANNEL);
    assert.deepEqual(
      mentions.map((message) => linesOf(cardOf(message)).slice(0, 2)),
      [ALLAN, CHARLOTTE].map(({ name }) => [`<at>${name}</at>`, `Good morning, ${name.split(' ')[0]!}.`]),
    );
    assert.deepEqual(cardOf(mentions[0])['msteams'], {
      width: 'Full',
      entities: [
        {
          type: 'mention',
          text: `<at>${ALLAN.name}</at>`,
          mentioned: { id: ALLAN.userId, name: ALLAN.name },
        },
      ],
    });
    const again = await world.parts.reminding.run(TODAY, false);
    assert.deepEqual(outcomes(again), outcomes(run));
    assert.equal(
      sent.filter(({ conversationId }) => conversationId === CHANNEL).length,
      2,
      'nobody is asked twice',
    );
  });

  it('answers in the channel as well as in a chat', async () => {
    await open(false);
    await world.parts.reminding.run(TODAY, false);
    const [mention] = sent.filter(({ conversationId }) => conversationId === CHANNEL);
    const answers = {
      ref: '1.1.2',
      page: '1',
      rag: 'Complete',
      note: 'Done.',
      evidence: 'The minutes of 30 August',
    };
    const { etag } = buttonsOf(cardOf(mention)).find(({ verb }) => verb === 'rag.complete')!['data'] as {
      etag: string;
    };
    const press = pressed('rag.save', { ...answers, etag }, mention!.id);
    const answer = await world.post({ ...fromChannel(world.connector.serviceUrl, ALLAN), ...press });
    const { value } = JSON.parse(answer.text) as { value: Record<string, unknown> };
    assert.deepEqual(linesOf(value), [
      'Thank you, Allan.',
      'Everything here is answered.',
      'Saved: 1.1.2 is Complete.',
      'Overdue',
      '1.1.2 Do thing 2.',
      'Saved: ✓ Complete. Done.',
      '[Change] [Undo]',
    ]);
  });

  it('gets an email where there is a mailbox to send from', async () => {
    await open(true);
    const run = await world.parts.reminding.run(TODAY, false);
    assert.deepEqual(
      run.messages.filter(({ via }) => via === 'email').map(({ to, outcome }) => `${to.name}: ${outcome}`),
      ['Helen Marsh: sent', 'Nora Quinn: sent', 'Oliver Stone: sent', 'Peter Ash: sent'],
    );
    assert.deepEqual([countRun(run), run.broken], [{ sent: 8, failed: 0, unreachable: 0, skipped: 0 }, null]);
    assert.deepEqual(
      mails.find(({ to }) => to === PETER.upn),
      {
        to: PETER.upn,
        subject: 'SEND improvement plan: 1 action is overdue and needs an update',
        html: '<!doctype html><html lang="en-GB"><body><p>Hello Peter,</p><p>1 action is overdue and needs an update.</p><ul><li><strong>1.1.8</strong> Do thing 8.<br>Due by 31 August 2022, 1 day overdue. ○\u00a0No update yet.<br><a href="mailto:officer%40sendig.example?subject=Update%20on%201.1.8">Answer about 1.1.8</a></li></ul><p>For each action please say whether it is Red, Amber, Green or Complete; where it is Red or Amber, why, and what happens next. There is nothing to install or sign in to.</p></body></html>',
      },
    );
  });

  it('is listed where the email is not taken either', async () => {
    await open(true);
    mailIs = 'refused';
    const run = await world.parts.reminding.run(TODAY, false);
    assert.deepEqual(countRun(run), { sent: 4, failed: 0, unreachable: 4, skipped: 0 });
    assert.equal(
      outcomes(run)['Peter Ash'],
      'unreachable: is not in a team that has the bot, and the email to them was not taken',
    );
  });

  it('is named to the officer, with the words to send them, and to nobody else', async () => {
    await open(false);
    await world.parts.reminding.run(TODAY, false);
    const { serviceUrl } = world.connector;
    const ask = async (activity: object) => {
      await world.post(activity);
      return linesOf(cardOf(sent.at(-1)));
    };
    const words = typed('who was not reached');
    assert.deepEqual(await ask({ ...fromChat(serviceUrl, OFFICER), ...words }), [
      'Who was not reached',
      ...[HELEN.name, NORA.name].map(
        (name) =>
          `${name} is not in a team that has the bot. Add them to the SENDIG team, or ask the administrator to install the app for them.`,
      ),
      'Oliver Stone has removed the bot. Ask them to add the SENDIG app again, or ask the administrator to install it for them.',
      'Peter Ash is not in a team that has the bot. Add them to the SENDIG team, or ask the administrator to install the app for them.',
      '[Words to send them]',
    ]);
    const press = pressed('lead.unreached', { page: '4' }, sent.at(-1)!.id);
    const answer = await world.post({ ...fromChat(serviceUrl, OFFICER), ...press });
    const card = (JSON.parse(answer.text) as { value: Record<string, unknown> }).value;
    assert.deepEqual(linesOf(card).slice(2, 6), [
      'Copy this into an email to peter.ash@charity.example.',
      'SEND improvement plan: 1 action is overdue and needs an update',
      'Hello Peter,',
      '1 action is overdue and needs an update.',
    ]);
    assert.deepEqual(await ask({ ...fromChannel(serviceUrl, OFFICER), ...words }), [
      'For the project officer',
      'Ask me in our own chat: the answer names people.',
    ]);
    assert.deepEqual(await ask({ ...fromChat(serviceUrl, ADRIAN), ...words }), [
      'For the project officer',
      'Only the project officer can see who was not reached.',
    ]);
    const refused = await world.post({ ...fromChat(serviceUrl, ADRIAN), ...press });
    assert.match(refused.text, /Only the project officer can do this\./);
  });
});
