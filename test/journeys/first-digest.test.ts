import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { newDataDir, type RunningService, runService } from '../support/run-service.js';

const PICTURES = path.resolve(import.meta.dirname, '../../test-output/journeys');

describe('the loop, in a browser: a reminder, an answer, the list and the digest', () => {
  let service: RunningService | null = null;
  let browser: Browser | null = null;
  let page: Page;

  before(async function () {
    this.timeout(60_000);
    browser = await launchChromium(this);
    service = await runService(newDataDir());
    page = await browser.newPage({
      locale: 'en-GB',
      viewport: { width: 900, height: 1200 },
      deviceScaleFactor: 2,
    });
    await mkdir(PICTURES, { recursive: true });
    await page.goto(service.origin);
  });
  after(async () => {
    await browser?.close();
    await service?.kill();
  });

  const be = async (name: string) => {
    const person = page.getByRole('combobox', { name: 'You are' });
    await person.fill(name);
    await page.getByRole('option').first().click();
  };
  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByText(name, { exact: true }).click();
  const say = async (text: string, box: string) => {
    await page.getByRole('textbox', { name: box }).fill(text);
    await page.keyboard.press('Enter');
  };
  /** The newest card in sight. */
  const card = () => page.locator('.ac-adaptiveCard').last();

  it('sends Adrian Rocks one message that lists what is due from him', async () => {
    await be('Adrian Rocks');
    await view('Chat');
    await page.getByRole('button', { name: 'Send today’s reminders' }).click();
    await card().getByText('Good morning, Adrian.').waitFor();

    assert.equal(await page.locator('.ac-adaptiveCard').count(), 1);
    const text = await card().innerText();
    for (const said of [
      '3 actions are overdue and need an update.',
      '10.4.2 Set up sound checks on the quality of health care for young people who prepare for adulthood',
      'Due by the end of August 2022, 1 day overdue. ■ Green, last reported 4 May 2022.',
      '3.3.1 List the services that are still missing from the Local Offer, using the review in 3.2.1',
    ]) {
      assert.ok(text.includes(said), `${said} is in:\n${text}`);
    }
    await card().screenshot({ path: path.join(PICTURES, 'reminder.png') });
  });

  it('takes 3.2.1 as Amber with a reason and a new date', async () => {
    await card().getByTitle('Set 3.2.1 to Amber').click();
    await card()
      .getByLabel('Why, and what happens next')
      .fill('Waiting for the survey of families; it closes on 16 September.');
    await card().getByLabel('New date').fill('2022-09-30');
    await card().screenshot({ path: path.join(PICTURES, 'form.png') });
    await card().getByRole('button', { name: 'Save' }).click();

    await card().getByText('Saved: 3.2.1 is Amber. The group will be asked to agree the new date.').waitFor();
    await card().screenshot({ path: path.join(PICTURES, 'saved.png') });
  });

  it('shows it in the officer’s list', async () => {
    await be('Project officer');
    await view('Lists');
    await page.getByRole('searchbox').fill('3.2.1');
    const row = page.getByRole('row').filter({ hasText: 'Waiting for the survey of families' });
    await row.first().waitFor();
    const text = await row.first().innerText();
    assert.match(
      text,
      /3\.2\.1[\s\S]*Amber[\s\S]*Waiting for the survey of families; it closes on 16 September\./,
    );
    await page.screenshot({ path: path.join(PICTURES, 'list.png') });
  });

  it('gives the chair a digest with 3.2.1 as amber, its reason, and totals that add up to 101', async () => {
    await be('Chair of SENDIG');
    await view('Chat');
    await say('digest', 'Write to SENDIG bot');
    await card().getByText('SENDIG digest').waitFor();

    const first = await card().innerText();
    const [, complete, green, amber, red, none] =
      /101 actions: (\d+) complete, (\d+) green, (\d+) amber, (\d+) red, (\d+) with no update\./.exec(
        first,
      ) ?? [];
    const sum = [complete, green, amber, red, none].reduce((total, count) => total + Number(count), 0);
    assert.equal(sum, 101);
    // A card taller than the window would be cut by it.
    await page.setViewportSize({ width: 900, height: 3400 });
    await card().screenshot({ path: path.join(PICTURES, 'digest.png') });
    // What a chair sees first; the whole card would be too small to read beside the reminder.
    const { x, y, width } = (await card().boundingBox())!;
    await page.screenshot({
      path: path.join(PICTURES, 'digest-top.png'),
      clip: { x, y, width, height: (width * 1556) / 1068 },
    });
    await page.setViewportSize({ width: 900, height: 1200 });

    // Overdue and red come before amber.
    for (
      let pages = 2;
      pages <= 4 && !(await card().innerText()).includes('Waiting for the survey');
      pages += 1
    ) {
      await card().getByRole('button', { name: 'Next' }).click();
      await card()
        .getByText(`Page ${String(pages)} of`)
        .waitFor();
    }
    const text = await card().innerText();
    assert.match(
      text,
      /3\.2\.1[^\n]*\n[^]*?▲ Amber[^]*?Waiting for the survey of families; it closes on 16 September\./,
    );
    await card().screenshot({ path: path.join(PICTURES, 'digest-amber.png') });
  });

  it('answers in the channel too, when it is mentioned', async () => {
    await view('SENDIG channel');
    await say('digest', 'Start a thread');
    await card().getByText('SENDIG digest').waitFor();
    await page.screenshot({ path: path.join(PICTURES, 'channel.png') });
  });
});
