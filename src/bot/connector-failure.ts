import { z } from 'zod';
import type { UnreachableReason } from '../domain/messenger.js';

/** What the Bot Connector says of a call that failed. */
export interface ConnectorFailure {
  /** The HTTP status, or `null` where no answer came. */
  readonly status: number | null;
  /** Teams' own code, such as `ConversationBlockedByUser`, or the network's, such as `ECONNREFUSED`; or `''`. */
  readonly code: string;
  /** How long to wait before the next call, in milliseconds, or `null` where it does not say. */
  readonly retryAfterMs: number | null;
}

/** Reads whatever a call to the connector threw. */
export function failureOf(error: unknown): ConnectorFailure {
  const { statusCode, code, response } = Thrown.parse(error);
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return {
    status: statusCode ?? null,
    code: code ?? '',
    retryAfterMs: Number.isFinite(seconds) ? Math.max(seconds, 0) * 1000 : null,
  };
}

/** Whether nobody knows if the call was carried out: no answer, or none of the connector's own. */
export function isInDoubt({ status, code }: ConnectorFailure): boolean {
  // A connection that was never made carried nothing.
  return status === null ? code !== 'ECONNREFUSED' : status >= 500;
}

/** Why nothing can be sent to somebody, where the failure says so; else `null`. */
export function unreachableBy({ status, code }: ConnectorFailure): UnreachableReason | null {
  if (status === 404) return 'not-in-team';
  if (status !== 403) return null;
  if (code === 'BotDisabledByAdmin') return 'switched-off';
  return code === 'BotNotInConversationRoster' ? 'uninstalled' : 'blocked';
}

const Headers = z.custom<{ get(name: string): string | undefined | null }>(
  (value) => typeof (value as { get?: unknown } | null)?.get === 'function',
);
const Thrown = z
  .looseObject({
    statusCode: z.number().nullish().catch(null),
    code: z.string().nullish().catch(null),
    response: z.looseObject({ headers: Headers }).nullish().catch(null),
  })
  .catch({});
