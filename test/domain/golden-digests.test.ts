import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { renderDigest } from '../../src/cards/render-digest.js';
import { compileDigest } from '../../src/domain/compile-digest.js';
import type { Digest } from '../../src/domain/digest.js';
import { digestAsText } from '../../src/domain/digest-text.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { assertGoodCard } from '../cards/check-card.js';
import { linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { readSampleRegister } from '../support/sample-reading.js';

const ZONE = 'Europe/London';
/** The days of five digests, each compared with the one before; the first with the day before them. */
const DAYS = ['2022-03-31', '2022-04-29', '2022-05-31', '2022-06-30', '2022-07-29', '2022-09-01'].map(day);

/**
 * The digests of the sample register as a person reads them. Where the program is meant to say something else,
 * `GOLDEN=write npx mocha test/domain/golden-digests.test.ts` writes them anew, to be read before they are kept.
 */
describe('the digest of the sample register', () => {
  let reading: RegisterReading;
  before(async () => {
    reading = await readSampleRegister();
  });

  for (const [at, asOf] of DAYS.entries()) {
    const since = DAYS[at - 1];
    if (since === undefined) continue;
    const digestOf = (): Digest =>
      compileDigest({ ...reading, asOf, since, zone: ZONE, officers: ['officer@sendig.example'] });

    it(`of ${asOf} reads as text as it is kept`, () => {
      assertAsKept(`digest-${asOf}.txt`, digestAsText(digestOf(), DEFAULT_RAG_KEY, ZONE));
    });

    it(`of ${asOf} reads on its cards as it is kept`, () => {
      assertAsKept(`digest-${asOf}-cards.txt`, cardsInWords(digestOf()));
    });

    it(`of ${asOf} adds up, and has every open action in a section or counted`, () => {
      const { totals, priorities, sections, quiet, pointers } = digestOf();
      const sum = (count: (one: (typeof priorities)[number]) => number) =>
        priorities.reduce((total, one) => total + count(one), 0);
      for (const rag of ['red', 'amber', 'green', 'complete', 'noUpdate'] as const) {
        assert.equal(
          sum((one) => one[rag]),
          totals[rag],
          rag,
        );
      }
      assert.equal(totals.red + totals.amber + totals.green + totals.complete + totals.noUpdate, 101);
      assert.equal(
        sum(({ overdue }) => overdue.length),
        totals.overdue,
      );
      const { completedSince, unreached: _unreached, ...listed } = sections;
      const told = new Set(
        Object.values(listed)
          .flat()
          .map(({ ref }) => ref),
      );
      const completeAndAsked = sections.questions.filter(({ kind }) => kind === 'complete-without-evidence');
      assert.equal(told.size - completeAndAsked.length + quiet + pointers, totals.actions - totals.complete);
      assert.ok(completedSince.every(({ rag }) => rag === 'complete'));
    });
  }
});

function cardsInWords(digest: Digest): string {
  const pages: string[] = [];
  for (let [page, of] = [1, 1]; page <= of; page += 1) {
    const { card } = renderDigest({
      digest,
      key: DEFAULT_RAG_KEY,
      page,
      asAt: `as at ${digest.asOf}, compiled at 09:00`,
      zone: ZONE,
    });
    assertGoodCard(card);
    const lines = linesOf(card);
    of = Number(/^Page \d+ of (\d+)$/m.exec(lines.join('\n'))?.[1] ?? '1');
    pages.push(lines.join('\n'));
  }
  return `${pages.join('\n\n----------------------------------------\n\n')}\n`;
}

function assertAsKept(name: string, text: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}
