/** The middle one of `values`; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which so many of a hundred `values` lie. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? 0;
}
