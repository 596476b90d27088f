import path from 'node:path';
import { z } from 'zod';
import type { CivilDate } from '../domain/civil-date.js';
import { DEFAULT_RAG_KEY } from '../domain/rag.js';
import { DEFAULT_REMINDER_POLICY } from '../domain/reminder.js';
import { DEFAULT_REPORT_POLICY } from '../domain/report.js';
import { CodedError } from '../errors.js';
import { type Config, LIST_TITLES } from './config.js';
import { isLoopbackHost, isLoopbackUrl } from './loopback.js';
import { readCredential, readGraphUrl } from './read-graph.js';
import { readIdentity } from './read-identity.js';
import { type Env, readVariables } from './read-variables.js';

/** The site of local mode, which no tenant has. */
const LOCAL_SITE = 'sendig.example:/sites/send';
const GRAPH = 'https://graph.microsoft.com/v1.0';

/**
 * The configuration that the environment asks for.
 * @throws CodedError `config-invalid`, with a line for each fault: the variable, what is wrong, an example
 */
export function loadConfig(env: Env): Config {
  const faults: string[] = [];
  const read = readVariables(env, faults);
  const bot = readIdentity(env, faults);
  const graphUrl = readGraphUrl(env, faults);
  const local = bot === null && (graphUrl === null || isLoopbackUrl(graphUrl));
  const host = read.text('HOST') ?? (local ? '127.0.0.1' : '0.0.0.0');
  if (bot === null && faults.length === 0) faults.push(...faultsWithoutIdentity(env, graphUrl, host));

  const ownLists = local && graphUrl === null;
  const dataDir = path.resolve(read.text('DATA_DIR') ?? 'data');
  const site = read.text('SHAREPOINT_SITE') ?? (local ? LOCAL_SITE : null);
  if (site === null || !/^[^:/\s]+:\/\S+$/.test(site)) {
    faults.push(
      `SHAREPOINT_SITE must name the site, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send`,
    );
  }
  const config: Config = {
    mode: local ? 'local' : 'tenant',
    host,
    port: read.port('PORT', 3978),
    graph: {
      url: ownLists ? null : (graphUrl ?? GRAPH),
      credential: readCredential(env, faults, { bot, graphUrl: graphUrl ?? (local ? null : GRAPH) }),
    },
    site: site ?? '',
    lists: {
      register: read.text('REGISTER_LIST') ?? LIST_TITLES.register,
      priorities: read.text('PRIORITIES_LIST') ?? LIST_TITLES.priorities,
      updates: read.text('UPDATES_LIST') ?? LIST_TITLES.updates,
      measures: read.text('MEASURES_LIST') ?? LIST_TITLES.measures,
      readings: read.text('READINGS_LIST') ?? LIST_TITLES.readings,
      meetings: read.text('MEETINGS_LIST') ?? LIST_TITLES.meetings,
    },
    zone: read.zone('SITE_TIME_ZONE', 'Europe/London'),
    bot,
    digestChannel: read.text('DIGEST_CHANNEL'),
    chairs: read.names('CHAIRS') ?? (local ? ['chair@sendig.example'] : []),
    officers: read.names('OFFICERS') ?? (local ? ['officer@sendig.example'] : []),
    remindOnly: read.names('REMIND_ONLY'),
    mailFrom: read.mailbox('MAIL_FROM'),
    schedule: {
      remindAt: read.cron('REMIND_AT', '0 9 * * 1-5'),
      digestAt: read.cron('DIGEST_AT', '0 9 1 * *'),
      impactAt: read.cron('IMPACT_AT', '0 9 1 1,4,7,10 *'),
    },
    policy: { ...DEFAULT_REMINDER_POLICY, ...DEFAULT_REPORT_POLICY, ...read.file('POLICY', PolicyFile) },
    paperTemplate: read.path('PAPER_TEMPLATE'),
    ragKey: { ...DEFAULT_RAG_KEY, ...read.file('RAG_KEY', RagKeyFile) },
    dataDir,
    stateUrl: read.state('STATE_URL') ?? path.join(dataDir, 'state'),
    local: {
      page: read.onOff('LOCAL_PAGE', true),
      day: read.day('LOCAL_DAY') ?? (ownLists ? ('2022-09-01' as CivilDate) : null),
    },
  };
  if (faults.length > 0) throw new CodedError('config-invalid', faults.join('\n'));
  return config;
}

const days = z.number().int().min(1).max(366);
const PolicyFile = z.strictObject({
  dueSoonDays: z.array(days).max(10).exactOptional(),
  quietDaysAfterReport: z.number().int().min(0).max(366).exactOptional(),
  escalateAfterDays: days.exactOptional(),
  updateRequestDays: days.exactOptional(),
  completeNeedsEvidence: z.boolean().exactOptional(),
});
const words = z.string().trim().min(1).max(200);
const RagKeyFile = z.strictObject({
  Red: words.exactOptional(),
  Amber: words.exactOptional(),
  Green: words.exactOptional(),
  Complete: words.exactOptional(),
  'No update': words.exactOptional(),
});

/** What local mode forbids, and what stands between the two modes. */
function faultsWithoutIdentity(env: Env, graphUrl: string | null, host: string): string[] {
  const example = 'for example MicrosoftAppId=00000000-0000-0000-0000-000000000000';
  if (graphUrl !== null && !isLoopbackUrl(graphUrl)) {
    return [
      `MicrosoftAppId is missing: GRAPH_URL is outside this machine, so the bot needs its identity, ${example}`,
    ];
  }
  if (env['NODE_ENV'] === 'production') {
    return [`MicrosoftAppId is missing: NODE_ENV is production, so the bot needs its identity, ${example}`];
  }
  if (!isLoopbackHost(host)) {
    return [`HOST must be a loopback address without MicrosoftAppId, for example HOST=127.0.0.1`];
  }
  return [];
}
