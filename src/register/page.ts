import { z } from 'zod';
import { CodedError } from '../errors.js';

/** One page of a collection. The paths lead on, as `getPage` takes them. */
export interface Page<T> {
  readonly value: readonly T[];
  /** The page after it, or `null` after the last. */
  readonly next: string | null;
  /** What will have changed since, or `null` where that was not asked for. */
  readonly delta: string | null;
}

/** The page that an answer holds; `base` is the address to which its links must lead. */
export function pageOf<T>(shape: z.ZodType<T>, body: unknown, base: URL): Page<T> {
  const { value, ...links } = shaped(
    z.object({
      value: z.array(shape),
      '@odata.nextLink': z.string().nullish(),
      '@odata.deltaLink': z.string().nullish(),
    }),
    body,
  );
  const [next, delta] = [links['@odata.nextLink'], links['@odata.deltaLink']];
  return {
    value,
    next: next == null ? null : pathOf(next, base),
    delta: delta == null ? null : pathOf(delta, base),
  };
}

/** A paging link as a path that the client takes. The client itself cannot follow an `http:` link. */
function pathOf(link: string, base: URL): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.origin !== base.origin || !url.pathname.startsWith(`${base.pathname}/`)) {
    throw new CodedError('sharepoint-refused', 'a paging link that leads to another host');
  }
  // The client takes any "https://" in a path for the start of an address.
  return (url.pathname.slice(base.pathname.length) + url.search).replaceAll('https://', 'https:%2F%2F');
}

/**
 * The answer as it should be.
 * @throws CodedError `list-row-invalid` naming what is not
 */
export function shaped<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CodedError('list-row-invalid', `unexpected ${where === '' ? 'answer' : where}`, parsed.error);
}
