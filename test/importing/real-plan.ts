import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PATH = fileURLToPath(new URL('../../../shared/wsoa/tameside-wsoa-2022.txt', import.meta.url));

/** A test on the published plan, which is not part of the project: it is skipped where the file is absent. */
export function itReadsTheRealPlan(title: string, check: (bytes: Uint8Array) => void | Promise<void>): void {
  if (existsSync(PATH)) {
    it(title, () => check(readFileSync(PATH)));
  } else {
    it.skip(`${title} (skipped: ../shared/wsoa/tameside-wsoa-2022.txt is not here)`);
  }
}
