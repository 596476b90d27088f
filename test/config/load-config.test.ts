import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../../src/config/load-config.js';
import { CodedError } from '../../src/errors.js';

const TENANT = {
  MicrosoftAppId: '11111111-1111-1111-1111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-2222-2222-222222222222',
  MicrosoftAppType: 'UserAssignedMSI',
  SHAREPOINT_SITE: 'contoso.sharepoint.com:/sites/send',
};

describe('the configuration', () => {
  it('needs no variable at all for local mode, on loopback alone', () => {
    const config = loadConfig({});

    assert.equal(config.mode, 'local');
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 3978);
    assert.equal(config.graph.url, null);
    assert.equal(config.local.day, '2022-09-01');
    assert.equal(config.local.page, true);
    assert.deepEqual(config.chairs, ['chair@sendig.example']);
    assert.deepEqual(config.officers, ['officer@sendig.example']);
  });

  it('takes an identity for its tenant and listens to everybody', () => {
    const config = loadConfig(TENANT);

    assert.equal(config.mode, 'tenant');
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.graph.url, 'https://graph.microsoft.com/v1.0');
    assert.deepEqual(config.graph.credential, { kind: 'managed-identity', clientId: TENANT.MicrosoftAppId });
    assert.deepEqual(config.chairs, []);
  });

  it('uses a list service of this machine without seeding it, on today’s date', () => {
    const config = loadConfig({
      GRAPH_URL: 'http://127.0.0.1:4000/v1.0/',
      GRAPH_TOKEN: 't',
      LOCAL_PAGE: 'off',
    });

    assert.equal(config.mode, 'local');
    assert.equal(config.graph.url, 'http://127.0.0.1:4000/v1.0');
    assert.deepEqual(config.graph.credential, { kind: 'fixed', token: 't' });
    assert.equal(config.local.day, null);
    assert.equal(config.local.page, false);
  });

  const refusals: [string, Record<string, string>, string][] = [
    [
      'an app id without its tenant',
      { MicrosoftAppId: TENANT.MicrosoftAppId },
      'MicrosoftAppTenantId is missing: the bot answers one tenant only, for example MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000',
    ],
    [
      'a password without an app id',
      { MicrosoftAppPassword: 'x' },
      'MicrosoftAppId is missing although MicrosoftAppPassword is set, for example MicrosoftAppId=00000000-0000-0000-0000-000000000000',
    ],
    [
      'a bot of many tenants',
      { ...TENANT, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType must be UserAssignedMSI or SingleTenant, for example MicrosoftAppType=UserAssignedMSI',
    ],
    [
      'production without an identity',
      { NODE_ENV: 'production' },
      'MicrosoftAppId is missing: NODE_ENV is production, so the bot needs its identity, for example MicrosoftAppId=00000000-0000-0000-0000-000000000000',
    ],
    [
      'the whole network without an identity',
      { HOST: '0.0.0.0' },
      'HOST must be a loopback address without MicrosoftAppId, for example HOST=127.0.0.1',
    ],
    [
      'Graph itself without an identity',
      { GRAPH_URL: 'https://graph.microsoft.com/v1.0' },
      'MicrosoftAppId is missing: GRAPH_URL is outside this machine, so the bot needs its identity, for example MicrosoftAppId=00000000-0000-0000-0000-000000000000\nSHAREPOINT_SITE must name the site, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send',
    ],
    [
      'a fixed token for Graph itself',
      { ...TENANT, GRAPH_TOKEN: 'x' },
      'GRAPH_TOKEN is accepted only when GRAPH_URL is on this machine, for example GRAPH_URL=http://127.0.0.1:4000/v1.0',
    ],
    [
      'Graph over plain http',
      { ...TENANT, GRAPH_URL: 'http://graph.microsoft.com/v1.0' },
      'GRAPH_URL must begin with https: outside this machine, for example GRAPH_URL=https://graph.microsoft.com/v1.0',
    ],
    [
      'several faults, all at once',
      {
        PORT: 'abc',
        LOCAL_DAY: '1 September',
        SITE_TIME_ZONE: 'Mars/Base',
        REMIND_AT: 'at nine',
        IMPACT_AT: '0 9 1',
      },
      [
        'PORT must be a port from 0 to 65535, for example PORT=3978',
        'SITE_TIME_ZONE is not a time zone, for example SITE_TIME_ZONE=Europe/London',
        "REMIND_AT is not a cron expression of five fields, for example REMIND_AT='0 9 * * 1-5'",
        "IMPACT_AT is not a cron expression of five fields, for example IMPACT_AT='0 9 * * 1-5'",
        'LOCAL_DAY must be a day written YYYY-MM-DD, for example LOCAL_DAY=2022-09-01',
      ].join('\n'),
    ],
  ];
  for (const [what, env, message] of refusals) {
    it(`refuses ${what}, naming the variable`, () => {
      assert.throws(
        () => loadConfig(env),
        (error: unknown) => {
          assert.ok(error instanceof CodedError);
          assert.equal(error.code, 'config-invalid');
          assert.equal(error.message, message);
          return true;
        },
      );
    });
  }

  it('reads the policy and the key from files, keeping what they leave out', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
    const [policy, key] = [path.join(folder, 'policy.json'), path.join(folder, 'key.json')];
    writeFileSync(policy, JSON.stringify({ dueSoonDays: [14] }));
    writeFileSync(key, JSON.stringify({ Red: 'stuck' }));

    const config = loadConfig({ POLICY: policy, RAG_KEY: key });

    assert.deepEqual(config.policy.dueSoonDays, [14]);
    assert.equal(config.policy.escalateAfterDays, 28);
    assert.equal(config.ragKey.Red, 'stuck');
    assert.equal(config.ragKey.Green, 'on track for its date');
  });

  it('takes a template of papers by its whole path, and refuses one that is not there', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), 'council.docx');
    writeFileSync(file, '');
    assert.equal(loadConfig({ PAPER_TEMPLATE: path.relative('.', file) }).paperTemplate, file);
    assert.equal(loadConfig({}).paperTemplate, null);
    assert.throws(() => loadConfig({ PAPER_TEMPLATE: path.dirname(file) }), {
      message:
        'PAPER_TEMPLATE must name a file that can be read, for example PAPER_TEMPLATE=council-template.docx',
    });
  });

  it('refuses a policy with an option that nobody knows', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
    const policy = path.join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ dueSonDays: [14] }));

    assert.throws(() => loadConfig({ POLICY: policy }), {
      message: 'POLICY must name a readable JSON file with known options (docs/design.md lists them)',
    });
  });
});
