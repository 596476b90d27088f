import assert from 'node:assert/strict';
import { reach } from '../../src/compose.js';
import type { Card } from '../../src/domain/messenger.js';
import type { Register } from '../../src/domain/register.js';
import { CodedError } from '../../src/errors.js';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, ALLAN, CHAIR, OFFICER, type Player, TODAY } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChannel, fromChat, pressed, typed } from './speak.js';

/** What a press is answered with: the lines of a card, or one sentence. */
interface Answer {
  readonly lines: readonly string[];
  readonly card: Card;
}

let world: BotWorld;
let sent: SentMessage[];
/** SharePoint takes nothing and shows nothing while this is so. */
let down = false;

async function open(): Promise<void> {
  down = false;
  ({ world, sent } = await openTeamWorld({
    reach: (config) => {
      const real = reach(config, config.graph.url ?? '');
      return { ...real, register: unlessDown(real.register) };
    },
  }));
}

function unlessDown(register: Register): Register {
  const check = <T>(work: () => Promise<T>): Promise<T> =>
    down ? Promise.reject(new CodedError('sharepoint-busy', 'the test has stopped it')) : work();
  return {
    ...register,
    read: () => check(() => register.read()),
    save: (change) => check(() => register.save(change)),
  };
}

async function say(player: Player, text: string, id = text, from = fromChat): Promise<Answer> {
  await world.post({ ...from(world.connector.serviceUrl, player), ...typed(text), id });
  const card = cardOf(sent.at(-1));
  return { lines: linesOf(card), card };
}

async function press(player: Player, verb: string, data: object, from = fromChat): Promise<Answer> {
  const by = from(world.connector.serviceUrl, player);
  const answer = await world.post({ ...by, ...pressed(verb, data) });
  assert.equal(answer.status, 200);
  const { value } = JSON.parse(answer.text) as { value: Card | string };
  return typeof value === 'string' ? { lines: [value], card: {} } : { lines: linesOf(value), card: value };
}

/** Presses the button of a card that stands for that action, with what is typed into the card. */
function pressOn({ card }: Answer, player: Player, verb: string, ref: string, inputs = {}): Promise<Answer> {
  const data = buttonsOf(card)
    .filter((button) => button['verb'] === verb)
    .map((button) => button['data'] as { readonly ref?: string })
    .find((one) => one.ref === ref);
  assert.ok(data !== undefined, `no ${verb} of ${ref} in:\n${linesOf(card).join('\n')}`);
  return press(player, verb, { ...data, ...inputs });
}

/** The rows of 3.2.1's history, oldest first: which sort, who, and what they said. */
async function history(): Promise<readonly string[]> {
  const updates = await world.parts.register.readUpdates('3.2.1');
  return updates.map(({ updateKey, reportedBy, fromRag, toRag, fromDueOn, toDueOn, note }) => {
    const sort = /^(ask|agree|keep|undo)-/.exec(updateKey)?.[1] ?? 'report';
    const rag = `${String(fromRag)} to ${String(toRag)}`;
    return `${sort}, ${reportedBy}: ${rag}, ${String(fromDueOn)} to ${String(toDueOn)}, ${note}`;
  });
}

async function action() {
  const { actions } = await world.parts.register.read();
  return actions.find(({ ref }) => ref === '3.2.1')!;
}

/** What the message of that day to Adrian Rocks says, down to the first row. */
async function messageOf(on: string): Promise<readonly string[]> {
  await world.parts.reminding.run(day(on), false);
  const message = sent.findLast(
    ({ conversationId, replaces }) => conversationId === ADRIAN.chatId && !replaces,
  );
  return linesOf(cardOf(message)).slice(0, 7);
}

const NOT_THE_CHAIR = ['Only the chair and the project officer can ask a lead.'];
const NO_RULING = ['Only the chair and the project officer can agree a date or keep the old one.'];

