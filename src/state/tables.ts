/** The tables of the bot's own state, alike on libsql and on PostgreSQL. Instants and days are text. */
export interface Tables {
  contacts: ContactRow;
  teams: { team_id: string; channel_id: string; service_url: string };
  messages: MessageRow;
  message_items: { upn: string; day: string; ref: string; kind: string; due_on: string | null; why: string };
  outbox: OutboxRow;
  digests: { as_of: string; since: string; posted_at: string };
  channel_posts: ChannelPostRow;
  facts: { name: string; value: string };
  sightings: { row_name: string; seen: string };
  last_reading: { only: number; reading: string };
  absences: { upn: string; until: string };
  held_actions: { ref: string };
  disclaimers: { ref: string; upn: string; name: string; instead: string; said_at: string };
}

/** A row of `contacts`. */
export interface ContactRow {
  upn: string;
  email: string;
  name: string;
  aad_object_id: string;
  user_id: string;
  conversation_id: string | null;
  service_url: string;
  unreachable: string | null;
}

/** A row of `messages`: one person, one day. */
export interface MessageRow {
  upn: string;
  day: string;
  name: string;
  status: string;
  why: string | null;
  conversation_id: string | null;
  activity_id: string | null;
  sent_at: string | null;
  via: string | null;
}

/** A row of `outbox`: one report. */
export interface OutboxRow {
  update_key: string;
  ref: string;
  change: string;
  attempts: number;
  next_attempt_at: string;
  added_at: string;
  /** When SharePoint had it; `null` while it waits. */
  delivered_at: string | null;
}

/** A row of `channel_posts`: what is posted on one day. */
export interface ChannelPostRow {
  kind: string;
  day: string;
  meeting_on: string | null;
  status: string;
  by_upn: string;
  at: string;
  as_of: string;
  conversation_id: string | null;
  activity_id: string | null;
  replied_to: number;
}
