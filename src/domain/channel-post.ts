import type { CivilDate, Instant } from './civil-date.js';
import type { MessageRef } from './messenger.js';

/** What is posted in the channel by itself: the digest, and each quarter the impact measures. */
export type PostKind = 'digest' | 'impact';

/**
 * How far it has come. `waiting`: somebody has asked to wait. `posting`: Teams may have it, and nobody knows unless
 * whoever sends it still lives. `posted`: it stands there, and replies may be missing. `done`: with all its replies.
 */
export type PostStatus = 'waiting' | 'posting' | 'posted' | 'done';

/** Something that is posted in the channel once. Until somebody waits for it or begins with it there is none. */
export interface ChannelPost {
  readonly kind: PostKind;
  /** The day on which it is to be posted: of a kind there is one a day. */
  readonly day: CivilDate;
  /** The meeting that a digest is for, or `null`. */
  readonly meetingOn: CivilDate | null;
  readonly status: PostStatus;
  /** UPN of who pressed a button for that; `''` where nobody did. */
  readonly by: string;
  /** When it came to that, and on which day: for what is posted, the day that it shows. */
  readonly at: Instant;
  readonly asOf: CivilDate;
  /** Where it stands. */
  readonly message: MessageRef | null;
  /** The priority of the last reply that was begun; 0 where none was. */
  readonly repliedTo: number;
}

/** Whether it went to the channel, for all that is known. */
export function hasGone({ status }: ChannelPost): boolean {
  return status === 'posted' || status === 'done';
}
