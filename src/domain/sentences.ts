/** Sentences in a row, each with its full stop, without those that are empty. */
export function sentences(...parts: readonly string[]): string {
  return parts.map(sentence).filter(Boolean).join(' ');
}

/** The text with a full stop where it has no end of its own; `''` stays empty. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:;]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** `1 action`, `3 actions`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

const DIGITS = new Intl.NumberFormat('en-GB');

/** `12,345`. */
export function inDigits(count: number): string {
  return DIGITS.format(count);
}
