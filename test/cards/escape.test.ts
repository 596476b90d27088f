import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { markdownText, plainText, typedText } from '../../src/cards/escape.js';
import { HOSTILE_TEXTS } from './hostile-text.js';

const require = createRequire(import.meta.url);
const markdownIt = require('markdown-it') as () => { render(text: string): string };
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** What a reader sees of a `TextBlock`, or the tags where it became more than a paragraph of text. */
function readMarkdown(text: string): string {
  return markdownIt()
    .render(text)
    .replace(/^<p>|<\/p>\n$/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}

describe("people's words on a card", () => {
  it('stand as they were written', () => {
    const note = "Waiting for the survey – O'Brien & Sons quoted £5,000 (50 %), see page 3.";
    assert.equal(plainText(note, 200), note);
  });

  it('lose what nobody sees and what could reorder the line', () => {
    assert.equal(plainText('a\u202eb\u200b\u0000c\ud83d', 20), 'abc\ufffd');
  });

  it('are one line, cut with an ellipsis', () => {
    assert.equal(plainText('  one\r\n\ttwo\u2028three ', 40), 'one two three');
    assert.equal(plainText('Waiting for the survey', 12), 'Waiting for…');
    assert.equal(plainText('👍👍👍👍', 5), '👍👍…');
    assert.equal(plainText('a "quote"', 9), 'a "quot…', 'a quote takes two characters of a card');
  });

  it('are never taken for a date to be drawn by the client', () => {
    assert.equal(plainText('{{DATE(2022-01-01,SHORT)}}', 100), '{\u200b{DATE(2022-01-01,SHORT)}}');
  });

  it('stay words in a heading, whatever Markdown makes of them', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS), markdownish()),
        (text) => {
          assert.equal(readMarkdown(markdownText(text, 80)).trim(), plainText(text, 80));
        },
      ),
      { seed: 2022, numRuns: 2000 },
    );
  });

  it('come back into an input exactly as they were typed', () => {
    assert.equal(typedText('line one\nline **two** ${x} {{y}}', 100), 'line one\nline **two** ${x} {{y}}');
    assert.equal(typedText('abcdef', 3), 'abc');
    assert.equal(typedText('a"\n"b', 6), 'a"\n', 'a quote and a line end take the room of two');
    assert.equal(typedText('👍👍👍', 5), '👍👍');
  });
});

function markdownish(): fc.Arbitrary<string> {
  const signs = [
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '`',
    '<',
    '>',
    '#',
    '+',
    '-',
    '.',
    '!',
    '~',
    '&',
    '\\',
    '1',
    ' ',
    'a',
    ';',
    '{',
  ];
  return fc.array(fc.constantFrom(...signs), { maxLength: 20 }).map((parts) => parts.join(''));
}
