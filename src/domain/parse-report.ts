import { REF_SHAPE } from './action.js';
import type { CivilDate } from './civil-date.js';
import { beforePause, findNewDate } from './parse-new-date.js';
import type { Rag } from './rag.js';

/** A report that leaves no doubt. */
export interface ReportWords {
  readonly kind: 'report';
  /**
   * In the order in which they were written, each once; none where the message is to be about the one action
   * that was asked for.
   */
  readonly refs: readonly string[];
  readonly rag: Rag;
  readonly note: string;
  /** The note of a Complete where it points somewhere (a link, "see …"), else `''`. */
  readonly evidence: string;
  readonly revisedDueOn: CivilDate | null;
  /**
   * The words after a final ", for …": a lead's name where an officer writes, else part of the note. `''` where
   * there are none.
   */
  readonly reportedFor: string;
}

/** What seems to be a report on some action and leaves a doubt: it is shown back as a form, never guessed. */
export interface DoubtfulWords {
  readonly kind: 'doubtful';
  /** At least one. */
  readonly refs: readonly string[];
  /** `null` where no RAG word was found in its place: "not green" is none. */
  readonly rag: Rag | null;
  readonly note: string;
  readonly evidence: string;
  readonly revisedDueOn: CivilDate | null;
  /** The words of a new date that could not be read surely, else `''`. */
  readonly unreadDate: string;
  readonly reportedFor: string;
}

/** No message longer than this is read: a note has at most half of it. */
const LONGEST_MESSAGE = 4000;

const RAG = 'red|amber|green|on[ -]track|completed?|done|finished|closed';
const REF = `${REF_SHAPE.source.replaceAll(/[$^]/g, '')}(?![\\p{L}\\p{N}]|\\.\\d)`;
const ONE_REF = new RegExp(REF, 'gu');
const BRACKETED = `["'“‘([]?${REF}["'”’)\\]]?`;
const OPENING = new RegExp(
  "^(?:(?:hi|hello|hey|dear|(?:good )?(?:morning|afternoon|evening))\\b(?:(?: [\\p{L}'’-]+){0,2}[,!])?[\\s,.!–—-]*)?" +
    '(?:(?:actions?|refs?|re|updates?(?: on| for)?)[\\s.:,–—-]+){0,4}' +
    `(${BRACKETED}(?:(?:\\s?[,;&+/]\\s*(?:and )?|\\s+(?:and )?)(?:actions? )?${BRACKETED})*)(.*)$`,
  'isu',
);
const NAME = "(?!for\\b)\\p{L}[\\p{L}\\p{M}.'’-]*(?:\\s(?!for\\b)\\p{L}[\\p{L}\\p{M}.'’-]*){1,4}";
/** A RAG in its place, after the refs; "was", "not" or "almost" before it puts it out of its place. */
const STATED = new RegExp(
  `^[\\s,.:;=–—-]*(?:for (${NAME})\\s*(?:[:,;–—\\n]|-(?=\\s))\\s*)?` +
    '(?:(?:is|are|now|still|both|all|remains?|stays?|currently|rag|status)[\\s:=]+)*' +
    `["'“‘([]?(${RAG})["'”’)\\]]?(?=$|[\\s,.:;!?…–—]|-\\s)`,
  'iu',
);
const BEGUN = new RegExp(`^(${RAG})(?=$|[\\s,.:;!…–—]|-\\s)`, 'iu');
const FOR_NAME = new RegExp(`(?<=[,;.–—\\n] ?|\\s- ?)for\\s(${NAME})$`, 'iu');
/** One word that is none of ours and still means a RAG: "blue", "amber/red", "G". */
const NEARLY_RAG = new RegExp(`^(?:[ragb]|blue|(?:red|amber|green)ish|${RAG})(?![\\p{L}\\p{N}])`, 'iu');
/** "green - 3.2.1 launched" and "amber for 3.2.1" name an action out of its place. */
const NAMES_ACTION = new RegExp(`^(?:(?:for|on|to|actions?)\\s){0,2}${BRACKETED}`, 'iu');
const NEXT_REPORT = new RegExp(`${REF}[\\s,:–—-]+(?:(?:is|are|now)\\s)*(?:${RAG})\\b`, 'iu');
const TURNS_ROUND =
  /^(?:completed?|done|finished|closed|or|and|not|if|when|once|unless|soon|almost|nearly|by)\b/i;
/** "green light given", "red actions", "Amber is on leave". */
const NO_STATE =
  /^(?:(?:light|paper|tape|flag|alert|card|carpet|herring)s?|actions|ones|items|is|was|are|were|has|had|will|would|said|says)\b/i;

/**
 * A report in the words of whoever typed it, by one grammar: `REFS RAG [note][, new date DATE][, for NAME]` in
 * any case, or the same without refs in answer to a question about one action. `null`: no report at all.
 * @param day today
 */
