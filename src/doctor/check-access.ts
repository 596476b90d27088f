import type { CredentialConfig } from '../config/config.js';
import type { Inspection, Obstacle } from '../domain/inspection.js';
import { type Failure, type Finding, failed, notMade, passed } from './check.js';
import { entraRemedy } from './entra-remedy.js';
import { type Facts, onOwnDay } from './facts.js';

/** What an administrator has to grant. */
export const ASK_FOR_RIGHTS =
  'ask the administrator to give the app the role "write" on the site (permission Sites.Selected)';

/** Whether the app can sign in to Graph, whether Graph takes its token, and whether it shows the site. */
export function checkAccess(facts: Facts): readonly Finding[] {
  const { config } = facts;
  const site = `The site ${config.site} (SHAREPOINT_SITE)`;
  const trouble = tokenTrouble(facts);
  if (trouble !== null) {
    return [
      failed('token', trouble.message, trouble.remedy),
      notMade('site', `${site} was`, whyBehindToken(facts)),
    ];
  }
  if (facts.inspection === null) {
    const because = whyNoSite(facts) ?? '';
    return [
      notMade('token', 'The token for Microsoft Graph was', because),
      notMade('site', `${site} was`, because),
    ];
  }
  return [passed('token', tokenInWords(facts)), checkSite(site, facts.inspection)];
}

/** Why nothing on the site can be checked, or `null` where it can. */
export function whyNoSite(facts: Facts): string | null {
  if (tokenTrouble(facts) !== null) return whyBehindToken(facts);
  if (facts.inspection === null) return "local mode's own lists cannot be opened";
  return 'obstacle' in facts.inspection.site ? 'the site cannot be looked at' : null;
}

function checkSite(site: string, inspection: Inspection): Finding {
  if ('found' in inspection.site) return passed('site', `${site} is there.`);
  const { status, detail } = inspection.site.obstacle;
  if (status === 403) {
    return failed(
      'site',
      `${site} does not let the app in (${detail}).`,
      `Check SHAREPOINT_SITE; if it is right, ${ASK_FOR_RIGHTS}.`,
    );
  }
  return failed(
    'site',
    status === 404 || status === 400 ? `${site} does not exist.` : `${site} cannot be looked at (${detail}).`,
    'Set SHAREPOINT_SITE to the host and the path of the site, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send.',
  );
}

function whyBehindToken({ signIn, inspection }: Facts): string {
  if (signIn !== null) return 'the app cannot sign in to Microsoft Graph';
  return siteObstacle(inspection)?.status === 401
    ? 'Microsoft Graph does not take the token'
    : 'Microsoft Graph gives no answer';
}

/** What is wrong before any site is looked at: no token, a token that is not taken, nobody who answers. */
function tokenTrouble({ config, signIn, inspection }: Facts): Failure | null {
  const { credential, url } = config.graph;
  if (signIn !== null) {
    return {
      message: `Microsoft did not let the app sign in to Graph with ${settingOf(credential)} (${signIn.reason}).`,
      remedy: signInRemedy(credential, signIn.reason),
    };
  }
  const obstacle = siteObstacle(inspection);
  if (obstacle === null) return null;
  const { status, detail } = obstacle;
  if (status === 401) {
    return {
      message: `Microsoft Graph does not take the token that ${settingOf(credential)} gives (${detail}).`,
      remedy:
        credential.kind === 'fixed'
          ? 'Set GRAPH_TOKEN to the token that the service at GRAPH_URL asks for.'
          : `Check that AZURE_TENANT_ID is the tenant of the site, and ${ASK_FOR_RIGHTS}, with admin consent.`,
    };
  }
  if (status === 429 || status === 503) {
    return {
      message: `Microsoft Graph asks us to wait (${detail}).`,
      remedy: 'Run this again in a few minutes.',
    };
  }
  if (status !== null && status < 500) return null;
  return {
    message: `Microsoft Graph gives no answer at ${url ?? 'this machine'} (${detail}).`,
    remedy: 'Check GRAPH_URL, and that this machine may reach that address through its firewall and proxy.',
  };
}

function siteObstacle(inspection: Inspection | null): Obstacle | null {
  return inspection !== null && 'obstacle' in inspection.site ? inspection.site.obstacle : null;
}

function tokenInWords({ config }: Facts): string {
  if (onOwnDay(config)) return "Local mode's own list service takes the token.";
  return `Microsoft Graph takes the token that ${settingOf(config.graph.credential)} gives.`;
}

function settingOf({ kind }: CredentialConfig): string {
  return kind === 'fixed' ? 'GRAPH_TOKEN' : `GRAPH_CREDENTIAL=${kind}`;
}

function signInRemedy({ kind }: CredentialConfig, reason: string): string {
  const secret = kind === 'client-certificate' ? 'AZURE_CLIENT_CERTIFICATE_PATH' : 'AZURE_CLIENT_SECRET';
  const known = entraRemedy(reason, { tenant: 'AZURE_TENANT_ID', client: 'AZURE_CLIENT_ID', secret });
  if (known !== null) return known;
  switch (kind) {
    case 'managed-identity':
      return 'Turn on the managed identity of this machine in Azure and set AZURE_CLIENT_ID to its client id; outside Azure set GRAPH_CREDENTIAL=client-secret or GRAPH_CREDENTIAL=client-certificate.';
    case 'client-certificate':
      return 'Check AZURE_TENANT_ID and AZURE_CLIENT_ID, and that AZURE_CLIENT_CERTIFICATE_PATH names a PEM file with the certificate and its private key, and that this machine may reach login.microsoftonline.com.';
    case 'developer':
      return 'Run "az login", and set AZURE_TENANT_ID where you belong to several tenants.';
    default:
      return 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, and that this machine may reach login.microsoftonline.com.';
  }
}
