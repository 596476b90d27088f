import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { newDataDir, runCommand } from '../support/run-service.js';

interface Document {
  readonly ok: boolean;
  readonly checks: readonly { name: string; ok: boolean; message: string; remedy: string | null }[];
}

const NAMES = [
  ...['environment', 'token', 'site'],
  ...['register', 'priorities', 'updates', 'measures', 'readings', 'meetings'].map((list) => `${list}-list`),
  ...['register', 'priorities', 'updates', 'measures', 'readings', 'meetings'].map(
    (list) => `${list}-columns`,
  ),
  ...['people', 'leads', 'roster', 'time-zone', 'clock', 'state', 'bot-identity', 'channel'],
  ...['chairs', 'officers', 'remind-at', 'digest-at', 'impact-at', 'bank-holidays', 'history', 'library'],
];

const doctor = async (env: Record<string, string>) => {
  const { code, stdout, stderr } = await runCommand(['doctor', '--json'], env);
  return { code, stderr, document: JSON.parse(stdout) as Document };
};
const failedIn = ({ checks }: Document) => checks.filter(({ ok }) => !ok);

describe('the command doctor', () => {
  const DATA_DIR = newDataDir();

  it('finds nothing wrong with local mode', async () => {
    const { code, stderr, document } = await doctor({ DATA_DIR });

    assert.deepEqual(failedIn(document), []);
    assert.deepEqual([code, stderr, document.ok], [0, '', true]);
    assert.deepEqual(
      document.checks.map(({ name }) => name),
      NAMES,
    );
    assert.ok(document.checks.every(({ remedy }) => remedy === null));
    const said = (name: string) => document.checks.find((check) => check.name === name)?.message;
    assert.equal(said('bot-identity'), 'Local mode: nobody is authenticated.');
    assert.equal(
      said('time-zone'),
      'Every date of the register begins at midnight in Europe/London (SITE_TIME_ZONE).',
    );
    assert.equal(
      said('leads'),
      '33 leads of open actions can be written to. Nobody with an address leads 3.5.1, 4.4.1, 4.4.2, 7.1.3 and 7.2.2, so the leads of the priority are asked.',
    );
  });

  it('says a line for each check to a person, and the remedy under what failed', async () => {
    const { code, stdout, stderr } = await runCommand(
      ['doctor'],
      { DATA_DIR, CHAIRS: 'the chair' },
      'shipped',
    );

    assert.equal(code, 1);
    assert.equal(stderr, 'The check chairs failed. Do what each failed check says.\n');
    assert.deepEqual(stdout.split('\n'), [
      'ok       The settings in the environment can be read.',
      "ok       Local mode's own list service takes the token.",
      'ok       The site sendig.example:/sites/send (SHAREPOINT_SITE) is there.',
      'ok       The list Action register (REGISTER_LIST) is there.',
      'ok       The list Plan priorities (PRIORITIES_LIST) is there.',
      'ok       The list Action updates (UPDATES_LIST) is there.',
      'ok       The list Impact measures (MEASURES_LIST) is there.',
      'ok       The list Measure readings (READINGS_LIST) is there.',
      'ok       The list Meetings (MEETINGS_LIST) is there.',
      'ok       The columns of Action register are as the bot needs them.',
      'ok       The columns of Plan priorities are as the bot needs them.',
      'ok       The columns of Action updates are as the bot needs them.',
      'ok       The columns of Impact measures are as the bot needs them.',
      'ok       The columns of Measure readings are as the bot needs them.',
      'ok       The columns of Meetings are as the bot needs them.',
      // The chair whom the first run knew is still in the list of people, and so is this one.
      stdout.split('\n').find((line) => line.includes("The site's list of people can be read")),
      'ok       33 leads of open actions can be written to. Nobody with an address leads 3.5.1, 4.4.1, 4.4.2, 7.1.3 and 7.2.2, so the leads of the priority are asked.',
      'ok       Every lead is a member of a team that has the bot.',
      'ok       Every date of the register begins at midnight in Europe/London (SITE_TIME_ZONE).',
      "ok       This machine's clock agrees with that of Microsoft Graph.",
      `ok       The bot's own state in ${path.join(DATA_DIR, 'state')} (STATE_URL, DATA_DIR) can be read and written.`,
      'ok       Local mode: nobody is authenticated.',
      "ok       Digests go to the first channel of the bot's team (DIGEST_CHANNEL is not set).",
      'failed   In CHAIRS this is no address: the chair.',
      '         Write CHAIRS as addresses with commas between them, for example CHAIRS=ann.smith@contoso.com,bob.jones@contoso.com.',
      'ok       OFFICERS: officer@sendig.example.',
      'ok       REMIND_AT can be read. Local mode lives on a day of its own, so nothing is sent by itself.',
      'ok       DIGEST_AT can be read. Local mode lives on a day of its own, so nothing is sent by itself.',
      'ok       IMPACT_AT can be read. Local mode lives on a day of its own, so nothing is sent by itself.',
      'ok       The bank holidays of England and Wales are known up to 2028, as published.',
      'ok       Nobody but the app has written in Action updates (UPDATES_LIST).',
      'ok       The document library of the site can be seen.',
      '1 of 31 checks failed.',
      '',
    ]);
  });

  it('names every fault of the environment in one document, and checks nothing on it', async () => {
    const { code, stderr, document } = await doctor({ DATA_DIR, PORT: 'abc', SITE_TIME_ZONE: 'Mars' });

    assert.equal(code, 1);
    assert.equal(stderr, 'The check environment failed. Do what each failed check says.\n');
    assert.deepEqual(document, {
      ok: false,
      checks: [
        {
          name: 'environment',
          ok: false,
          message: 'PORT must be a port from 0 to 65535, for example PORT=3978.',
          remedy: 'Correct PORT and run this again: nothing else can be checked before.',
        },
        {
          name: 'environment',
          ok: false,
          message: 'SITE_TIME_ZONE is not a time zone, for example SITE_TIME_ZONE=Europe/London.',
          remedy: 'Correct SITE_TIME_ZONE and run this again: nothing else can be checked before.',
        },
      ],
    });
  });

  it('checks SharePoint also where the state cannot be opened', async () => {
    const STATE_URL = 'postgres://bot:secret@127.0.0.1:1/sendig';
    const { code, document } = await doctor({ DATA_DIR, STATE_URL });

    assert.equal(code, 1);
    assert.deepEqual(failedIn(document), [
      {
        name: 'state',
        ok: false,
        message: "The bot's own state cannot be opened (ECONNREFUSED).",
        remedy:
          'Check STATE_URL: its host, its port, its database, and the name and password that it lets in.',
      },
    ]);
    assert.deepEqual(
      document.checks.filter(({ message }) => message.includes('not checked')).map(({ name }) => name),
      ['roster', 'channel'],
    );
  });

  it('says so where the files of local mode cannot be opened', async () => {
    const file = path.join(newDataDir(), 'a-file');
    writeFileSync(file, '');
    const { code, document } = await doctor({ DATA_DIR: path.join(file, 'data') });

    assert.equal(code, 1);
    assert.deepEqual(failedIn(document), [
      {
        name: 'state',
        ok: false,
        message: `The files of local mode in ${path.join(file, 'data')} (DATA_DIR) cannot be used (ENOTDIR).`,
        remedy: 'Set DATA_DIR to a folder in which the program may write, and see that the disk is not full.',
      },
    ]);
    assert.equal(
      document.checks.find(({ name }) => name === 'site')?.message,
      "The site sendig.example:/sites/send (SHAREPOINT_SITE) was not checked, because local mode's own lists cannot be opened.",
    );
  });
});
