import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { CodedError } from '../errors.js';
import { readRetryAfter } from './retry-after.js';

/** What is known of a request that failed. */
interface FailureFacts {
  /** The HTTP status, or `null` where no whole answer came. */
  readonly status: number | null;
  /** Graph's own code, such as `accessDenied`, or `null`. */
  readonly code: string | null;
  readonly requestId: string | null;
  /** How long SharePoint asked us to wait, in milliseconds, or `null`. */
  readonly retryAfterMs: number | null;
  /** What happened, in a few plain words; never an address, a name or a token. */
  readonly detail: string;
  readonly cause?: unknown;
  /** What failed before anything was sent, as the rest of the program knows it. */
  readonly coded?: CodedError;
}

/**
 * A request to Graph that failed. It extends the SDK's own error because the SDK passes only that
 * one on unchanged: of any other it drops the cause and the headers.
 */
export class GraphFailure extends GraphClientError {
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  readonly detail: string;
  readonly coded: CodedError | null;

  constructor(facts: FailureFacts) {
    super(facts.detail);
    // The SDK's constructor resets the prototype to its own class.
    Object.setPrototypeOf(this, GraphFailure.prototype);
    this.name = 'GraphFailure';
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
    this.detail = facts.detail;
    this.coded = facts.coded ?? null;
    if (facts.cause !== undefined) this.cause = facts.cause;
  }

  /** Whether the same request may succeed a little later. It may also have been carried out already. */
  get transient(): boolean {
    if (this.coded !== null) return false;
    return this.status === null || [429, 503, 504].includes(this.status);
  }

  /** Whether the service does not know such a request at all; any other refusal of it may pass. */
  get unknown(): boolean {
    return this.status !== null && [400, 404, 405, 501].includes(this.status);
  }

  /** Whether the row has changed since it was read: Graph says so with either status. */
  get conflict(): boolean {
    return this.status === 412 || this.status === 409;
  }
}

/** The failure as the rest of the program knows it; whatever is no `GraphFailure` is returned as it is. */
export function asCodedError(error: unknown): unknown {
  if (!(error instanceof GraphFailure)) return error;
  const { status, retryAfterMs, detail, coded } = error;
  if (coded !== null) return coded;
  if (status === 429 || status === 503) {
    const wait =
      retryAfterMs === null ? 'for a while' : `for ${String(Math.ceil(retryAfterMs / 1000))} seconds`;
    return new CodedError('sharepoint-busy', wait, error);
  }
  if (status === null || status >= 500) return new CodedError('sharepoint-unreachable', detail, error);
  return new CodedError('sharepoint-refused', detail, error);
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/**
 * The failure that an answer tells of.
 * @param body the answer's JSON, or `undefined` where it is none
 * @param nowMs for a wait that is given as a date; milliseconds since 1970
 */
export function refusalOf(status: number, headers: Headers, body: unknown, nowMs: number): GraphFailure {
  const error = ErrorBody.safeParse(body);
  const code = error.success ? error.data.error.code : null;
  return new GraphFailure({
    status,
    code,
    requestId: headers.get('request-id'),
    retryAfterMs: readRetryAfter(headers, nowMs),
    detail: code === null ? `HTTP ${String(status)}` : `HTTP ${String(status)}, ${code}`,
  });
}
