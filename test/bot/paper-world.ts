import { linesOf } from '../cards/read-card.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, ALLAN, CHAIR, CHARLOTTE, GAIL, HELEN, OFFICER, type Player } from './cast.js';
import { type OneDrive, startOneDrive } from './one-drive.js';
import { cardOf, type SentMessage } from './own-connector.js';
import type { BotAnswer } from './post.js';
import { fromChat, typed } from './speak.js';

/** One of Teams' own cards for a file. */
export interface FileAttachment {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
export const INFO = 'application/vnd.microsoft.teams.card.file.info';
/** What `paper` asks for: the name of its file, and what names it on its card. */
export const NAME = 'SENDIG action register 2022-09-01.docx';
export const ASKED = { kind: 'sendig', asOf: '2022-09-01', since: null, board: null, forPublication: false };
/** Each has a chat of their own, and Teams a limit of calls in each. */
const READERS = [OFFICER, CHAIR, ADRIAN, ALLAN, CHARLOTTE, GAIL, HELEN];

/** The bot in a team, and a OneDrive for whatever it uploads. */
export interface PaperWorld {
  readonly world: BotWorld;
  readonly sent: SentMessage[];
  /** A new one for each test. */
  readonly drive: OneDrive;
  /** Resolves with the next message. */
  next(): Promise<SentMessage>;
  /** What somebody types in their own chat, and the message that answers it. */
  say(player: Player, text: string): Promise<SentMessage>;
  /** Where Teams says that the file is to go. */
  uploadInfo(changes?: object): object;
  /** Answers a consent card as Teams does. */
  answer(player: Player, offer: SentMessage, value: object, changes?: object): Promise<BotAnswer>;
  /** Its reader allows it. */
  accept(offer: SentMessage, uploadInfo?: object, context?: unknown): Promise<BotAnswer>;
  /** A consent card that nobody has answered; the bot never asks which ones there are. */
  unseen(): SentMessage;
  /** What somebody is told after an answer. */
  toldAfter(work: Promise<unknown>): Promise<readonly string[]>;
}

/** The file on the card of a message. */
export function fileOf(message: SentMessage | undefined): FileAttachment {
  return (message!.activity['attachments'] as FileAttachment[])[0]!;
}

/** One world for all tests of a story. */
export function ownPaperWorld(): PaperWorld {
  const own = {} as { world: BotWorld; sent: SentMessage[]; drive: OneDrive };
  let cards = 0;
  let told: (message: SentMessage) => void = () => undefined;
  before(async () => {
    Object.assign(own, await openTeamWorld());
    own.world.connector.onMessage = (message) => {
      own.sent.push(message);
      told(message);
    };
  });
  after(() => own.world.close());
  beforeEach(async () => {
    own.sent.length = 0;
    own.world.connector.removed.length = 0;
    own.drive = await startOneDrive();
  });
  afterEach(() => own.drive.close());

  const from = (player: Player) => fromChat(own.world.connector.serviceUrl, player);
  const next = (): Promise<SentMessage> =>
    new Promise((resolve) => {
      told = resolve;
    });
  const uploadInfo = (changes: object = {}) => ({
    uploadUrl: `${own.drive.origin}/up?tempauth=1`,
    contentUrl: `${own.drive.origin}/personal/officer/Paper.docx`,
    name: NAME,
    uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C',
    fileType: 'docx',
    ...changes,
  });
  const answer: PaperWorld['answer'] = (player, offer, value, changes = {}) =>
    own.world.post({
      ...from(player),
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: offer.id,
      value: { type: 'fileUpload', ...value },
      ...changes,
    });
  return Object.assign(own, {
    next,
    uploadInfo,
    answer,
    say: async (player: Player, text: string) => {
      await own.world.post({ ...from(player), ...typed(text) });
      return own.sent.at(-1)!;
    },
    accept: (offer: SentMessage, info: object = uploadInfo(), context?: unknown) => {
      const reader = READERS.find(({ chatId }) => chatId === offer.conversationId)!;
      const said = context ?? fileOf(offer).content['acceptContext'];
      return answer(reader, offer, { action: 'accept', context: said, uploadInfo: info });
    },
    unseen: () => {
      cards += 1;
      const { chatId: conversationId } = READERS[cards % READERS.length]!;
      return { id: `card-${cards}`, conversationId, replaces: false, activity: {} };
    },
    toldAfter: async (work: Promise<unknown>) => {
      const message = next();
      await work;
      return linesOf(cardOf(await message));
    },
  });
}
