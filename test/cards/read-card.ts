import type { Card } from '../../src/domain/messenger.js';

/** An element or an action of a card. */
export type Part = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every element and action of a card, in reading order. */
export function partsOf(card: unknown): readonly Part[] {
  if (Array.isArray(card)) return card.flatMap(partsOf);
  if (typeof card !== 'object' || card === null) return [];
  const inner = Object.entries(card).flatMap(([key, value]) => (key === 'data' ? [] : partsOf(value)));
  return 'type' in card && typeof card.type === 'string' ? [card as Part, ...inner] : inner;
}

/** What a person reads, a line for each text, input or row of buttons: `[Green] [Amber]`. */
export function linesOf(card: Card): readonly string[] {
  return partsOf(card).flatMap((part) => {
    switch (part.type) {
      case 'TextBlock':
        return [String(part['text'])];
      case 'RichTextBlock':
        return [runsOf(part).join('')];
      case 'ActionSet':
        return [
          buttonsOf(part)
            .map((button) => `[${String(button['title'])}]`)
            .join(' '),
        ];
      case 'Input.Text':
      case 'Input.Date':
      case 'Input.ChoiceSet':
        return [`${String(part['label'])} <${typeof part['value'] === 'string' ? part['value'] : ''}>`];
      default:
        return [];
    }
  });
}

/** The buttons of a card or of a part of it. */
export function buttonsOf(part: unknown): readonly Part[] {
  return partsOf(part).filter((inner) => inner.type.startsWith('Action.'));
}

/** The texts that a card shows as they are. */
export function runsOf(part: unknown): readonly string[] {
  return partsOf(part)
    .filter((inner) => inner.type === 'TextRun')
    .map((run) => String(run['text']));
}

/** The bytes of a card as Teams counts them. */
export function bytesOf(card: Card): number {
  return JSON.stringify(card).length * 2;
}
