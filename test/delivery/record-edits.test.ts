import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEditRecorder, type EditRecorder } from '../../src/delivery/record-edits.js';
import type { State } from '../../src/domain/state.js';
import { CodedError } from '../../src/errors.js';
import { openState } from '../../src/state/open-state.js';
import { amberReport } from '../register/build-register.js';
import { type ServedSite, serveSite } from '../register/served-register.js';
import { buildQuestion } from '../support/build-report.js';

const REGISTER = 'Action register';
const now = () => '2022-09-05T09:00:00.000Z';

describe('the officer edits the register in SharePoint', () => {
  let site: ServedSite;
  let state: State;
  const warnings: unknown[] = [];
  /** As a process that has just started: it knows nothing but the state. */
  const startRecorder = (register = site.open()): EditRecorder =>
    createEditRecorder({
      outbox: { all: () => Promise.resolve([]) },
      register,
      sightings: state.sightings,
      zone: 'Europe/London',
      now,
      log: { warn: (fields, message) => warnings.push([message, fields]) },
    });
  const start = () => startRecorder().look;
  const history = async () =>
    (await site.open().read()).updates.map(({ ref, reportedBy, fromRag, toRag, note, source }) => ({
      ref,
      reportedBy,
      rag: [fromRag, toRag],
      note,
      source,
    }));
  const red = { ref: '3.2.1', reportedBy: 'Project officer', rag: [null, 'Red'], source: 'sharepoint' };

  beforeEach(async () => {
    warnings.length = 0;
    site = await serveSite(['3.2.1', '3.2.2']);
    state = await openState(mkdtempSync(path.join(tmpdir(), 'state-')));
    await start()();
  });
  afterEach(async () => {
    await state.close();
    await site.close();
  });

  it('and finds it recorded once, however often the bot looks and restarts', async () => {
    await site.edit(REGISTER, '1', { Rag: 'Red', Progress: 'No venue.' });
    const look = start();
    const reading = await look();
    assert.deepEqual(
      reading.updates.map(({ note }) => note),
      ['No venue.'],
    );
    await look();
    await look();
    await start()();
    assert.deepEqual(await history(), [{ ...red, note: 'No venue.' }]);
    assert.equal((await site.open().readAction('3.2.1'))?.rag, 'Red');
  });

  it('and finds both edits recorded when the bot was not running', async () => {
    await site.edit(REGISTER, '1', { Rag: 'Red' });
    await site.edit('Plan priorities', '1', {
      'LeadLookupId@odata.type': 'Collection(Edm.Int32)',
      LeadLookupId: [2],
    });
    await start()();
    const { updates } = await site.open().read();
    assert.deepEqual(
      updates.map(({ ref, fromLeads, toLeads }) => [ref, fromLeads, toLeads]),
      [
        ['3.2.1', '', ''],
        ['3', 'Adrian Rocks <adrian.rocks@sendig.example>', 'Allan Pearce <allan.pearce@sendig.example>'],
      ],
    );
  });

  it('and a lead’s report does not bury words that nobody has seen yet', async () => {
    const register = site.open();
    await site.edit(REGISTER, '1', { Rag: 'Red', Progress: 'Typed by the officer.' });
    const action = await register.readAction('3.2.1');
    assert.ok(action);
    const report = amberReport(action.row);
    const decided = {
      ...report,
      base: { ...report.base, rag: action.rag, progress: action.progress },
      update: { ...report.update, fromRag: action.rag },
    };
    assert.equal((await register.save(decided)).outcome, 'saved');
    const expected = [
      // What it was before the edit, saving cannot know; the words are what must not be lost.
      { ...red, rag: ['Red', 'Red'], note: 'Typed by the officer.' },
      {
        ref: '3.2.1',
        reportedBy: 'Adrian Rocks',
        rag: ['Red', 'Amber'],
        note: 'waiting for the survey',
        source: 'card',
      },
    ];
    assert.deepEqual(await history(), expected);
    await start()();
    assert.deepEqual(await history(), expected);
  });

  it('and what the chair asks is no edit, and hides none', async () => {
    const recorder = startRecorder();
    const ask = async (question: string, key: string) => {
      const register = site.open();
      const change = buildQuestion((await register.readAction('3.2.1'))!, question, { key });
      await recorder.lookAt(change.row);
      assert.equal((await register.save(change)).outcome, 'saved');
    };
    await site.edit(REGISTER, '1', { Rag: 'Red', Progress: 'No venue.' });
    await ask('Which venue?', 'first');
    await site.edit(REGISTER, '1', { Rag: 'Amber' });
    await ask('Which venue, then?', 'second');
    await recorder.look();
    await start()();
    const asked = { ref: '3.2.1', reportedBy: 'Winifred Ashe', source: 'card' };
    assert.deepEqual(await history(), [
      { ...red, note: 'No venue.' },
      { ...asked, rag: ['Red', 'Red'], note: 'Which venue?' },
      { ...red, rag: ['Red', 'Amber'], note: '' },
      { ...asked, rag: ['Amber', 'Amber'], note: 'Which venue, then?' },
    ]);
  });

  it('and a row that was looked at is not asked for again until somebody edits it', async () => {
    const register = site.open();
    const recorder = startRecorder(register);
    await recorder.look();
    const rowOf = async () => (await site.open().readAction('3.2.1'))!.row;
    const before = await rowOf();
    site.asked.length = 0;
    await recorder.lookAt(before);
    assert.deepEqual(site.asked, []);
    await site.edit(REGISTER, '1', { Rag: 'Red' });
    await recorder.lookAt(await rowOf());
    assert.deepEqual(await history(), [{ ...red, note: '' }]);
  });

  it('and a look that is to leave no trace tells of the edit, and writes nothing', async () => {
    await site.edit(REGISTER, '1', { Rag: 'Red' });
    site.asked.length = 0;
    const reading = await start()(false);
    assert.deepEqual(
      reading.updates.map(({ toRag }) => toRag),
      ['Red'],
    );
    assert.deepEqual(
      site.asked.filter((request) => !request.startsWith('GET ')),
      [],
    );
    await start()();
    assert.equal((await history()).length, 1);
  });

  it('and the edit counts although it cannot be recorded yet', async () => {
    await site.edit(REGISTER, '1', { Rag: 'Red' });
    const register = site.open();
    const busy = { ...register, addUpdate: () => Promise.reject(new CodedError('sharepoint-busy')) };
    const recorder = startRecorder(busy);
    const reading = await recorder.look();
    assert.deepEqual([reading.actions[0]?.rag, reading.updates[0]?.toRag], ['Red', 'Red']);
    assert.deepEqual(warnings, [
      ['an edit in SharePoint could not be recorded yet', { code: 'sharepoint-busy' }],
    ]);
    const action = (await site.open().readAction('3.2.1'))!;
    await assert.rejects(recorder.lookAt(action.row), { code: 'sharepoint-busy' }, 'a report has to wait');
    await start()();
    assert.deepEqual(await history(), [{ ...red, note: '' }]);
  });
});
