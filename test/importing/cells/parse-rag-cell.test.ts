import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRagCell } from '../../../src/importing/cells/parse-rag-cell.js';

/** What was read, and after each `!` what is asked. */
function read(text: string, fill?: string): string {
  const { rag, findings } = parseRagCell(text, fill);
  for (const finding of findings) assert.equal(finding.text, text.trim() === '' ? fill : text);
  return [rag ?? 'none', ...findings.map(({ code, message }) => `${code}: ${message}`)].join(' ! ');
}

const TWO = 'none ! unreadable-rag: The plan gives two RAGs at once; none was taken.';
const STATUS = 'none ! unreadable-rag: The plan gives a status that is no RAG; none was taken.';
const NOT_PLAIN = 'none ! unreadable-rag: A colour is named, but not plainly as the RAG; none was taken.';
const LEFT =
  'none ! unreadable-rag: The plan says complete, but also that something is left; no RAG was taken.';
const lastOf = (rag: string) =>
  `${rag} ! unreadable-rag: The plan states more than one RAG; the last, ${rag}, was taken.`;
const blue = (text: string) =>
  `complete ! rag-from-colour: “${text}” was read as complete, which is what blue means in most plans; check the plan’s key.`;
const fromShade = (rag: string) =>
  `${rag} ! rag-from-colour: The plan says no RAG in words that can be read; ${rag} was taken from the shade of the cell.`;

describe('the RAG of an action as plans give it', () => {
  const WORDS: Record<string, string> = {
    Red: 'red',
    'AMBER ': 'amber',
    'green.': 'green',
    Complete: 'complete',
    Completed: 'complete',
    'Green - on course': 'green',
    'Amber (staffing)': 'amber',
    'RAG: Green': 'green',
    'RAG rated amber since May': 'amber',
    R: 'red',
    A: 'amber',
    g: 'green',
    C: 'complete',
    'RAG - G': 'green',
    'BRAG: R': 'red',
    B: blue('B'),
    Blue: blue('Blue'),
    'BRAG: Blue': blue('BRAG: Blue'),
    'GREEN - plan agreed. Now AMBER': lastOf('amber'),
    'GREEN – recruited. Now complete': lastOf('complete'),
    'GREEN – phase 1 is now complete, phase 2 goes on': 'green',
    'Now complete.': 'complete',
    'AMBER in May, GREEN in July': lastOf('green'),
    'Was RED, now AMBER': lastOf('amber'),
    'AMBER, expected to be GREEN': lastOf('amber'),
    'Amber/Green': TWO,
    'Amber-Green': TWO,
    'Red to Amber': TWO,
    'A/G': TWO,
    'R/A/G': TWO,
    'On track': STATUS,
    Delayed: STATUS,
    'Not started': STATUS,
    'At risk – no funding': STATUS,
    Done: STATUS,
    'NOT COMPLETE': NOT_PLAIN,
    '90% COMPLETE': NOT_PLAIN,
    'Was RED': NOT_PLAIN,
    'no longer RED': NOT_PLAIN,
    'The SEND GREEN PAPER was read': NOT_PLAIN,
    'the red folder was found': NOT_PLAIN,
    'Complete, but for the audit': LEFT,
    'Complete (awaiting sign-off)': LEFT,
    'Recruitment is now complete; training goes on': 'none',
    'Delays in recruitment were reported': 'none',
    '': 'none',
    'A new team': 'none',
  };
  for (const [text, expected] of Object.entries(WORDS)) {
    it(`reads “${text}”`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('takes a clear shade where no word says it, and asks', () => {
    const shades = {
      red: ['ff0000', 'c00000', 'ee0000', 'FF3333'],
      amber: ['ffc000', 'ffbf00', 'ffff00', 'ffa500', 'ed7d31', 'f79646', 'e97132'],
      green: ['00b050', '92d050', '00ff00', '70ad47', '008000', '4ea72e'],
    };
    for (const [rag, fills] of Object.entries(shades)) {
      for (const fill of fills) assert.equal(read('', fill), fromShade(rag), fill);
    }
    assert.equal(read('On track', '00b050'), fromShade('green'));
    assert.equal(read('Recruited two people', 'ffc000'), fromShade('amber'));
  });

  it('takes none from a shade that is pale, dark, grey or of another colour', () => {
    const asked =
      'none ! unreadable-rag: The cell has a shade that is not clearly red, amber or green; no RAG was taken from it.';
    const unclear = [
      ...['d9d9d9', 'f2f2f2', '000000', 'c6efce', 'ffc7ce', 'ffeb9c', 'e2efda', 'f8cbad'],
      ...['0070c0', '00b0f0', '5b9bd5', '7030a0', '833c0b', 'c55a11', 'ff4500', 'ccff00', '00ffcc', '1f3864'],
    ];
    for (const fill of unclear) assert.equal(read('', fill), asked, fill);
    assert.equal(read('', 'ffffff'), 'none');
    assert.equal(read('', 'auto'), 'none');
    assert.equal(read('Delayed', 'd9d9d9'), STATUS);
  });

  it('takes the word where the shade says another thing, and asks', () => {
    assert.equal(
      read('Green', 'ff0000'),
      'green ! unreadable-rag: The plan says green, but the shade of the cell is red; green was taken.',
    );
    assert.equal(read('Amber', 'd9d9d9'), 'amber');
    assert.equal(read('Green', '00b050'), 'green');
    assert.equal(read('Green', 'ffffff'), 'green');
  });

  it('never says Green, or anything else, of a plan that does not', () => {
    const piece = fc.constantFrom(
      'on ',
      'track ',
      'the ',
      'A ',
      'plan, ',
      'done ',
      '- ',
      '(',
      '100% ',
      'Go. ',
    );
    const texts = fc.oneof(
      fc.array(piece, { minLength: 2, maxLength: 12 }).map((pieces) => pieces.join('')),
      fc
        .string({ minLength: 2 })
        .filter((text) => !/red|amber|green|complete|blue|rag|status|^\s*[ragbc]\.?\s*$/i.test(text)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(parseRagCell(text).rag, null);
      }),
      { seed: 20220901, numRuns: 2000 },
    );
  });

  it('asks about every shade it takes, and never throws, whatever stands in the cell', () => {
    const fills = fc.oneof(fc.string(), fc.stringMatching(/^[\da-f]{6}$/));
    fc.assert(
      fc.property(fills, (fill) => {
        const { rag, findings } = parseRagCell('', fill);
        assert.ok(rag === null || findings[0]?.code === 'rag-from-colour');
      }),
      { seed: 20220902, numRuns: 2000 },
    );
    for (const part of ['RED ', 'not ', 'now ', 'rag - ', 'A/', ' ', '%', 'was RED but ']) {
      const { findings } = parseRagCell(part.repeat(20_000));
      assert.ok(findings.length <= 1, part);
    }
  });
});
