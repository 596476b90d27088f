import type { Action } from '../domain/action.js';

/** How far a report has come. */
export type ReportProgress =
  /** SharePoint has it. */
  | { readonly state: 'saved' }
  /** It is safe with us, and SharePoint will have it as soon as it answers. */
  | { readonly state: 'waiting' }
  /** Somebody else changed the same thing first: nothing was written. */
  | Conflict;

/** Somebody else changed the same thing first. */
export type Conflict = { readonly state: 'conflict'; readonly current: Action | null };

/** Somebody who waits for a while. */
export interface Asker {
  /** What they are told: what became of their report, or that it waits. */
  readonly answer: Promise<ReportProgress>;
  /** Whether they still wait; if so, they do until they are told. */
  claim(): boolean;
  tell(progress: ReportProgress): void;
  fail(error: unknown): void;
}

/** Somebody who waits so long, and is told that it waits where nothing comes of it by then. */
export function createAsker(patienceMs: number): Asker {
  let waits = true;
  let asker: Pick<Asker, 'tell' | 'fail'> = { tell: () => undefined, fail: () => undefined };
  const answer = new Promise<ReportProgress>((tell, fail) => {
    asker = { tell, fail };
  });
  const timer = setTimeout(() => {
    waits = false;
    asker.tell({ state: 'waiting' });
  }, patienceMs).unref();
  return {
    answer,
    claim: () => {
      if (waits) clearTimeout(timer);
      return waits;
    },
    ...asker,
  };
}
