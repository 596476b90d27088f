import type { CivilDate } from '../domain/civil-date.js';
import type { RagKey } from '../domain/rag.js';
import type { ReminderPolicy } from '../domain/reminder.js';
import type { ReportPolicy } from '../domain/report.js';

/** Everything that the outside decides, read once at start. */
export interface Config {
  /** `local`: loopback alone, no Microsoft account needed. `tenant`: authenticated, for one tenant. */
  readonly mode: 'local' | 'tenant';
  readonly host: string;
  readonly port: number;
  readonly graph: GraphConfig;
  /** `contoso.sharepoint.com:/sites/send`. */
  readonly site: string;
  readonly lists: ListTitles;
  /** The site's IANA time zone. */
  readonly zone: string;
  /** The bot's identity; `null` in local mode. */
  readonly bot: BotIdentity | null;
  /** The channel of scheduled digests, or `null` for the first standard channel the bot is in. */
  readonly digestChannel: string | null;
  /** UPNs, lower case. */
  readonly chairs: readonly string[];
  readonly officers: readonly string[];
  /** UPNs and priorities to which reminders are limited, or `null` for everybody. */
  readonly remindOnly: readonly string[] | null;
  /** The mailbox that leads are written from whom Teams does not reach, or `null`. */
  readonly mailFrom: string | null;
  readonly schedule: {
    readonly remindAt: string;
    readonly digestAt: string;
    readonly impactAt: string;
  };
  readonly policy: ReminderPolicy & ReportPolicy;
  readonly ragKey: RagKey;
  /** The path of a Word file that lends papers its styles, header and footer, or `null`. */
  readonly paperTemplate: string | null;
  readonly dataDir: string;
  /** A folder (embedded state) or a `postgres://` address. */
  readonly stateUrl: string;
  readonly local: LocalConfig;
}

/** How SharePoint is reached. `url` is `null` where local mode brings its own list service. */
export interface GraphConfig {
  readonly url: string | null;
  readonly credential: CredentialConfig;
}

/** One explicit way to a token for Graph. */
export type CredentialConfig =
  | { readonly kind: 'fixed'; readonly token: string }
  | { readonly kind: 'managed-identity'; readonly clientId: string | null }
  | {
      readonly kind: 'client-secret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly secret: string;
    }
  | {
      readonly kind: 'client-certificate';
      readonly tenantId: string;
      readonly clientId: string;
      readonly certificatePath: string;
    }
  | { readonly kind: 'developer'; readonly tenantId: string | null };

/** The titles of the lists. */
export interface ListTitles {
  readonly register: string;
  readonly priorities: string;
  readonly updates: string;
  readonly measures: string;
  readonly readings: string;
  readonly meetings: string;
}

/** The titles where the environment names no others. */
export const LIST_TITLES: ListTitles = {
  register: 'Action register',
  priorities: 'Plan priorities',
  updates: 'Action updates',
  measures: 'Impact measures',
  readings: 'Measure readings',
  meetings: 'Meetings',
};

/** Who the bot is to the Bot Framework. The password is empty with a managed identity. */
export interface BotIdentity {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password: string;
}

/** What concerns local mode alone. */
export interface LocalConfig {
  readonly page: boolean;
  /** The day the service starts on, or `null` for today. */
  readonly day: CivilDate | null;
}
