/**
 * The words of a text as they are compared: in lower case, without accents and apostrophes, split at every
 * other sign. "Children’s well-being" is `childrens`, `well`, `being`.
 */
export function foldWords(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/[\p{M}'’‘`]/gu, '');
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
