import type { Router } from 'express';
import { createBot } from './bot/create-bot.js';
import { createMessenger } from './bot/create-messenger.js';
import type { Desk, Log } from './bot/desk.js';
import { createAuthentication, createTeams } from './bot/teams.js';
import { renderNotice } from './cards/render-notice.js';
import type { Config } from './config/config.js';
import { type DigestParts, postDigest } from './delivery/digests.js';
import { createOutbox, type Outbox } from './delivery/outbox.js';
import { type ReminderRun, runReminders } from './delivery/run-reminders.js';
import type { CivilDate, Instant } from './domain/civil-date.js';
import type { Register } from './domain/register.js';
import type { State } from './domain/state.js';
import { createRegister } from './register/create-register.js';
import { createCredential } from './register/credential.js';
import { createGraph } from './register/graph.js';
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
  readonly outbox: Outbox;
  readonly digest: DigestParts;
  /** The route that the Bot Framework posts to. */
  readonly bot: Router;
  readonly remind: (day: CivilDate, dryRun: boolean) => Promise<ReminderRun>;
  readonly postDigest: (day: CivilDate) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const TENANT = 'tenant';

/** Puts the parts together. It reads the state and touches no network. */
export async function compose(config: Config, place: Place): Promise<Composition> {
  const { now, today, log } = place;
  const { zone, officers, chairs, ragKey } = config;
  const state = await openState(config.stateUrl);
  const { contacts, ledger, digests, facts } = state;
  const register = createRegister({
    graph: createGraph({ baseUrl: place.graphUrl, credential: createCredential(config.graph.credential) }),
    site: config.site,
    lists: config.lists,
    zone,
  });
  const authentication = createAuthentication(config.bot);
  const teams = createTeams(authentication, config.bot);
  const tenantId = async () => config.bot?.tenantId ?? place.tenantId ?? (await facts.get(TENANT));
  const messenger = createMessenger({
    teams,
    contacts,
    tenantId,
    digestChannel: config.digestChannel,
    serviceUrl: place.serviceUrl,
  });
  const outbox = createOutbox({
    store: state.outbox,
    register,
    now,
    log,
    onConflict: async (change, current) => {
      const message = renderNotice({
        title: `Your report on ${change.ref} was not kept`,
        paragraphs: [
          `Somebody else changed ${change.ref} before SharePoint had your report. You said ${change.update.toRag ?? 'nothing'}: ${change.update.note}`,
          current === null
            ? 'The action is no longer in the register.'
            : `It now says ${current.rag ?? 'no update'}: ${current.progress}`,
          'Please look at it and report again if yours still stands.',
        ],
      });
      await messenger.sendToPerson(change.update.reportedByUpn, message);
    },
  });
  const digest: DigestParts = { register, digests, ledger, zone, ragKey, now };
  const reminders = {
    register,
    ledger,
    digests,
    messenger,
    policy: config.policy,
    only: config.remindOnly,
    zone,
    now,
  };
  let lastRun: Promise<unknown> = Promise.resolve();
  /** One run after another: two at once would each find the same message unsent. */
  const remind = (day: CivilDate, dryRun: boolean): Promise<ReminderRun> => {
    const run = lastRun.catch(() => undefined).then(() => runReminders(reminders, day, dryRun));
    lastRun = run;
    return run;
  };
  const desk: Desk = {
    register,
    outbox,
    ledger,
    contacts,
    teams,
    messenger,
    digest,
    remind: () => remind(today(), false),
    chairs,
    officers,
    ragKey,
    zone,
    now,
    today,
    log,
  };
  return {
    register,
    state,
    outbox,
    digest,
    bot: createBot({
      authentication,
      identity: config.bot,
      desk,
      tenantId,
      adoptTenant: (id) => facts.set(TENANT, id),
    }),
    remind,
    postDigest: (day) => postDigest({ ...digest, messenger }, day),
    close: () => state.close(),
  };
}
