import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/action.js';
import { textsOf } from '../support/local-page.js';
import { openStorm, type StormWorld } from './storm-of-leads-world.js';

describe('a lead who is away', () => {
  let world: StormWorld;
  let ada: Person;
  const say = async (text: string) => textsOf((await world.teams.say(ada.upn, text)).card);
  /** Who is sent a message that day. */
  const reminded = async () =>
    (await world.parts().reminding.run(world.today(), true)).messages.map(({ to }) => to.name);

  before(async () => {
    world = await openStorm(1);
    [ada] = world.actions[0]!.leads as [Person];
  });
  after(() => world.close());

  it('says so in the chat and is left in peace until then', async () => {
    assert.ok((await reminded()).includes(ada.name));
    assert.deepEqual(await say('away until 3 October'), [
      'You are away until 3 October',
      'I send you no reminders before then. Whoever leads an action with you is told when they are asked; what you lead alone is asked of the leads of its priority. If you are here sooner, type: back',
    ]);
    assert.ok(!(await reminded()).includes(ada.name));
  });

  it('is asked for the day where it cannot be read, and nothing changes', async () => {
    assert.deepEqual(await say('away until soon'), [
      'Until when are you away?',
      'Nothing was changed. Write the day on which you are back, for example: away until 3 October',
    ]);
    assert.ok(!(await reminded()).includes(ada.name));
  });

  it('is asked again once they are back', async () => {
    assert.deepEqual(await say('back'), [
      'Welcome back',
      'I will ask you again when something of yours is due.',
    ]);
    assert.ok((await reminded()).includes(ada.name));
  });
});
