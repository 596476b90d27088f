import type { Due } from '../domain/action.js';
import type { ActionOnDay } from '../domain/action-on-day.js';
import type { DigestInput } from '../domain/compile-digest.js';
import type { Digest } from '../domain/digest.js';
import type { MeasuresReport } from '../domain/measures-report.js';
import type { PaperRequest } from '../domain/paper.js';
import type { RagKey } from '../domain/rag.js';
import type { RegisterReading } from '../domain/register.js';

/** All that a paper is made from. The same source gives the same paper. */
export interface PaperSource
  extends Pick<DigestInput, 'since' | 'zone' | 'officers' | 'askedBefore' | 'unreached' | 'priority'> {
  readonly request: PaperRequest;
  readonly reading: RegisterReading;
  readonly key: RagKey;
  /** Reads a date as a plan publishes it. */
  readonly readDue: (text: string) => Due;
}

/** What a paper tells of. Where it is for publication, all of it may be published. */
export interface PaperInput
  extends Pick<PaperSource, 'request' | 'reading' | 'since' | 'key' | 'zone' | 'readDue'> {
  /** Each action as it stood at the end of the day, in the order of the refs. */
  readonly states: readonly ActionOnDay[];
  /** The same at the end of the day with which it compares. */
  readonly statesBefore: readonly ActionOnDay[];
  readonly digest: Digest;
  /** The digest of the day with which it compares. */
  readonly before: Digest;
  readonly measures: MeasuresReport;
}
