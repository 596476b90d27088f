import type { ChannelPost } from '../domain/channel-post.js';
import type { Instant } from '../domain/civil-date.js';
import type { Messenger } from '../domain/messenger.js';
import type { ChannelPosts } from '../domain/state.js';
import type { ChannelThread } from './channel-thread.js';

interface Parts {
  readonly posts: ChannelPosts;
  readonly messenger: Pick<Messenger, 'postToChannel' | 'replyInThread'>;
  readonly now: () => Instant;
}

/**
 * What became of it. `taken`: somebody else has begun with it meanwhile. `refused`: it is certainly not in the
 * channel. `in-doubt`: nobody knows.
 */
export type Posted =
  | { readonly outcome: 'posted'; readonly post: ChannelPost }
  | { readonly outcome: 'taken' | 'refused' | 'in-doubt' };

/**
 * Posts something in the channel, from the step that was seen. That it is on its way is in the state before it is
 * sent, so whoever finds it so knows that it may be there, and does not post it again.
 */
export async function postOnce(
  { posts, messenger, now }: Parts,
  { post, before }: { readonly post: ChannelPost; readonly before: ChannelPost | null },
  { root, since }: Pick<ChannelThread, 'root' | 'since'>,
): Promise<Posted> {
  if (!(await posts.put(post, before))) return { outcome: 'taken' };
  const sent = await messenger.postToChannel(root);
  if (sent.outcome === 'sent') {
    const posted: ChannelPost = { ...post, status: 'posted', message: sent.message };
    await posts.put(posted, post, ...(since === null ? [] : [{ since, postedAt: now() }]));
    return { outcome: 'posted', post: posted };
  }
  if (sent.outcome === 'failed' && sent.inDoubt) return { outcome: 'in-doubt' };
  if (before === null) await posts.remove(post);
  // Somebody has looked and it was not there, or has asked to wait: it is for them to press again.
  else await posts.put({ ...before, status: 'waiting' }, post);
  return { outcome: 'refused' };
}

/**
 * Sends the replies that are missing. One that may have arrived is not repeated: the thread's first message leads
 * to everything. `false` where one was not taken, or it is not our turn any more.
 */
export async function sendReplies(
  { posts, messenger }: Parts,
  posted: ChannelPost,
  replies: ChannelThread['replies'],
  mayGoOn: () => boolean,
): Promise<boolean> {
  const root = posted.message;
  let seen = posted;
  for (const { priority, draw } of replies) {
    if (root === null || priority <= posted.repliedTo) continue;
    if (!mayGoOn()) return false;
    const message = draw();
    const begun = { ...seen, repliedTo: priority };
    // Somebody else goes on with it.
    if (!(await posts.put(begun, seen))) return true;
    const sent = await messenger.replyInThread(root, message);
    if (sent.outcome === 'failed' && !sent.inDoubt) {
      await posts.put(seen, begun);
      return false;
    }
    seen = begun;
    // The thread is gone.
    if (sent.outcome === 'unreachable') break;
  }
  await posts.put({ ...seen, status: 'done' }, seen);
  return true;
}
