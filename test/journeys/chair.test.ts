import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Journey, type PageUser, startJourney } from '../support/page-user.js';

describe('the chair before the meeting, in a browser', () => {
  let journey: Journey | null = null;
  let page: Page;
  let user: PageUser;
  let pictures: Journey['pictures'];

  before(async function () {
    journey = await startJourney(this, { width: 420, height: 900 });
    ({ page, user, pictures } = journey);
    await user.be('Chair of SENDIG');
    await user.view('Chat');
  });
  after(() => journey?.end());

  it('asks for the digest, and pages through it', async () => {
    await user.say('digest');
    await user.card().getByText('SENDIG digest').waitFor();
    await pictures('chair-digest');
    const sections: string[] = [];
    for (let [number, of] = [1, 1]; number <= of; number += 1) {
      if (number > 1) await user.card().getByRole('button', { name: 'Next' }).click();
      const at = await user
        .card()
        .getByText(`Page ${String(number)} of`)
        .innerText();
      of = Number(/of (\d+)/.exec(at)?.[1]);
      const text = await user.text();
      sections.push(...(text.match(/^[A-Z].* \(\d+\)$/gm) ?? []));
    }
    assert.deepEqual(
      [...new Set(sections)].map((title) => title.replace(/ \(\d+\)$/, '')),
      [
        'Overdue',
        'Red',
        'Amber',
        'Completed since 1 August 2022',
        'Dates moved',
        'Due by 2 October 2022',
        'No update since 1 August 2022',
        'Questions the chair may wish to ask',
      ],
    );
  });

  it('asks what is red in a priority', async () => {
    await user.say('what is red in priority 3');
    await user.card().getByText('Red in priority 3').first().waitFor();
    await user.say('What’s red in priority 1, please?');
    await user.card().getByText('1.1.5 ').waitFor();
  });

  it('asks the lead of 9.2.3, in words of their own', async () => {
    await user.say('digest');
    await user.card().getByTitle('Ask the lead of 9.2.3', { exact: true }).click();
    await user.card().getByLabel('Your question').fill('Could the schools decide before half-term?');
    await pictures('chair-asks');
    await user.card().getByRole('button', { name: 'Ask', exact: true }).click();
    await user
      .card()
      .getByText('Asked. Your question about 9.2.3 heads the next message to its lead.')
      .waitFor();
  });

  it('agrees the new date of 1.1.1', async () => {
    await user.say('action 1.1.1');
    await user.card().getByRole('button', { name: 'Agree' }).click();
    await user.card().getByText('Agreed: 1.1.1 is due by 31 October 2022.').waitFor();
    await pictures('chair-agrees');
  });

  it('and the lead finds it at the head of their message, and answers it', async () => {
    await user.be('Charlotte Finch');
    await user.view('Chat');
    await page.locator('summary', { hasText: 'The service believes it is' }).click();
    await page.getByRole('button', { name: 'Send today’s reminders' }).click();
    await user
      .card()
      .getByText('The chair asks about 9.2.3: Could the schools decide before half-term?')
      .waitFor();
    await pictures('chair-asked');
    await user.card().getByTitle('Set 9.2.3 to Amber').click();
    await user
      .card()
      .getByLabel('Why, and what happens next')
      .fill('Eleven schools have decided; the other four meet on 12 October.');
    await user.card().getByRole('button', { name: 'Save' }).click();
    await user.card().getByText('Saved: 9.2.3 is Amber.').waitFor();
  });

  it('whose answer opens the next digest, in the channel', async () => {
    await user.be('Chair of SENDIG');
    await user.view('SENDIG channel');
    await user.say('digest', 'Start a thread');
    await user.card().getByText('What you asked last time (1)').waitFor();
    const text = await user.text();
    assert.match(
      text,
      /Could the schools decide before half-term\?[^]*Eleven schools have decided; the other four meet on 12 October\./,
    );
    await pictures('chair-answered');
  });

  it('gets the paper as a file, once they allow it', async () => {
    await user.view('Chat');
    await user.say('paper');
    await page.getByRole('button', { name: 'Allow SENDIG action register 2022-09-01.docx' }).click();
    const link = page.getByRole('link', { name: 'Open SENDIG action register 2022-09-01.docx' });
    const bytes = await (await page.request.get((await link.getAttribute('href'))!)).body();
    // Every Word file is a ZIP archive.
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  });
});
