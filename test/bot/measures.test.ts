import assert from 'node:assert/strict';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { buildFigure } from '../support/build-reading.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { CHAIR, CHARLOTTE, GAIL, OLIVER, PLAN, type Player } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { type Activity, fromChannel, fromChat, pressed, typed } from './speak.js';

type Card = Record<string, unknown>;

const AIM = {
  unit: '%',
  better: 'higher',
  baseline: 35,
  baselineOn: day('2022-03-31'),
  target: 60,
  targetOn: null,
} as const;
const EASY = 'Families who say that the Local Offer is easy to find';
/** Priority 1 has eleven measures; of priority 3's two it is known where one began and where it is to go. */
const WITH_MEASURES = {
  ...PLAN,
  priorities: PLAN.priorities.map((priority) =>
    priority.number === 3
      ? { ...priority, impactMeasures: [EASY, 'Visits rise'], aims: [AIM] }
      : { ...priority, impactMeasures: Array.from({ length: 11 }, (_, at) => `Schools, measure ${at + 1}`) },
  ),
};

describe('the impact measures in chat', () => {
  let world: BotWorld;
  let sent: SentMessage[];

  before(async () => {
    ({ world, sent } = await openTeamWorld({ plan: WITH_MEASURES }));
    const figure = {
      ref: 'M3.1',
      reportedAt: '2022-07-04T09:00:00.000Z',
      actual: 31,
      actualOn: day('2022-06-30'),
    };
    await world.parts.register.saveFigure(buildFigure(figure));
  });
  after(() => world.close());

  const say = async (by: Activity, text: string): Promise<SentMessage> => {
    await world.post({ ...by, ...typed(text) });
    return sent.at(-1)!;
  };
  const chat = (player: Player): Activity => fromChat(world.connector.serviceUrl, player);
  const channel = (player: Player): Activity => fromChannel(world.connector.serviceUrl, player);
  /** Presses the button of that title, with what is typed into the card. */
  const press = async (
    by: Activity,
    message: SentMessage,
    card: Card,
    title: string,
    inputs: object = {},
  ) => {
    const button = buttonsOf(card).find((one) => one['title'] === title)!;
    const data = { ...(button['data'] as object), ...inputs };
    const answer = await world.post({ ...by, ...pressed(String(button['verb']), data, message.id) });
    return (JSON.parse(answer.text) as { value: Card }).value;
  };

  it('are shown to whoever may read the register, page by page, without a button in the channel', async () => {
    const message = await say(channel(GAIL), 'measures');
    const lines = linesOf(cardOf(message));
    assert.deepEqual(lines.slice(0, 6), [
      'Impact measures',
      'As at 1 September 2022',
      '13 impact measures: 1 worse, 12 not yet measured. None has met its target.',
      'Priority 1: Inclusive schools',
      'M1.1 Schools, measure 1',
      'Not yet measured.',
    ]);
    assert.deepEqual(lines.slice(-4), [
      'M1.10 Schools, measure 10',
      'Not yet measured.',
      'Page 1 of 2',
      '[Next]',
    ]);
    const next = await press(channel(CHARLOTTE), message, cardOf(message), 'Next');
    assert.deepEqual(linesOf(next).slice(3), [
      'Priority 1: Inclusive schools',
      'M1.11 Schools, measure 11',
      'Not yet measured.',
      'Priority 3: The Local Offer',
      `M3.1 ${EASY}`,
      'From 35 % (March 2022) to 31 % (June 2022): worse; the target is 60 %.',
      'M3.2 Visits rise',
      'Not yet measured.',
      'Page 2 of 2',
      '[Previous]',
    ]);
    assert.deepEqual(linesOf(cardOf(await say(chat(OLIVER), 'measures'))), [
      'The register is not open to you',
      'The register is for those who lead its actions and for members of the SENDIG team. Ask the project officer to add you.',
    ]);
  });

  it('of one priority are shown without the others', async () => {
    const lines = linesOf(cardOf(await say(chat(CHAIR), 'Measures for priority 3, please.')));
    assert.deepEqual(lines, [
      'Impact measures: priority 3',
      'As at 1 September 2022',
      'Priority 3: 2 impact measures: 1 worse, 1 not yet measured. None has met its target.',
      'Priority 3: The Local Offer',
      `M3.1 ${EASY}`,
      'From 35 % (March 2022) to 31 % (June 2022): worse; the target is 60 %.',
      'M3.2 Visits rise',
      'Not yet measured.',
    ]);
    assert.deepEqual(linesOf(cardOf(await say(chat(CHAIR), 'measures priority 7'))).slice(2), [
      'Priority 7: there are no impact measures in the register.',
    ]);
  });

  it('have a button for whoever gives them, which comes back to the same card', async () => {
    const message = await say(chat(CHARLOTTE), 'measures priority 3');
    const card = cardOf(message);
    assert.deepEqual(linesOf(card).slice(-3), ['M3.2 Visits rise', 'Not yet measured.', '[Give a figure]']);
    const form = await press(chat(CHARLOTTE), message, card, 'Give a figure');
    assert.deepEqual(linesOf(form).slice(0, 3), [
      'The figure of M3.1',
      EASY,
      'Baseline 35 % on 31 March 2022; last 31 % on 30 June 2022; target 60 %. Higher is better.',
    ]);
    assert.deepEqual(await press(chat(CHARLOTTE), message, form, 'Back'), card);
    const typedIn = { actual: '62,5', actualOn: '2022-08-31', note: '' };
    const wrong = await press(chat(CHARLOTTE), message, form, 'Save', typedIn);
    assert.equal(linesOf(wrong)[3], 'Write the figure as a number, for example 45 or 45.5.');
    for (const again of [wrong, form]) {
      const saved = await press(chat(CHARLOTTE), message, again, 'Save', { ...typedIn, actual: '62.5' });
      assert.deepEqual(linesOf(saved), [
        'Impact measures: priority 3',
        'As at 1 September 2022',
        'Priority 3: 2 impact measures: 1 better, 1 not yet measured. 1 has met its target.',
        'Saved: M3.1 was 62.5 % on 31 August 2022.',
        'Priority 3: The Local Offer',
        `M3.1 ${EASY}`,
        'From 35 % (March 2022) to 62.5 % (August 2022): better; the target of 60 % is met.',
        '[Give a figure]',
        'M3.2 Visits rise',
        'Not yet measured.',
        '[Give a figure]',
      ]);
    }
    const { measureReadings } = await world.parts.register.read();
    assert.deepEqual(
      measureReadings.map(({ ref, actual, reportedBy }) => [ref, actual, reportedBy]),
      [
        ['M3.1', 31, 'Adrian Rocks'],
        ['M3.1', 62.5, 'Charlotte Finch'],
      ],
    );
  });

  it('take a figure of an earlier day in as well', async () => {
    const message = await say(chat(CHARLOTTE), 'measures');
    const give = async (actual: string, actualOn: string) => {
      const data = { measure: 'M3.2', page: '2', priority: 'all', actual, actualOn, note: '' };
      const answer = await world.post({
        ...chat(CHARLOTTE),
        ...pressed('measure.save', data, message.id),
      });
      return linesOf((JSON.parse(answer.text) as { value: Card }).value);
    };
    assert.ok((await give('1200', '2022-08-31')).includes('1,200 (August 2022), the only figure so far.'));
    const lines = await give('1100', '2022-07-31');
    assert.equal(lines[0], 'Impact measures');
    assert.ok(
      lines.includes('From 1,100 (July 2022) to 1,200 (August 2022); nobody has said which way is better.'),
      lines.join('\n'),
    );
  });
});
