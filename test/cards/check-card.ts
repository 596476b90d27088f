import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { MAX_CARD_BYTES } from '../../src/cards/card-limits.js';
import { RAG_VERBS, VERBS } from '../../src/cards/verbs.js';
import type { Card } from '../../src/domain/messenger.js';
import { TEMPLATE_CODE } from './hostile-text.js';
import { buttonsOf, bytesOf, inputsOf, inSight, type Part, partsOf } from './read-card.js';

const KNOWN_VERBS: readonly unknown[] = [...Object.values(VERBS), ...Object.values(RAG_VERBS)];
/** The elements that every client of Teams draws; whatever else is used needs a `fallback`. */
const SAFE = [
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'Table',
  'TableRow',
  'TableCell',
  'ActionSet',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ToggleVisibility',
  'Input.Text',
  'Input.Date',
  'Input.ChoiceSet',
];
/** What a client can find wrong before it sends an answer. */
const CHECKED_BY_THE_CLIENT = ['isRequired', 'min', 'max', 'regex'];
/** The styles of a place and the colours of a text that say nothing to whoever cannot see them. */
const PLAIN: readonly unknown[] = [undefined, 'default', 'emphasis'];

/** Fails where a card breaks a rule that holds for every card of this bot. */
export function assertGoodCard(card: Card): void {
  assert.equal(card['version'], '1.5', 'phones show nothing without it');
  assert.equal(card['lang'], 'en');
  assert.deepEqual(card['msteams'], { width: 'Full' });
  assert.notEqual(card['fallbackText'] ?? '', '');
  assert.ok(bytesOf(card) <= MAX_CARD_BYTES, `${String(bytesOf(card))} bytes`);
  assert.equal(MAX_CARD_BYTES, 36_000, 'Teams takes 40 KB at the least, with the message around the card');
  // What somebody wrote themselves may look like anything.
  const own = JSON.stringify(card).replaceAll(TEMPLATE_CODE, '');
  assert.doesNotMatch(own, /\$\{|undefined|\[object|NaN/, 'a field that was not filled in');
  for (const part of partsOf(card)) assertGoodPart(part);
  assertGoodButtons(card);
  assert.deepEqual(findingsOf(card), []);
}

function assertGoodPart(part: Part): void {
  assert.ok(SAFE.includes(part.type) || 'fallback' in part, `${part.type} needs a fallback`);
  if (part.type === 'TextBlock') assert.equal(part['wrap'], true, `clipped: ${String(part['text'])}`);
  if (part.type === 'ActionSet') assert.ok(buttonsOf(part).length <= 6, 'six buttons in a row at the most');
  if (part.type.startsWith('Input.')) {
    const id = String(part['id']);
    assert.match(textOf(part, 'label'), /\S/, `no label: ${id}`);
    if (CHECKED_BY_THE_CLIENT.some((name) => name in part)) {
      assert.match(textOf(part, 'errorMessage'), /\S/, `no word of what is wrong: ${id}`);
    }
  }
  const place = ['Container', 'Column', 'ColumnSet'].includes(part.type);
  if ((place && !PLAIN.includes(part['style'])) || !PLAIN.includes(part['color'])) {
    assert.match(wordsOf(part), /\S/, `a colour without words: ${JSON.stringify(part)}`);
  }
}

function assertGoodButtons(card: Card): void {
  const tooltips = buttonsOf(card).map((button) => String(button['tooltip']));
  assert.deepEqual(tooltips, [...new Set(tooltips)], 'two buttons say the same to a screen reader');
  const ids: readonly unknown[] = partsOf(card).flatMap((part) =>
    part['id'] === undefined ? [] : [part['id']],
  );
  assert.deepEqual(ids, [...new Set(ids)], 'two elements of the same id');
  for (const button of buttonsOf(card)) {
    assert.match(textOf(button, 'title'), /\S/);
    assert.match(textOf(button, 'tooltip'), /\S/);
    if (button.type === 'Action.ToggleVisibility') {
      for (const target of button['targetElements'] as readonly unknown[]) {
        assert.ok(ids.includes(target), `opens what is not in the card: ${String(target)}`);
      }
    } else if (button.type === 'Action.Submit') {
      const { msteams, ...others } = button['data'] as { readonly msteams: Part };
      assert.deepEqual([msteams.type, others], ['imBack', {}], 'it only says something');
      assert.match(textOf(msteams, 'value'), /\S/);
    } else if (button.type === 'Action.OpenUrl') {
      assert.match(textOf(button, 'url'), /^https:\/\//);
    } else {
      assert.ok(KNOWN_VERBS.includes(button['verb']), `unknown verb ${String(button['verb'])}`);
    }
  }
}

function wordsOf(part: Part): string {
  return partsOf(part)
    .map((inner) => textOf(inner, 'text'))
    .join('');
}

function textOf(part: Part, field: string): string {
  const text = part[field];
  return typeof text === 'string' ? text : '';
}

/** Fails where a form asks for more than three things at once. */
export function assertAtMostThreeInSight(card: Card): void {
  const ids = inputsOf(inSight(card)).map((input) => String(input['id']));
  assert.ok(ids.length <= 3, `in sight at once: ${ids.join(', ')}`);
}

/**
 * What the `adaptivecards` library finds wrong in a card. `lang` is left out: its pattern there keeps
 * state between cards and refuses every second "en". Charts are of Teams alone; their fallback is looked at.
 */
function findingsOf(card: Card): readonly string[] {
  const require = createRequire(import.meta.url);
  const library = require('adaptivecards-renderer/dist/adaptivecards.js') as Library;
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  const { lang: _lang, ...rest } = card;
  parsed.parse(rest, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message).filter(
    (message) => !/^Unknown element type "Chart\..*Fallback will be used/.test(message),
  );
  return [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}

interface Library {
  Versions: { v1_5: unknown };
  SerializationContext: new (
    version: unknown,
  ) => {
    eventCount: number;
    getEventAt(index: number): { message: string };
  };
  AdaptiveCard: new () => {
    parse(card: Card, context: unknown): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
}
