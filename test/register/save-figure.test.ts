import assert from 'node:assert/strict';
import type { Register } from '../../src/domain/register.js';
import type { Fault, FaultyRequest } from '../../src/local/list-service/faults.js';
import { day } from '../support/build-action.js';
import { buildFigure } from '../support/build-reading.js';
import { gatewayTimeout } from '../support/list-faults.js';
import { buildRegister, people, planOfMeasures } from './build-register.js';
import { type ServedSite, serveSite } from './served-register.js';

const LIST = 'Impact measures';

describe('a figure on its way to SharePoint', () => {
  let site: ServedSite;
  let register: Register;
  let fault: (request: FaultyRequest) => Fault | null;

  beforeEach(async () => {
    fault = () => null;
    site = await serveSite([], { faults: (request) => fault(request) });
    await site.open().importPlan(planOfMeasures('Visits rise by 25%', 'Families are content'), people());
    register = site.open();
    await register.read();
    site.asked.length = 0;
  });
  afterEach(() => site.close());

  const shown = async () => {
    const measures = (await site.open().read()).measures;
    return measures.map(({ actual, actualOn, note }) => [actual, actualOn, note]);
  };
  const history = async () => {
    const { body } = await site.lists.call('GET', '/lists/Measure%20readings/items?$expand=fields');
    return body.value.map(({ fields }) => fields);
  };
  const keys = async () => (await history()).map((fields) => fields['ReadingKey']);
  const writes = () => site.asked.filter((request) => /^(POST|PATCH) .*\/items/.test(request));

  it('is a row of the history, and what its measure shows', async () => {
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    const [row, ...more] = await history();
    assert.deepEqual(more, []);
    const { Title, ReadingKey, MeasureRef, Actual, ActualOn, ReportedAt, ReportedBy, Note } = row ?? {};
    assert.deepEqual(
      { Title, ReadingKey, MeasureRef, Actual, ActualOn, ReportedAt, ReportedBy, Note },
      {
        Title: 'M3.1',
        ReadingKey: 'figure-1',
        MeasureRef: 'M3.1',
        Actual: 12.5,
        ActualOn: '2022-08-30T23:00:00Z',
        ReportedAt: '2022-09-01T08:12:30Z',
        ReportedBy: 'Adrian Rocks',
        Note: 'Summer is quiet',
      },
    );
    assert.deepEqual(await shown(), [
      [12.5, '2022-08-31', 'Summer is quiet'],
      [null, null, ''],
    ]);
    assert.deepEqual(writes(), ['POST /lists/id/items', 'PATCH /lists/id/items/1/fields']);
  });

  it('is written once, however often it is tried', async () => {
    await register.saveFigure(buildFigure());
    site.asked.length = 0;
    assert.equal(await site.open().saveFigure(buildFigure()), 'saved');
    assert.deepEqual(await keys(), ['figure-1']);
    assert.deepEqual(writes(), ['POST /lists/id/items'], 'the row of the measure was written again');
  });

  it('takes the place of an older one, with no note where none was given', async () => {
    await register.saveFigure(buildFigure());
    await register.saveFigure(
      buildFigure({ readingKey: 'figure-2', actual: -3, actualOn: day('2022-12-31'), note: '' }),
    );
    assert.deepEqual((await shown())[0], [-3, '2022-12-31', '']);
    assert.deepEqual(await keys(), ['figure-1', 'figure-2']);
  });

  it('goes into the history alone where the measure shows a figure of a later day', async () => {
    await site.edit(LIST, '1', { Actual: 14, ActualOn: '2022-12-31T00:00:00Z' });
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    assert.deepEqual((await shown())[0], [14, '2022-12-31', '']);
    assert.deepEqual(await keys(), ['figure-1']);
  });

  it('stands beside what an officer writes into the row at the same time', async () => {
    site.meanwhile('PATCH', () => site.edit(LIST, '1', { Target: 25 }));
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    const [measure] = (await register.read()).measures;
    assert.deepEqual([measure?.actual, measure?.target], [12.5, 25]);
    assert.deepEqual(writes().slice(1), ['PATCH /lists/id/items/1/fields', 'PATCH /lists/id/items/1/fields']);
    assert.deepEqual(await keys(), ['figure-1']);
  });

  it('does not replace a figure of a later day that came in at the same time', async () => {
    const later = buildFigure({ readingKey: 'figure-2', actual: 14, actualOn: day('2022-09-30') });
    site.meanwhile('PATCH', async () => {
      await site.open().saveFigure(later);
    });
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    assert.deepEqual((await shown())[0], [14, '2022-09-30', 'Summer is quiet']);
    assert.deepEqual(await keys(), ['figure-1', 'figure-2']);
  });

  it('is finished by the next try where the first ended between the two writes', async () => {
    fault = ({ method }) =>
      method === 'PATCH' ? { kind: 'refuse', status: 403, code: 'accessDenied' } : null;
    await assert.rejects(register.saveFigure(buildFigure()), {
      code: 'sharepoint-refused',
      message: 'SharePoint refused the request (HTTP 403, accessDenied).',
    });
    assert.deepEqual([await keys(), (await shown())[0]], [['figure-1'], [null, null, '']]);

    fault = () => null;
    assert.equal(await site.open().saveFigure(buildFigure()), 'saved');
    assert.deepEqual(
      [await keys(), (await shown())[0]],
      [['figure-1'], [12.5, '2022-08-31', 'Summer is quiet']],
    );
  });

  it('does not come back, tried again late, over what corrected it', async () => {
    fault = ({ method }) =>
      method === 'PATCH' ? { kind: 'refuse', status: 403, code: 'accessDenied' } : null;
    await assert.rejects(register.saveFigure(buildFigure()));
    fault = () => null;
    const corrected = buildFigure({
      readingKey: 'figure-2',
      actual: 11,
      reportedAt: '2022-09-01T08:20:00.000Z',
    });
    await register.saveFigure(corrected);
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    assert.deepEqual((await shown())[0], [11, '2022-08-31', 'Summer is quiet']);
    assert.deepEqual(await keys(), ['figure-1', 'figure-2']);
  });

  it('stands once where the answer to the first write was lost', async () => {
    let lost = false;
    fault = ({ method }) => {
      if (method !== 'POST' || lost) return null;
      lost = true;
      return gatewayTimeout(true);
    };
    assert.equal(await register.saveFigure(buildFigure()), 'saved');
    assert.deepEqual([await keys(), (await shown())[0]?.[0]], [['figure-1'], 12.5]);
  });

  it('is not written at all where there is no such measure', async () => {
    assert.equal(await register.saveFigure(buildFigure({ ref: 'M3.9' })), 'gone');
    assert.deepEqual([writes(), await keys()], [[], []]);
  });

  it('has nowhere to go where its measure is deleted meanwhile', async () => {
    site.meanwhile('PATCH', async () => {
      await site.lists.call('DELETE', '/lists/Impact%20measures/items/1');
    });
    assert.equal(await register.saveFigure(buildFigure()), 'gone');
  });

  it('waits for another day where the row is never left alone', async () => {
    fault = ({ method }) =>
      method === 'PATCH' ? { kind: 'refuse', status: 409, code: 'resourceModified' } : null;
    await assert.rejects(register.saveFigure(buildFigure()), {
      message: 'SharePoint asks us to wait (the row is being written).',
    });
  });

  it('touches nothing where there is no list for the history', async () => {
    const { site: bare, register: first } = buildRegister();
    await first.provision();
    await first.importPlan(planOfMeasures('Visits rise by 25%'), people());
    bare.lists.splice(bare.lists.indexOf(bare.list('Measure readings')), 1);
    bare.seen.length = 0;
    await assert.rejects(buildRegister(bare).register.saveFigure(buildFigure()), {
      message: 'The SharePoint list "Measure readings" does not exist.',
      remedy: 'Run "npm run -s sendig -- provision" to create what is missing.',
    });
    assert.deepEqual(bare.writes(), []);
  });
});
