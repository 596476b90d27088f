import { z } from 'zod';
import type { MessageRef } from '../domain/messenger.js';
import type { Desk } from './desk.js';

/** So many lists of each conversation are remembered, the latest ones. */
const REMEMBERED = 20;

const Lists = z.array(z.object({ activityId: z.string(), words: z.string() })).catch([]);

/** Remembers in which words somebody asked for the list in that message, so that its page can be turned. */
export async function rememberList(desk: Desk, at: MessageRef, words: string): Promise<void> {
  const lists = [...(await listsIn(desk, at)), { activityId: at.activityId, words }];
  await desk.facts.set(nameOf(at), JSON.stringify(lists.slice(-REMEMBERED)));
}

/** Those words, or `null` where they are forgotten. */
export async function wordsOfList(desk: Desk, at: MessageRef): Promise<string | null> {
  return (await listsIn(desk, at)).find(({ activityId }) => activityId === at.activityId)?.words ?? null;
}

async function listsIn(desk: Desk, at: MessageRef): Promise<z.infer<typeof Lists>> {
  return Lists.parse(JSON.parse((await desk.facts.get(nameOf(at))) ?? '[]'));
}

/** Under its channel, not under its thread: that is how a press names it. */
function nameOf({ conversationId }: MessageRef): string {
  return `lists in ${conversationId.replace(/;.*$/, '')}`;
}
