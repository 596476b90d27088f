import assert from 'node:assert/strict';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, CHARLOTTE, PLAN, type Player } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChat, pressed } from './speak.js';

type Card = Record<string, unknown>;

/** Priority 3 has a measure, and each action of the plan is far from its date. */
const WITH_MEASURE = {
  ...PLAN,
  priorities: PLAN.priorities.map((priority) =>
    priority.number === 3
      ? { ...priority, impactMeasures: ['Families who say that the Local Offer is easy to find'] }
      : priority,
  ),
};
/** Seven working days before the end of the quarter that the stories' day lies in. */
const ASKED_ON = day('2022-09-21');

describe('the figure of a measure', () => {
  let world: BotWorld;
  let message: SentMessage;

  beforeEach(async () => {
    const opened = await openTeamWorld({ plan: WITH_MEASURE, today: ASKED_ON });
    world = opened.world;
    await world.parts.reminding.run(ASKED_ON, false);
    message = opened.sent.find(({ conversationId }) => conversationId === CHARLOTTE.chatId)!;
  });
  afterEach(() => world.close());

  const press = async (player: Player, verb: string, data: object) => {
    const by = fromChat(world.connector.serviceUrl, player);
    const answer = await world.post({ ...by, ...pressed(verb, data, message.id) });
    const { value } = JSON.parse(answer.text) as { value: Card | string };
    return typeof value === 'string' ? [value] : linesOf(value);
  };
  const figure = async () => {
    const { measures } = await world.parts.register.read();
    return measures.map(({ ref, actual, actualOn, note }) => ({ ref, actual, actualOn, note }));
  };

  it('is asked of the leads of its priority, given on the card, and asked no more', async () => {
    assert.deepEqual(linesOf(cardOf(message)).slice(-3), [
      'M3.1 Families who say that the Local Offer is easy to find',
      'Figure for July to September 2022. Not yet measured.',
      '[Give the figure]',
    ]);
    const open = buttonsOf(cardOf(message)).find(({ verb }) => verb === 'measure.open')!;
    assert.deepEqual(await press(CHARLOTTE, 'measure.open', open['data'] as object), [
      'The figure of M3.1',
      'Families who say that the Local Offer is easy to find',
      'Not yet measured.',
      'The figure <>',
      'The day that it is of <2022-09-21>',
      'Anything to add, such as where it comes from <>',
      '[Save] [Back]',
    ]);
    const given = {
      measure: 'M3.1',
      page: '1',
      actual: ' 41.5 % ',
      actualOn: '2022-09-20',
      note: 'The survey',
    };
    const lines = await press(CHARLOTTE, 'measure.save', given);
    assert.ok(lines.includes('Saved: M3.1 was 41.5 on 20 September 2022.'), lines.join('\n'));
    assert.ok(lines.includes('Saved: 41.5 on 20 September 2022. The survey.'), lines.join('\n'));
    const saved = [{ ref: 'M3.1', actual: 41.5, actualOn: '2022-09-20', note: 'The survey' }];
    assert.deepEqual(await figure(), saved);
    await press(CHARLOTTE, 'measure.save', given);
    assert.deepEqual(await figure(), saved);
    const next = await world.parts.reminding.run(day('2022-10-03'), true);
    assert.deepEqual(
      next.messages.flatMap(({ actions }) => actions).filter(({ kind }) => kind === 'measure'),
      [],
    );
  });

  it('comes back in the form where it cannot be read, and is given by nobody else', async () => {
    const given = { measure: 'M3.1', page: '1', actual: 'about half', actualOn: '2022-09-20', note: '' };
    const wrong = await press(CHARLOTTE, 'measure.save', given);
    assert.deepEqual(wrong.slice(3, 5), [
      'Write the figure as a number, for example 45 or 45.5.',
      'The figure <about half>',
    ]);
    const late = await press(CHARLOTTE, 'measure.save', { ...given, actual: '41', actualOn: '2022-09-22' });
    assert.equal(late[3], 'Choose the day that the figure is of, today at the latest.');
    const child = { ...given, actual: '41', note: 'A123456789012' };
    assert.match((await press(CHARLOTTE, 'measure.save', child))[3]!, /so nothing was saved/);
    assert.deepEqual(await press(ADRIAN, 'measure.save', { ...given, actual: '41' }), [
      'The figure of M3.1 is given by Charlotte Finch.',
    ]);
    assert.deepEqual(await press(CHARLOTTE, 'measure.open', { measure: 'M9.9' }), [
      'This button is from an older version of the bot. Type "my actions" for a fresh list.',
    ]);
    assert.equal((await figure())[0]?.actual, null);
  });
});
