/** One thing that was checked, as `doctor --json` prints it. */
export interface Check {
  /** The same words in every run: `site`, `register-columns`. */
  readonly name: string;
  readonly ok: boolean;
  /** One plain sentence. */
  readonly message: string;
  /** What to do, where it failed; else `null`. */
  readonly remedy: string | null;
}

/** A check, and whether it could be made at all. */
export interface Finding extends Check {
  readonly made: boolean;
}

/** What went wrong in a few words, and what a person can do about it. */
export interface Failure {
  readonly message: string;
  readonly remedy: string;
}

/** A check that found all well. */
export function passed(name: string, message: string): Finding {
  return { name, ok: true, made: true, message, remedy: null };
}

/** A check that found something wrong. */
export function failed(name: string, message: string, remedy: string): Finding {
  return { name, ok: false, made: true, message, remedy };
}

/**
 * A check that could not be made, because of something that another check says. It does not count as
 * failed: the failure is counted where its remedy stands.
 * @param subject with its verb: `The columns of Meetings were`
 */
export function notMade(name: string, subject: string, because: string): Finding {
  return {
    name,
    ok: true,
    made: false,
    message: `${subject} not checked, because ${because}.`,
    remedy: null,
  };
}

/** At most `most` words in a row, and how many more there are: `a, b and 3 more`. */
export function firstOf(words: readonly string[], most: number): string {
  const rest = words.length - most;
  return rest > 0 ? `${words.slice(0, most).join(', ')} and ${String(rest)} more` : words.join(', ');
}

/** A number with its noun: `1 date`, `12 dates`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}
