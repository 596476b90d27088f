import { AsyncLocalStorage } from 'node:async_hooks';

interface Line {
  /** Whose time it is. */
  readonly owner: object;
  waitedMs: number;
}

/** One for all: each further one would make every promise of the process a little dearer. */
const lines = new AsyncLocalStorage<Line>();

/**
 * Time in which nobody really waits. Of several things that go on beside one another each has its own
 * waits behind it, as it would on a clock, and no other's; real time runs on in all of them.
 */
export interface OwnTime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Does `work`, which may go on beside other work. */
  aside<T>(work: () => Promise<T>): Promise<T>;
}

/** Time that begins at `start`, an instant. */
export function createOwnTime(start: string): OwnTime {
  const began = performance.now();
  const owner = {};
  const first: Line = { owner, waitedMs: 0 };
  const here = (): Line => {
    const line = lines.getStore();
    return line?.owner === owner ? line : first;
  };
  return {
    now: () => Date.parse(start) + performance.now() - began + here().waitedMs,
    sleep: (ms) => {
      here().waitedMs += ms;
      return Promise.resolve();
    },
    aside: async (work) => {
      const outer = here();
      const line: Line = { owner, waitedMs: outer.waitedMs };
      try {
        return await lines.run(line, work);
      } finally {
        outer.waitedMs = Math.max(outer.waitedMs, line.waitedMs);
      }
    },
  };
}
