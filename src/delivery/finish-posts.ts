import { renderInDoubt } from '../cards/render-digest-preview.js';
import type { ChannelPost } from '../domain/channel-post.js';
import type { ChannelPosting, PostingParts } from './channel-posting.js';
import { makeThread } from './channel-thread.js';
import { sendReplies } from './post-once.js';
import { type News, tellOnce, untold } from './tell-once.js';

type Channel = Pick<ChannelPosting, 'recent' | 'inTurn'>;

/**
 * Goes on with what was left behind: sends the replies that are missing, and asks about what may have been posted.
 * `false` where something of it is left.
 */
export async function finishPosts(
  parts: PostingParts,
  channel: Channel,
  mayGoOn: () => boolean,
): Promise<boolean> {
  let all = true;
  for (const post of await channel.recent()) {
    if (post.status === 'posted') all = (await reply(parts, post, mayGoOn)) && all;
    if (post.status === 'posting') all = (await ask(parts, channel, post)) && all;
  }
  return all;
}

/** The news that something may have been posted. */
export function doubtOf({ kind, day }: Pick<ChannelPost, 'kind' | 'day'>, people: readonly string[]): News {
  return { name: `${kind}-in-doubt`, day, people };
}

/** On another day they would say something else than the thread that they stand in: then they are left out. */
async function reply(parts: PostingParts, post: ChannelPost, mayGoOn: () => boolean): Promise<boolean> {
  const { digest, today } = parts;
  if (post.asOf !== today()) return sendReplies(parts, post, [], mayGoOn);
  const { replies } = await makeThread(digest, post, await digest.read(), post.asOf);
  return sendReplies(parts, post, replies, mayGoOn);
}

/** Asks people about what is on its way, unless whoever sends it lives: only they can look in the channel. */
async function ask(parts: PostingParts, { recent, inTurn }: Channel, post: ChannelPost): Promise<boolean> {
  const news = doubtOf(post, parts.people);
  if ((await untold(parts, news)).length === 0) return true;
  const isLost = await inTurn(0, async () =>
    (await recent()).some(
      ({ kind, day, at, status }) =>
        kind === post.kind && day === post.day && at === post.at && status === 'posting',
    ),
  );
  return isLost === true ? tellOnce(parts, news, () => renderInDoubt(post)) : true;
}
