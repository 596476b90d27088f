import assert from 'node:assert/strict';
import sinon from 'sinon';
import { type Broken, examine, type Failed, failedOf, GOOD_ENV, skippedOf, TEAM } from './examine.js';

const APP = GOOD_ENV.MicrosoftAppId;
const ADDRESSES = (name: string) => `for example ${name}=ann.smith@contoso.com,bob.jones@contoso.com.`;
const blocked = { obstacle: { status: 403, detail: 'HTTP 403' } };
const full = Object.assign(new Error('not for people'), { code: 'SQLITE_FULL' });

describe('the doctor on the bot and its settings', () => {
  let clock: sinon.SinonFakeTimers;
  before(() => {
    clock = sinon.useFakeTimers({ now: new Date('2022-09-01T08:00:00Z'), toFake: ['Date'] });
  });
  after(() => {
    clock.restore();
  });

  const stories: [what: string, broken: Broken, failed: Failed, skipped: string[]][] = [
    [
      'a state that was not opened',
      { state: { message: 'The state is gone.', remedy: 'Check STATE_URL.' } },
      ['state', 'The state is gone.', 'Check STATE_URL.'],
      ['roster', 'channel'],
    ],
    [
      'a template of papers that cannot be used',
      { env: { PAPER_TEMPLATE: 'package.json' } },
      [
        'paper-template',
        'PAPER_TEMPLATE cannot be used: package.json is not a Word document (.docx).',
        'Open it in Word, save it as a Word document (.docx), and set PAPER_TEMPLATE to that file.',
      ],
      [],
    ],
    [
      'a state that cannot be written',
      { state: { get: () => Promise.resolve(null), set: () => Promise.reject(full) } },
      [
        'state',
        "The bot's own state can be opened but not used (SQLITE_FULL).",
        'Check that the program may write where STATE_URL or DATA_DIR leads, and that the disk is not full.',
      ],
      ['roster', 'channel'],
    ],
    [
      'a state that forgets',
      { state: { get: () => Promise.resolve(null), set: () => Promise.resolve() } },
      [
        'state',
        "The bot's own state can be opened but not used (what was written is not there).",
        'Check that the program may write where STATE_URL or DATA_DIR leads, and that the disk is not full.',
      ],
      ['roster', 'channel'],
    ],
    [
      'a wrong password of the bot',
      { signInBot: new Error('invalid_client: AADSTS7000215: not for people') },
      [
        'bot-identity',
        `Microsoft did not let the bot sign in to Teams as MicrosoftAppId=${APP} (AADSTS7000215).`,
        'Set MicrosoftAppPassword to the value of a client secret of that app (its value, not its id).',
      ],
      ['roster', 'channel'],
    ],
    [
      'an id of the bot that the tenant does not know',
      { signInBot: new Error('AADSTS700016') },
      [
        'bot-identity',
        `Microsoft did not let the bot sign in to Teams as MicrosoftAppId=${APP} (AADSTS700016).`,
        'Set MicrosoftAppId to the application (client) id of an app in the tenant that MicrosoftAppTenantId names.',
      ],
      ['roster', 'channel'],
    ],
    [
      'a network that does not let the bot sign in',
      { signInBot: Object.assign(new Error('not for people'), { errorCode: 'network_error' }) },
      [
        'bot-identity',
        `Microsoft did not let the bot sign in to Teams as MicrosoftAppId=${APP} (network_error).`,
        'Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword, and that this machine may reach login.microsoftonline.com.',
      ],
      ['roster', 'channel'],
    ],
    [
      'a managed identity of the bot outside Azure',
      {
        env: { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
        signInBot: Object.assign(new Error('not for people'), { name: 'AggregateAuthenticationError' }),
      },
      [
        'bot-identity',
        `Microsoft did not let the bot sign in to Teams as MicrosoftAppId=${APP} (AggregateAuthenticationError).`,
        'Give this machine in Azure the managed identity whose client id is MicrosoftAppId; outside Azure set MicrosoftAppType=SingleTenant and MicrosoftAppPassword.',
      ],
      ['roster', 'channel'],
    ],
    [
      'a bot in no team',
      { teams: [] },
      [
        'channel',
        'The bot is in no team yet, so the digest has no channel (DIGEST_CHANNEL is not set).',
        'Add the app to the team of the group in Teams (team, Manage team, Apps).',
      ],
      ['roster'],
    ],
    [
      'a channel that no team of the bot has',
      { env: { DIGEST_CHANNEL: '19:elsewhere' }, teams: [TEAM, { ...TEAM, channels: { found: ['19:b'] } }] },
      [
        'channel',
        'DIGEST_CHANNEL=19:elsewhere is no channel of a team that has the bot.',
        'Set DIGEST_CHANNEL to the id of a channel of the team, as it stands in "Get link to channel" (19:…@thread.tacv2), or unset it for the first channel.',
      ],
      [],
    ],
    [
      'a first channel that has gone',
      { teams: [{ ...TEAM, channelId: '19:gone' }] },
      [
        'channel',
        "The channel for digests is no longer in the bot's team.",
        'Set DIGEST_CHANNEL to the id of a channel of that team, or take the app out of the team and add it again.',
      ],
      [],
    ],
    [
      'channels that cannot be read',
      { env: { DIGEST_CHANNEL: '19:sendig' }, teams: [{ ...TEAM, channels: blocked }] },
      [
        'channel',
        'The channels of a team of the bot cannot be read (HTTP 403), so the channel for digests may be gone (DIGEST_CHANNEL).',
        'Take the app out of the team in Teams and add it again.',
      ],
      [],
    ],
    [
      'no chair',
      { env: { CHAIRS: '' } },
      [
        'chairs',
        'CHAIRS is not set, so the bot takes nobody for the chair.',
        `Set CHAIRS to their addresses in Microsoft 365, with commas between them, ${ADDRESSES('CHAIRS')}`,
      ],
      [],
    ],
    [
      'officers with a semicolon between them',
      { env: { OFFICERS: 'ann@contoso.com; bob@contoso.com, bob' } },
      [
        'officers',
        'In OFFICERS this is no address: ann@contoso.com; bob@contoso.com, bob.',
        `Write OFFICERS as addresses with commas between them, ${ADDRESSES('OFFICERS')}`,
      ],
      [],
    ],
    [
      'reminders every minute of a weekend',
      { env: { REMIND_AT: '* * * * 0,6' } },
      [
        'remind-at',
        "REMIND_AT='* * * * 0,6' comes round only on days that are not working days, so no reminder would go out.",
        "Set REMIND_AT to a time on working days, for example REMIND_AT='0 9 * * 1-5'.",
      ],
      [],
    ],
    [
      'reminders on Saturdays',
      { env: { REMIND_AT: '0 9 * * 6' } },
      [
        'remind-at',
        "REMIND_AT='0 9 * * 6' comes round only on days that are not working days, so no reminder would go out.",
        "Set REMIND_AT to a time on working days, for example REMIND_AT='0 9 * * 1-5'.",
      ],
      [],
    ],
  ];
  for (const [what, broken, failed, skipped] of stories) {
    it(`says what to do about ${what}`, async () => {
      const findings = await examine(broken);
      assert.deepEqual(failedOf(findings), [failed]);
      assert.deepEqual(skippedOf(findings), skipped);
    });
  }

  it('says of each schedule that never comes round that nothing would be sent', async () => {
    assert.deepEqual(failedOf(await examine({ nextRuns: () => [] })), [
      [
        'remind-at',
        "REMIND_AT='0 9 * * 1-5' never comes round, so no reminder would go out.",
        "Set REMIND_AT to a time on working days, for example REMIND_AT='0 9 * * 1-5'.",
      ],
      [
        'digest-at',
        "DIGEST_AT='0 9 1 * *' never comes round, so no digest would be posted.",
        "Set DIGEST_AT to a time that comes, for example DIGEST_AT='0 9 1 * *'.",
      ],
      [
        'impact-at',
        "IMPACT_AT='0 9 1 1,4,7,10 *' never comes round, so no impact measures would be posted.",
        "Set IMPACT_AT to a time that comes, for example IMPACT_AT='0 9 1 1,4,7,10 *'.",
      ],
    ]);
  });

  it('takes a channel of any team of the bot for the digest', async () => {
    const teams = [{ ...TEAM, channels: { found: ['19:b'] } }, TEAM];
    const findings = await examine({ env: { DIGEST_CHANNEL: '19:sendig' }, teams });
    assert.deepEqual(failedOf(findings), []);
  });

  it('says in the site’s own time when things happen next', async () => {
    const words = async (env: Record<string, string>) =>
      (await examine({ env })).filter(({ name }) => name.endsWith('-at')).map(({ message }) => message);
    assert.deepEqual(await words({}), [
      'Reminders go out next on Friday 2 September 2022 at 09:00, in Europe/London (REMIND_AT).',
      'The digest is posted next on Monday 3 October 2022, the working day after Saturday 1 October 2022, in Europe/London (DIGEST_AT).',
      'The impact measures are posted next on Monday 3 October 2022, the working day after Saturday 1 October 2022, in Europe/London (IMPACT_AT).',
    ]);
    assert.deepEqual(
      await words({ REMIND_AT: '* * 3-5 9 *', DIGEST_AT: '30 16 5 * *', IMPACT_AT: '0 8 4 10 *' }),
      [
        'Reminders go out next on Monday 5 September 2022, in Europe/London (REMIND_AT).',
        'The digest is posted next on Monday 5 September 2022 at 16:30, in Europe/London (DIGEST_AT).',
        'The impact measures are posted next on Tuesday 4 October 2022 at 08:00, in Europe/London (IMPACT_AT).',
      ],
    );
  });

  it('says for which meeting the digest is posted next', async () => {
    const words = async (meetings: readonly Readonly<Record<string, string>>[]) => {
      const site: NonNullable<Broken['site']> = (fake) => {
        const rows = meetings.map((fields, at) => ({
          ...{ id: String(at), version: 1 },
          fields: { Board: 'SENDIG', ...fields },
        }));
        fake.list('Meetings').rows.push(...rows);
      };
      return (await examine({ site })).find(({ name }) => name === 'digest-at')?.message;
    };
    const [september, tomorrow] = [
      { MeetingOn: '2022-09-28T23:00:00Z', PapersDueOn: '2022-09-21T23:00:00Z' },
      { MeetingOn: '2022-09-01T23:00:00Z' },
    ];
    assert.equal(
      await words([september]),
      'The digest is posted next on Thursday 22 September 2022 at 09:00, in Europe/London (DIGEST_AT), for SENDIG on Thursday 29 September 2022 (Meetings).',
    );
    assert.equal(
      await words([tomorrow]),
      'The digest is posted next on Monday 3 October 2022, the working day after Saturday 1 October 2022, in Europe/London (DIGEST_AT).',
    );
  });

  it('says that the schedule waits for an officer in a new tenant', async () => {
    const [reminders] = (await examine({ waitsForSend: true })).filter(({ name }) => name === 'remind-at');
    assert.deepEqual(
      [reminders?.ok, reminders?.message],
      [
        true,
        'Reminders go out next on Friday 2 September 2022 at 09:00, in Europe/London (REMIND_AT). Until an officer presses Send for the first time none does: type reminders to the bot.',
      ],
    );
  });

  it('says from when on bank holidays are worked out by rule', async () => {
    const inYear = async (year: string) =>
      (await examine({ nextRuns: () => [`${year}-03-01T09:00:00.000Z`] })).find(
        ({ name }) => name === 'bank-holidays',
      );
    assert.deepEqual(await inYear('2028'), {
      name: 'bank-holidays',
      ok: true,
      made: true,
      message: 'The bank holidays of England and Wales are known up to 2028, as published.',
      remedy: null,
    });
    assert.deepEqual(await inYear('2029'), {
      name: 'bank-holidays',
      ok: false,
      made: true,
      message:
        'The bank holidays of 2029 are worked out by rule, which knows of no coronation and of no holiday that is moved.',
      remedy:
        'Put the file https://www.gov.uk/bank-holidays.json in the place of src/domain/bank-holidays.json.',
    });
  });

  it('shows nobody the password in STATE_URL', async () => {
    const findings = await examine({ env: { STATE_URL: 'postgres://bot:secret@db/sendig' } });
    assert.equal(
      findings.find(({ name }) => name === 'state')?.message,
      "The bot's own state in PostgreSQL (STATE_URL) can be read and written.",
    );
    assert.doesNotMatch(JSON.stringify(findings), /secret/);
  });
});
