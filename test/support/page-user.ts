import type { Locator, Page } from 'playwright-core';

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
}

/** Drives the page. */
export function pageUser(page: Page): PageUser {
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
    card: () => page.locator('.ac-adaptiveCard').last(),
  };
}
