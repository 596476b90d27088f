import type { DigestPreviews } from '../delivery/digest-previews.js';
import type { DigestParts } from '../delivery/digests.js';
import type { LatestReading } from '../delivery/latest-reading.js';
import type { Outbox } from '../delivery/outbox.js';
import type { Reminding } from '../delivery/reminding.js';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import type { Messenger } from '../domain/messenger.js';
import type { PaperFile, PaperRequest } from '../domain/paper.js';
import type { RagKey } from '../domain/rag.js';
import type { Register } from '../domain/register.js';
import type { ReminderPolicy } from '../domain/reminder.js';
import type { ReportPolicy } from '../domain/report.js';
import type { Absences, Contacts, Disclaimers, Facts, Ledger } from '../domain/state.js';
import type { Teams } from './teams.js';

/** What lies ready to answer people with. */
export interface Desk {
  readonly latest: LatestReading;
  readonly saveFigure: Register['saveFigure'];
  readonly outbox: Outbox;
  /** The messages whose card is drawn anew once SharePoint has the report of that key; a press ends that. */
  readonly awaited: Map<string, string>;
  readonly absences: Absences;
  readonly disclaimers: Disclaimers;
  readonly ledger: Ledger;
  readonly contacts: Contacts;
  readonly teams: Teams;
  readonly messenger: Messenger;
  readonly digest: DigestParts;
  readonly facts: Facts;
  readonly makePaper: (request: PaperRequest) => Promise<PaperFile>;
  readonly filePaper: Register['filePaper'];
  readonly reminding: Reminding;
  readonly previews: DigestPreviews;
  readonly chairs: readonly string[];
  readonly officers: readonly string[];
  readonly policy: ReportPolicy & ReminderPolicy;
  readonly ragKey: RagKey;
  readonly zone: string;
  /** Local mode, in which nothing leaves this machine. */
  readonly local: boolean;
  readonly now: () => Instant;
  readonly today: () => CivilDate;
  readonly log: Log;
}

/** A log of static messages with codes and refs; never a name, a note or a message's text. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
