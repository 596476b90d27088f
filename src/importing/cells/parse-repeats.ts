import type { Repeats } from '../../domain/action.js';

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

const NUMBER = '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)';

/** “Every 3 months”, “3 monthly”, “repeated 3 months”; but “3 months” alone is a length of time. */
function everyMonths(number: string, more = ''): RegExp {
  return new RegExp(
    `\\bevery\\s+(?:${number})[\\s-]*months?\\b|\\b(?:${number})[\\s-]*monthly\\b|\\b(?:repeat(?:ed|ing|s)?|recurring)\\s+(?:${number})\\s+months\\b${more}`,
    'i',
  );
}

/** The first that fits counts, so what is particular stands before “monthly” and “yearly” alone. */
const RULES: readonly Rule[] = [
  {
    words: /\bbi-?\s?monthly\b/i,
    repeats: '2 months',
    doubt: '“Bi-monthly” was read as every two months; it can also mean twice a month.',
  },
  {
    words: /\bbi-?\s?(?:annual(?:ly)?|yearly)\b/i,
    repeats: '6 months',
    doubt: '“Bi-annually” was read as twice a year; it can also mean every two years.',
  },
  {
    words: /\bhalf[\s-]?termly\b|\b(?:every|each)\s+half[\s-]?term\b/i,
    repeats: '2 months',
    doubt: '“Half-termly” was read as six times a year.',
  },
  { words: everyMonths('3|three', '|\\bquarterly\\b|\\bevery\\s+quarter\\b'), repeats: '3 months' },
  { words: everyMonths('2|two', '|\\bevery\\s+other\\s+month\\b'), repeats: '2 months' },
  { words: everyMonths('4|four'), repeats: '4 months' },
  { words: everyMonths('6|six'), repeats: '6 months' },
  {
    words:
      /\b(?:half|twice)[\s-]*(?:yearly|annually)\b|\bsemi-?\s?annual(?:ly)?\b|\b(?:twice|two\s+times|2\s+times)\s+(?:a|per|each)\s+year\b/i,
    repeats: '6 months',
  },
  { words: everyMonths('12|twelve'), repeats: '1 year' },
  { words: /\b(?:six|6)\s+times\s+(?:a|per|each)\s+year\b/i, repeats: '2 months' },
  { words: /\b(?:four|4)\s+times\s+(?:a|per|each)\s+year\b/i, repeats: '3 months' },
  { words: /\b(?:three|3)\s+times\s+(?:a|per|each)\s+year\b/i, repeats: '4 months' },
  {
    words: new RegExp(
      [
        `\\b(?:${NUMBER}[\\s-]*|bi-?\\s?|twice[\\s-]+)?(?:daily|weekly|fortnightly|biennial(?:ly)?)\\b`,
        `\\b(?:${NUMBER}|twice)[\\s-]*(?:monthly|termly|yearly)\\b`,
        `\\bevery\\s+(?:other\\s+|${NUMBER}[\\s-]*)?(?:days?|weeks?|fortnights?)\\b`,
        `\\bevery\\s+(?:other\\s+|${NUMBER}[\\s-]*)(?:months?|terms?|years?)\\b`,
        `\\beach\\s+(?:day|week|fortnight)\\b`,
        `\\b(?:${NUMBER}\\s+times|twice)\\s+(?:a|per|each)\\s+(?:week|month|term|year)\\b`,
      ].join('|'),
      'i',
    ),
    repeats: 'unstated',
    doubt: 'The register has no word for how often this comes round; it was kept as repeating.',
  },
  {
    words: /\btermly\b|\b(?:every|each)\s+term\b/i,
    repeats: '4 months',
    doubt: '“Termly” was read as three times a year.',
  },
  { words: /\bmonthly\b|\b(?:every|each|per)\s+month\b/i, repeats: '1 month' },
  {
    words: /\bannual(?:ly)?(?:\s+programme)?\b|\byearly\b|\b(?:every|each|once\s+(?:a|per))\s+year\b/i,
    repeats: '1 year',
  },
];
const RECURS = /\b(?:recurring|recurs|repeat(?:ed|ing|s)?|regular(?:ly)?)\b/gi;
/** Says that it comes round only beside how often: “July 2022 (updated)” is a date that was changed. */
const UPDATED = /\bupdated\b/gi;
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
  const withoutUpdated = repeats === null ? withoutRecurs : withoutRecurs.replace(UPDATED, ' ');
  const withoutOngoing = withoutUpdated.replace(ONGOING, ' ');
  return {
    repeats,
    ongoing: withoutOngoing !== withoutUpdated,
    doubt,
    left: withoutOngoing.replace(/\s+/g, ' ').replace(SMALL_WORDS, ''),
  };
}
