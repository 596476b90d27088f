import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/domain/messenger.js';

const require = createRequire(import.meta.url);
const VENDOR = new URL('../../src/local/page/vendor/', import.meta.url);
const SCRIPTS = ['adaptivecards-renderer/dist/adaptivecards.min.js', 'markdown-it/dist/markdown-it.min.js'];
const STYLE = 'adaptivecards-renderer/dist/adaptivecards.css';

/** A theme of Teams. */
export type Theme = 'light' | 'dark';

/** A page on which cards are drawn as Teams does, one after the other. */
export interface Easel {
  readonly page: Page;
  /** Draws the card in that theme, so many pixels wide, in place of the one before. */
  draw(card: Card, theme: Theme, width: number): Promise<void>;
  /** Keeps a picture of what is drawn, in a file. */
  keep(path: string): Promise<void>;
}

/** An empty page to draw on; making one takes longer than many drawings. The caller closes it. */
export async function openEasel(browser: Browser): Promise<Easel> {
  const page = await browser.newPage();
  const scripts = SCRIPTS.map(
    (script) => `<script>${readFileSync(require.resolve(script), 'utf8')}</script>`,
  );
  await page.setContent(
    `<!doctype html><html lang="en-GB"><title>Card</title><style>${readFileSync(require.resolve(STYLE), 'utf8')}
    body { margin: 0; font: 14px sans-serif; background: #ffffff; color: #252424; }
    body.dark { background: #2d2c2c; color: #ffffff; color-scheme: dark; }
    .ac-pushButton { padding: 5px 12px; border: 1px solid #8a8886; border-radius: 3px; background: #ffffff;
      color: #252424; font: 600 14px 'Segoe UI', sans-serif; min-height: 32px; }
    .dark .ac-pushButton:not(.style-positive) { background: #2d2c2c; color: #ffffff; }
    .dark a.ac-anchor { color: #a8b0ff; }
    .ac-input { width: 100%; box-sizing: border-box; font: inherit; }
    .dark :is(input, select, textarea).ac-input { background-color: #1f1f1f; color: #ffffff; }
    </style><div id="card"></div>${scripts.join('')}</html>`,
  );
  const shots = await page.context().newCDPSession(page);
  const configs = { light: hostConfig('light'), dark: hostConfig('dark') };
  return {
    page,
    async draw(card, theme, width) {
      await page.setViewportSize({ width, height: 100 });
      const height = await page.evaluate(DRAW, { card, theme, config: configs[theme] });
      await page.setViewportSize({ width, height });
    },
    async keep(path) {
      // A quarter of the time that `page.screenshot` takes, which first waits for what a card has none of.
      const clip = { x: 0, y: 0, ...page.viewportSize()!, scale: 2 };
      const { data } = await shots.send('Page.captureScreenshot', { clip, optimizeForSpeed: true });
      writeFileSync(path, data, 'base64');
    },
  };
}

function hostConfig(theme: Theme): unknown {
  return JSON.parse(readFileSync(new URL(`microsoft-teams-${theme}.json`, VENDOR), 'utf8')) as unknown;
}

/** Runs in the page, with the libraries that were put there; returns how high the card is. */
const DRAW = ({ card, theme, config }: { card: unknown; theme: Theme; config: unknown }): number => {
  const { AdaptiveCards, markdownit } = globalThis as unknown as PageLibraries;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit().render(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(config);
  drawn.parse(card);
  const place = document.getElementById('card')!;
  document.body.className = theme;
  place.replaceChildren(drawn.render());
  return Math.ceil(place.getBoundingClientRect().height);
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
  body: { className: string };
  getElementById(
    id: string,
  ): { replaceChildren(child: unknown): void; getBoundingClientRect(): { height: number } } | null;
};
