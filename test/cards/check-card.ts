import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { MAX_CARD_BYTES } from '../../src/cards/card-limits.js';
import { RAG_VERBS, VERBS } from '../../src/cards/verbs.js';
import type { Card } from '../../src/domain/messenger.js';
import { buttonsOf, bytesOf, partsOf } from './read-card.js';

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
  'ActionSet',
  'Action.Execute',
  'Input.Text',
  'Input.Date',
  'Input.ChoiceSet',
];

/** Fails where a card breaks a rule that holds for every card of this bot. */
export function assertGoodCard(card: Card): void {
  assert.equal(card['version'], '1.5', 'phones show nothing without it');
  assert.equal(card['lang'], 'en');
  assert.deepEqual(card['msteams'], { width: 'Full' });
  assert.notEqual(card['fallbackText'] ?? '', '');
  assert.ok(bytesOf(card) <= MAX_CARD_BYTES, `${String(bytesOf(card))} bytes`);
  const parts = partsOf(card);
  for (const part of parts) {
    assert.ok(SAFE.includes(part.type) || 'fallback' in part, `${part.type} needs a fallback`);
    if (part.type === 'TextBlock') assert.equal(part['wrap'], true, `clipped: ${String(part['text'])}`);
    if (part.type.startsWith('Input.'))
      assert.notEqual(part['label'] ?? '', '', `no label: ${String(part['id'])}`);
    if (part.type === 'ActionSet') assert.ok(buttonsOf(part).length <= 6, 'six buttons in a row at the most');
  }
  const tooltips = buttonsOf(card).map((button) => String(button['tooltip']));
  assert.deepEqual(tooltips, [...new Set(tooltips)], 'two buttons say the same to a screen reader');
  for (const button of buttonsOf(card)) {
    assert.ok(KNOWN_VERBS.includes(button['verb']), `unknown verb ${String(button['verb'])}`);
    assert.notEqual(button['tooltip'] ?? '', '');
  }
  assert.deepEqual(findingsOf(card), []);
}

/**
 * What the `adaptivecards` library finds wrong in a card. `lang` is left out: its pattern there keeps
 * state between cards and refuses every second "en".
 */
function findingsOf(card: Card): readonly string[] {
  const require = createRequire(import.meta.url);
  const library = require('adaptivecards-renderer/dist/adaptivecards.js') as Library;
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  const { lang: _lang, ...rest } = card;
  parsed.parse(rest, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
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
