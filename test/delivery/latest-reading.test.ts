import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sinon from 'sinon';
import { createLatestReading } from '../../src/delivery/latest-reading.js';
import type { RegisterReading } from '../../src/domain/register.js';
import type { State } from '../../src/domain/state.js';
import { CodedError } from '../../src/errors.js';
import { openState } from '../../src/state/open-state.js';
import { buildAction, buildPriority, buildUpdate, day } from '../support/build-action.js';
import { buildFigure, buildMeasure } from '../support/build-reading.js';

const DOWN = new CodedError('sharepoint-unreachable', 'no answer');
const reading = (title: string): RegisterReading => ({
  actions: [buildAction({ title, milestones: [{ on: day('2022-07-31'), text: 'Half of it' }] })],
  priorities: [buildPriority()],
  meetings: [{ board: 'SENDIG', meetingOn: day('2022-09-29'), papersDueOn: null }],
  updates: [buildUpdate()],
  measures: [buildMeasure({ better: 'higher', target: 12.5, targetOn: day('2023-07-31') })],
  measureReadings: [buildFigure()],
  findings: [],
});

describe('the register for somebody who waits for an answer', () => {
  let state: State;
  const read = sinon.stub<[], Promise<RegisterReading>>();
  const latest = () => createLatestReading({ register: { read }, store: state.lastReading, patienceMs: 5 });

  beforeEach(async () => {
    read.reset();
    state = await openState(mkdtempSync(path.join(tmpdir(), 'latest-')));
  });
  afterEach(() => state.close());

  it('is as it stands now, where SharePoint answers', async () => {
    read.resolves(reading('now'));
    assert.deepEqual(await latest().read(), { reading: reading('now'), fresh: true });
  });

  it('is as it was last read, where SharePoint fails or says nothing', async () => {
    const one = latest();
    read.onFirstCall().resolves(reading('before'));
    await one.read();
    read.onSecondCall().rejects(DOWN);
    assert.deepEqual(await one.read(), { reading: reading('before'), fresh: false });
    read.onThirdCall().returns(new Promise(() => undefined));
    assert.deepEqual(await one.read(), { reading: reading('before'), fresh: false });
    read.resolves(reading('after'));
    await one.read();
    assert.deepEqual(await one.read(), { reading: reading('after'), fresh: true });
  });

  it('is known to a program that starts while SharePoint is away', async () => {
    await latest().remember({
      ...reading('kept'),
      findings: [{ code: 'no-lead', ref: '3.2.1', message: 'x', text: '' }],
    });
    read.rejects(DOWN);
    assert.deepEqual(await latest().read(), { reading: reading('kept'), fresh: false });
  });

  it('is not known to it where an older version kept a reading without the measures', async () => {
    const { measures, ...older } = reading('old');
    assert.equal(measures.length, 1);
    await state.lastReading.save(older as RegisterReading);
    read.rejects(DOWN);
    await assert.rejects(latest().read(), { code: 'sharepoint-unreachable' });
  });

  it('fails as SharePoint does where it has never been read', async () => {
    read.rejects(DOWN);
    await assert.rejects(latest().read(), { code: 'sharepoint-unreachable' });
  });
});
