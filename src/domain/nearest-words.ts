import { distance } from 'fastest-levenshtein';
import { addMonths, type CivilDate, dateInWords, monthName } from './civil-date.js';
import { readDate } from './parse-new-date.js';
import { parseWords, type Words } from './parse-words.js';

/** Who was not understood, and where. */
export interface Asker {
  /** In their own chat. */
  readonly personal: boolean;
  readonly officer: boolean;
}

/** A command as it is offered. In it REF, N, PAST and DAY stand for what somebody has typed in their place. */
interface Form {
  readonly words: string;
  readonly for?: 'own chat' | 'officer';
}

/** What is offered: commands that look and change nothing, first those that fit whatever was meant. */
const FORMS: readonly Form[] = [
  { words: 'my actions', for: 'own chat' },
  { words: 'help' },
  { words: 'overdue' },
  { words: 'due' },
  { words: 'digest' },
  { words: 'digest priority N' },
  { words: 'digest since PAST' },
  { words: 'digest priority N since PAST' },
  { words: 'digest as at PAST' },
  { words: 'questions' },
  { words: 'measures' },
  { words: 'measures priority N' },
  { words: 'action REF' },
  { words: 'history REF' },
  { words: 'what is red' },
  { words: 'what is red in priority N' },
  { words: 'what is amber' },
  { words: 'what is amber in priority N' },
  { words: 'what is green' },
  { words: 'what is green in priority N' },
  { words: 'what is complete' },
  { words: 'what is complete in priority N' },
  { words: 'what is overdue' },
  { words: 'what is overdue in priority N' },
  { words: 'what is due before DAY' },
  { words: 'what is due by DAY' },
  { words: 'what is due this month' },
  { words: 'what is due next month' },
  { words: 'what has no update' },
  { words: 'what has no update in priority N' },
  { words: 'what moved' },
  { words: 'who has not reported' },
  { words: 'paper', for: 'own chat' },
  { words: 'paper impact', for: 'own chat' },
  { words: 'paper six-month', for: 'own chat' },
  { words: 'paper for publication', for: 'own chat' },
  { words: 'paper as at PAST', for: 'own chat' },
  { words: 'who was not reached', for: 'officer' },
  { words: 'reminders', for: 'officer' },
];

/** The commands that look and change nothing. */
const LOOKS: ReadonlySet<Words['kind']> = new Set([
  'help',
  'my-actions',
  'overdue',
  'due',
  'digest',
  'action',
  'history',
  'questions',
  'measures',
  'filter',
  'find',
  'not-reported',
] as const);

const OFFERED = 3;
/** From here on it is chance which command is nearer: 0 is the same, 1 has no letter of it. */
const FAR = 0.65;
/** So near is a command whose words were all typed, among others: "due" to "what is due for them". */
const HELD = 0.2;
/** So much of the words is looked at: no command that is offered is longer. */
const LONGEST = 120;

/**
 * The three commands that come nearest to words that were not understood, the nearest first, each as it can be
 * typed. None of them changes anything.
 * @param day today
 */
export function nearestWords(text: string, day: CivilDate, asker: Asker): readonly string[] {
  const typed = text
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}.'/-]+|\bplease\b|\.+(?= |$)/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  const { words, slots } = withSlots(typed, day);
  const near = FORMS.filter((form) => isFor(form, asker))
    .map((form) => ({ offer: filled(form.words, slots), far: farness(words, form.words) }))
    .sort((a, b) => a.far - b.far)
    .flatMap(({ offer }) => offer ?? []);
  const spelt = spellAsCommand(typed);
  const meant = LOOKS.has(parseWords(spelt, day).kind) ? [spelt] : [];
  const offers = new Map<string, string>();
  for (const words of [...meant, ...near]) {
    const meaning = JSON.stringify(parseWords(words, day));
    if (offers.size < OFFERED && !offers.has(meaning)) offers.set(meaning, words);
  }
  return [...offers.values()];
}

function isFor(form: Form, { personal, officer }: Asker): boolean {
  return form.for === undefined || (personal && (form.for === 'own chat' || officer));
}

function farness(typed: string, form: string): number {
  const words = form.replace('PAST', 'DAY');
  const said = typed.split(' ');
  if (words.split(' ').every((word) => said.includes(word))) return typed === words ? 0 : HELD;
  return Math.min(distance(typed, words) / Math.max(typed.length, words.length), FAR);
}

type Slot = 'REF' | 'N' | 'PAST' | 'DAY';
type Slots = ReadonlyMap<Slot, string>;

/** A form with what was typed in place of its slots, or `null` where nothing was typed for one of them. */
function filled(form: string, slots: Slots): string | null {
  const parts = form.split(' ').map((word) => (isSlot(word) ? slots.get(word) : word));
  return parts.includes(undefined) ? null : parts.join(' ');
}

function isSlot(word: string): word is Slot {
  return /^(?:REF|N|PAST|DAY)$/.test(word);
}

/** What was typed, with the name of a slot in place of whatever may stand there. */
function withSlots(typed: string, day: CivilDate): { readonly words: string; readonly slots: Slots } {
  const date = dateIn(typed, day);
  const slots = new Map<Slot, string>(date?.days);
  const take = (words: string, pattern: RegExp, slot: Slot): string =>
    words.replace(pattern, (found) => {
      slots.set(slot, found);
      return slot;
    });
  const dated = date === null ? typed : typed.replace(date.words, 'DAY');
  const named = take(dated, /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])/, 'REF');
  return { words: take(named, /(?<![\p{L}\d.'/-])[1-9]\d?(?![\p{L}\d.'/-])/u, 'N'), slots };
}

/** No date has more words: "thursday the 1st of september 2022". */
const LONGEST_DATE = 6;

/** The first date among some words, and which day it may be: the last such day, and the next. */
function dateIn(
  typed: string,
  day: CivilDate,
): { readonly words: string; readonly days: readonly (readonly [Slot, string])[] } | null {
  const parts = typed.split(' ');
  for (const [from] of parts.entries()) {
    for (let count = LONGEST_DATE; count > 0; count -= 1) {
      const words = parts.slice(from, from + count).join(' ');
      // A month alone begins on its first day and ends on its last: only "since" it is sure.
      const isMonth = !/\d/.test(words);
      const next = readDate(isMonth ? `1 ${words}` : words, day);
      if (next === null) continue;
      const past = next > day && !/\d{4}/.test(words) ? addMonths(next, -12) : next;
      return {
        words,
        days: [
          ...(past > day ? [] : [['PAST', dateInWords(past)] as const]),
          ...(isMonth ? [] : [['DAY', dateInWords(next)] as const]),
        ],
      };
    }
  }
  return null;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => monthName(month + 1));
/** Every word that a command is made of. */
const VOCABULARY = [
  ...new Set([
    ...FORMS.flatMap(({ words }) => words.split(' ').filter((word) => !isSlot(word))),
    ...'show list which are have led for find until and or'.split(' '),
    ...MONTHS,
  ]),
];

/** The words with each that stands in no command spelt as the nearest one that does, where one is near. */
function spellAsCommand(typed: string): string {
  return typed.replaceAll(/\p{L}{3,}/gu, (word) => {
    let best = { known: word, far: word.length > 3 ? 3 : 2 };
    for (const known of VOCABULARY) {
      const far = distance(word, known.toLowerCase());
      if (far < best.far) best = { known, far };
    }
    return best.known;
  });
}
