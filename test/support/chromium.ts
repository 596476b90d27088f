import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
/** Without these the browser tries to reach the network at each start. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a browser may take over one thing; less than a test may take, so that the failure names the thing. */
export const PATIENCE_MS = 90_000;

/** A headless Chromium for this test, which is skipped where none is installed. The caller closes it. */
export async function launchChromium(test: Mocha.Context): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    process.stderr.write('Skipped: a browser is missing. apt-get install chromium\n');
    return test.skip();
  }
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET, timeout: PATIENCE_MS });
}
