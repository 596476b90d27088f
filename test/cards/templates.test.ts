import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { expand, type TemplateName, type ViewModel } from '../../src/cards/template.js';
import { LONGEST_NOTE } from '../../src/domain/decide.js';
import { assertGoodCard } from './check-card.js';
import { buttonsOf, linesOf, partsOf } from './read-card.js';

const FOLDER = new URL('../../cards/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => !file.endsWith('.sample.json'))
  .map((file) => file.replace('.json', '') as TemplateName);

function sampleOf(name: TemplateName): ViewModel {
  return JSON.parse(readFileSync(new URL(`${name}.sample.json`, FOLDER), 'utf8')) as ViewModel;
}

function templateOf(name: TemplateName): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as unknown;
}

describe('the templates in /cards', () => {
  it('are the five that the bot draws from, each with its sample', () => {
    assert.deepEqual(NAMES, ['action', 'actions', 'digest', 'notice', 'report-form']);
  });

  for (const name of NAMES) {
    it(`${name}: its sample gives a card that Teams shows whole`, () => {
      const card = expand(name, sampleOf(name));
      assertGoodCard(card);
      assert.doesNotMatch(JSON.stringify(card), /\$\{|undefined|\[object/);
    });

    it(`${name}: a field that is missing stops the card instead of showing its code to a lead`, () => {
      for (const field of Object.keys(sampleOf(name)).filter((key) => key !== 'etag')) {
        const { [field]: _left, ...rest } = sampleOf(name);
        assert.throws(() => expand(name, rest), { code: 'card-broken' }, field);
      }
    });
  }

  it('put nothing on a button but a ref, a version and a page', () => {
    for (const button of NAMES.flatMap((name) => buttonsOf(templateOf(name)))) {
      const data = button['data'];
      if (data === '${data}') continue;
      assert.deepEqual(
        Object.keys(data as object).filter((key) => !['ref', 'etag', 'page'].includes(key)),
        [],
      );
    }
  });

  it('let a note be as long as a report may be', () => {
    const texts = partsOf(templateOf('report-form')).filter((part) => part.type === 'Input.Text');
    assert.deepEqual(
      texts.map((part) => part['maxLength']),
      [LONGEST_NOTE, LONGEST_NOTE],
    );
  });

  it('keep the words of people apart from their own code', () => {
    const card = expand('notice', {
      fallback: 'f',
      heading: 'h',
      paragraphs: [{ text: '${heading} costs ${5}, \ue000{heading}' }],
      buttonRows: [],
    });
    assert.deepEqual(linesOf(card), ['h', '${heading} costs ${5}, {heading}']);
  });

  it('refuse a card that Teams would not take', () => {
    const paragraphs = [{ text: 'x'.repeat(18_000) }];
    assert.throws(() => expand('notice', { fallback: 'f', heading: 'h', paragraphs, buttonRows: [] }), {
      code: 'card-broken',
      message: /^A card could not be made: notice has 3\d{4} bytes\.$/,
    });
  });
});
