import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type Journey, type PageUser, startJourney } from '../support/page-user.js';

describe('Adrian Rocks answers eight actions on his phone', () => {
  let journey: Journey | null = null;
  let user: PageUser;
  let taps = 0;

  before(async function () {
    journey = await startJourney(this, { width: 360, height: 800 });
    ({ user } = journey);
    await user.be('Adrian Rocks');
    await user.view('Chat');
  });
  after(() => journey?.end());

  const tap = async (button: Locator): Promise<void> => {
    await button.click();
    taps += 1;
  };
  const answer = async (ref: string, rag: string): Promise<void> => {
    await tap(user.card().getByTitle(`Set ${ref} to ${rag}`, { exact: true }));
    await user.card().getByText(`Your report on ${ref}: ${rag}`).waitFor();
  };
  const save = async (words: string): Promise<void> => {
    await tap(user.card().getByRole('button', { name: 'Save', exact: true }));
    await user.card().getByText(words).waitFor();
  };
  const note = (): Locator => user.card().getByLabel('Why, and what happens next');
  const pictures = (name: string): Promise<void> => journey!.pictures(name);

  it('beginning with those of his that are open, each with its one tap where there is one', async () => {
    await user.say('my actions');
    await user.card().getByText('You lead 6 open actions.').waitFor();

    await answer('3.2.1', 'Amber');
    await note().fill('Waiting for the survey of families; it closes on 16 September.');
    await user.card().getByLabel('New date').fill('2022-09-30');
    await pictures('form-amber');
    await save('Saved: 3.2.1 is Amber. The group will be asked to agree this date.');
    await user.card().getByRole('button', { name: 'Next: 10.4.2, 2 of 6' }).waitFor();
    await pictures('saved-and-next');
  });

  it('and a Red that is no news, an action that is on track, and two more', async () => {
    await tap(user.card().getByTitle('10.4.2: no change, still Red'));
    await user.card().getByText('Saved: 10.4.2 is Red.').waitFor();
    await tap(user.card().getByTitle('7.3.7 is on track: Green'));
    await user.card().getByText('Saved: 7.3.7 is Green.').waitFor();
    await answer('3.3.2', 'Green');
    await pictures('form-green');
    await save('Saved: 3.3.2 is Green.');
    await answer('3.4.1', 'Red');
    await note().fill('Nobody has been found to write the pages.');
    await save('Saved: 3.4.1 is Red.');
  });

  it('and a Green whose date has passed, which needs a new date or is Complete', async () => {
    await answer('3.3.1', 'Green');
    await user.card().getByText('Its date has passed. Give the new date, or answer Complete.').waitFor();
    await pictures('form-green-late');
    await user.card().getByLabel('The new date').fill('2022-10-31');
    await save('Saved: 3.3.1 is Green. The group will be asked to agree this date.');
    await pictures('all-answered');
    assert.equal(await user.card().getByRole('button', { name: /^Next/ }).count(), 0);
  });

  it('and two of the priority that he leads', async () => {
    await user.say('action 3.2.2');
    await user.card().getByText('Action 3.2.2').waitFor();
    await answer('3.2.2', 'Complete');
    await user.card().getByLabel('How do we know? A link or a sentence').fill('Minutes of the May board');
    await pictures('form-complete');
    await save('Saved: 3.2.2 is Complete.');
    await user.say('action 3.1.5');
    await user.card().getByText('Action 3.1.5').waitFor();
    await answer('3.1.5', 'Amber');
    await note().fill('The training begins in the week of 12 September.');
    await save('Saved: 3.1.5 is Amber.');
  });

  it('in at most 16 taps', () => {
    assert.ok(taps <= 16, `${String(taps)} taps`);
  });
});
