import assert from 'node:assert/strict';
import { type Journey, type PageUser, startJourney } from '../support/page-user.js';

describe('a lead types something about one child', () => {
  let journey: Journey | null = null;
  let user: PageUser;
  let keepCard: Journey['keepCard'];

  before(async function () {
    journey = await startJourney(this, { width: 360, height: 900 });
    ({ user, keepCard } = journey);
    await user.be('Adrian Rocks');
    await user.view('Chat');
  });
  after(() => journey?.end());

  const note = () => user.card().getByLabel('Why, and what happens next');

  it('and is stopped before anything is saved, with all that was typed still there', async () => {
    await user.say('3.2.1 amber plan for 943 476 5919 waits for the panel, new date 30 Sept 2022');
    await user.card().getByText('looks like an NHS number.').waitFor();
    assert.match(
      await user.text(),
      /"943 476 5919" looks like an NHS number\. The register holds nothing about one child, so nothing was saved\. Take it out and save again\./,
    );
    assert.match(await note().inputValue(), /943 476 5919 waits for the panel/);
    assert.equal(await user.card().getByLabel('New date').inputValue(), '2022-09-30');
    await keepCard('nhs-number.png');
  });

  it('and may say of a date that it is nobody’s birth', async () => {
    await note().fill('The centre born on 3 May 2012 has no room');
    await user.card().getByRole('button', { name: 'Save', exact: true }).click();
    await user.card().getByText('looks like a date of birth.').waitFor();
    await keepCard('birth-date.png');
    await user.card().getByText('It is no birth date: save').click();
    await user.card().getByText('Saved: 3.2.1 is Amber.').waitFor();
  });

  it('and nothing of the number is in the history', async () => {
    await user.say('history 3.2.1');
    await user.card().getByText('What has been said').waitFor();
    const text = await user.text();
    assert.match(text, /The centre born on 3 May 2012 has no room\./);
    assert.doesNotMatch(text, /943/);
  });
});
