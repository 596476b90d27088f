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

/** The card as it opens: without what stands behind a button such as "More". */
export function inSight(card: Card): Card {
  return JSON.parse(JSON.stringify(card), (_key, value: unknown) =>
    Array.isArray(value) ? value.filter((part) => !isHidden(part)) : value,
  ) as Card;
}

/** What stands behind "More" as the card opens, or `undefined` where nothing does. */
export function behindMore(card: Card): Part | undefined {
  return partsOf(card).find((part) => part['id'] === 'more' && isHidden(part));
}

function isHidden(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'isVisible' in part && part.isVisible === false;
}

/**
 * What a person reads, a line for each text, input or row of buttons: `[Green] [Amber]`, `Note <typed already>`,
 * `Where does it stand? (•) Red ( ) Amber`. A no-break space reads like any other.
 */
export function linesOf(card: unknown): readonly string[] {
  return partsOf(card)
    .flatMap(lineOf)
    .map((line) => line.replaceAll('\u00a0', ' '));
}

function lineOf(part: Part): readonly string[] {
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
      return [`${String(part['label'])} <${valueOf(part)}>`];
    case 'Input.ChoiceSet':
      return [`${String(part['label'])} ${choicesOf(part)}`];
    default:
      return [];
  }
}

function choicesOf(part: Part): string {
  const chosen = valueOf(part);
  const choices = part['choices'] as readonly { readonly title: string; readonly value: string }[];
  if (part['style'] !== 'expanded') {
    return `<${choices.find(({ value }) => value === chosen)?.title ?? ''}>`;
  }
  return choices.map(({ title, value }) => `(${value === chosen ? '•' : ' '}) ${title}`).join(' ');
}

function valueOf(part: Part): string {
  return typeof part['value'] === 'string' ? part['value'] : '';
}

/** The inputs of a card or of a part of it. */
export function inputsOf(part: unknown): readonly Part[] {
  return partsOf(part).filter((inner) => inner.type.startsWith('Input.'));
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
