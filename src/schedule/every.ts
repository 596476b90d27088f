/** Does `work` again and again, never twice at once; returns what ends that and waits for it. */
export function every(
  ms: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  // Not by the clock on the wall: that may be put back, or stand still while the machine sleeps.
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work()
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