export function parseReport(text: string, day: CivilDate): ReportWords | DoubtfulWords | null {
  if (text.length > LONGEST_MESSAGE) return null;
  const said = withoutThanks(withoutThanks(tidy(text)));
  const [, listed, rest = ''] = OPENING.exec(said) ?? [];
  if (listed === undefined) return withoutRef(said, day);
  const refs = [...new Set(listed.match(ONE_REF))];
  const [stated, lead = '', word] = STATED.exec(rest) ?? [];
  if (stated === undefined || word === undefined) return withoutRag(refs, rest, day);
  const rag = ragOf(word);
  const { paused, asked, unreadDate, ...told } = tell(rag, rest.slice(stated.length), day, lead);
  return asked || isDoubtful(rag, paused, told.note)
    ? { kind: 'doubtful', refs, rag, ...told, unreadDate }
    : { kind: 'report', refs, rag, ...told };
}

/** Where nobody has named an action there is none to ask about: a report without a doubt, or nothing. */
function withoutRef(said: string, day: CivilDate): ReportWords | null {
  const [word] = BEGUN.exec(said) ?? [];
  if (word === undefined) return null;
  const rag = ragOf(word);
  const { paused, asked, unreadDate: _, ...told } = tell(rag, said.slice(word.length), day, '');
  if (asked || isDoubtful(rag, paused, told.note) || NAMES_ACTION.test(told.note)) return null;
  const mayGoOn = !/^on/i.test(word) && (paused || rag === 'Red' || rag === 'Amber');
  return told.note === '' || mayGoOn ? { kind: 'report', refs: [], rag, ...told } : null;
}

function withoutRag(refs: readonly string[], rest: string, day: CivilDate): DoubtfulWords | null {
  const words = rest.replace(/^[\s,.:;=–—-]+/, '');
  const count = words.split(/\s/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (count < 2 && !NEARLY_RAG.test(words)) return null;
  const { paused: _paused, asked: _asked, ...told } = tell(null, words, day, '');
  return { kind: 'doubtful', refs, rag: null, ...told };
}

interface Told
  extends Pick<DoubtfulWords, 'note' | 'evidence' | 'revisedDueOn' | 'unreadDate' | 'reportedFor'> {
  /** Something stands between the RAG and the note. */
  readonly paused: boolean;
  /** A question, or a date that is not sure. */
  readonly asked: boolean;
}

/** What is told after a RAG, or after the refs where there is none. */
function tell(rag: Rag | null, tail: string, day: CivilDate, lead: string): Told {
  const [, name = ''] = (lead === '' ? FOR_NAME.exec(tail) : null) ?? [];
  const words = name === '' ? tail : beforePause(tail.slice(0, -'for '.length - name.length));
  const [gap = ''] = /^(?:[ ,.:;=!?…–—]|-(?!\d))*\s*/.exec(words) ?? [];
  const dated = findNewDate(words.slice(gap.length), day);
  const note = dated?.note ?? words.slice(gap.length);
  return {
    note,
    evidence: rag === 'Complete' && /https?:\/\/|^see\b/i.test(note) ? note : '',
    revisedDueOn: dated?.on ?? null,
    unreadDate: dated?.unread ?? '',
    // A full stop is that of the sentence unless it is that of an initial.
    reportedFor: lead || name.replace(/(?<=\p{L}{2})\.$/u, ''),
    paused: /[^ ]/.test(gap),
    asked: dated?.sure === false || gap.includes('?') || /\?[\s!.)"'”’]*$/.test(words),
  };
}

/** A second RAG, or words that may turn the first one round: the writer may mean something else. */
function isDoubtful(rag: Rag, paused: boolean, note: string): boolean {
  const own = note.replaceAll(/https?:\/\/\S+/gi, '');
  if (/\b(?:red|amber|green)\b/i.test(own) || NEXT_REPORT.test(own) || TURNS_ROUND.test(note)) return true;
  if (rag !== 'Complete') return !paused && NO_STATE.test(note);
  // "done, subject to sign-off" and "complete rewrite of the site" do not say that it is done.
  if (paused || note === '') return /^(?:except|apart from|subject to|pending)\b/i.test(note);
  return !/^(?:see\b|evidence\b|https?:|www\.)/i.test(note);
}

function ragOf(word: string): Rag {
  if (/^red/i.test(word)) return 'Red';
  if (/^amber/i.test(word)) return 'Amber';
  return /^(?:green|on)/i.test(word) ? 'Green' : 'Complete';
}

/** Any kind of space is one space, and a line break stays one; what cannot be seen is left out. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function withoutThanks(said: string): string {
  // "a letter of thanks" ends with a word of its own.
  return said.replace(
    /(?<![\s,;–—-])[\s,;–—-]*(?<!\b(?:of|with|our|say) )\b(?:please|pls|plz|(?:many )?thanks|thank you)[\s.!]*$/i,
    '',
  );
}
