import { parseRefCell } from '../cells/parse-ref-cell.js';
import { plainText, tidy } from '../plain-text.js';
import { readOutcome } from './section-lines.js';

/** A ref cell: what is its ref, and what stands beside that. */
export interface PrintedRef {
  readonly token: string;
  readonly numbers: readonly number[];
  /** From A = 1; `null` where it has none before its number. */
  readonly letter: number | null;
  /** Whether a letter follows a number of it. */
  readonly parted: boolean;
  readonly rest: string;
}

const TOKEN =
  /^(?:(?:action|ref|no)\.?\s*)?(?<token>(?<letter>[a-z])?\.?\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?){0,5})(?!\w)[.):]?(?<rest>.*)$/is;
type Three = PrintedRef & { readonly letter: null };

/** Whether it is a ref of the register as it stands. */
export function isThree(printed: PrintedRef | null | undefined): printed is Three {
  return printed != null && printed.letter === null && !printed.parted && printed.numbers.length === 3;
}

/** Reads a ref cell as the plan prints it; `null` where it holds no ref of an action. Never throws. */
export function readPrinted(cell: string): PrintedRef | null {
  // What the register itself would read as a ref is one, whatever follows it.
  const three = parseRefCell(cell)?.ref;
  const text = tidy(plainText(cell));
  const groups = TOKEN.exec(text)?.groups;
  const { token = '', letter, rest = '' } = groups ?? {};
  if (three !== undefined && (token === '' || token === three)) {
    return { token: three, numbers: three.split('.').map(Number), letter: null, parted: false, rest: '' };
  }
  const links = /^\s*(?:\[[^\]]*\]\s*)?$/.test(rest);
  // “1.2 Families use it” is an outcome, and no ref of an action.
  if (token === '' || readOutcome(text) !== null) return null;
  return {
    token,
    numbers: token
      .replace(/^[a-z]\.?/i, '')
      .split('.')
      .map((part) => Number(part.replace(/\D/g, ''))),
    letter: letter === undefined ? null : letter.toUpperCase().charCodeAt(0) - 64,
    parted: /\d[a-z]/i.test(token),
    rest: links ? rest : '',
  };
}
