/** Resolves with `null` after that time, and keeps no process alive for it. */
export function after(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, null).unref();
  });
}
