import { shadeOf } from './fill-colour.js';

/** Those of the names for colours that can be a RAG. */
const NAMES: Readonly<Record<string, string>> = {
  red: 'ff0000',
  darkred: '8b0000',
  orange: 'ffa500',
  darkorange: 'ff8c00',
  gold: 'ffd700',
  yellow: 'ffff00',
  lime: '00ff00',
  limegreen: '32cd32',
  lightgreen: '90ee90',
  green: '008000',
  darkgreen: '006400',
  blue: '0000ff',
  lightblue: 'add8e6',
  darkblue: '00008b',
  grey: '808080',
  gray: '808080',
  lightgrey: 'd3d3d3',
  lightgray: 'd3d3d3',
};
const BACKGROUND = /(?:^|;)\s*background(?:-color)?\s*:([^;]*)/gi;
const HEX = /#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/i;
const RGB = /rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)/i;

/** What an element says of the ground behind its words: nothing, that it is white (`null`), or its shade. */
export function groundOf(attributes: Readonly<Record<string, string>>): string | null | undefined {
  const { bgcolor, style = '' } = attributes;
  const value = [...style.matchAll(BACKGROUND)].at(-1)?.[1] ?? bgcolor;
  return value === undefined ? undefined : colourIn(value);
}

function colourIn(value: string): string | null {
  const hex = HEX.exec(value)?.[1];
  if (hex !== undefined) return shadeOf(hex.length === 3 ? hex.replace(/./g, '$&$&') : hex);
  const rgb = RGB.exec(value)?.slice(1).map(Number);
  if (rgb !== undefined) {
    return rgb.some((channel) => channel > 255)
      ? null
      : shadeOf(rgb.map((channel) => channel.toString(16).padStart(2, '0')).join(''));
  }
  const words = value.toLowerCase().match(/[a-z]+|[0-9a-f]{6}/g) ?? [];
  const bare = /^\s*[0-9a-f]{6}\s*$/i.test(value) ? value.trim() : null;
  return shadeOf(bare) ?? words.map((word) => NAMES[word]).find((shade) => shade !== undefined) ?? null;
}
