import type { ChannelPost } from './channel-post.js';
import type { CivilDate, Instant } from './civil-date.js';
import type { Disclaimer } from './disclaimer.js';
import type { MessageRef, UnreachableReason, Via } from './messenger.js';
import type { RegisterReading } from './register.js';
import type { AskedBefore, Held, ReminderKind } from './reminder.js';
import type { Change } from './report.js';
import type { Sighting } from './sighting.js';

/** What the bot itself remembers. Nothing in it is the truth about an action: that is SharePoint's. */
export interface State {
  readonly contacts: Contacts;
  readonly ledger: Ledger;
  readonly outbox: OutboxStore;
  readonly digests: DigestLog;
  readonly posts: ChannelPosts;
  readonly absences: Absences;
  readonly holds: Holds;
  readonly disclaimers: Disclaimers;
  readonly sightings: Sightings;
  readonly lastReading: LastReading;
  /** Small facts under a name, such as the tenant of local mode. */
  readonly facts: Facts;
  /** Claims what one process at a time may do; `null` where another one still holds it after `waitMs`. */
  claim(name: ClaimName, waitMs: number): Promise<Claim | null>;
  close(): Promise<void>;
}

/** What one process at a time may do: the work that comes by itself, sending reminders, and posting in the channel. */
export type ClaimName = 'service' | 'reminders' | 'channel';

/** Something that no other process has meanwhile. It ends with the process, in whatever way that ends. */
export interface Claim {
  /** Whether it is still ours; `false` once it was released, or while the way to the database is broken. */
  held(): boolean;
  release(): Promise<void>;
}

/** Somebody's own chat with the bot. */
export interface Contact {
  readonly upn: string;
  /** Lower case; a guest's own address, which is not their UPN. `''` where there is none. */
  readonly email: string;
  readonly name: string;
  /** Their id in the tenant (Entra). */
  readonly aadObjectId: string;
  /** Their id to this bot, `29:…`. */
  readonly userId: string;
  /** `null` until the first message opens the chat. */
  readonly conversationId: string | null;
  readonly serviceUrl: string;
  /** Why nothing can be sent to them, until they come back. */
  readonly unreachable: UnreachableReason | null;
}

