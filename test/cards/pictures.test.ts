import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { expand, type TemplateName, type ViewModel } from '../../src/cards/template.js';
import { launchChromium } from '../support/chromium.js';
import { drawCard } from './draw.js';

const CARDS = new URL('../../cards/', import.meta.url);
const PICTURES = new URL('../../test-output/cards/', import.meta.url);
const NAMES: readonly TemplateName[] = ['actions', 'action', 'report-form', 'digest', 'notice'];

describe('the cards, drawn as Teams draws them', () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await launchChromium(this);
    mkdirSync(PICTURES, { recursive: true });
  });
  after(async () => {
    await browser?.close();
  });

  for (const name of NAMES) {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [640, 320]) {
        it(`${name}, ${theme}, ${String(width)} px wide: nothing is cut off`, async () => {
          const sample = JSON.parse(readFileSync(new URL(`${name}.sample.json`, CARDS), 'utf8')) as ViewModel;
          const page = await drawCard(browser!, expand(name, sample), theme, width);
          const path = new URL(`${name}-${theme}-${String(width)}.png`, PICTURES).pathname;
          await page.screenshot({ path, fullPage: true });
          assert.deepEqual(await page.evaluate(CUT_OFF), []);
          await page.close();
        });
      }
    }
  }
});

/** Runs in the page: the words of whatever is wider than its place. */
const CUT_OFF = `[document.documentElement, ...document.querySelectorAll('#card *')]
  .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
  .map((element) => element.textContent)`;