describe('the chair asks a lead', () => {
  before(open);
  after(() => world.close());

  it('from the digest, in words that they change first', async () => {
    const digest = await say(CHAIR, 'digest');
    const form = await pressOn(digest, CHAIR, 'digest.ask', '3.2.1');
    assert.deepEqual(form.lines, [
      'Ask the lead of 3.2.1',
      'Review what the Local Offer holds with families',
      'Adrian Rocks. Due by 31 August 2022, 1 day overdue. ○ No update yet.',
      'Your question heads the next message to its lead, and the next digest says whether it was answered.',
      'Your question <What is holding it up, and by when will it be done?>',
      '[Ask] [Back]',
    ]);
    const back = buttonsOf(form.card).find(({ title }) => title === 'Back')!;
    assert.deepEqual(
      (await press(CHAIR, 'digest.page', back['data'] as object)).lines.slice(0, 1),
      digest.lines.slice(0, 1),
    );
    const inputs = { question: ' What is holding it up? ' };
    const asked = await pressOn(form, CHAIR, 'digest.ask-save', '3.2.1', inputs);
    assert.deepEqual(asked.lines.slice(0, 3), [
      'SENDIG digest',
      'As at 1 September 2022, compiled at 09:00. Compared with 1 August 2022.',
      'Asked. Your question about 3.2.1 heads the next message to its lead.',
    ]);
    assert.equal((await action()).question, 'What is holding it up?');
    const row = 'ask, Winifred Ashe: null to null, 2022-08-31 to 2022-08-31, What is holding it up?';
    assert.deepEqual(await history(), [row]);
    await pressOn(form, CHAIR, 'digest.ask-save', '3.2.1', inputs);
    assert.deepEqual(await history(), [row], 'the same click twice is one question');
  });

  it('and the lead’s next message is headed by it', async () => {
    assert.deepEqual(await messageOf('2022-09-02'), [
      'Good morning, Adrian.',
      'The chair asks about 3.2.1: What is holding it up?',
      '1 action is overdue and needs an update.',
      'You get this because you lead actions of the SEND improvement plan. The project officer (officer@sendig.example) has set it up in place of emails: one message a day at the most, and none when nothing is due. Your answers go to the action register in SharePoint and into the digest of the SEND Improvement Group.',
      'The chair asks',
      '3.2.1 Review what the Local Offer holds with families',
      'The chair asks: What is holding it up?',
    ]);
    const { messages } = await world.parts.reminding.run(day('2022-09-05'), true);
    assert.ok(!messages.some(({ actions }) => actions.some(({ kind }) => kind === 'question')), 'once');
  });

  it('who answers it, and the digest says so', async () => {
    const asked = async () => (await say(CHAIR, 'digest since 1 September 2022')).lines.join('\n');
    assert.match(
      await asked(),
      /3\.2\.1: What is holding it up\?\nNot answered yet\. Asked on 1 September 2022\./,
    );
    await say(ADRIAN, '3.2.1 amber waiting for the survey, new date 31 October 2022');
    assert.equal((await action()).question, '');
    assert.match(
      await asked(),
      /What you asked last time \(1\)\n3\.2\.1: What is holding it up\?\nAdrian Rocks answered on 1 September 2022: Amber\. waiting for the survey\./,
    );
  });

  it('who takes the answer back although something else has been asked since', async () => {
    await say(OFFICER, 'ask 3.2.1 Why October?');
    const own = await say(ADRIAN, 'my actions');
    assert.deepEqual(own.lines.slice(1, 7), [
      'You lead 2 open actions.',
      '3.2.1 Review what the Local Offer holds with families',
      'Saved: ▲ Amber. waiting for the survey. New date 31 October 2022, which the group will be asked to agree.',
      'The chair asks: Why October?',
      '[Change] [Undo]',
      '3.2.2 Publish the Local Offer in plain words',
    ]);
    const undone = await pressOn(own, ADRIAN, 'rag.undo', '3.2.1');
    assert.ok(undone.lines.includes('Taken back: 3.2.1 is No update again.'), undone.lines.join('\n'));
    const { question, rag, revisedDueOn } = await action();
    assert.deepEqual([question, rag, revisedDueOn], ['Why October?', null, null]);
    assert.deepEqual((await history()).slice(1), [
      'report, Adrian Rocks: null to Amber, 2022-08-31 to 2022-10-31, waiting for the survey',
      'ask, Project officer: Amber to Amber, 2022-10-31 to 2022-10-31, Why October?',
      'undo, Adrian Rocks: Amber to null, 2022-10-31 to 2022-08-31, ',
    ]);
  });
});