/** A team in which the bot is installed. */
export interface Team {
  readonly teamId: string;
  /** The conversation of the channel for digests. */
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** Whom and where the bot can write to. */
export interface Contacts {
  /** By UPN, or by the address of a guest. */
  find(address: string): Promise<Contact | null>;
  findByEntraId(aadObjectId: string): Promise<Contact | null>;
  findByConversation(conversationId: string): Promise<Contact | null>;
  save(contact: Contact): Promise<void>;
  /** Remembers those of them whom the bot does not know; whoever it knows stays as they are. */
  meet(contacts: readonly Contact[]): Promise<void>;
  /** By UPN, or by the address of a guest. */
  setUnreachable(address: string, reason: UnreachableReason | null): Promise<void>;
  teams(): Promise<readonly Team[]>;
  saveTeam(team: Team): Promise<void>;
  removeTeam(teamId: string): Promise<void>;
}

/** How far one person's message of one day has come. */
export type LedgerStatus = 'planned' | 'sending' | 'sent' | 'failed' | 'unreachable';

/** One person's message of one day. */
export interface LedgerEntry {
  readonly upn: string;
  readonly name: string;
  readonly day: CivilDate;
  readonly status: LedgerStatus;
  readonly why: string | null;
  readonly items: readonly LedgerItem[];
  readonly message: MessageRef | null;
  /** When it was sent, and how; `null` where it was not. */
  readonly sentAt: Instant | null;
  readonly via: Via | null;
}

/** One action of such a message. */
export interface LedgerItem {
  readonly ref: string;
  readonly kind: ReminderKind;
  readonly dueOn: CivilDate | null;
  /** Why this person is asked, where they are not a lead of the action; else `''`. */
  readonly why: string;
}

/** What became of one person's message. */
export type LedgerOutcome =
  | {
      readonly status: 'sent';
      readonly via: Via;
      /** `null` for an email. */
      readonly message: MessageRef | null;
      readonly sentAt: Instant;
    }
  | { readonly status: 'failed' | 'unreachable'; readonly why: string };

/** Who has been asked for what: unique by person and day. */
export interface Ledger {
  /** Adds the messages of a day; a person who has one that day already keeps it. */
  plan(entries: readonly Pick<LedgerEntry, 'upn' | 'name' | 'day' | 'items'>[]): Promise<void>;
  entriesOf(day: CivilDate): Promise<readonly LedgerEntry[]>;
  /** Marks a message as on its way, before it is sent: a crash after that may repeat it, never lose it. */
  begin(upn: string, day: CivilDate): Promise<void>;
  finish(upn: string, day: CivilDate, outcome: LedgerOutcome): Promise<void>;
  /** Everything that has been asked since that day, sent messages alone. */
  askedSince(day: CivilDate): Promise<readonly AskedBefore[]>;
  /** The entry whose message that is, or `null`. */
  findByMessage(message: MessageRef): Promise<LedgerEntry | null>;
  /** The last message that this person was sent since that day, or `null`. */
  lastSentTo(upn: string, since: CivilDate): Promise<LedgerEntry | null>;
  /** Those whom the latest message of theirs, since that day, did not reach. */
  unreachedSince(day: CivilDate): Promise<readonly LedgerEntry[]>;
}

/** What somebody said of an action that was accepted and is not in SharePoint yet. */
export interface OutboxEntry {
  readonly updateKey: string;
  readonly change: Change;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
}

/** Reports, and what the chair asks and rules, on their way to SharePoint: in here it survives any stop of the program. */
export interface OutboxStore {
  /** Takes a report; says what it knows of one of that key that was told before. */
  add(change: Change, at: Instant): Promise<'added' | 'waiting' | 'delivered'>;
  /** Those that SharePoint does not have yet, oldest first. */
  pending(): Promise<readonly OutboxEntry[]>;
  /** Every report that is still here, delivered or not, oldest first. */
  all(): Promise<readonly Change[]>;
  postpone(updateKey: string, nextAttemptAt: Instant): Promise<void>;
  /** Replaces a change that was decided anew on the row as it stands now. */
  replace(change: Change): Promise<void>;
  /** SharePoint has it. It is kept, so that it can be taken back and is known when it is told again. */
  deliver(updateKey: string, at: Instant): Promise<void>;
  remove(updateKey: string): Promise<void>;
  has(updateKey: string): Promise<boolean>;
  /** The last report on an action that is still here, delivered or not; what the chair has asked or ruled is none. */
  lastOn(ref: string): Promise<Change | null>;
  /** Drops what was delivered before that instant. */
  forgetDelivered(before: Instant): Promise<void>;
}

/** The register as it was last read, for when SharePoint does not answer. A cache: nothing is lost with it. */
export interface LastReading {
  load(): Promise<RegisterReading | null>;
  save(reading: RegisterReading): Promise<void>;
}

/** Which digests have been posted in the channel. */
export interface DigestLog {
  /** The day of the last digest posted before `day`, or `null`. */
  lastBefore(day: CivilDate): Promise<CivilDate | null>;
  record(asOf: CivilDate, since: CivilDate, postedAt: Instant): Promise<void>;
}

/** What is posted in the channel by itself, and how far it has come. */
export interface ChannelPosts {
  /** Those of that day and later, the earliest first. */
  since(day: CivilDate): Promise<readonly ChannelPost[]>;
  /**
   * Puts it in the place of `before`, with a digest's row in the log; `null`: where there is none. `false`, and
   * nothing is done, where something else stands there by now.
   */
  put(
    post: ChannelPost,
    before: ChannelPost | null,
    digest?: { readonly since: CivilDate; readonly postedAt: Instant },
  ): Promise<boolean>;
  /** Takes it away, unless something else stands there by now. */
  remove(post: ChannelPost): Promise<void>;
}

/** What was last seen of each row. Without it an edit may go unrecorded; the edit itself stands all the same. */
export interface Sightings {
  /** By row. */
  all(): Promise<ReadonlyMap<string, Sighting>>;
  save(sightings: readonly Sighting[]): Promise<void>;
}

/** The actions about which the schedule writes to nobody until an officer has pressed Send. */
export interface Holds {
  /** `all` until an officer has pressed Send for the first time; then the refs that an import has added since. */
  held(): Promise<Held>;
  hold(refs: readonly string[]): Promise<void>;
  /** An officer has pressed Send on what would be written of these. */
  release(refs: readonly string[]): Promise<void>;
}

/** Who has said of which action that it is not theirs. */
export interface Disclaimers {
  /** The oldest first. */
  all(): Promise<readonly Disclaimer[]>;
  add(disclaimer: Disclaimer): Promise<void>;
  /** @param upn of this person alone; of everybody unless said */
  withdraw(ref: string, upn?: string): Promise<void>;
}

/** Who has said that they are away. */
export interface Absences {
  /** By UPN, the day on which each is back who is away on that day. */
  on(day: CivilDate): Promise<ReadonlyMap<string, CivilDate>>;
  /** @param until the day on which they are back */
  set(upn: string, until: CivilDate): Promise<void>;
  end(upn: string): Promise<void>;
}

/** Small facts under a name. */
export interface Facts {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  /** Keeps it unless there is one of that name; `false` where there is. */
  add(name: string, value: string): Promise<boolean>;
}
