import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { expand, type TemplateName, type ViewModel } from '../../src/cards/template.js';
import { LONGEST_NOTE } from '../../src/domain/decide.js';
import { assertAtMostThreeInSight, assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS } from './hostile-text.js';
import { behindMore, buttonsOf, linesOf, partsOf, runsOf } from './read-card.js';

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

/** The fields of a view model that hold somebody's words. */
const WORDS = ['title', 'text', 'heading', 'fallback', 'label', 'asAt', 'word', 'who', 'count', 'words'];

/** A view model with those words in each place that may hold somebody's. */
function wordsEverywhere(view: ViewModel, words: string): ViewModel {
  return JSON.parse(JSON.stringify(view), (key, value: unknown) =>
    WORDS.includes(key) && typeof value === 'string' ? words : value,
  ) as ViewModel;
}

describe('the templates in /cards', () => {
  it('are those that the bot draws from, each with its sample', () => {
    assert.deepEqual(NAMES, [
      'action',
      'actions',
      'ask-form',
      'digest-preview',
      'digest',
      'measure-form',
      'measures',
      'not-mine',
      'notice',
      'paper',
      'preview',
      'put-right',
      'questions',
      'report-form',
    ]);
  });

  for (const name of NAMES) {
    it(`${name}: its sample gives a card that Teams shows whole`, () => {
      const card = expand(name, sampleOf(name));
      assertGoodCard(card);
    });

    it(`${name}: whatever words stand in it come out as they are`, () => {
      for (const words of HOSTILE_TEXTS.filter((text) => text.length < 200)) {
        const card = expand(name, wordsEverywhere(sampleOf(name), words));
        assertGoodCard(card);
        const shown = runsOf(card).filter((text) => text.includes(words.replaceAll('\ue000', '')));
        assert.ok(shown.length > 1, words);
      }
    });

    it(`${name}: a field that is missing stops the card instead of showing its code to a lead`, () => {
      for (const field of Object.keys(sampleOf(name)).filter((key) => key !== 'etag')) {
        const { [field]: _left, ...rest } = sampleOf(name);
        assert.throws(() => expand(name, rest), { code: 'card-broken' }, field);
      }
    });
  }

  it('put nothing on a button but a ref, a version, a measure, a priority and a page', () => {
    for (const button of NAMES.flatMap((name) => buttonsOf(templateOf(name)))) {
      const data = button['data'];
      if (data === '${data}' || button.type !== 'Action.Execute') continue;
      assert.deepEqual(
        Object.keys(data as object).filter(
          (key) => !['ref', 'etag', 'page', 'measure', 'priority'].includes(key),
        ),
        [],
      );
    }
  });

  it('let a note be as long as a report may be', () => {
    const texts = partsOf(templateOf('report-form')).filter((part) => part.type === 'Input.Text');
    assert.deepEqual(
      texts.map((part) => part['maxLength']),
      [LONGEST_NOTE],
    );
  });

  it('open "More" where the sample shows it closed', () => {
    const card = expand('report-form', sampleOf('report-form'));
    const opened = buttonsOf(card).find(({ type }) => type === 'Action.ToggleVisibility');
    assert.deepEqual(opened?.['targetElements'], ['more']);
    assert.deepEqual(linesOf(behindMore(card)), [
      'The answer <Amber>',
      'What is being done about it <>',
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
    ]);
    assertAtMostThreeInSight(card);
  });

  it('keep the words of people apart from their own code', () => {
    const card = expand('notice', {
      fallback: 'f',
      heading: 'h',
      paragraphs: [{ text: '${heading} costs ${5}, \ue000{heading}' }],
      buttonRows: [],
      offers: [],
    });
    assert.deepEqual(linesOf(card), ['h', '${heading} costs ${5}, {heading}']);
  });

  it('refuse a card that Teams would not take', () => {
    const paragraphs = [{ text: 'x'.repeat(18_000) }];
    assert.throws(
      () => expand('notice', { fallback: 'f', heading: 'h', paragraphs, buttonRows: [], offers: [] }),
      {
        code: 'card-broken',
        message: /^A card could not be made: notice has 3\d{4} bytes\.$/,
      },
    );
  });
});
