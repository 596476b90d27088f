/**
 * How long the answer asks us to wait, in milliseconds, or `null` where it does not say so
 * sensibly. A date is measured against the answer's own `Date`, since two clocks seldom agree.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | null {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(text)) return positive(Number(text) * 1000);
  const until = Date.parse(text);
  const from = Date.parse(headers.get('Date') ?? '');
  return positive(until - (Number.isNaN(from) ? nowMs : from));
}

function positive(ms: number): number | null {
  return ms > 0 && Number.isFinite(ms) ? ms : null;
}
