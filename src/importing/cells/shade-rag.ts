import type { Rag } from '../../domain/rag.js';

/**
 * What the shade of a cell says: a RAG where it is clearly red, amber (or yellow or orange) or green;
 * `unclear` where it is another colour, pale, dark or grey; `null` where there is none.
 *
 * A blue shade is `unclear`: it is complete in one plan, not started in the next and the house's own blue in a third.
 *
 * @param fill `rrggbb`, or `null` for a cell without a shade
 */
export function shadeRag(fill: string | null): Exclude<Lowercase<Rag>, 'complete'> | 'unclear' | null {
  if (fill === null || !/^[\da-f]{6}$/i.test(fill)) return null;
  const { hue, saturation, value } = hsvOf(fill);
  if (saturation < 0.05 && value > 0.97) return null;
  // Pink, cream and mint are also how a plan shades its headings.
  if (saturation < 0.45) return 'unclear';
  if ((hue >= 345 || hue <= 12) && value >= 0.5) return 'red';
  // A dark orange is a brown.
  if (hue >= 20 && hue <= 62 && value >= 0.85) return 'amber';
  if (hue >= 80 && hue <= 155 && value >= 0.5) return 'green';
  return 'unclear';
}

/** Hue in degrees; saturation and value from 0 to 1. */
function hsvOf(fill: string): { hue: number; saturation: number; value: number } {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(fill.slice(at, at + 2), 16) / 255);
  const value = Math.max(red, green, blue);
  const range = value - Math.min(red, green, blue);
  if (range === 0) return { hue: 0, saturation: 0, value };
  const sixth =
    value === red
      ? (green - blue) / range
      : value === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range;
  return { hue: (sixth * 60 + 360) % 360, saturation: range / value, value };
}
