import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../domain/civil-date.js';
import { DEFAULT_RAG_KEY } from '../domain/rag.js';
import { DEFAULT_REMINDER_POLICY } from '../domain/reminder.js';
import { CodedError } from '../errors.js';
import type { BotIdentity, Config, CredentialConfig } from './config.js';
import { isLoopbackHost, isLoopbackUrl } from './loopback.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The site of local mode, which no tenant has. */
const LOCAL_SITE = 'sendig.example:/sites/send';
const GRAPH = 'https://graph.microsoft.com/v1.0';

/**
 * The configuration that the environment asks for.
 * @throws CodedError `config-invalid`, with a line for each fault: the variable, what is wrong, an example
 */
export function loadConfig(env: Env): Config {
  const faults: string[] = [];
  const read = reader(env, faults);
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
      register: read.text('REGISTER_LIST') ?? 'Action register',
      priorities: read.text('PRIORITIES_LIST') ?? 'Plan priorities',
      updates: read.text('UPDATES_LIST') ?? 'Action updates',
      measures: read.text('MEASURES_LIST') ?? 'Impact measures',
      readings: read.text('READINGS_LIST') ?? 'Measure readings',
      meetings: read.text('MEETINGS_LIST') ?? 'Meetings',
    },
    zone: read.zone('SITE_TIME_ZONE', 'Europe/London'),
    bot,
    digestChannel: read.text('DIGEST_CHANNEL'),
    chairs: read.names('CHAIRS') ?? (local ? ['chair@sendig.example'] : []),
    officers: read.names('OFFICERS') ?? (local ? ['officer@sendig.example'] : []),
    remindOnly: read.names('REMIND_ONLY'),
    schedule: {
      remindAt: read.cron('REMIND_AT', '0 9 * * 1-5'),
      digestAt: read.cron('DIGEST_AT', '0 9 1 * *'),
    },
    policy: { ...DEFAULT_REMINDER_POLICY, ...read.file('POLICY', PolicyFile) },
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

function readIdentity(env: Env, faults: string[]): BotIdentity | null {
  const value = (name: string) => present(env[name]);
  const [appId, tenantId, type, password] = [
    value('MicrosoftAppId'),
    value('MicrosoftAppTenantId'),
    value('MicrosoftAppType'),
    value('MicrosoftAppPassword'),
  ];
  if (appId === null && tenantId === null && type === null && password === null) return null;
  const before = faults.length;
  if (appId === null) {
    const set =
      password !== null
        ? 'MicrosoftAppPassword'
        : tenantId !== null
          ? 'MicrosoftAppTenantId'
          : 'MicrosoftAppType';
    faults.push(
      `MicrosoftAppId is missing although ${set} is set, for example MicrosoftAppId=00000000-0000-0000-0000-000000000000`,
    );
  }
  if (tenantId === null && appId !== null) {
    faults.push(
      'MicrosoftAppTenantId is missing: the bot answers one tenant only, for example MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000',
    );
  }
  const appType = type ?? (password === null ? 'UserAssignedMSI' : 'SingleTenant');
  if (appType !== 'SingleTenant' && appType !== 'UserAssignedMSI') {
    faults.push(
      'MicrosoftAppType must be UserAssignedMSI or SingleTenant, for example MicrosoftAppType=UserAssignedMSI',
    );
    return null;
  }
  if (appType === 'SingleTenant' && password === null && appId !== null) {
    faults.push(
      'MicrosoftAppPassword is missing: MicrosoftAppType=SingleTenant needs it, or set MicrosoftAppType=UserAssignedMSI',
    );
  }
  if (appType === 'UserAssignedMSI' && password !== null) {
    faults.push(
      'MicrosoftAppPassword must not be set with a managed identity; remove it, or set MicrosoftAppType=SingleTenant',
    );
  }
  if (faults.length > before || appId === null || tenantId === null) return null;
  return { appId, tenantId, appType, password: password ?? '' };
}

function readGraphUrl(env: Env, faults: string[]): string | null {
  const text = present(env['GRAPH_URL']);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const example = 'for example GRAPH_URL=https://graph.microsoft.com/v1.0';
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    faults.push(`GRAPH_URL is not an address, ${example}`);
  } else if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    faults.push(`GRAPH_URL must begin with https: outside this machine, ${example}`);
  } else {
    return text.replace(/\/+$/, '');
  }
  return null;
}

