import assert from 'node:assert/strict';
import type { TeamInspection } from '../../src/domain/inspection.js';
import { type FakeSharePoint, refused } from '../register/fake-sharepoint.js';
import { type Broken, examine, type Failed, failedOf, TEAM } from './examine.js';

const LEADS =
  'Choose each of them in the column Lead, or write their addresses in the column LeadUpn, one a line.';
const REGIONAL =
  'In SharePoint look under Site settings, Regional settings, for the time zone of the site, and set SITE_TIME_ZONE to it';
const MINUTE_MS = 60_000;

const action = (fields: Record<string, unknown>) => (site: FakeSharePoint) => {
  site.edit('Action register', '1', fields);
};
const priority = (fields: Record<string, unknown>) => (site: FakeSharePoint) => {
  site.edit('Plan priorities', '1', fields);
};
const teamOf = (...members: string[]): TeamInspection => ({ ...TEAM, members: { found: members } });
const dates = (DueOn: string, RevisedDueOn?: string) => action({ DueOn, RevisedDueOn });
const CLOCK = "Set this machine's clock, best by a time server: tokens and dates depend on it.";

describe('the doctor on people and time', () => {
  const stories: [what: string, broken: () => Broken, failed: Failed][] = [
    [
      'a list of people that the app may not read',
      () => ({
        site: (site) => {
          site.fault = ({ path }) => (path.endsWith('/people/items') ? refused(403, 'accessDenied') : null);
          action({ LeadUpn: 'adrian.rocks@sendig.example', Lead: [] })(site);
          priority({ LeadUpn: 'adrian.rocks@sendig.example', Lead: [] })(site);
        },
      }),
      [
        'people',
        "The site's list of people cannot be read (HTTP 403, accessDenied), so the bot may lack the address of somebody in the column Lead.",
        'Ask the administrator to let the app read the User Information List of the site that SHAREPOINT_SITE names, or write the addresses of the leads in the column LeadUpn instead of choosing people in Lead.',
      ],
    ],
    [
      'a list of people that the app cannot see',
      () => ({
        site: (site) => {
          site.lists.splice(
            site.lists.findIndex(({ id }) => id === 'people'),
            1,
          );
          action({ LeadUpn: 'adrian.rocks@sendig.example', Lead: [] })(site);
          priority({ LeadUpn: 'adrian.rocks@sendig.example', Lead: [] })(site);
        },
      }),
      [
        'people',
        "The site's list of people cannot be read, so the bot may lack the address of somebody in the column Lead.",
        'Ask the administrator to let the app read the User Information List of the site that SHAREPOINT_SITE names, or write the addresses of the leads in the column LeadUpn instead of choosing people in Lead.',
      ],
    ],
    [
      'a lead whom the site does not know',
      () => ({ site: action({ Lead: [{ LookupId: 99, LookupValue: 'Ann Smith', Email: '' }] }) }),
      ['leads', 'The bot has no address for 1 lead: Ann Smith (3.2.1).', LEADS],
    ],
    [
      'an action for which there is nobody to ask',
      () => ({
        site: (site) => {
          action({ Lead: [], LeadText: 'Ownership Board\nEPS' })(site);
          priority({ Lead: [] })(site);
        },
      }),
      ['leads', 'The bot has no address for 1 lead: Ownership Board and EPS (3.2.1).', LEADS],
    ],
    [
      'more people without an address than one wants to read',
      () => ({
        site: action({
          Lead: Array.from({ length: 12 }, (_, at) => ({ LookupId: 50 + at, LookupValue: `P${String(at)}` })),
        }),
      }),
      [
        'leads',
        `The bot has no address for 12 leads: ${Array.from({ length: 10 }, (_, at) => `P${String(at)} (3.2.1)`).join(', ')} and 2 more.`,
        LEADS,
      ],
    ],
    [
      'a lead who is in no team of the bot',
      () => ({ teams: [teamOf('chair@contoso.com'), teamOf('officer@contoso.com')] }),
      [
        'roster',
        '1 lead is in no team that has the bot, so it cannot write to them: Adrian Rocks <adrian.rocks@sendig.example>.',
        'Add them to the team in Teams, or correct their addresses in the columns Lead and LeadUpn.',
      ],
    ],
    [
      'a team whose members cannot be read',
      () => ({ teams: [{ ...TEAM, members: { obstacle: { status: 403, detail: 'HTTP 403' } } }] }),
      [
        'roster',
        'The members of a team of the bot cannot be read (HTTP 403).',
        'Take the app out of the team in Teams and add it again.',
      ],
    ],
    [
      'another time zone than the site has',
      () => ({ env: { SITE_TIME_ZONE: 'America/New_York' }, site: dates('2022-08-30T23:00:00Z') }),
      [
        'time-zone',
        '1 of 1 date in the register does not begin at midnight in America/New_York (SITE_TIME_ZONE), but all of them do in Europe/London.',
        'Set SITE_TIME_ZONE=Europe/London.',
      ],
    ],
    [
      'a zone that is right in winter alone',
      () => ({
        env: { SITE_TIME_ZONE: 'UTC' },
        site: dates('2022-12-31T00:00:00Z', '2022-08-30T23:00:00Z'),
      }),
      [
        'time-zone',
        '1 of 2 dates in the register does not begin at midnight in UTC (SITE_TIME_ZONE), but all of them do in Europe/London.',
        'Set SITE_TIME_ZONE=Europe/London.',
      ],
    ],
    [
      'dates that fit several zones',
      () => ({ env: { SITE_TIME_ZONE: 'Asia/Kolkata' }, site: dates('2022-12-31T00:00:00Z') }),
      [
        'time-zone',
        '1 of 1 date in the register does not begin at midnight in Asia/Kolkata (SITE_TIME_ZONE), but all of them do in Europe/London and in UTC.',
        `${REGIONAL}: Europe/London or UTC.`,
      ],
    ],
    [
      'dates that fit none',
      () => ({ site: dates('2022-08-30T12:34:00Z') }),
      [
        'time-zone',
        '1 of 1 date in the register does not begin at midnight in Europe/London (SITE_TIME_ZONE).',
        `${REGIONAL}, for example SITE_TIME_ZONE=Europe/London.`,
      ],
    ],
    [
      'a clock that is ahead',
      () => ({ clockSaysMs: Date.now() - 12 * MINUTE_MS }),
      ['clock', "This machine's clock is 12 minutes ahead of that of Microsoft Graph.", CLOCK],
    ],
    [
      'a clock that is behind',
      () => ({ clockSaysMs: Date.now() + 6 * MINUTE_MS }),
      ['clock', "This machine's clock is 6 minutes behind that of Microsoft Graph.", CLOCK],
    ],
    [
      'answers that do not say what time it is',
      () => ({ clockSaysMs: null }),
      [
        'clock',
        "This machine's clock was not checked, because the answers of Microsoft Graph do not say what time it is.",
        'Compare the clock by hand, and let the proxy on the way to Microsoft Graph pass on the header Date.',
      ],
    ],
  ];
  for (const [what, broken, failed] of stories) {
    it(`says what to do about ${what}`, async () => {
      assert.deepEqual(failedOf(await examine(broken())), [failed]);
    });
  }

  it('does not ask an action’s leads for an address where those of the priority can be asked', async () => {
    const findings = await examine({ site: action({ Lead: [], LeadText: 'Ownership Board' }) });
    assert.equal(
      findings.find(({ name }) => name === 'leads')?.message,
      '0 leads of open actions can be written to. Nobody with an address leads 3.2.1, so the leads of the priority are asked.',
    );
  });

  it('has no date to compare with in an empty register', async () => {
    const findings = await examine({ site: (site) => void site.list('Action register').rows.splice(0) });
    assert.deepEqual(failedOf(findings), []);
    assert.equal(
      findings.find(({ name }) => name === 'time-zone')?.message,
      'SITE_TIME_ZONE=Europe/London: the register has no date to compare with yet.',
    );
  });

  it('forgives a clock four minutes', async () => {
    assert.deepEqual(failedOf(await examine({ clockSaysMs: Date.now() - 4 * MINUTE_MS })), []);
  });
});
