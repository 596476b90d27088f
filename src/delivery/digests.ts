import { type DigestView, renderDigest } from '../cards/render-digest.js';
import { addDays, type CivilDate, dateInWords, type Instant } from '../domain/civil-date.js';
import { compileDigest } from '../domain/compile-digest.js';
import type { Digest } from '../domain/digest.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RagKey } from '../domain/rag.js';
import type { RegisterReading } from '../domain/register.js';
import { defaultSince } from '../domain/rhythm.js';
import { clockAt } from '../domain/site-time.js';
import type { DigestLog, Ledger } from '../domain/state.js';
import { remedyOf } from '../domain/unreached.js';
import { LEDGER_DAYS } from './plan-day.js';

/** What is asked of a digest. */
export interface DigestRequest {
  readonly asOf: CivilDate;
  readonly since: CivilDate | null;
  readonly priority: number | null;
}

/** What a digest needs. */
export interface DigestParts {
  /** Reads the register, with what people did in SharePoint itself in its history. */
  readonly read: () => Promise<RegisterReading>;
  readonly digests: DigestLog;
  readonly ledger: Ledger;
  readonly zone: string;
  readonly ragKey: RagKey;
  /** UPNs. */
  readonly officers: readonly string[];
  readonly now: () => Instant;
}

/** How far back somebody who was not reached is still listed. */
const UNREACHED_DAYS = 31;

/** The same parts, for a digest of a reading that is at hand: a second one may take as long again. */
export function ofReading(parts: DigestParts, reading: RegisterReading): DigestParts {
  return { ...parts, read: () => Promise.resolve(reading) };
}

/** Compiles the digest that is asked for, from the register and its history. */
export async function makeDigest(parts: DigestParts, request: DigestRequest): Promise<Digest> {
  const { asOf, priority } = request;
  const { reading, unreached, askedBefore, lastDigestOn } = await gatherDigest(parts, asOf);
  return compileDigest({
    ...reading,
    asOf,
    since: request.since ?? defaultSince(asOf, lastDigestOn),
    zone: parts.zone,
    officers: parts.officers,
    askedBefore,
    ...(priority === null ? {} : { priority }),
    unreached,
  });
}

/** What the digest of a day is made of: the register, what people were asked, and whom no message reached. */
export async function gatherDigest(parts: DigestParts, asOf: CivilDate) {
  const [reading, unreached, askedBefore, lastDigestOn] = await Promise.all([
    parts.read(),
    parts.ledger.unreachedSince(addDays(asOf, -UNREACHED_DAYS)),
    parts.ledger.askedSince(addDays(asOf, -LEDGER_DAYS)),
    parts.digests.lastBefore(asOf),
  ]);
  return {
    reading,
    askedBefore,
    lastDigestOn,
    unreached: unreached.map(({ name, upn, why }) => ({ name, upn, why: why ?? '', remedy: remedyOf(why) })),
  };
}

/** A page of a digest as a card. */
export function digestCard(
  parts: DigestParts,
  digest: Digest,
  request: DigestRequest,
  page: number,
  more: Pick<DigestView, 'notice' | 'mayAsk'> = {},
): OutgoingMessage {
  return renderDigest({
    digest,
    key: parts.ragKey,
    page,
    asAt: `as at ${dateInWords(digest.asOf)}, compiled at ${clockAt(parts.now(), parts.zone)}`,
    zone: parts.zone,
    ...(request.priority === null ? {} : { filter: request.priority }),
    ...more,
  });
}
