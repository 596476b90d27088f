import type { Fault, Faults, FaultyRequest } from '../../src/local/list-service/faults.js';

/** SharePoint asks for a wait, in the words of a `Retry-After`, or in none. */
export function throttled(wait: string | null, more: Readonly<Record<string, string>> = {}): Fault {
  const headers = wait === null ? more : { ...more, 'Retry-After': wait };
  return { kind: 'refuse', status: 429, code: 'activityLimitReached', headers };
}

/** A gateway's own page, which is no JSON, and asks for a wait of so many seconds. */
export function unavailable(seconds: number): Fault {
  return { kind: 'refuse', status: 503, code: null, headers: { 'Retry-After': String(seconds) } };
}

/** A gateway that stopped waiting, before or after the request was carried out. */
export function gatewayTimeout(applied: boolean): Fault {
  return { kind: 'refuse', status: 504, code: null, applied };
}

/** The token is not taken, though it is a good one. */
export const TOKEN_REFUSED: Fault = { kind: 'refuse', status: 401, code: 'InvalidAuthenticationToken' };

/** The app may not do this. */
export const DENIED: Fault = { kind: 'refuse', status: 403, code: 'accessDenied' };

/** The row is said to have changed, though nobody touched it. */
export const MISMATCH: Fault = { kind: 'refuse', status: 412, code: 'resourceModified' };

/** Two writers met; it comes to those too who named no version. */
export const OVERLAP: Fault = { kind: 'refuse', status: 409, code: 'resourceModified' };

/** The true answer breaks off in the middle. */
export const CUT_SHORT: Fault = { kind: 'edit', edit: (text) => text.slice(0, text.length / 2) };

/** The token of a delta link is too old, and the way to a new reading stands in `Location`. */
export function resync({ url }: FaultyRequest): Fault {
  const fresh = new URL(url);
  fresh.searchParams.delete('token');
  return {
    kind: 'refuse',
    status: 410,
    code: 'resyncChangesApplyDifferences',
    headers: { Location: fresh.href },
  };
}

/** A page without a row, whose link leads to the rows that were asked for. */
export function emptyPage({ url }: FaultyRequest): Fault {
  const next = new URL(url);
  next.searchParams.set('page', '2');
  return onPage(() => ({ value: [], '@odata.nextLink': next.href }));
}

/** A page whose link leads to the same place on somebody else's machine. */
export function foreignLink({ url }: FaultyRequest): Fault {
  const next = `https://elsewhere.example${url.pathname}?${url.searchParams.toString()}`;
  return onPage((page) => ({ ...page, '@odata.nextLink': next }));
}

/** A page that ends with the row with which it began. */
export const FIRST_ROW_TWICE = onPage((page) => ({
  ...page,
  value: [...page.value, ...page.value.slice(0, 1)],
}));

/** Of several requests in one, that the first of the answers is a wait of so many seconds. */
export function partThrottled(seconds: number): Fault {
  const error = { code: 'activityLimitReached', message: 'Not this time.' };
  return onFirstPart({ status: 429, headers: { 'retry-after': String(seconds) }, body: { error } });
}

/** Of several requests in one, that the first of the answers is a refusal. */
export function partRefused(status: number, code: string): Fault {
  return onFirstPart({ status, headers: {}, body: { error: { code, message: 'Not this time.' } } });
}

/** The fault that `when` chooses, at the first request for which it chooses one. */
export function once(when: (request: FaultyRequest) => Fault | null): Faults {
  let over = false;
  return (request) => {
    const fault = over ? null : when(request);
    over ||= fault !== null;
    return fault;
  };
}

interface Page {
  readonly value: readonly unknown[];
  readonly [key: string]: unknown;
}

/** Edits answers that are pages, and leaves all others as they are. */
function onPage(edit: (page: Page) => Page): Fault {
  return {
    kind: 'edit',
    edit: (text) => {
      const body = JSON.parse(text) as Partial<Page>;
      return body.value === undefined ? text : JSON.stringify(edit({ ...body, value: body.value }));
    },
  };
}

/** Edits answers to several requests in one, and leaves all others as they are. */
function onFirstPart(answer: object): Fault {
  return {
    kind: 'edit',
    edit: (text) => {
      const { responses } = JSON.parse(text) as { readonly responses?: readonly { readonly id: string }[] };
      const [first, ...others] = responses ?? [];
      if (first === undefined) return text;
      return JSON.stringify({ responses: [...others, { id: first.id, ...answer }] });
    },
  };
}
