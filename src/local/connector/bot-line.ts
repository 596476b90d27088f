import { z } from 'zod';
import type { Activity } from './activities.js';

/** Teams gives a bot about this long. */
const PATIENCE_MS = 15_000;

/** What a bot made of an activity. */
type BotAnswer =
  | { readonly outcome: 'taken' }
  /** A card in place of the one that was pressed. */
  | { readonly outcome: 'card'; readonly card: Readonly<Record<string, unknown>> }
  /** A line of text beside the card. */
  | { readonly outcome: 'notice'; readonly text: string }
  | { readonly outcome: 'failed' };

const InvokeAnswer = z.union([
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
]);

/** Posts an activity to the bot and waits for its answer. It never throws: a bot that is silent has failed. */
export async function tellBot(botUrl: string, activity: Activity): Promise<BotAnswer> {
  try {
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) return { outcome: 'failed' };
    return activity['type'] === 'invoke' ? readInvokeAnswer(text) : { outcome: 'taken' };
  } catch {
    // Nobody listens there, or it took too long: the person is told the same as in Teams.
    return { outcome: 'failed' };
  }
}

function readInvokeAnswer(text: string): BotAnswer {
  if (text === '') return { outcome: 'taken' };
  const answer = InvokeAnswer.safeParse(JSON.parse(text));
  if (!answer.success) return { outcome: 'failed' };
  const { value } = answer.data;
  return typeof value === 'string' ? { outcome: 'notice', text: value } : { outcome: 'card', card: value };
}