describe('the chair rules on a date that a lead has moved', () => {
  beforeEach(async () => {
    await open();
    await say(ADRIAN, '3.2.1 amber waiting for the survey, new date 31 October 2022');
  });
  afterEach(() => world.close());

  const REPORT = 'report, Adrian Rocks: null to Amber, 2022-08-31 to 2022-10-31, waiting for the survey';
  const AGREED = 'agree, Winifred Ashe: Amber to Amber, 2022-10-31 to 2022-10-31, ';
  const dates = async () => {
    const { dueOn, revisedDueOn, revisedDueAgreed } = await action();
    return [dueOn, revisedDueOn, revisedDueAgreed];
  };

  it('agrees it in the digest, once, and the lead is told when they next hear from the bot', async () => {
    const digest = await say(CHAIR, 'digest');
    for (let time = 0; time < 2; time += 1) {
      const agreed = await pressOn(digest, CHAIR, 'digest.agree', '3.2.1');
      assert.equal(agreed.lines[2], 'Agreed: 3.2.1 is due by 31 October 2022.');
      assert.ok(!agreed.lines.includes('[Agree] [Keep the old date]'));
    }
    assert.deepEqual(await dates(), ['2022-08-31', '2022-10-31', true]);
    assert.deepEqual(await history(), [REPORT, AGREED]);
    assert.ok(
      !sent.some(
        ({ conversationId, activity }) =>
          conversationId === ADRIAN.chatId && /greed: /.test(JSON.stringify(activity)),
      ),
    );
    const message = await messageOf('2022-10-03');
    assert.ok(message.includes('The chair has agreed the new date, 31 October 2022.'), message.join('\n'));
  });

  it('keeps the old one on the action’s own card, once', async () => {
    const card = await say(OFFICER, 'action 3.2.1');
    assert.deepEqual(card.lines.slice(-7, -1), [
      '[Complete] [No change]',
      '[Agree] [Keep the old date]',
      '[Ask the lead]',
      'What has been said',
      '1 September 2022, Adrian Rocks',
      'From ○ No update to ▲ Amber. Date moved from 31 August 2022 to 31 October 2022.',
    ]);
    for (let time = 0; time < 2; time += 1) {
      const kept = await pressOn(card, OFFICER, 'digest.keep-date', '3.2.1');
      assert.equal(
        kept.lines[2],
        'The old date stands: 3.2.1 is due by 31 August 2022. 31 October 2022 was not agreed.',
      );
      assert.ok(
        kept.lines.includes('The old date, 31 August 2022, stands: 31 October 2022 was not agreed.'),
        kept.lines.join('\n'),
      );
      assert.ok(!kept.lines.includes('[Agree] [Keep the old date]'));
    }
    assert.deepEqual(await dates(), ['2022-08-31', null, false]);
    assert.deepEqual((await history()).slice(1), [
      'keep, Project officer: Amber to Amber, 2022-10-31 to 2022-08-31, ',
    ]);
  });

  it('types it, and the same message that comes twice is one', async () => {
    for (const id of ['first', 'second']) {
      assert.deepEqual((await say(CHAIR, 'Agree 3.2.1.', id)).lines, [
        'Action 3.2.1',
        'Agreed: 3.2.1 is due by 31 October 2022.',
      ]);
    }
    assert.deepEqual(await history(), [REPORT, AGREED]);
    assert.deepEqual((await say(CHAIR, 'keep the old date of 3.2.1')).lines, [
      'Action 3.2.1',
      '3.2.1 has no new date that waits to be agreed.',
    ]);
    await say(ADRIAN, '3.2.1 amber waiting still, new date 30 November 2022');
    for (const id of ['third', 'fourth']) {
      assert.deepEqual((await say(CHAIR, 'keep the old date 3.2.1', id)).lines, [
        'Action 3.2.1',
        'The old date stands: 3.2.1 is due by 31 October 2022. 30 November 2022 was not agreed.',
      ]);
    }
    assert.deepEqual(await dates(), ['2022-08-31', '2022-10-31', true]);
  });

  it('rules on no date that they have not seen: the card is drawn anew', async () => {
    const digest = await say(CHAIR, 'digest');
    await say(ADRIAN, '3.2.1 amber the survey is late, new date 30 November 2022');
    for (const verb of ['digest.agree', 'digest.keep-date']) {
      const answer = await pressOn(digest, CHAIR, verb, '3.2.1');
      assert.deepEqual(answer.lines.slice(0, 1), ['SENDIG digest']);
      assert.equal(
        answer.lines[2],
        'The date of 3.2.1 has changed in the meantime: it is now 30 November 2022. Nothing was agreed or refused.',
      );
      assert.ok(answer.lines.includes('[Agree] [Keep the old date]'));
    }
    assert.deepEqual(await dates(), ['2022-08-31', '2022-11-30', false]);
    const card = await say(CHAIR, 'action 3.2.1');
    await say(ADRIAN, '3.2.1 amber later still, new date 31 December 2022');
    assert.deepEqual((await pressOn(card, CHAIR, 'digest.agree', '3.2.1')).lines.slice(2, 3), [
      'The date of 3.2.1 has changed in the meantime: it is now 31 December 2022. Nothing was agreed or refused.',
    ]);
    const unread = await press(CHAIR, 'digest.agree', { ref: '3.2.1', etag: 'whatever' });
    assert.match(unread.lines[2] ?? '', /^The date of 3\.2\.1 has changed/);
  });
});

