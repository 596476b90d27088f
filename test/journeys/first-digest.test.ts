import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Journey, type PageUser, startJourney } from '../support/page-user.js';

describe('the loop, in a browser: a reminder, an answer, the list and the digest', () => {
  let journey: Journey | null = null;
  let page: Page;
  let user: PageUser;
  let picture: Journey['picture'];
  let keepCard: Journey['keepCard'];

  before(async function () {
    journey = await startJourney(this, { width: 900, height: 1200 });
    ({ page, user, picture, keepCard } = journey);
  });
  after(() => journey?.end());

  it('sends Adrian Rocks one message that lists what is due from him', async () => {
    await user.be('Adrian Rocks');
    await user.view('Chat');
    await page.getByRole('button', { name: 'Send today’s reminders' }).click();
    await user.card().getByText('Good morning, Adrian.').waitFor();

    assert.equal(await page.locator('.ac-adaptiveCard').count(), 1);
    const text = await user.text();
    for (const said of [
      '3 actions are overdue and need an update.',
      '10.4.2 Set up sound checks on the quality of health care for young people who prepare for adulthood',
      'Due by the end of August 2022, 1 day overdue. ■ Green, last reported 4 May 2022.',
      '3.3.1 List the services that are still missing from the Local Offer, using the review in 3.2.1',
    ]) {
      assert.ok(text.includes(said), `${said} is in:\n${text}`);
    }
    await keepCard('reminder.png');
  });

  it('takes 3.2.1 as Amber with a reason and a new date', async () => {
    await user.card().getByTitle('Set 3.2.1 to Amber').click();
    await user
      .card()
      .getByLabel('Why, and what happens next')
      .fill('Waiting for the survey of families; it closes on 16 September.');
    await user.card().getByLabel('New date').fill('2022-09-30');
    await keepCard('form.png');
    await user.card().getByRole('button', { name: 'Save' }).click();

    await user
      .card()
      .getByText('Saved: 3.2.1 is Amber. The group will be asked to agree this date.')
      .waitFor();
    await keepCard('saved.png');
  });

  it('shows it in the officer’s list', async () => {
    await user.be('Project officer');
    await user.view('Lists');
    await page.getByRole('searchbox').fill('3.2.1');
    const row = page.getByRole('row').filter({ hasText: 'Waiting for the survey of families' });
    await row.first().waitFor();
    const text = await row.first().innerText();
    assert.match(
      text,
      /3\.2\.1[\s\S]*Amber[\s\S]*Waiting for the survey of families; it closes on 16 September\./,
    );
    await page.screenshot(picture('list.png'));
  });

  it('gives the chair a digest with 3.2.1 as amber, its reason, and totals that add up to 101', async () => {
    await user.be('Chair of SENDIG');
    await user.view('Chat');
    await user.say('digest');
    await user.card().getByText('SENDIG digest').waitFor();

    const first = await user.text();
    const counts = ['● Red', '▲ Amber', '■ Green', '✓ Complete', '○ No update'].map((word) =>
      Number(new RegExp(`(\\d+)\\s+${word}`).exec(first)?.[1]),
    );
    const sum = counts.reduce((total, count) => total + count, 0);
    assert.equal(sum, 101);
    // A card taller than the window would be cut by it.
    await page.setViewportSize({ width: 900, height: 3400 });
    await keepCard('digest.png');
    // What a chair sees first; the whole card would be too small to read beside the reminder.
    const { x, y, width } = (await user.card().boundingBox())!;
    await page.screenshot({
      ...picture('digest-top.png'),
      clip: { x, y, width, height: (width * 1556) / 1068 },
    });
    await page.setViewportSize({ width: 900, height: 1200 });

    // Overdue and red come before amber.
    for (let pages = 2; pages <= 4 && !(await user.text()).includes('Waiting for the survey'); pages += 1) {
      await user.card().getByRole('button', { name: 'Next' }).click();
      await user
        .card()
        .getByText(`Page ${String(pages)} of`)
        .waitFor();
    }
    const text = await user.text();
    assert.match(
      text,
      /3\.2\.1[^\n]*\n[^]*?▲ Amber[^]*?Waiting for the survey of families; it closes on 16 September\./,
    );
    await keepCard('digest-amber.png');
  });

  it('answers in the channel too, when it is mentioned', async () => {
    await user.view('SENDIG channel');
    await user.say('digest', 'Start a thread');
    await user.card().getByText('SENDIG digest').waitFor();
    await page.screenshot(picture('channel.png'));
  });
});
