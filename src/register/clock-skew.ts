/** A `fetch` that notes what time the server says it is. */
export interface WatchedFetch {
  readonly fetch: typeof fetch;
  /** Our clock minus the server's at its last answer, in milliseconds; `null` before one that says. */
  readonly skewMs: () => number | null;
}

/** Watches the `Date` of each answer. Both clocks are real ones, also where the program lives on another day. */
export function watchClock(fetcher: typeof fetch): WatchedFetch {
  let skewMs: number | null = null;
  return {
    fetch: async (input, init) => {
      const response = await fetcher(input, init);
      const serverMs = Date.parse(response.headers.get('Date') ?? '');
      if (!Number.isNaN(serverMs)) skewMs = Date.now() - serverMs;
      return response;
    },
    skewMs: () => skewMs,
  };
}
