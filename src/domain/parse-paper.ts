import type { CivilDate } from './civil-date.js';
import { PAPER_KINDS, type PaperKind, type PaperRequest } from './paper.js';
import { parseDay } from './parse-day.js';

/** A request for a paper; `null` is what was left out. */
export interface PaperWords {
  readonly kind: 'paper';
  readonly paper: PaperKind;
  readonly board: string | null;
  readonly asAt: CivilDate | null;
  readonly since: CivilDate | null;
  readonly forPublication: boolean;
}

/** Where a clause begins: `for`, `as at` and `since`, and a kind that ends the message or stands before one of them. */
const CLAUSE =
  /,? (?=(?:for|as at|since) |(?:sendig|impact|six[- ]month|plan),?(?:$| (?:for|as at|since) ))/i;
const LONGEST_BOARD = 100;
/** Whoever means the public must not get a paper with people's names, addressed to "the public". */
const NO_BOARD = /publication|publish|^public$/i;

/**
 * `paper`, and after it in any order, each at most once: a kind, `for publication`, `for the …` and the board's
 * name, `as at` and `since` with a day. `unclear` where anything else follows, and `null` for other words.
 * @param command as it was typed, without its full stop, "please" and spare spaces
 */
export function parsePaper(command: string): PaperWords | { readonly kind: 'unclear' } | null {
  if (!/^paper( |$)/i.test(command)) return null;
  const clauses = command.slice('paper'.length).split(CLAUSE);
  const found: Partial<Record<keyof PaperRequest, string>> = {};
  for (const clause of clauses.map((words) => words.trim()).filter((words) => words !== '')) {
    const [name, value] = readClause(clause) ?? [];
    if (name === undefined || value === undefined || name in found) return { kind: 'unclear' };
    found[name] = value;
  }
  const { kind = 'sendig', board = null, asOf, since, forPublication } = found;
  return {
    kind: 'paper',
    paper: kind as PaperKind,
    board,
    asAt: asOf === undefined ? null : parseDay(asOf),
    since: since === undefined ? null : parseDay(since),
    forPublication: forPublication !== undefined,
  };
}

/** What a clause asks for, and with what value; `null` where it is none. */
function readClause(clause: string): readonly [keyof PaperRequest, string] | null {
  const kind = clause.toLowerCase().replace(' ', '-');
  if (PAPER_KINDS.some((one) => one === kind)) return ['kind', kind];
  const [, word = '', value = ''] = /^(for the|for|as at|since) (.+)$/i.exec(clause) ?? [];
  switch (word.toLowerCase()) {
    case 'as at':
      return parseDay(value) === null ? null : ['asOf', value];
    case 'since':
      return parseDay(value) === null ? null : ['since', value];
    case 'for':
      if (value.toLowerCase() === 'publication') return ['forPublication', value];
      return readBoard(value);
    case 'for the':
      return readBoard(value);
    default:
      return null;
  }
}

function readBoard(name: string): readonly ['board', string] | null {
  const fits = name.length <= LONGEST_BOARD && /\p{L}/u.test(name) && !NO_BOARD.test(name);
  return fits ? ['board', name] : null;
}

/** What is wrong with a request for a paper, in one sentence; `''` where nothing is. */
export function refusePaper({ kind, asOf, since, board }: PaperRequest, today: CivilDate): string {
  if (asOf > today) return 'That day has not come yet. Ask for today or for a day in the past.';
  if (since !== null && since >= asOf) {
    return 'The day that it is compared with must be before the day that it is of.';
  }
  if (board !== null && kind !== 'sendig') {
    return `Only the monthly paper is addressed to a board. Type: paper ${kind}`;
  }
  return '';
}
