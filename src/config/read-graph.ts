import type { BotIdentity, CredentialConfig } from './config.js';
import { isLoopbackHost, isLoopbackUrl } from './loopback.js';
import { type Env, present } from './read-variables.js';

/** `GRAPH_URL` without a slash at its end, or `null`; what is wrong is added to `faults`. */
export function readGraphUrl(env: Env, faults: string[]): string | null {
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

/** How the bot proves itself to Graph; what is wrong is added to `faults`. */
export function readCredential(
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
