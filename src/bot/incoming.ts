import { z } from 'zod';

/** Where an activity came from, and from whom, once its shape has been checked. */
export interface Incoming {
  readonly kind: 'text' | 'card' | 'installed' | 'removed' | 'other';
  readonly activityId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly personal: boolean;
  /** `null` for an activity that nobody sent, such as an installation. */
  readonly from: { readonly userId: string; readonly aadObjectId: string } | null;
  readonly teamId: string | null;
  readonly channelId: string | null;
  /** What was typed, without the bot's mention. */
  readonly text: string;
  readonly press: CardPress | null;
  readonly consent: FileConsent | null;
  /** The message whose card was pressed. */
  readonly replyToId: string | null;
}

/** A button of a card that was pressed. The data is what the client claims: nothing in it is believed. */
export interface CardPress {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What somebody answered to the question whether a file may be put into their OneDrive. */
export interface FileConsent {
  readonly action: 'accept' | 'decline';
  /** What the card carried, as the client claims. */
  readonly context?: unknown;
  /** Where the file is to go, in words of Teams'; `null` where it is not to. */
  readonly uploadInfo: z.infer<typeof UploadInfo> | null;
}

const id = z.string().min(1).max(1000);

/** What an activity must hold before anything else is looked at. */
export const ActivityShape = z.object({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.string().max(2000).nullish(),
  action: z.string().nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  replyToId: id.nullish(),
  from: z.object({ id, aadObjectId: id.nullish() }).nullish(),
  recipient: z.object({ id: id.nullish() }).nullish(),
  conversation: z
    .object({
      id,
      conversationType: z.string().nullish(),
      tenantId: id.nullish(),
      isGroup: z.boolean().nullish(),
    })
    .nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: id.nullish() }).nullish(),
      team: z.object({ id: id.nullish() }).nullish(),
      channel: z.object({ id: id.nullish() }).nullish(),
    })
    .nullish(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id })).nullish(),
  membersRemoved: z.array(z.object({ id })).nullish(),
  value: z.unknown().optional(),
});

/** An activity whose outer shape is right. */
export type ActivityShape = z.infer<typeof ActivityShape>;

const CardValue = z.looseObject({
  action: z.looseObject({
    type: z.literal('Action.Execute'),
    verb: z.string().max(100),
    data: z.record(z.string(), z.unknown()).nullish(),
  }),
});
const UploadInfo = z.object({
  uploadUrl: z.string().max(8000),
  contentUrl: z.string().max(8000),
  name: z.string().min(1).max(400),
  uniqueId: id,
  fileType: z.string().max(50),
});
const ConsentValue = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.unknown().optional(),
  uploadInfo: UploadInfo.nullable().catch(null),
});
const Mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/** The tenant that an activity says it comes from, or `null`. */
export function tenantOf(activity: ActivityShape): string | null {
  return activity.conversation?.tenantId ?? activity.channelData?.tenant?.id ?? null;
}

/** Reads an activity; `null` where it has no sender's address to be answered at. */
export function readIncoming(activity: ActivityShape): Incoming | null {
  const { serviceUrl, conversation } = activity;
  const tenantId = tenantOf(activity);
  if (serviceUrl == null || conversation == null || tenantId === null) return null;
  const aadObjectId = activity.from?.aadObjectId ?? null;
  const press = readPress(activity);
  const consent = readConsent(activity);
  const personal =
    (conversation.conversationType ?? 'personal') === 'personal' && conversation.isGroup !== true;
  return {
    kind: kindOf(activity, press),
    activityId: activity.id ?? '',
    serviceUrl,
    tenantId,
    // A chat has no threads, but the answer to a file's card may name its message as if it had.
    conversationId: personal ? conversation.id.replace(/;messageid=.*$/, '') : conversation.id,
    personal,
    from: activity.from == null || aadObjectId === null ? null : { userId: activity.from.id, aadObjectId },
    teamId: activity.channelData?.team?.id ?? null,
    channelId: activity.channelData?.channel?.id ?? null,
    text: textOf(activity),
    press,
    consent,
    replyToId: activity.replyToId ?? null,
  };
}

function readPress(activity: ActivityShape): CardPress | null {
  if (activity.type !== 'invoke' || activity.name !== 'adaptiveCard/action') return null;
  const value = CardValue.safeParse(activity.value);
  return value.success ? { verb: value.data.action.verb, data: value.data.action.data ?? {} } : null;
}

function readConsent(activity: ActivityShape): FileConsent | null {
  if (activity.type !== 'invoke' || activity.name !== 'fileConsent/invoke') return null;
  return ConsentValue.safeParse(activity.value).data ?? null;
}

function kindOf(activity: ActivityShape, press: CardPress | null): Incoming['kind'] {
  if (activity.type === 'message') return 'text';
  if (press !== null) return 'card';
  const bot = activity.recipient?.id;
  const includesBot = (members: readonly { id: string }[] | null | undefined) =>
    members?.some((member) => member.id === bot) ?? false;
  if (activity.type === 'installationUpdate') {
    return activity.action?.startsWith('remove') === true ? 'removed' : 'installed';
  }
  if (activity.type === 'conversationUpdate') {
    if (includesBot(activity.membersRemoved)) return 'removed';
    if (includesBot(activity.membersAdded)) return 'installed';
  }
  return 'other';
}

/** The text without the bot's own mention. Teams puts `&nbsp;` and odd spaces around it. */
function textOf(activity: ActivityShape): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity);
    if (mention.success && mention.data.mentioned.id === activity.recipient?.id) {
      text = text.replaceAll(mention.data.text, ' ');
    }
  }
  return text.replaceAll('&nbsp;', ' ').replaceAll('\u00a0', ' ').trim();
}
