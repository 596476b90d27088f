import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Journey, type PageUser, startJourney } from '../support/page-user.js';

describe('the officer corrects the register in the list itself', () => {
  let journey: Journey | null = null;
  let page: Page;
  let user: PageUser;
  let picture: Journey['picture'];
  let keepCard: Journey['keepCard'];

  before(async function () {
    journey = await startJourney(this, { width: 900, height: 1400 });
    ({ page, user, picture, keepCard } = journey);
  });
  after(() => journey?.end());

  it('who gives 3.2.1 another lead and sets it to Red, with no reason', async () => {
    await user.be('Chair of SENDIG');
    await user.view('Chat');
    // The bot has seen the register as it was.
    await user.say('digest');
    await user.card().getByText('SENDIG digest').waitFor();
    await user.be('Project officer');
    await user.view('Lists');
    await page.getByRole('searchbox').fill('3.2.1');
    await page.getByRole('link', { name: '3.2.1', exact: true }).click();
    await page.getByLabel('Lead', { exact: true }).fill('Somebody Unknown');
    await page.getByLabel('RAG', { exact: true }).selectOption('Red');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody Unknown is not known on this site.').waitFor();
    await page.getByLabel('Lead', { exact: true }).fill('Wendy Young');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Lead', { exact: true }).inputValue(), 'Wendy Young');
    await page.screenshot(picture('row.png'));
  });

  it('and the new lead is asked why it is Red', async () => {
    await page.getByRole('button', { name: 'Send today’s reminders' }).click();
    await user.be('Wendy Young');
    await user.view('Chat');
    await user.card().getByText('Good morning, Wendy.').waitFor();
    const text = await user.text();
    assert.match(
      text,
      /3\.2\.1[^]*It was set to Red in the list on 1 September, without a reason\.[^]*● Red, set in the list on 1 September 2022\./,
    );
    await keepCard('asked-why.png');
  });

  it('and the history says who changed it, and where', async () => {
    await user.say('history 3.2.1');
    await user.card().getByText('Action 3.2.1').waitFor();
    const text = await user.text();
    assert.match(text, /Lead: Wendy Young/);
    assert.match(
      text,
      /1 September 2022, Project officer, in the list\s+From ■ Green to ● Red\. Led by Wendy Young instead of Adrian Rocks\./,
    );
    await keepCard('history.png');
  });
});
