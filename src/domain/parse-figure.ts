/** The number that somebody wrote for a figure, with or without its unit: `45`, `45.5 %`, `1,250 days`; else `null`. */
export function parseFigure(text: string, unit: string): number | null {
  const words = text.trim().toLowerCase();
  const wanted = unit.trim().toLowerCase();
  const bare =
    wanted !== '' && words.endsWith(wanted) ? words.slice(0, -wanted.length) : words.replace(/%$/, '');
  const number = bare.trim();
  // A comma stands between thousands and nowhere else: "4,5" could be either.
  if (!/^[-+]?(\d{1,9}|\d{1,3}(,\d{3}){1,2})(\.\d{1,6})?$/.test(number)) return null;
  return Number(number.replaceAll(',', ''));
}
