import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortTitle } from '../../src/domain/short-title.js';

describe('the short title of an action', () => {
  it('is the action itself where that is short, without its full stop', () => {
    assert.equal(shortTitle(' Set up a  board. '), 'Set up a board');
  });

  it('ends with a clause where one ends late enough, else with a word', () => {
    const clause =
      'Ask families, schools and health what they need from the website before the summer holidays, ';
    assert.equal(
      shortTitle(`${clause}and write down what they say in words that all of them understand`),
      'Ask families, schools and health what they need from the website before the summer holidays…',
    );
    assert.equal(
      shortTitle('Ask families what they need '.repeat(6)),
      'Ask families what they need Ask families what they need Ask families what they need Ask families what they need Ask…',
    );
  });

  it('is never longer than 120 characters and never ends in half a character', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('word '), fc.constant(', ')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const title = shortTitle(parts.join(''));
        assert.ok(title.length <= 120);
        assert.doesNotMatch(title, /[\ud800-\udbff](?![\udc00-\udfff])/);
        if (parts.join('').trim() !== '') assert.notEqual(title, '');
      }),
      { seed: 20220901, numRuns: 500 },
    );
    assert.equal(shortTitle('x'.repeat(500)).length, 120);
  });
});
