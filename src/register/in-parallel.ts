/**
 * Does `work` on every element, at most `limit` at a time, in order. After a failure nothing more
 * is begun; what has been begun is waited for, and then the first failure is thrown.
 */
export async function inParallel<T>(
  limit: number,
  elements: readonly T[],
  work: (element: T) => Promise<void>,
): Promise<void> {
  const waiting = elements.values();
  const failures: unknown[] = [];
  const takeNext = async (): Promise<void> => {
    for (const element of waiting) {
      try {
        await work(element);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: limit }, takeNext));
  if (failures.length > 0) throw failures[0];
}
