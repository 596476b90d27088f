import { makeDigest } from '../delivery/digests.js';
import type { CivilDate } from '../domain/civil-date.js';
import type { RegisterReading } from '../domain/register.js';
import type { Desk } from './desk.js';

/** What the digest of today would say of the register, as refs. */
export interface SinceLastDigest {
  readonly since: CivilDate;
  /** The open actions on which nobody has reported since. */
  readonly noUpdate: ReadonlySet<string>;
  /** The open actions whose date has moved. */
  readonly moved: ReadonlySet<string>;
}

/** Asks the digest, so that its sections and a list of the same name never differ. */
export async function sinceLastDigest(desk: Desk, reading: RegisterReading): Promise<SinceLastDigest> {
  const parts = { ...desk.digest, read: () => Promise.resolve(reading) };
  const { since, sections } = await makeDigest(parts, { asOf: desk.today(), since: null, priority: null });
  const refsOf = (entries: readonly { readonly ref: string }[]) => new Set(entries.map(({ ref }) => ref));
  return { since, noUpdate: refsOf(sections.noUpdate), moved: refsOf(sections.dateMoved) };
}
