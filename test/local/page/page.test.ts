import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium, PATIENCE_MS } from '../../support/chromium.js';
import { ADRIAN, withCard } from '../connector/small-world.js';
import { type PageWorld, startPageWorld } from './page-world.js';

const PICTURES = 'test-output/page';
const FORM = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', size: 'Large', weight: 'Bolder', wrap: true, text: 'Where does 3.2.1 stand?' },
    {
      type: 'Input.Text',
      id: 'note',
      label: 'Why, and what happens next',
      isRequired: true,
      errorMessage: 'Give a reason.',
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Save 3.2.1', verb: 'rag.save', data: { ref: '3.2.1' } },
    { type: 'Action.Execute', title: 'Cancel', verb: 'rag.cancel', associatedInputs: 'none' },
  ],
};

describe('the page of local mode', () => {
  let browser: Browser;
  let world: PageWorld;
  let page: Page;
  const faults: string[] = [];

  before(async function () {
    browser = await launchChromium(this);
    mkdirSync(PICTURES, { recursive: true });
  });
  after(async () => {
    // Nothing was started where the browser is missing.
    await (browser as Browser | undefined)?.close();
  });
  beforeEach(async () => {
    world = await startPageWorld();
    page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      locale: 'en-GB',
    });
    page.setDefaultTimeout(PATIENCE_MS);
    faults.length = 0;
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // The browser itself says when an answer was a 4xx.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    await page.goto(world.origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    await world.close();
    assert.deepEqual(faults, []);
  });

  const become = async (name: string) => {
    await page.getByRole('combobox', { name: 'You are' }).fill(name);
    await page.keyboard.press('Enter');
  };
  const picture = (name: string) => page.screenshot({ path: `${PICTURES}/${name}.png` });
  const hasFocus = async (place: Locator) => (await place.and(page.locator(':focus')).count()) === 1;
  const tabTo = async (place: Locator, key = 'Tab') => {
    for (let stops = 0; stops < 40; stops += 1) {
      if (await hasFocus(place)) return;
      await page.keyboard.press(key);
    }
    assert.fail('the Tab key does not lead there');
  };
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  /** A bot that answers words with a form, and the form with a notice of what was saved. */
  const botWithForm = () => {
    world.answerWith(async (activity) => {
      if (activity['type'] === 'message') {
        const { id } = activity['conversation'] as { id: string };
        await world.call('POST', `conversations/${encodeURIComponent(id)}/activities`, withCard(FORM));
        return undefined;
      }
      const { action } = activity['value'] as { action: { verb: string; data: { note?: string } } };
      const words = action.verb === 'rag.save' ? `Saved: ${action.data.note ?? ''}` : 'Cancelled';
      const card = { ...FORM, body: [{ type: 'TextBlock', wrap: true, text: words }], actions: [] };
      return { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
    });
  };

  it('lets a lead choose themselves, ask, and answer a card with the keyboard alone', async () => {
    botWithForm();
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Skip to the main part');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rocks');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing here yet, Adrian Rocks.').waitFor();
    await tabTo(page.getByRole('textbox', { name: 'Write to SENDIG bot' }));
    await page.keyboard.type('my actions');
    await page.keyboard.press('Enter');
    await page.getByText('Where does 3.2.1 stand?').waitFor();

    const note = page.getByRole('textbox', { name: /Why, and what happens next/ });
    await tabTo(page.getByRole('button', { name: 'Save 3.2.1' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Give a reason.').waitFor();
    assert.equal(await hasFocus(note), true);
    await page.keyboard.type('Waiting for the survey');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Saved: Waiting for the survey').waitFor();
    assert.equal(await page.getByText('Where does 3.2.1 stand?').count(), 0);
    assert.match((await page.locator(':focus').getAttribute('class')) ?? '', /card/);
    const pressed = world.told.find(({ type }) => type === 'invoke');
    assert.deepEqual(pressed?.['value'], {
      action: {
        type: 'Action.Execute',
        verb: 'rag.save',
        data: { ref: '3.2.1', note: 'Waiting for the survey' },
      },
      trigger: 'manual',
    });
    await picture('chat');
  });

  it('keeps what is being typed into a card while messages come and the theme changes', async () => {
    botWithForm();
    await become('Adrian');
    await page.getByRole('button', { name: 'my actions' }).click();
    const note = page.getByRole('textbox', { name: /Why, and what happens next/ });
    await note.fill('Half a sent');
    await world.connector.say(ADRIAN.upn, 'from another window', 'chat');
    await page.getByText('from another window').waitFor();
    await page.getByRole('switch', { name: 'Dark' }).click();
    assert.equal(await note.first().inputValue(), 'Half a sent');
    await picture('chat-dark');
  });

  it('asks whether a file may be put into OneDrive, and opens it from there', async () => {
    const name = 'SENDIG action register 2022-09-01.docx';
    const fileCard = (kind: string, rest: object) => ({
      type: 'message',
      attachments: [{ contentType: `application/vnd.microsoft.teams.card.file.${kind}`, name, ...rest }],
    });
    world.answerWith(async (activity) => {
      const { id } = activity['conversation'] as { id: string };
      const to = `conversations/${encodeURIComponent(id)}/activities`;
      if (activity['type'] === 'message') {
        const content = { description: 'The paper of SENDIG.', sizeInBytes: 96_400 };
        await world.call('POST', to, fileCard('consent', { content }));
        return undefined;
      }
      const { uploadInfo } = activity['value'] as { uploadInfo: Record<string, string> };
      const { uploadUrl = '', contentUrl, uniqueId } = uploadInfo;
      const body = 'paper';
      await fetch(uploadUrl, { method: 'PUT', headers: { 'content-range': 'bytes 0-4/5' }, body });
      await world.call('DELETE', `${to}/${String(activity['replyToId'])}`);
      await world.call('POST', to, fileCard('info', { contentUrl, content: { uniqueId, fileType: 'docx' } }));
      return undefined;
    });
    await become('Adrian');
    await page.getByRole('textbox', { name: 'Write to SENDIG bot' }).fill('paper');
    await page.keyboard.press('Enter');
    const card = page.getByRole('group', { name });
    await card.waitFor();
    assert.deepEqual(await card.locator('p').allTextContents(), [
      name,
      'The paper of SENDIG. (96 KB)',
      'SENDIG bot asks whether it may put this file into your OneDrive.',
      '',
    ]);
    await picture('file-consent');
    await card.getByRole('button', { name: `Allow ${name}` }).click();
    const open = card.getByRole('link', { name: `Open ${name}` });
    await open.waitFor();
    assert.equal(await page.getByRole('button', { name: `Allow ${name}` }).count(), 0);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await overflow(), 0);
    await picture('file-info');
    const [download] = await Promise.all([page.waitForEvent('download'), open.click()]);
    assert.equal(download.suggestedFilename(), name);
  });

  it('shows a thread in the channel to everybody, and mentions the bot', async () => {
    botWithForm();
    await become('Adrian');
    await page.getByRole('link', { name: 'SENDIG channel' }).click();
    await page.getByRole('textbox', { name: 'Start a thread' }).fill('digest');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Where does 3.2.1 stand?').waitFor();
    assert.equal(world.told[0]?.['text'], '<at>SENDIG bot</at> digest');
    await become('Chair');
    await page.getByText('Where does 3.2.1 stand?').waitFor();
    assert.equal(await page.locator('.thread .name').first().textContent(), 'Adrian Rocks');
    await picture('channel');
  });

  it('says what a button offers where its card stands: in the chat, and in the thread', async () => {
    const value = 'what is red in priority 3';
    const offer = { type: 'Action.Submit', title: value, data: { msteams: { type: 'imBack', value } } };
    world.answerWith(async ({ type, text, conversation }) => {
      const { id } = conversation as { id: string };
      if (type !== 'message' || String(text).endsWith(value)) return undefined;
      const card = withCard({ ...FORM, body: [], actions: [offer] });
      await world.call('POST', `conversations/${encodeURIComponent(id)}/activities`, card);
      return undefined;
    });
    await become('Adrian');
    await page.getByRole('button', { name: 'my actions' }).click();
    await page.getByRole('button', { name: value }).click();
    await page.locator('.message.mine').getByText(value).waitFor();
    await page.getByRole('link', { name: 'SENDIG channel' }).click();
    await page.getByRole('textbox', { name: 'Start a thread' }).fill('waht is red');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.thread').getByRole('button', { name: value }).click();
    await page.locator('.thread .message.mine').getByText(value).waitFor();
    const said = world.told.filter(({ text }) => String(text).endsWith(value));
    assert.deepEqual(
      said.map(({ text }) => text),
      [value, `<at>SENDIG bot</at> ${value}`],
    );
    assert.equal(await page.locator('.thread').count(), 1);
  });

  it('lets the officer change a cell, and shows what somebody else wrote meanwhile', async () => {
    await become('Project officer');
    await page.getByRole('link', { name: 'Lists' }).click();
    const row = page.getByRole('row').filter({ hasText: '3.2.1' });
    await row.getByText('Green').click();
    await page.getByRole('combobox', { name: 'RAG' }).selectOption('Amber');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    await row.getByText('Amber').waitFor();
    await picture('lists');

    await row.getByText('31 Aug 2022').click();
    const due = page.getByLabel('Due', { exact: true });
    assert.equal(await due.inputValue(), '2022-08-31');
    await due.fill('2022-10-31');
    const item = await world.graph('GET', `${world.listPath}/items/1?$expand=fields`);
    await world.graph('PATCH', `${world.listPath}/items/1/fields`, { Rag: 'Red' }, String(item['eTag']));
    await page.keyboard.press('Enter');
    await page.getByText('Somebody else changed this row; here is what it says now.').waitFor();
    await row.getByText('Red').waitFor();
    await row.getByText('31 Aug 2022').waitFor();

    await row.getByText('31 Aug 2022').click();
    await due.fill('2022-11-30');
    await page.keyboard.press('Enter');
    await row.getByText('30 Nov 2022').waitFor();
    const { fields } = (await world.graph('GET', `${world.listPath}/items/1?$expand=fields`)) as {
      fields: Record<string, unknown>;
    };
    assert.equal(fields['DueOn'], '2022-11-30T00:00:00Z');
  });

  it('opens a row by its address, for a lead to read', async () => {
    await become('Adrian');
    await page.getByText('Nothing here yet').waitFor();
    await page.goto(`${world.origin}/#/lists/Action register/2`);
    await page.getByRole('heading', { name: '3.3.1 List the services that are missing' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0);
    assert.equal(await page.getByRole('main').getByRole('textbox').count(), 0);
  });

  it('moves the day and sends its reminders and its digest', async () => {
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.locator('summary').getByText('Friday 2 September 2022').waitFor();
    await page.getByRole('button', { name: 'Send today’s reminders' }).click();
    await page.getByText('12 messages sent, 0 failed, 1 not reached.').waitFor();
    await page.getByRole('button', { name: 'Send today’s digest' }).click();
    await page.getByText('The digest is in the channel.').waitFor();
    await page
      .getByText('The plan’s refs, dates and leads are real; the reports are invented samples.')
      .waitFor();
    await picture('welcome');
  });

  it('fits a phone without a line that runs out of it', async () => {
    botWithForm();
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await overflow(), 0);
    await become('Adrian');
    await page.getByRole('button', { name: 'my actions' }).click();
    await page.getByText('Where does 3.2.1 stand?').waitFor();
    assert.equal(await overflow(), 0);
    await picture('phone-chat');
    await become('Project officer');
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('Ask families about the Local Offer').waitFor();
    assert.equal(await overflow(), 0);
    await picture('phone-lists');
  });
});