function readCredential(
  env: Env,
  faults: string[],
  given: { bot: BotIdentity | null; graphUrl: string | null },
): CredentialConfig {
  const token = present(env['GRAPH_TOKEN']);
  const loopback = given.graphUrl === null || isLoopbackUrl(given.graphUrl);
  if (token !== null && !loopback) {
    faults.push(
      'GRAPH_TOKEN is accepted only when GRAPH_URL is on this machine, for example GRAPH_URL=http://127.0.0.1:4000/v1.0',
    );
  }
  const kind = present(env['GRAPH_CREDENTIAL']);
  if (loopback && (token !== null || kind === null)) return { kind: 'fixed', token: token ?? 'local' };

  const tenantId = present(env['AZURE_TENANT_ID']) ?? given.bot?.tenantId ?? null;
  const clientId = present(env['AZURE_CLIENT_ID']) ?? given.bot?.appId ?? null;
  const need = (name: string, value: string | null): string => {
    if (value === null)
      faults.push(
        `${name} is missing: GRAPH_CREDENTIAL=${kind ?? 'managed-identity'} needs it, for example ${name}=…`,
      );
    return value ?? '';
  };
  switch (kind ?? 'managed-identity') {
    case 'managed-identity':
      return { kind: 'managed-identity', clientId };
    case 'developer':
      return { kind: 'developer', tenantId };
    case 'client-secret':
      return {
        kind: 'client-secret',
        tenantId: need('AZURE_TENANT_ID', tenantId),
        clientId: need('AZURE_CLIENT_ID', clientId),
        secret: need('AZURE_CLIENT_SECRET', present(env['AZURE_CLIENT_SECRET'])),
      };
    case 'client-certificate':
      return {
        kind: 'client-certificate',
        tenantId: need('AZURE_TENANT_ID', tenantId),
        clientId: need('AZURE_CLIENT_ID', clientId),
        certificatePath: need('AZURE_CLIENT_CERTIFICATE_PATH', present(env['AZURE_CLIENT_CERTIFICATE_PATH'])),
      };
    default:
      faults.push(
        'GRAPH_CREDENTIAL must be managed-identity, client-secret, client-certificate or developer, for example GRAPH_CREDENTIAL=managed-identity',
      );
      return { kind: 'managed-identity', clientId };
  }
}

function present(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}

/** Reads one variable at a time and notes what is wrong with it. */
function reader(env: Env, faults: string[]) {
  const text = (name: string) => present(env[name]);
  const checked = <T>(name: string, parse: (value: string) => T | null, wrong: string): T | null => {
    const value = text(name);
    if (value === null) return null;
    const parsed = parse(value);
    if (parsed === null) faults.push(`${name} ${wrong}`);
    return parsed;
  };
  return {
    text,
    port: (name: string, otherwise: number) =>
      checked(
        name,
        (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : null),
        `must be a port from 0 to 65535, for example ${name}=3978`,
      ) ?? otherwise,
    onOff: (name: string, otherwise: boolean) =>
      checked(
        name,
        (value) => (value === 'on' ? true : value === 'off' ? false : null),
        `must be on or off, for example ${name}=off`,
      ) ?? otherwise,
    day: (name: string) =>
      checked(name, parseCivilDate, `must be a day written YYYY-MM-DD, for example ${name}=2022-09-01`),
    zone: (name: string, otherwise: string) =>
      checked(
        name,
        (value) => (isZone(value) ? value : null),
        `is not a time zone, for example ${name}=Europe/London`,
      ) ?? otherwise,
    cron: (name: string, otherwise: string) =>
      checked(
        name,
        (value) => (isCron(value) ? value : null),
        `is not a cron expression of five fields, for example ${name}='0 9 * * 1-5'`,
      ) ?? otherwise,
    names: (name: string) =>
      text(name)
        ?.split(',')
        .map((part) => part.trim().toLowerCase())
        .filter((part) => part !== '') ?? null,
    state: (name: string) =>
      checked(
        name,
        (value) => (/^postgres(ql)?:\/\//.test(value) || !value.includes('://') ? value : null),
        `must be a folder or begin with postgres://, for example ${name}=postgres://localhost/sendig`,
      ),
    file: <T>(name: string, shape: z.ZodType<T>) =>
      checked(
        name,
        (value) => readOptions(value, shape),
        `must name a readable JSON file with known options (docs/design.md lists them)`,
      ),
  };
}

function readOptions<T>(path: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // What is wrong with the file is for the officer to see in the sentence, whichever way it fails.
    return null;
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
