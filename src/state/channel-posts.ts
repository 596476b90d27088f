import type { Kysely, Selectable } from 'kysely';
import type { ChannelPost, PostKind, PostStatus } from '../domain/channel-post.js';
import type { CivilDate } from '../domain/civil-date.js';
import type { ChannelPosts } from '../domain/state.js';
import { createDigestLog } from './digests.js';
import type { ChannelPostRow, Tables } from './tables.js';

/** What is posted in the channel by itself: each step is taken only from the one that was seen. */
export function createChannelPosts(db: Kysely<Tables>): ChannelPosts {
  return {
    async since(day) {
      const rows = await db
        .selectFrom('channel_posts')
        .selectAll()
        .where('day', '>=', day)
        .orderBy('day')
        .orderBy('kind')
        .execute();
      return rows.map(postOf);
    },

    put: (post, before, digest) =>
      db.transaction().execute(async (tx) => {
        const row = rowOf(post);
        const put =
          before === null
            ? await tx
                .insertInto('channel_posts')
                .values(row)
                .onConflict((conflict) => conflict.columns(['kind', 'day']).doNothing())
                .returning('day')
                .execute()
            : await tx
                .updateTable('channel_posts')
                .set(row)
                .where((is) => is.and(keyOf(before)))
                .returning('day')
                .execute();
        if (put.length === 0) return false;
        if (digest !== undefined) {
          await createDigestLog(tx).record(post.asOf, digest.since, digest.postedAt);
        }
        return true;
      }),

    async remove(post) {
      await db
        .deleteFrom('channel_posts')
        .where((is) => is.and(keyOf(post)))
        .execute();
    },
  };
}

/** What tells one step of a post from another. */
function keyOf(post: ChannelPost) {
  const { kind, day, status, at, replied_to } = rowOf(post);
  return { kind, day, status, at, replied_to };
}

function rowOf(post: ChannelPost): ChannelPostRow {
  return {
    kind: post.kind,
    day: post.day,
    meeting_on: post.meetingOn,
    status: post.status,
    by_upn: post.by,
    at: post.at,
    as_of: post.asOf,
    conversation_id: post.message?.conversationId ?? null,
    activity_id: post.message?.activityId ?? null,
    replied_to: post.repliedTo,
  };
}

function postOf(row: Selectable<ChannelPostRow>): ChannelPost {
  const { conversation_id: conversationId, activity_id: activityId } = row;
  return {
    kind: row.kind as PostKind,
    day: row.day as CivilDate,
    meetingOn: row.meeting_on as CivilDate | null,
    status: row.status as PostStatus,
    by: row.by_upn,
    at: row.at,
    asOf: row.as_of as CivilDate,
    message: conversationId === null || activityId === null ? null : { conversationId, activityId },
    repliedTo: row.replied_to,
  };
}