describe('a lead who is answering while the chair', () => {
  let form: Answer;
  const save = () =>
    pressOn(form, ADRIAN, 'rag.save', '3.2.1', { rag: 'Amber', note: 'The survey closes on 16 September' });

  beforeEach(async () => {
    await open();
    form = await pressOn(await say(ADRIAN, 'my actions'), ADRIAN, 'rag.amber', '3.2.1');
    await say(ADRIAN, '3.2.1 amber waiting for the survey, new date 31 October 2022');
  });
  afterEach(() => world.close());

  it('asks, or agrees their date, is not held up', async () => {
    await say(CHAIR, 'agree 3.2.1');
    await say(CHAIR, 'ask 3.2.1 What is holding it up?');
    const saved = await save();
    assert.ok(saved.lines.includes('Saved: 3.2.1 is Amber.'), saved.lines.join('\n'));
    assert.equal((await action()).question, '');
  });

  it('keeps the old date, is told who has changed it', async () => {
    await say(CHAIR, 'keep the old date of 3.2.1');
    const told =
      /^Winifred Ashe has changed 3\.2\.1 in the meantime\. It now says ▲ Amber\. .* Save puts your answer in its place/;
    const answer = await save();
    assert.ok(
      answer.lines.some((line) => told.test(line)),
      answer.lines.join('\n'),
    );
  });
});

describe('what only the chair and an officer may do', () => {
  before(open);
  after(() => world.close());

  it('has no button for anybody else where a card is one person’s', async () => {
    await say(ADRIAN, '3.2.1 amber waiting for the survey, new date 31 October 2022');
    for (const words of ['digest', 'action 3.2.1', 'questions']) {
      const { card } = await say(ADRIAN, words);
      const verbs = buttonsOf(card).map(({ verb }) => verb);
      assert.ok(!verbs.includes('digest.ask') && !verbs.includes('digest.agree'), words);
    }
  });

  it('is refused in one sentence to whoever presses or types it all the same, in the channel too', async () => {
    await say(CHAIR, 'digest', 'in-channel', fromChannel);
    const channel = { lines: [], card: cardOf(sent.at(-1)) };
    const before = await world.rows();
    for (const player of [ADRIAN, ALLAN]) {
      for (const from of [fromChat, fromChannel]) {
        const on = { ref: '3.2.1', etag: '2022-10-31', question: 'Why?' };
        assert.deepEqual((await press(player, 'digest.ask', on, from)).lines, NOT_THE_CHAIR);
        assert.deepEqual((await press(player, 'digest.ask-save', on, from)).lines, NOT_THE_CHAIR);
        assert.deepEqual((await press(player, 'digest.agree', on, from)).lines, NO_RULING);
        assert.deepEqual((await press(player, 'digest.keep-date', on, from)).lines, NO_RULING);
      }
      for (const words of ['ask 3.2.1 why?', 'ask 3.2.1']) {
        assert.deepEqual((await say(player, words)).lines, ['Action 3.2.1', ...NOT_THE_CHAIR]);
      }
      assert.deepEqual((await say(player, 'agree 3.2.1')).lines, ['Action 3.2.1', ...NO_RULING]);
    }
    assert.deepEqual((await pressOn(channel, ADRIAN, 'digest.agree', '3.2.1')).lines, NO_RULING);
    assert.equal(await world.rows(), before);
  });
});

