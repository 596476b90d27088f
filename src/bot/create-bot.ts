import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { json, Router } from 'express';
import type { BotIdentity } from '../config/config.js';
import { isLoopbackUrl } from '../config/loopback.js';
import { CodedError } from '../errors.js';
import { activityOf } from './activity-of.js';
import type { Desk } from './desk.js';
import { handleFileConsent } from './file-consent.js';
import { handleCard } from './handle-card.js';
import { handleMembership } from './handle-membership.js';
import { handleText } from './handle-text.js';
import { identify } from './identify.js';
import { ActivityShape, readIncoming, tenantOf } from './incoming.js';
import { type CardAnswer, OLD_BUTTON } from './press.js';

interface Parts {
  readonly authentication: BotFrameworkAuthentication;
  readonly identity: BotIdentity | null;
  readonly desk: Desk;
  /** The one tenant that is answered; `null` in local mode until a tenant has introduced itself. */
  readonly tenantId: () => Promise<string | null>;
  /** Local mode takes the tenant of the first installation for its own. */
  readonly adoptTenant: (tenantId: string) => Promise<void>;
}

/** The largest activity that is read: Azure Bot Service sends at most 256 KB. */
const BODY_LIMIT = '256kb';

/**
 * `POST /api/messages`. What is no activity, comes from elsewhere or from nobody is answered with a
 * 4xx before the library sees it; whatever goes wrong inside a turn is said in plain words.
 */
export function createBot(parts: Parts): Router {
  const { identity, desk } = parts;
  const adapter = new CloudAdapter(parts.authentication);
  adapter.onTurnError = async (context, error) => {
    desk.log.error(
      {
        code: error instanceof CodedError ? error.code : error.name,
        at: error.stack?.split('\n')[1]?.trim(),
      },
      'a turn failed',
    );
    await sayItFailed(context, error).catch((failure: unknown) => {
      desk.log.warn({ code: failure instanceof Error ? failure.name : 'unknown' }, 'nobody could be told');
    });
  };

  const router = Router();
  router.post('/api/messages', json({ limit: BODY_LIMIT, type: () => true }), async (request, response) => {
    const activity = ActivityShape.safeParse(request.body);
    if (!activity.success) {
      response.status(400).json({ error: 'This is not an activity of the Bot Framework.' });
      return;
    }
    if (identity !== null && request.headers.authorization?.startsWith('Bearer ') !== true) {
      response.status(401).json({ error: NO_TOKEN });
      return;
    }
    const refusal = await refusalOf(activity.data);
    if (refusal !== null) {
      response.status(403).json({ error: refusal });
      return;
    }
    if (identity !== null && !(await isAuthentic(activity.data, request.headers.authorization ?? ''))) {
      response.status(401).json({ error: NO_TOKEN });
      return;
    }
    // The library sees what was checked, and nothing else.
    request.body = activity.data;
    const afterwards: (() => Promise<unknown>)[] = [];
    await adapter.process(request, response, (context) => turn(context, activity.data, afterwards));
    // The press has been answered; what cannot be done after it is no reason to fail it.
    for (const work of afterwards) {
      await work().catch((error: unknown) => {
        desk.log.warn(
          { code: error instanceof Error ? error.name : 'unknown' },
          'what follows an answer could not be done',
        );
      });
    }
  });
  return router;

  /** The library's own checks; what it throws in them is answered here, for it has no fit answer itself. */
  async function isAuthentic(activity: ActivityShape, header: string): Promise<boolean> {
    return parts.authentication.authenticateRequest(activity as Activity, header).then(
      () => true,
      () => false,
    );
  }

  async function refusalOf(activity: ActivityShape): Promise<string | null> {
    if (activity.channelId !== 'msteams' && identity !== null)
      return 'This bot is spoken to in Microsoft Teams only.';
    if (identity === null && !isLoopbackUrl(activity.serviceUrl ?? '')) {
      return 'In local mode the serviceUrl must be on this machine.';
    }
    const tenantId = tenantOf(activity);
    const ours = await parts.tenantId();
    if (ours === null) {
      const introduces = activity.type === 'installationUpdate' || activity.type === 'conversationUpdate';
      if (tenantId === null || !introduces) return 'This bot has not been installed yet.';
      await parts.adoptTenant(tenantId);
      return null;
    }
    return tenantId === ours ? null : 'This bot serves another organisation.';
  }

  /** Answers one activity; what can wait until the answer is out is added to `afterwards`. */
  async function turn(
    context: TurnContext,
    shape: ActivityShape,
    afterwards: (() => Promise<unknown>)[],
  ): Promise<void> {
    const incoming = readIncoming(shape);
    if (incoming === null) {
      if (shape.type === 'invoke') await answerInvoke(context, NOT_UNDERSTOOD);
      return;
    }
    if (incoming.kind === 'installed' || incoming.kind === 'removed') {
      await handleMembership(desk, incoming);
      return;
    }
    if (incoming.consent !== null) {
      const { consent } = incoming;
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
      afterwards.push(() => handleFileConsent(desk, incoming, consent));
      return;
    }
    if (incoming.kind === 'other') {
      if (shape.type === 'invoke') await answerInvoke(context, NOT_UNDERSTOOD);
      return;
    }
    const actor = await identify(incoming, desk);
    if (incoming.kind === 'card') {
      const answer = actor === null ? NOBODY : await handleCard(desk, incoming, actor);
      await answerInvoke(context, answer);
      const { conversationId, replyToId } = incoming;
      if ('message' in answer && answer.everywhere === true && replyToId !== null) {
        // The answer shows on this device alone; replacing the message shows it on the others too.
        afterwards.push(() =>
          desk.messenger.replace({ conversationId, activityId: replyToId }, answer.message),
        );
      }
    } else if (actor === null) {
      await context.sendActivity(NOBODY.text);
    } else {
      const answer = await handleText(desk, incoming, actor);
      const sent = await context.sendActivity(activityOf(answer.message));
      if (sent !== undefined) {
        await answer.sent?.({ conversationId: incoming.conversationId, activityId: sent.id });
      }
    }
  }
}

const NO_TOKEN = 'A bearer token of the Bot Framework is needed.';
const NOT_UNDERSTOOD: CardAnswer = { text: OLD_BUTTON };
const NOBODY: CardAnswer & { readonly text: string } = {
  text: 'Teams did not say who you are, so nothing was done. Open the bot in your own Teams account and try again.',
};

async function sayItFailed(context: TurnContext, error: Error): Promise<void> {
  const text =
    error instanceof CodedError
      ? `${error.message} ${error.remedy}`
      : 'That did not work, and nothing was changed. Please try again in a minute.';
  if (context.activity.type === 'invoke') await answerInvoke(context, { text });
  else if (context.activity.type === 'message') await context.sendActivity(text);
}

/** Answers a button: always HTTP 200, with the status inside and never an empty body. */
async function answerInvoke(context: TurnContext, answer: CardAnswer): Promise<void> {
  const body =
    'message' in answer
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.message.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
