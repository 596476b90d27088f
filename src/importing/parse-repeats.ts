import type { Repeats } from '../domain/action.js';

/** What the words beside a date say of its coming round again. */
interface RepeatsReading {
  readonly repeats: Repeats | null;
  readonly ongoing: boolean;
  /** One sentence where the words could be meant otherwise, else `null`. */
  readonly doubt: string | null;
  /** The words that say something else, without the small words around them. */
  readonly left: string;
}

interface Rule {
  readonly words: RegExp;
  readonly repeats: Repeats;
  readonly doubt?: string;
}

const RULES: readonly Rule[] = [
  {
    words: /\bbi-?\s?monthly\b/i,
    repeats: '2 months',
    doubt: '“Bi-monthly” was read as every two months; it can also mean twice a month.',
  },
  {
    words: /\bbi-?\s?annual(?:ly)?\b/i,
    repeats: '6 months',
    doubt: '“Bi-annually” was read as twice a year; it can also mean every two years.',
  },
  {
    words: /\b(?:every\s+)?(?:3|three)[\s-]*month(?:s|ly)\b|\bquarterly\b|\bevery\s+quarter\b/i,
    repeats: '3 months',
  },
  { words: /\b(?:every\s+)?(?:2|two)[\s-]*month(?:s|ly)\b|\bevery\s+other\s+month\b/i, repeats: '2 months' },
  { words: /\b(?:every\s+)?(?:4|four)[\s-]*month(?:s|ly)\b/i, repeats: '4 months' },
  {
    words:
      /\b(?:every\s+)?(?:6|six)[\s-]*month(?:s|ly)\b|\bhalf[\s-]*yearly\b|\btwice\s+(?:a|per|each)\s+year\b/i,
    repeats: '6 months',
  },
  { words: /\b(?:every\s+)?(?:12|twelve)[\s-]*month(?:s|ly)\b/i, repeats: '1 year' },
  { words: /\b(?:four|4)\s+times\s+(?:a|per|each)\s+year\b/i, repeats: '3 months' },
  { words: /\b(?:three|3)\s+times\s+(?:a|per|each)\s+year\b/i, repeats: '4 months' },
  {
    words: /\btermly\b|\b(?:every|each)\s+term\b/i,
    repeats: '4 months',
    doubt: '“Termly” was read as three times a year.',
  },
  { words: /(?<!\d[\s-]?)\bmonthly\b|\b(?:every|each|per)\s+month\b/i, repeats: '1 month' },
  {
    words:
      /\bannual(?:ly)?(?:\s+programme)?\b|\b(?<!half[\s-]?)yearly\b|\b(?:every|each|once\s+(?:a|per))\s+year\b/i,
    repeats: '1 year',
  },
  {
    words: /\b(?:daily|weekly|fortnightly|biennial(?:ly)?)\b|\b(?:every|each)\s+(?:day|week|fortnight)\b/i,
    repeats: 'unstated',
    doubt: 'The register has no word for how often this comes round; it was kept as repeating.',
  },
];
const RECURS = /\b(?:recurring|recurs|repeat(?:ed|ing|s)?|updated|regular(?:ly)?)\b/gi;
const ONGOING = /\bon-?\s?going\b|\bcontinu(?:ing|ous|ously|es)\b|\bonwards?\b/gi;
const SMALL_WORDS = /^(?:(?:and|then|to|be|is)\b|[\s,;:.&()–—-])+|(?:\b(?:and|then)|[\s,;:.&()–—-])+$/gi;

/** Reads words such as “repeated 3 monthly” or “and ongoing”. Never throws. */
export function parseRepeats(text: string): RepeatsReading {
  let left = text;
  let repeats: Repeats | null = null;
  let doubt: string | null = null;
  const rule = RULES.find(({ words }) => words.test(left));
  if (rule !== undefined) {
    left = left.replace(rule.words, ' ');
    repeats = rule.repeats;
    doubt = rule.doubt ?? null;
    if (RULES.some(({ words }) => words.test(left))) {
      repeats = 'unstated';
      doubt = 'The plan says in two ways how often this comes round.';
    }
  }
  const withoutRecurs = left.replace(RECURS, ' ');
  if (withoutRecurs !== left) repeats ??= 'unstated';
  const withoutOngoing = withoutRecurs.replace(ONGOING, ' ');
  return {
    repeats,
    ongoing: withoutOngoing !== withoutRecurs,
    doubt,
    left: withoutOngoing.replace(/\s+/g, ' ').replace(SMALL_WORDS, ''),
  };
}
