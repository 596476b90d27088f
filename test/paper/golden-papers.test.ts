import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RegisterReading } from '../../src/domain/register.js';
import { writePaper } from '../../src/paper/write-paper.js';
import { day } from '../support/build-action.js';
import { readSampleRegister } from '../support/sample-reading.js';
import { type Asked, sourceOf } from './make-paper.js';
import { asPieces, outlineOf } from './read-paper.js';

/** The days of five monthly papers, each compared with the one before; the first with the day before them. */
const DAYS = ['2022-03-31', '2022-04-29', '2022-05-31', '2022-06-30', '2022-07-29', '2022-09-01'].map(day);
const [asOf, board] = [day('2022-09-01'), 'Education Attainment Improvement Board'];

const OTHERS: readonly (readonly [name: string, asked: Asked])[] = [
  ['board', { request: { board } }],
  ['impact', { request: { kind: 'impact' }, since: day('2022-06-01') }],
  ['six-month', { request: { kind: 'six-month' }, since: day('2022-03-01') }],
  ['plan', { request: { kind: 'plan' } }],
  ['plan-for-publication', { request: { kind: 'plan', forPublication: true } }],
];

/**
 * The papers of the sample register as a person reads them in Word. Where the program is meant to say something
 * else, `GOLDEN=write npx mocha test/paper/golden-papers.test.ts` writes them anew, to be read before they are kept.
 */
describe('the papers of the sample register', () => {
  let reading: RegisterReading;
  before(async () => {
    reading = await readSampleRegister();
  });

  for (const [at, on] of DAYS.entries()) {
    const since = DAYS[at - 1];
    if (since === undefined) continue;
    it(`have the monthly paper of ${on} as it is kept`, () => {
      assertAsKept(`sendig-${on}.txt`, { request: { asOf: on }, since });
    });
  }

  for (const [name, asked] of OTHERS) {
    it(`have the paper “${name}” as it is kept`, () => {
      assertAsKept(`${name}-${asOf}.txt`, asked);
    });
  }

  function assertAsKept(name: string, asked: Asked): void {
    const text = outlineOf(asPieces(writePaper(sourceOf(reading, asked))));
    const file = new URL(`golden/${name}`, import.meta.url);
    if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
    assert.equal(text, readFileSync(file, 'utf8'));
  }
});
