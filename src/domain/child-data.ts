/** What in a text looks like it is about one child: the bot stores none of it. */
export interface ChildData {
  readonly kind: 'pupil-number' | 'nhs-number' | 'date-of-birth';
  /** The words that are meant, as they were typed. */
  readonly words: string;
}

/**
 * The first thing in a text that looks like a child's number or date of birth, or `null`. A number counts
 * only when its check character is right, so that phone, order and invoice numbers seldom do. A child's
 * name cannot be told from anybody else's.
 */
export function childDataIn(text: string): ChildData | null {
  // What cannot be seen could hide a number.
  const seen = text.replaceAll(/\p{Cf}/gu, '');
  return pupilNumberIn(seen) ?? nhsNumberIn(seen) ?? dateOfBirthIn(seen);
}

/** The letters of a unique pupil number, in the order of their values: 0 is A, 22 is Z. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const UPN = /(?<![\p{L}\p{N}])[A-HJ-NP-RT-Z](?:[ -]?\d){11}[ -]?[\dA-HJ-NP-RT-Z](?![\p{L}\p{N}])/giu;

/** A check letter, then twelve figures; of a temporary number the last is a letter (DfE, "Unique pupil numbers"). */
function pupilNumberIn(text: string): ChildData | null {
  for (const [words] of text.matchAll(UPN)) {
    const [check = '', ...rest] = words.replaceAll(/[ -]/g, '').toUpperCase();
    const sum = rest.reduce((total, one, at) => total + (at + 2) * valueOf(one), 0);
    if (UPN_LETTERS[sum % UPN_LETTERS.length] === check) return { kind: 'pupil-number', words };
  }
  return null;
}

function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character);
}

const NHS = /(?<!\d|\d[.,]|£)(?:\d{10}|\d{3}([\s.-])\d{3}\1\d{4})(?!\d|[.,]\d)/gu;
/** What comes before a number of ten figures that is somebody else's: `invoice no. `, `+44 (0)`. */
const OTHER_NUMBER =
  /(?:\b(?:invoice|inv|order|po|tel|telephone|phone|mobile|fax|account|acct)\W{0,3}(?:no|number|num)?\W{0,3}|\+\d{2}\W{0,3}(?:\(0\))?\W?)$/i;

/** Ten figures, the last of which checks the nine before it modulo 11 (NHS Data Dictionary, "NHS number"). */
function nhsNumberIn(text: string): ChildData | null {
  for (const match of text.matchAll(NHS)) {
    const [words] = match;
    const figures = (words.match(/\d/g) ?? []).map(Number);
    const sum = figures.slice(0, 9).reduce((total, figure, at) => total + figure * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check === figures[9] && !OTHER_NUMBER.test(text.slice(0, match.index))) {
      return { kind: 'nhs-number', words };
    }
  }
  return null;
}

const MONTH = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const DAY = String.raw`(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH},?\s+\d{2,4}|${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})`;
const BIRTH = String.raw`(?<!\p{L})(?:born|dob|d\.\s?o\.\s?b\.?|dates?\s+of\s+birth|birth\s?-?dates?|birthdays?)(?!\p{L})`;
const BIRTH_THEN_DAY = new RegExp(String.raw`${BIRTH}[^.!?\n]{0,30}?(?<!\d)${DAY}`, 'iu');
const DAY_THEN_BIRTH = new RegExp(String.raw`(?<!\d)${DAY}[^.!?\n]{0,15}?${BIRTH}`, 'iu');

/** A whole date beside a word that speaks of birth. */
function dateOfBirthIn(text: string): ChildData | null {
  const words = (BIRTH_THEN_DAY.exec(text) ?? DAY_THEN_BIRTH.exec(text))?.[0];
  return words === undefined ? null : { kind: 'date-of-birth', words };
}
