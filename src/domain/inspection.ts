import type { Instant } from './civil-date.js';

/** Why something could not be looked at. */
export interface Obstacle {
  /** The HTTP status, or `null` where no answer came. */
  readonly status: number | null;
  /** What happened in a few plain words, `HTTP 403, accessDenied`; never an address, a name or a token. */
  readonly detail: string;
}

/** What was found, or what stood in the way. */
export type Look<T> = { readonly found: T } | { readonly obstacle: Obstacle };

/** The lists of the register, by what they are for. */
export const LIST_ROLES = ['register', 'priorities', 'updates', 'measures', 'readings', 'meetings'] as const;

/** One of the lists, by what it is for. */
export type ListRole = (typeof LIST_ROLES)[number];

/** What a column holds. */
export type ColumnKind =
  | 'line'
  | 'lines'
  | 'rich-text'
  | 'number'
  | 'day'
  | 'instant'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'person'
  | 'people'
  | 'other';

/** What a column holds, in words for a sentence. */
export const KIND_WORDS: Readonly<Record<ColumnKind, string>> = {
  line: 'a single line of text',
  lines: 'several lines of plain text',
  'rich-text': 'several lines of formatted text',
  number: 'a number',
  day: 'a date without a time',
  instant: 'a date with a time',
  'yes-no': 'yes or no',
  choice: 'one choice',
  choices: 'several choices',
  person: 'one person',
  people: 'several people',
  other: 'something else',
};

/** What is wrong with a column; `column` is its internal name. */
export type ColumnFault =
  | { readonly column: string; readonly fault: 'missing' | 'not-indexed' | 'not-unique' }
  | {
      readonly column: string;
      readonly fault: 'wrong-kind';
      readonly is: ColumnKind;
      readonly wanted: ColumnKind;
    }
  | { readonly column: string; readonly fault: 'lacks-choices'; readonly choices: readonly string[] };

/** A row of `Action updates` that somebody else than the app wrote or changed. */
export interface EditedRow {
  /** The action that the row is about, or `''` where the row does not say. */
  readonly ref: string;
  /** The row's address for a person, or `''`. */
  readonly webUrl: string;
}

/** What stands on the site, each part looked at by itself. */
export interface SiteInspection {
  /** What is wrong with the columns of each list; `null` where the site has no list of that title. */
  readonly columns: Readonly<Record<ListRole, Look<readonly ColumnFault[]> | null>>;
  /** How many rows the site's list of people has; `null` where that list cannot be seen. */
  readonly people: Look<number | null>;
  /** Every baseline and revised date of the register as SharePoint gives it; `null` without such columns. */
  readonly dates: Look<readonly Instant[]> | null;
  /** `null` where the site has no list of updates. */
  readonly edited: Look<readonly EditedRow[]> | null;
  /** Whether its document library answers. */
  readonly library: Look<true>;
}

/** The register's place in SharePoint as a look at it found it. */
export interface Inspection {
  readonly site: Look<SiteInspection>;
  /** Our clock minus SharePoint's in milliseconds, or `null` where no answer said what time it is there. */
  readonly skewMs: number | null;
}

/** A team that has the bot, as a look at it found it. */
export interface TeamInspection {
  readonly teamId: string;
  /** The channel that the bot would post to. */
  readonly channelId: string;
  /** The ids of the team's channels. */
  readonly channels: Look<readonly string[]>;
  /** The UPNs of its members, lower case. */
  readonly members: Look<readonly string[]>;
}
