import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/domain/messenger.js';

const require = createRequire(import.meta.url);
const VENDOR = new URL('../../src/local/page/vendor/', import.meta.url);
const SCRIPTS = ['adaptivecards-renderer/dist/adaptivecards.min.js', 'markdown-it/dist/markdown-it.min.js'];
const STYLE = 'adaptivecards-renderer/dist/adaptivecards.css';

/** A theme of Teams. */
export type Theme = 'light' | 'dark';

/** A page that shows the card as Teams does in that theme, so many pixels wide. The caller closes it. */
export async function drawCard(browser: Browser, card: Card, theme: Theme, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: 2 });
  const background = theme === 'light' ? '#ffffff' : '#2d2c2c';
  await page.setContent(
    `<!doctype html><html lang="en-GB"><title>Card</title><style>${readFileSync(require.resolve(STYLE), 'utf8')}
    body { margin: 0; background: ${background}; font: 14px sans-serif; }
    .ac-pushButton { padding: 5px 12px; border: 1px solid #8a8886; border-radius: 3px; background: transparent;
      color: inherit; font: 600 14px 'Segoe UI', sans-serif; min-height: 32px; }
    .ac-input { width: 100%; box-sizing: border-box; font: inherit; }
    #card { color: ${theme === 'light' ? '#252424' : '#ffffff'}; }</style><div id="card"></div></html>`,
  );
  for (const script of SCRIPTS) await page.addScriptTag({ path: require.resolve(script) });
  const config = JSON.parse(
    readFileSync(new URL(`microsoft-teams-${theme}.json`, VENDOR), 'utf8'),
  ) as unknown;
  await page.evaluate(DRAW, { card, config });
  return page;
}

/** Runs in the page, with the libraries that were put there. */
const DRAW = ({ card, config }: { card: unknown; config: unknown }): void => {
  const { AdaptiveCards, markdownit } = globalThis as unknown as PageLibraries;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit().render(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(config);
  drawn.parse(card);
  document.getElementById('card')?.append(drawn.render());
};

interface PageLibraries {
  AdaptiveCards: {
    AdaptiveCard: {
      new (): { hostConfig: unknown; parse(card: unknown): void; render(): string };
      onProcessMarkdown: (text: string, result: { outputHtml: string; didProcess: boolean }) => void;
    };
    HostConfig: new (config: unknown) => unknown;
  };
  markdownit: () => { render(text: string): string };
}

declare const document: {
  getElementById(id: string): { append(child: unknown): void; scrollWidth: number; innerText: string } | null;
};
