/** What a chair types: a question to a lead, a ruling on a date, or what there is to ask. */
export type ChairWords =
  /** `question`: `''` where they have left the words out. */
  | { readonly kind: 'ask'; readonly ref: string; readonly question: string }
  | { readonly kind: 'agree' | 'keep'; readonly ref: string }
  | { readonly kind: 'questions' };

/** No ruling is longer. */
const LONGEST_RULING = 300;

const REF = String.raw`(\d{1,3}\.\d{1,3}\.\d{1,3})`;
const ASK = new RegExp(
  String.raw`^ask\s+(?:(?:the\s+leads?\s+of|about)\s+)?${REF}(?:[.:,]?\s+(.*)|[.:,?]*)$`,
  'is',
);
const RULING = new RegExp(
  String.raw`^(?:(agree)|keep\s+the\s+old\s+date(?:\s+of)?)\s+${REF}[\s.,!]*(?:please)?[\s.!]*$`,
  'i',
);

/** `ask 3.2.1 what is holding it up?`, `agree 3.2.1` or `keep the old date of 3.2.1`; `null` where it is another thing. */
export function chairWords(text: string): ChairWords | null {
  const typed = text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  const asks = ASK.exec(typed);
  if (asks !== null) return { kind: 'ask', ref: asks[1] ?? '', question: asks[2]?.trim() ?? '' };
  const rules = typed.length > LONGEST_RULING ? null : RULING.exec(typed);
  return rules === null ? null : { kind: rules[1] === undefined ? 'keep' : 'agree', ref: rules[2] ?? '' };
}
