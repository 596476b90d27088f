import { shadeOf } from './fill-colour.js';

/** The colours 8 to 63 of Excel; 0 to 7 are the first eight of them again, and what follows is the system's own. */
const PALETTE =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

/** The colours of a workbook that others stand for by number. */
export interface NamedColours {
  /** The workbook's own palette, counted from 0; Excel's where it has none. */
  readonly palette: readonly string[];
  /** Its theme: light 1, dark 1, light 2, dark 2, then the accents. */
  readonly theme: readonly string[];
}

/** A colour as a workbook writes it, as `rrggbb`; `null` where it is white or is not known. */
export function colourOf(get: (name: string) => string | null, named: NamedColours): string | null {
  const [indexed, theme] = [get('indexed'), get('theme')];
  const tint = Number(get('tint') ?? '0');
  const base =
    get('rgb') ??
    (theme === null ? null : named.theme[Number(theme)]) ??
    (indexed === null ? null : indexedColour(Number(indexed), named.palette));
  const shade = /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(base ?? '') ? (base ?? '').slice(-6) : null;
  return shade === null ? null : shadeOf(tinted(shade, tint));
}

function indexedColour(index: number, palette: readonly string[]): string | null {
  return palette[index] ?? PALETTE[index < 8 ? index : index - 8] ?? null;
}

/** A colour made lighter or darker while its hue and saturation stay, as Excel does it. */
function tinted(shade: string, tint: number): string {
  if (!(Math.abs(tint) > 0 && Math.abs(tint) <= 1)) return shade;
  const channels = [0, 2, 4].map((at) => Number.parseInt(shade.slice(at, at + 2), 16) / 255);
  const before = (Math.max(...channels) + Math.min(...channels)) / 2;
  const after = tint < 0 ? before * (1 + tint) : before * (1 - tint) + tint;
  const room = (lightness: number): number => 1 - Math.abs(2 * lightness - 1);
  const scale = room(before) === 0 ? 0 : room(after) / room(before);
  return channels
    .map((channel) => after + (channel - before) * scale)
    .map((channel) => Math.min(255, Math.max(0, Math.round(channel * 255))))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('');
}

/** The theme's colours in the order in which a workbook counts them. */
export function inThemeOrder(colours: readonly string[]): string[] {
  const [dark1 = '', light1 = '', dark2 = '', light2 = '', ...accents] = colours;
  return [light1, dark1, light2, dark2, ...accents];
}