describe('a question of the chair’s', () => {
  beforeEach(open);
  afterEach(() => world.close());

  it('is typed, and the same message that comes twice is one; the same words later are another', async () => {
    for (const id of ['first', 'second']) {
      assert.deepEqual((await say(CHAIR, 'ask 3.2.1 What is holding it up?', id)).lines, [
        'Action 3.2.1',
        'Asked. Your question about 3.2.1 heads the next message to its lead.',
      ]);
    }
    assert.equal((await history()).length, 1);
    assert.deepEqual((await say(OFFICER, 'ask 3.2.1 Is it funded?')).lines, [
      'Action 3.2.1',
      'Asked. Your question about 3.2.1 heads the next message to its lead. It takes the place of the question before.',
    ]);
    assert.deepEqual([(await history()).length, (await action()).question], [2, 'Is it funded?']);
    assert.deepEqual((await say(CHAIR, 'ask 9.9.9 why?')).lines, [
      'Action 9.9.9',
      'The register has no action 9.9.9.',
    ]);
  });

  it('is put right in the form, with what was typed still there', async () => {
    const form = await say(CHAIR, 'ask 3.2.1');
    assert.equal(form.lines[4], 'Your question <What is holding it up, and by when will it be done?>');
    const question = 'What of 943 476 5919?';
    const wrong = await pressOn(form, CHAIR, 'digest.ask-save', '3.2.1', { question });
    assert.deepEqual(wrong.lines.slice(4), [
      '"943 476 5919" looks like an NHS number. The register holds nothing about one child, so nothing was saved. Take it out and ask again.',
      'Your question <What of 943 476 5919?>',
      '[Ask] [Back]',
    ]);
    assert.deepEqual(await history(), []);
    const asked = await pressOn(wrong, CHAIR, 'digest.ask-save', '3.2.1', { question: 'How is it?' });
    assert.deepEqual(asked.lines.slice(0, 3), [
      'Action 3.2.1',
      'Review what the Local Offer holds with families',
      'Asked. Your question about 3.2.1 heads the next message to its lead.',
    ]);
    assert.ok(
      asked.lines.includes('The chair asks: How is it? (asked on 1 September 2022 by Winifred Ashe)'),
    );
    assert.deepEqual(asked.lines.slice(-3), [
      'What has been said',
      '1 September 2022, Winifred Ashe',
      'The chair asked: How is it?',
    ]);
    const again = await pressOn(asked, CHAIR, 'digest.ask', '3.2.1');
    assert.equal(
      again.lines[3],
      'Winifred Ashe asked on 1 September 2022, and nobody has answered yet: How is it? A new question takes its place.',
    );
  });

  it('is the digest’s own, from the list of its questions, and comes back there', async () => {
    await say(ALLAN, '1.1.1 complete');
    const questions = await say(CHAIR, 'questions');
    assert.deepEqual(questions.lines, [
      '1 question the chair may wish to ask',
      'As at 1 September 2022.',
      '1.1.1 Agree a graduated response with every school',
      'It is Complete, and no evidence is recorded. What shows that it has worked?',
      '[Ask the lead]',
    ]);
    const form = await pressOn(questions, CHAIR, 'digest.ask', '1.1.1');
    const own = 'It is Complete, and no evidence is recorded. What shows that it has worked?';
    assert.ok(form.lines.includes(`Your question <${own}>`), form.lines.join('\n'));
    const asked = await pressOn(form, CHAIR, 'digest.ask-save', '1.1.1', { question: own });
    assert.deepEqual(asked.lines.slice(0, 3), [
      '1 question the chair may wish to ask',
      'As at 1 September 2022.',
      'Asked. Your question about 1.1.1 heads the next message to its lead.',
    ]);
  });

  it('is safe while SharePoint is down, heads the next message once it is back, and is one row', async () => {
    const form = await say(CHAIR, 'ask 3.2.1');
    down = true;
    const inputs = { question: 'What is holding it up?' };
    for (let time = 0; time < 2; time += 1) {
      const asked = await pressOn(form, CHAIR, 'digest.ask-save', '3.2.1', inputs);
      assert.equal(
        asked.lines[2],
        'Asked. Your question about 3.2.1 heads the next message to its lead. SharePoint is slow just now; it will be there shortly.',
      );
      assert.ok(asked.lines.includes('The chair asked: What is holding it up?'), 'it counts already');
    }
    down = false;
    assert.deepEqual(await history(), []);
    for (let left = 1; left > 0; ) left = await world.parts.outbox.drain();
    assert.equal((await history()).length, 1);
    assert.equal((await action()).question, 'What is holding it up?');
    assert.equal((await messageOf(TODAY))[1], 'The chair asks about 3.2.1: What is holding it up?');
  });

  it('is answered by the same words that were said before it, soon though they come', async () => {
    await say(ADRIAN, '3.2.1 amber waiting for the survey', 'first');
    await say(CHAIR, 'ask 3.2.1 What is holding it up?');
    await say(ADRIAN, '3.2.1 amber waiting for the survey', 'second');
    await say(ADRIAN, '3.2.1 amber waiting for the survey', 'third');
    assert.deepEqual([(await history()).length, (await action()).question], [3, '']);
  });
});
