/**
 * `work`, of which one run is under way at a time. Whoever asks while it runs gets the next run, which
 * all of them share: so each is told what was true when they asked, or later.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const run = (): Promise<T> => {
    next = null;
    running = work().finally(() => {
      running = next;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running.then(run, run);
    return next;
  };
}
