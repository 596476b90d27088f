const HEX = /^(?:[0-9a-f]{2})?(?<rgb>[0-9a-f]{6})$/i;

/** A shade as `rrggbb` in lower case; `null` where it is white, or no colour that is written out. */
export function shadeOf(value: string | null): string | null {
  const rgb = HEX.exec(value ?? '')?.groups?.rgb?.toLowerCase() ?? null;
  return rgb === 'ffffff' ? null : rgb;
}
