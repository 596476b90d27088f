import assert from 'node:assert/strict';
import fc from 'fast-check';
import { childDataIn } from '../../src/domain/child-data.js';
import { ordinaryNotes } from '../support/ordinary-notes.js';

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Made-up numbers whose check character is right, and what a sentence around them may be. */
const figures = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
const pupilNumber = fc
  .tuple(figures(11), fc.option(fc.integer({ min: 0, max: 22 })), fc.integer({ min: 0, max: 9 }))
  .map(([eleven, letter, figure]) => {
    const last = letter ?? figure;
    const sum = [...eleven, last].reduce((total, value, at) => total + (at + 2) * value, 0);
    return `${LETTERS[sum % 23] ?? ''}${eleven.join('')}${letter === null ? String(figure) : (LETTERS[letter] ?? '')}`;
  });
const nhsNumber = figures(9)
  .map((nine) => {
    const sum = nine.reduce((total, value, at) => total + value * (10 - at), 0);
    return { nine: nine.join(''), check: (11 - (sum % 11)) % 11 };
  })
  .filter(({ check }) => check < 10)
  .map(({ nine, check }) => `${nine}${String(check)}`);
const around = fc.constantFrom(
  (words: string) => words,
  (words: string) => `Plan agreed for ${words}, and the school knows.`,
  (words: string) => `(${words})`,
  (words: string) => `NHS no: ${words}\nNext step in May.`,
  (words: string) => `See ${words}.`,
);

describe('what is about one child', () => {
  it('is a pupil’s number with the right check letter, permanent or temporary, however it is typed', () => {
    fc.assert(
      fc.property(pupilNumber, around, fc.boolean(), (number, sentence, small) => {
        const typed = small ? number.toLowerCase() : number;
        assert.deepEqual(childDataIn(sentence(typed)), { kind: 'pupil-number', words: typed });
      }),
      { numRuns: 1000, seed: 7 },
    );
    assert.equal(childDataIn('H801200001001')?.kind, 'pupil-number');
    assert.equal(childDataIn('K801200001001'), null);
  });

  it('is an NHS number with the right check figure, in one run or in groups', () => {
    fc.assert(
      fc.property(nhsNumber, around, fc.constantFrom('', ' ', '-', '\u00a0'), (number, sentence, gap) => {
        const typed = `${number.slice(0, 3)}${gap}${number.slice(3, 6)}${gap}${number.slice(6)}`;
        assert.deepEqual(childDataIn(sentence(typed)), { kind: 'nhs-number', words: typed });
      }),
      { numRuns: 1000, seed: 7 },
    );
    assert.equal(childDataIn('943 476 5919')?.kind, 'nhs-number');
    assert.equal(childDataIn('943 476 5918'), null);
    assert.equal(childDataIn('943\u200b4765919')?.kind, 'nhs-number');
  });

  it('is a whole date beside a word for birth', () => {
    for (const [text, words] of [
      ['He was born on 3 May 2012 in Hyde', 'born on 3 May 2012'],
      ['DOB: 03/05/2012', 'DOB: 03/05/2012'],
      ['d.o.b. 3.5.12', 'd.o.b. 3.5.12'],
      ['Date of birth is 3rd of May, 2012', 'Date of birth is 3rd of May, 2012'],
      ['2012-05-03 (date of birth)', '2012-05-03 (date of birth'],
    ] as const) {
      assert.deepEqual(childDataIn(text), { kind: 'date-of-birth', words });
    }
    for (const text of [
      'The forum was born out of the May 2022 workshop',
      'We ask for the date of birth on the form. It changes on 3 May 2023',
      'Newborn screening starts on 3 May 2023',
      'Meeting on 3 May 2023',
    ]) {
      assert.equal(childDataIn(text), null, text);
    }
  });

  it('is nothing in two hundred ordinary notes, with their dates, initials, phone and invoice numbers', () => {
    const notes = ordinaryNotes(200);
    assert.equal(new Set(notes).size, 200);
    for (const note of notes) assert.equal(childDataIn(note), null, note);
  });
});
