import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/action.js';
import type { Card } from '../../src/domain/messenger.js';
import { buttonsOf } from '../cards/read-card.js';
import { formIn, MEANWHILE, type OpenForm, textsIn } from './storm-of-leads-answers.js';
import { openStorm, type StormWorld } from './storm-of-leads-world.js';

describe('a click that arrives more than once', () => {
  let world: StormWorld;
  let ref: string;
  let ada: Person;
  let ben: Person;
  /** The text of 3.1.1's history, oldest first: who said what. */
  const history = async () =>
    (await world.parts().register.readUpdates(ref)).map(({ reportedBy, note }) => `${reportedBy}: ${note}`);
  const open = async (by: Person): Promise<OpenForm> => {
    const message = (await world.teams.say(by.upn, 'my actions')).id;
    const answer = await world.teams.press(message, 'rag.amber', { ref, page: '1' });
    assert.ok('card' in answer);
    const form = formIn(answer.card, message, by);
    assert.ok(form !== null);
    return form;
  };
  const save = async (form: OpenForm, note: string) =>
    textsIn(await world.teams.press(form.message, 'rag.save', { ...form.data, note }));
  /** Presses Undo as a card shows it. */
  const undoOn = async ({ message, card }: { message: string; card: Card }) => {
    const button = buttonsOf(card).find(({ verb }) => verb === 'rag.undo');
    assert.ok(button !== undefined);
    return textsIn(await world.teams.press(message, 'rag.undo', button['data'] as object));
  };
  const undo = async ({ message }: OpenForm) =>
    textsIn(await world.teams.press(message, 'rag.undo', { ref, page: '1' }));

  before(async () => {
    world = await openStorm(1);
    const [action] = world.actions;
    ref = action!.ref;
    [ada, ben] = action!.leads as [Person, Person];
  });
  after(() => world.close());

  it('is one report, and is told as saved each time', async () => {
    const form = await open(ada);
    for (let time = 0; time < 3; time += 1) {
      const texts = await save(form, 'Waiting for the survey');
      assert.ok(texts.includes(`Saved: ${ref} is Amber.`), texts.join('\n'));
      world.pass(time * 3_600_000);
    }
    assert.deepEqual(await history(), ['Ada Ash: Waiting for the survey']);
  });

  it('overwrites nobody who has answered since: it shows what they said', async () => {
    const form = await open(ada);
    await save(form, 'The survey is out');
    await save(await open(ben), 'The survey is lost');
    const texts = await save(form, 'The survey is out');
    assert.ok(texts.some((text) => text.startsWith(`Ben Ash has changed ${ref} ${MEANWHILE}.`)));
    assert.deepEqual((await history()).slice(1), [
      'Ada Ash: The survey is out',
      'Ben Ash: The survey is lost',
    ]);
  });

  it('takes nobody’s report back but the one that the card shows', async () => {
    const form = await open(world.officer);
    const saved = await world.teams.press(form.message, 'rag.save', {
      ...form.data,
      note: 'Asked the supplier',
    });
    assert.ok('card' in saved);
    await save(await open(ben), 'The supplier has answered');
    assert.deepEqual(await undoOn({ ...form, card: saved.card }), [
      `Somebody has changed ${ref} since that report, so it was not taken back. To change it, answer once more.`,
    ]);
    assert.equal((await history()).at(-1), 'Ben Ash: The supplier has answered');
  });

  it('is another report after the first was taken back', async () => {
    const form = await open(ada);
    await save(form, 'A second survey is out');
    for (let time = 0; time < 2; time += 1) {
      const texts = await undo(form);
      assert.ok(texts.includes(`Taken back: ${ref} is Amber again.`), texts.join('\n'));
    }
    await save(form, 'A second survey is out');
    assert.deepEqual((await history()).slice(-3), [
      'Ada Ash: A second survey is out',
      'Ada Ash: ',
      'Ada Ash: A second survey is out',
    ]);
  });
});
