import type { Action } from '../../src/domain/action.js';
import { compileDigest, type DigestInput } from '../../src/domain/compile-digest.js';
import type { Digest } from '../../src/domain/digest.js';
import { buildPriority, day } from '../support/build-action.js';

/** The digest of 30 September 2022 of those actions, compared with 31 August, but for what is given. */
export function digestOf(actions: readonly Action[], given: Partial<DigestInput> = {}): Digest {
  return compileDigest({
    actions,
    priorities: [buildPriority()],
    updates: [],
    meetings: [],
    measures: [],
    measureReadings: [],
    asOf: day('2022-09-30'),
    since: day('2022-08-31'),
    zone: 'Europe/London',
    officers: ['officer@sendig.example'],
    ...given,
  });
}
