import type { Router } from 'express';
import { z } from 'zod';
import { createBot } from './bot/create-bot.js';
import { createMessenger } from './bot/create-messenger.js';
import type { Desk, Log } from './bot/desk.js';
import { paceTeams } from './bot/pace-teams.js';
import { signInBot } from './bot/sign-in.js';
import { createAuthentication, createTeams, type Teams } from './bot/teams.js';
import type { Config } from './config/config.js';
import { applyWaiting } from './delivery/apply-waiting.js';
import { type ChannelPosting, createChannelPosting, type PostingParts } from './delivery/channel-posting.js';
import { createDigestPreviews, type DigestPreviews } from './delivery/digest-previews.js';
import type { DigestParts } from './delivery/digests.js';
import { createLatestReading, type LatestReading } from './delivery/latest-reading.js';
import { createOutbox, type Outbox } from './delivery/outbox.js';
import { makePaper, type PaperParts } from './delivery/papers.js';
import { createEditRecorder } from './delivery/record-edits.js';
import { createReminding, type Reminding } from './delivery/reminding.js';
import { createConflictTeller } from './delivery/tell-conflict.js';
import type { CivilDate, Instant } from './domain/civil-date.js';
import type { Mailer } from './domain/messenger.js';
import type { Register } from './domain/register.js';
import type { State } from './domain/state.js';
import { parseDue } from './importing/cells/parse-due.js';
import { createMailer } from './mail/create-mailer.js';
import { createRegister } from './register/create-register.js';
import { createCredential } from './register/credential.js';
import { createGraph } from './register/graph.js';
import { timetableOf } from './schedule/timetable.js';
import { openState } from './state/open-state.js';

/** Where this process stands: what local mode decides for it, or the tenant. */
export interface Place {
  readonly graphUrl: string;
  /** Where messages go instead of the addresses that were remembered, in local mode's own page. */
  readonly serviceUrl: string | null;
  /** The tenant, where it is known from the start. */
  readonly tenantId: string | null;
  readonly now: () => Instant;
  readonly today: () => CivilDate;
  readonly log: Log;
}

/** The parts of a running program, put together. */
export interface Composition {
  readonly register: Register;
  readonly state: State;
  readonly latest: LatestReading;
  readonly outbox: Outbox;
  readonly digest: DigestParts;
  readonly papers: PaperParts;
  /** The route that the Bot Framework posts to. */
  readonly bot: Router;
  readonly reminding: Reminding;
  /** Records what people have changed in SharePoint itself since the last look, and keeps what it saw. */
  readonly recordEdits: () => Promise<unknown>;
  readonly channel: ChannelPosting;
  readonly previews: DigestPreviews;
  readonly close: () => Promise<void>;
}

/** The parts that need no state of the bot's own: the ways to SharePoint and to Teams. */
export interface Reach {
  readonly register: Register;
  /** `null` where there is no mailbox to send from. */
  readonly mailer: Mailer | null;
  readonly teams: Teams;
  readonly authentication: ReturnType<typeof createAuthentication>;
  /** Rejects where there is no token for Graph, or for the Bot Connector. */
  readonly signIn: { readonly graph: () => Promise<unknown>; readonly bot: () => Promise<void> };
}

const TENANT = 'tenant';
/** So long somebody who waits for an answer waits for the register; then the last reading counts. */
const READ_PATIENCE_MS = 800;

/** The ways out. It touches no network. */
export function reach(config: Config, graphUrl: string): Reach {
  const credential = createCredential(config.graph.credential);
  const authentication = createAuthentication(config.bot);
  const graph = createGraph({ baseUrl: graphUrl, credential });
  return {
    register: createRegister({
      graph,
      site: config.site,
      lists: config.lists,
      zone: config.zone,
    }),
    mailer:
      config.mailFrom === null
        ? null
        : createMailer({
            post: (path, body) => graph.post(z.unknown(), path, body),
            from: config.mailFrom,
            replyTo: config.officers,
          }),
    teams: paceTeams(createTeams(authentication, config.bot)),
    authentication,
    signIn: {
      graph: credential,
      bot: async () => (config.bot === null ? undefined : signInBot(authentication, config.bot)),
    },
  };
}

