import assert from 'node:assert/strict';
import { CodedError } from '../../src/errors.js';
import { type FakeSharePoint, refused } from '../register/fake-sharepoint.js';
import { type Broken, examine, type Failed, failedOf, skippedOf } from './examine.js';

const SECRET = { GRAPH_TOKEN: '', GRAPH_CREDENTIAL: 'client-secret', AZURE_CLIENT_SECRET: 'a secret' };
const LISTS = ['register', 'priorities', 'updates', 'measures', 'readings', 'meetings'];
const BEHIND_TOKEN = [
  'site',
  ...LISTS.map((list) => `${list}-list`),
  ...LISTS.map((list) => `${list}-columns`),
  'people',
  'leads',
  'roster',
  'time-zone',
  'clock',
  'history',
  'library',
];
/** Whoever answers says what time it is. */
const BEHIND_ANSWER = BEHIND_TOKEN.filter((name) => name !== 'clock');
const BEHIND_SITE = BEHIND_ANSWER.slice(1);

const entra = (code: string) => new CodedError('sign-in-failed', 'x', new Error(`${code}: not for people`));
const always = (status: number, code: string) => (site: FakeSharePoint) => {
  site.fault = () => refused(status, code);
};

describe('the doctor at the door of SharePoint', () => {
  const stories: [what: string, broken: Broken, failed: Failed, skipped: string[]][] = [
    [
      'a wrong client secret',
      { env: SECRET, signIn: entra('AADSTS7000215') },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=client-secret (AADSTS7000215).',
        'Set AZURE_CLIENT_SECRET to the value of a client secret of that app (its value, not its id).',
      ],
      BEHIND_TOKEN,
    ],
    [
      'a client secret that has expired',
      { env: SECRET, signIn: entra('AADSTS7000222') },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=client-secret (AADSTS7000222).',
        'The client secret has expired: make a new one for the app in Entra and set AZURE_CLIENT_SECRET to its value.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'an app that the tenant does not know',
      { env: SECRET, signIn: entra('AADSTS700016') },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=client-secret (AADSTS700016).',
        'Set AZURE_CLIENT_ID to the application (client) id of an app in the tenant that AZURE_TENANT_ID names.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'a tenant that there is not',
      { env: SECRET, signIn: entra('AADSTS90002') },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=client-secret (AADSTS90002).',
        'Set AZURE_TENANT_ID to the tenant id of your organisation, which Entra shows on its overview page.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'a certificate that is not there',
      {
        env: {
          GRAPH_TOKEN: '',
          GRAPH_CREDENTIAL: 'client-certificate',
          AZURE_CLIENT_CERTIFICATE_PATH: '/none.pem',
        },
        signIn: Object.assign(new Error('no such file /none.pem'), { code: 'ENOENT' }),
      },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=client-certificate (ENOENT).',
        'Check AZURE_TENANT_ID and AZURE_CLIENT_ID, and that AZURE_CLIENT_CERTIFICATE_PATH names a PEM file with the certificate and its private key, and that this machine may reach login.microsoftonline.com.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'a managed identity outside Azure',
      {
        env: { GRAPH_TOKEN: '', GRAPH_CREDENTIAL: 'managed-identity' },
        signIn: Object.assign(new Error('not for people'), { name: 'CredentialUnavailableError' }),
      },
      [
        'token',
        'Microsoft did not let the app sign in to Graph with GRAPH_CREDENTIAL=managed-identity (CredentialUnavailableError).',
        'Turn on the managed identity of this machine in Azure and set AZURE_CLIENT_ID to its client id; outside Azure set GRAPH_CREDENTIAL=client-secret or GRAPH_CREDENTIAL=client-certificate.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'a token that Graph does not take',
      { env: SECRET, site: always(401, 'InvalidAuthenticationToken') },
      [
        'token',
        'Microsoft Graph does not take the token that GRAPH_CREDENTIAL=client-secret gives (HTTP 401, InvalidAuthenticationToken).',
        'Check that AZURE_TENANT_ID is the tenant of the site, and ask the administrator to give the app the role "write" on the site (permission Sites.Selected), with admin consent.',
      ],
      BEHIND_ANSWER,
    ],
    [
      'a fixed token that the service does not take',
      { site: always(401, 'InvalidAuthenticationToken') },
      [
        'token',
        'Microsoft Graph does not take the token that GRAPH_TOKEN gives (HTTP 401, InvalidAuthenticationToken).',
        'Set GRAPH_TOKEN to the token that the service at GRAPH_URL asks for.',
      ],
      BEHIND_ANSWER,
    ],
    [
      'a Graph that asks us to wait',
      { site: always(429, 'activityLimitReached') },
      [
        'token',
        'Microsoft Graph asks us to wait (HTTP 429, activityLimitReached).',
        'Run this again in a few minutes.',
      ],
      BEHIND_ANSWER,
    ],
    [
      'a Graph that fails',
      { site: always(500, 'generalException') },
      [
        'token',
        'Microsoft Graph gives no answer at http://127.0.0.1:4000/v1.0 (HTTP 500, generalException).',
        'Check GRAPH_URL, and that this machine may reach that address through its firewall and proxy.',
      ],
      BEHIND_ANSWER,
    ],
    [
      'a Graph that cannot be reached',
      {
        site: (site) => {
          site.fault = () =>
            Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
        },
      },
      [
        'token',
        'Microsoft Graph gives no answer at http://127.0.0.1:4000/v1.0 (ECONNREFUSED).',
        'Check GRAPH_URL, and that this machine may reach that address through its firewall and proxy.',
      ],
      BEHIND_TOKEN,
    ],
    [
      'an app without a right on the site',
      { site: always(403, 'accessDenied') },
      [
        'site',
        'The site contoso.sharepoint.com:/sites/send (SHAREPOINT_SITE) does not let the app in (HTTP 403, accessDenied).',
        'Check SHAREPOINT_SITE; if it is right, ask the administrator to give the app the role "write" on the site (permission Sites.Selected).',
      ],
      BEHIND_SITE,
    ],
    [
      'a site that there is not',
      { env: { SHAREPOINT_SITE: 'contoso.sharepoint.com:/sites/sned' } },
      [
        'site',
        'The site contoso.sharepoint.com:/sites/sned (SHAREPOINT_SITE) does not exist.',
        'Set SHAREPOINT_SITE to the host and the path of the site, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send.',
      ],
      BEHIND_SITE,
    ],
  ];
  for (const [what, broken, failed, skipped] of stories) {
    it(`says what to do about ${what}, and counts it once`, async () => {
      const findings = await examine(broken);
      assert.deepEqual(failedOf(findings), [failed]);
      assert.deepEqual(skippedOf(findings), skipped);
    });
  }

  it('says why what lies behind was not checked', async () => {
    const findings = await examine({ site: always(401, 'InvalidAuthenticationToken') });
    assert.deepEqual(
      findings.find(({ name }) => name === 'meetings-columns'),
      {
        name: 'meetings-columns',
        ok: true,
        made: false,
        message: 'The columns of Meetings were not checked, because Microsoft Graph does not take the token.',
        remedy: null,
      },
    );
  });
});
