import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchChromium, PATIENCE_MS } from './chromium.js';
import { newDataDir, runService } from './run-service.js';

const PICTURES = path.resolve(import.meta.dirname, '../../test-output/journeys');

/** Somebody at local mode's page, who does what people do there. */
export interface PageUser {
  /** Becomes the person whose name begins so. */
  be(name: string): Promise<void>;
  /** Goes to `Chat`, `SENDIG channel` or `Lists`. */
  view(name: string): Promise<void>;
  /** Writes into the box of that name. */
  say(text: string, box?: string): Promise<void>;
  /** The newest card in sight. */
  card(): Locator;
  /** What it says; a no-break space reads like any other. */
  text(): Promise<string>;
}

function pageUser(page: Page): PageUser {
  const card = () => page.locator('.ac-adaptiveCard').last();
  return {
    be: async (name) => {
      await page.getByRole('combobox', { name: 'You are' }).fill(name);
      await page.getByRole('option').first().click();
    },
    view: (name) => page.getByRole('navigation', { name: 'Views' }).getByText(name, { exact: true }).click(),
    say: async (text, box = 'Write to SENDIG bot') => {
      await page.getByRole('textbox', { name: box }).fill(text);
      await page.keyboard.press('Enter');
    },
    card,
    text: async () => (await card().innerText()).replaceAll('\u00a0', ' '),
  };
}

/** A browser at the page of a service of its own. */
export interface Journey {
  readonly page: Page;
  readonly user: PageUser;
  /** Where a picture of that name is kept. */
  readonly picture: (name: string) => { readonly path: string };
  /** Keeps the newest card as it looks. */
  readonly keepCard: (name: string) => Promise<void>;
  /** Keeps the newest card as it looks by day, by night and on the smallest phone. */
  readonly pictures: (name: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** No card is higher: one that is higher than the window would be cut by it. */
const TALL = 4000;

/** Starts a service and opens its page, or skips the test where no browser is installed. */
export async function startJourney(
  test: Mocha.Context,
  viewport: { readonly width: number; readonly height: number },
): Promise<Journey> {
  const browser = await launchChromium(test);
  const service = await runService(newDataDir());
  const page = await browser.newPage({ locale: 'en-GB', viewport, deviceScaleFactor: 2 });
  page.setDefaultTimeout(PATIENCE_MS);
  await mkdir(PICTURES, { recursive: true });
  await page.goto(service.origin);
  const user = pageUser(page);
  const picture = (name: string) => ({ path: path.join(PICTURES, name) });
  const keepCard = (name: string) => keep(user.card(), picture(name));
  return {
    page,
    user,
    picture,
    keepCard,
    pictures: async (name) => {
      const height = TALL;
      await page.setViewportSize({ ...viewport, height });
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        // The cards are drawn anew in each theme.
        await page.locator(`html[style*="color-scheme: ${colorScheme}"]`).waitFor();
        await keepCard(`${name}-${colorScheme}.png`);
      }
      await page.setViewportSize({ width: 320, height });
      await keepCard(`${name}-320.png`);
      await page.setViewportSize(viewport);
    },
    end: async () => {
      await browser.close();
      await service.kill();
    },
  };
}

/** Takes the picture again where the card was drawn anew meanwhile, as it is when SharePoint has a report. */
async function keep(card: Locator, file: { readonly path: string }): Promise<void> {
  for (;;) {
    try {
      await card.screenshot(file);
      return;
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('not attached'))) throw error;
    }
  }
}