/** Puts the parts together. It reads the state and touches no network. */
export async function compose(
  config: Config,
  place: Place,
  { register, mailer, teams, authentication }: Reach = reach(config, place.graphUrl),
): Promise<Composition> {
  const { now, today, log } = place;
  const { zone, officers, chairs, ragKey } = config;
  const state = await openState(config.stateUrl);
  const { contacts, ledger, digests, facts, sightings } = state;
  const tenantId = async () => config.bot?.tenantId ?? place.tenantId ?? (await facts.get(TENANT));
  const messenger = createMessenger({
    teams,
    contacts,
    tenantId,
    digestChannel: config.digestChannel,
    serviceUrl: place.serviceUrl,
  });
  const edits = createEditRecorder({ register, sightings, outbox: state.outbox, zone, now, log });
  const outbox = createOutbox({
    store: state.outbox,
    // What somebody did in the list before a report stands before it in the history, with who and when.
    register: {
      save: async (change) => {
        await edits.lookAt(change.row);
        return register.save(change);
      },
    },
    now,
    log,
    onConflict: createConflictTeller({ messenger, officers, today, zone }),
  });
  const latest = createLatestReading({
    register,
    store: state.lastReading,
    patienceMs: READ_PATIENCE_MS,
  });
  const lookAndRemember = async () => {
    const reading = await edits.look();
    await latest.remember(reading);
    return reading;
  };
  const digest: DigestParts = { read: edits.look, digests, ledger, zone, ragKey, officers, now };
  const reminding = createReminding({
    read: edits.look,
    ledger,
    digests,
    absences: state.absences,
    holds: state.holds,
    disclaimers: state.disclaimers,
    facts,
    claim: (name, waitMs) => state.claim(name, waitMs),
    messenger,
    mailer,
    officers,
    policy: config.policy,
    only: config.remindOnly,
    zone,
    now,
    log,
  });
  const posting: PostingParts = {
    digest: { ...digest, read: lookAndRemember },
    kept: () => latest.kept(),
    timetable: timetableOf(config.schedule.digestAt),
    posts: state.posts,
    facts,
    claim: (name, waitMs) => state.claim(name, waitMs),
    messenger,
    people: [...new Set([...chairs, ...officers])],
    now,
    today,
  };
  const channel = createChannelPosting(posting);
  const previews = createDigestPreviews({ ...posting, channel, contacts });
  const papers: PaperParts = {
    ...digest,
    paperTemplate: config.paperTemplate,
    readDue: (text) => parseDue(text).due,
  };
  // A report that SharePoint does not have yet, or had after the last look, is in it all the same.
  const readLatest = async () => applyWaiting((await latest.read(edits.look)).reading, await outbox.lately());
  const desk: Desk = {
    latest,
    saveFigure: (figure) => register.saveFigure(figure),
    outbox,
    awaited: new Map(),
    ledger,
    absences: state.absences,
    disclaimers: state.disclaimers,
    contacts,
    teams,
    messenger,
    digest: { ...digest, read: readLatest },
    makePaper: (request) => makePaper({ ...papers, read: readLatest }, request),
    filePaper: (paper) => register.filePaper(paper),
    facts,
    reminding,
    previews,
    chairs,
    officers,
    policy: config.policy,
    ragKey,
    zone,
    local: config.mode === 'local',
    now,
    today,
    log,
  };
  return {
    register,
    state,
    latest,
    outbox,
    digest,
    papers,
    bot: createBot({
      authentication,
      identity: config.bot,
      desk,
      tenantId,
      adoptTenant: (id) => facts.set(TENANT, id),
    }),
    reminding,
    recordEdits: lookAndRemember,
    channel,
    previews,
    close: () => state.close(),
  };
}
