import { z } from 'zod';
import { CodedError } from '../errors.js';
import { type GraphFailure, refusalOf } from './graph-failure.js';

/** Where Graph takes several requests in one. */
export const BATCH_PATH = '/$batch';

const Answered = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/** The body that asks for each of `paths`, which begin after the version and are encoded; Graph takes 20. */
export function batchOfGets(paths: readonly string[]): object {
  return { requests: paths.map((url, index) => ({ id: String(index), method: 'GET', url })) };
}

/**
 * What each of the paths was answered, in their order: its body, or its failure. Graph says 200 for
 * the whole even where a part failed, and answers the parts in any order.
 * @param nowMs for a wait that is given as a date; milliseconds since 1970
 */
export function answersInBatch(body: unknown, count: number, nowMs: number): unknown[] {
  const parsed = Answered.safeParse(body);
  const byId = new Map(parsed.data?.responses.map((response) => [response.id, response]));
  return Array.from({ length: count }, (_, index) => {
    const response = byId.get(String(index));
    if (response === undefined) throw new CodedError('list-row-invalid', 'a batch without all its answers');
    const { status, headers, body: answer } = response;
    return status >= 200 && status < 300
      ? answer
      : refusalOf(status, new Headers(headers ?? {}), answer, nowMs);
  });
}

/**
 * The part of a batch that SharePoint asked us to try again later, with the longest wait that it asked
 * for, or `null`. It counts as the failure of the whole, so that the wait is kept as any other is.
 */
export function busyPart(body: unknown, nowMs: number): GraphFailure | null {
  const responses = Answered.safeParse(body).data?.responses ?? [];
  const busy = responses
    .map(({ status, headers, body: answer }) => refusalOf(status, new Headers(headers ?? {}), answer, nowMs))
    .filter((failure) => failure.transient);
  return busy.sort((a, b) => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0))[0] ?? null;
}
