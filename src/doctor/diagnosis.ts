import { listInWords } from '../domain/due-words.js';
import { type Check, count, type Finding } from './check.js';

/** What the doctor says. */
export interface Diagnosis {
  /** As `--json` prints it. */
  readonly document: { readonly ok: boolean; readonly checks: readonly Check[] };
  /** For a person: a line for each check, its remedy beneath, and a closing line. */
  readonly words: string;
  /** The names of the checks that failed, in a sentence; `null` where none did. */
  readonly failed: string | null;
}

/** Puts the findings into words. */
export function diagnose(findings: readonly Finding[]): Diagnosis {
  const bad = findings.filter(({ ok }) => !ok);
  const names = [...new Set(bad.map(({ name }) => name))];
  return {
    document: {
      ok: bad.length === 0,
      checks: findings.map(({ name, ok, message, remedy }) => ({ name, ok, message, remedy })),
    },
    words: [...findings.flatMap(linesOf), closing(findings, bad.length)].join('\n'),
    failed: bad.length === 0 ? null : `The ${names.length === 1 ? 'check' : 'checks'} ${listInWords(names)}`,
  };
}

function linesOf({ ok, made, message, remedy }: Finding): string[] {
  const word = made ? (ok ? 'ok' : 'failed') : 'skipped';
  const line = `${word.padEnd(9)}${message}`;
  return remedy === null ? [line] : [line, `${' '.repeat(9)}${remedy}`];
}

function closing(findings: readonly Finding[], failed: number): string {
  const total = findings.length;
  const skipped = findings.filter(({ made }) => !made).length;
  const rest = skipped === 0 ? '' : ` ${String(skipped)} could not be made.`;
  if (failed > 0) return `${String(failed)} of ${count(total, 'check')} failed.${rest}`;
  return skipped === 0 ? `All ${count(total, 'check')} passed.` : `No check failed.${rest}`;
}
