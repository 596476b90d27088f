import assert from 'node:assert/strict';
import { linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, CHAIR, CHANNEL, OFFICER, type Player } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChat, pressed } from './speak.js';

const TITLE = 'Digest for SENDIG on Thursday 29 September 2022';
const GOES = 'It goes to the channel on Thursday 22 September at 09:00 unless you say otherwise.';
const POSTED = 'Winifred Ashe posted it in the channel on Tuesday 20 September at 09:00.';
/** The day that the button of the preview carries. */
const DATA = { asOf: '2022-09-22' };

describe('the preview of the digest, in the chats of the chair and the officer', () => {
  let world: BotWorld;
  let sent: SentMessage[];
  let clicks = 0;
  beforeEach(async () => {
    ({ world, sent } = await openTeamWorld({ today: day('2022-09-20') }));
    await world.addMeeting({
      Title: 'September',
      Board: 'SENDIG',
      MeetingOn: '2022-09-28T23:00:00Z',
      PapersDueOn: '2022-09-21T23:00:00Z',
    });
    await world.parts.recordEdits();
    await world.parts.previews.showNext();
  });
  afterEach(() => world.close());

  const messagesIn = (place: string) => sent.filter(({ conversationId }) => conversationId === place);
  const previewOf = ({ chatId }: Player) => messagesIn(chatId)[0]!;
  /** The message as it stands now. */
  const now = ({ id }: SentMessage) => linesOf(cardOf(sent.findLast((message) => message.id === id)));
  const press = async (who: Player, verb: string, data: object = DATA) => {
    const invoke = pressed(verb, data, previewOf(who).id);
    // Teams delivers a click again under another id.
    clicks += 1;
    const id = `click-${String(clicks)}`;
    const answer = await world.post({ ...fromChat(world.connector.serviceUrl, who), ...invoke, id });
    const { value } = JSON.parse(answer.text) as { value: string | Record<string, unknown> };
    return typeof value === 'string' ? value : linesOf(value);
  };
  /** Resolves once that message says so. */
  const says = async (message: SentMessage, line: string) => {
    while (!now(message).includes(line)) {
      await new Promise<void>((resolve) => {
        world.connector.onMessage = (arrived) => {
          sent.push(arrived);
          resolve();
        };
      });
    }
  };

  it('Post now posts it as a thread, and both see who did', async () => {
    for (const who of [CHAIR, OFFICER]) {
      const lines = now(previewOf(who));
      assert.equal(lines[4], '5 actions: 5 with no update. 2 are overdue.');
      assert.deepEqual(
        [...lines.slice(0, 2), ...lines.slice(5)],
        [TITLE, GOES, '[See it all] [Post now] [Wait]'],
      );
    }
    await press(CHAIR, 'digest.post-now');
    await says(previewOf(CHAIR), POSTED);
    await says(previewOf(OFFICER), POSTED);
    const [root, ...more] = messagesIn(CHANNEL);
    assert.deepEqual(more, []);
    await world.parts.channel.finish();
    const replies = messagesIn(`${CHANNEL};messageid=${root!.id}`);
    assert.deepEqual(
      replies.map((message) => /priority \d/.exec(linesOf(cardOf(message))[0] ?? '')?.[0]),
      ['priority 1', 'priority 3'],
    );
    assert.deepEqual(
      [root, ...replies].map((message) => message?.activity['channelData']),
      [{ notification: { alert: true } }, undefined, undefined],
      'the channel is alerted once',
    );

    for (const who of [OFFICER, CHAIR]) {
      for (const verb of ['digest.post-now', 'digest.post-again']) {
        const answer = await press(who, verb);
        // Whoever presses on a slow machine is told to wait, and reads it in the message a moment later.
        if (typeof answer === 'string') await says(previewOf(who), POSTED);
        else assert.deepEqual(answer, [TITLE, POSTED]);
      }
      assert.deepEqual(await press(who, 'digest.wait'), [TITLE, POSTED]);
    }
    assert.equal(messagesIn(CHANNEL).length, 1);
  });

  it('Wait keeps it from the channel, and both see who asked for that', async () => {
    const waits =
      'It waits: Project officer asked for that on Tuesday 20 September at 09:00. It goes to the channel when a chair or an officer presses Post now.';
    const answer = await press(OFFICER, 'digest.wait');
    assert.ok(typeof answer !== 'string');
    assert.deepEqual([...answer.slice(0, 2), ...answer.slice(5)], [TITLE, waits, '[See it all] [Post now]']);
    assert.equal(now(previewOf(CHAIR))[1], waits);
    await world.parts.channel.postDigest(day('2022-09-22'));
    assert.equal(messagesIn(CHANNEL).length, 0);
  });

  it('See it all brings the digest below, and the preview keeps its buttons', async () => {
    assert.equal(await press(CHAIR, 'digest.see'), 'It is below, as it stands now.');
    const [preview, digest, ...more] = messagesIn(CHAIR.chatId);
    assert.deepEqual([now(preview!).at(-1), more], ['[See it all] [Post now] [Wait]', []]);
    assert.equal(linesOf(cardOf(digest))[0], 'SENDIG digest');
  });

  it('is for chairs and officers, whatever a button says', async () => {
    const { serviceUrl } = world.connector;
    for (const verb of ['see', 'post-now', 'wait', 'post-again', 'is-there']) {
      const answer = await world.post({
        ...fromChat(serviceUrl, ADRIAN),
        ...pressed(`digest.${verb}`, DATA),
      });
      assert.ok(answer.text.includes('Only a chair or the project officer can do this.'), verb);
    }
    for (const data of [{}, { asOf: 'tomorrow' }, { asOf: ['2022-09-22'] }]) {
      assert.equal(
        await press(CHAIR, 'digest.post-now', data),
        'This button is from an older version of the bot. Type "my actions" for a fresh list.',
      );
    }
    assert.equal(
      await press(CHAIR, 'digest.wait', { asOf: '2022-08-22' }),
      'That digest is not due any more: the next one goes to the channel on Thursday 22 September at 09:00.',
    );
    assert.equal(messagesIn(CHANNEL).length, 0);
  });
});
