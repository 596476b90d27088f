import assert from 'node:assert/strict';
import type { Register } from '../../src/domain/register.js';
import { day } from '../support/build-action.js';
import { buildFigure } from '../support/build-reading.js';
import { buildRegister, people, planOfMeasures } from './build-register.js';
import type { FakeSharePoint } from './fake-sharepoint.js';

const LIST = 'Measure readings';
/** SharePoint keeps whole seconds. */
const reportedAt = '2022-09-01T08:12:30.000Z';

describe('reading the figures that people have given', () => {
  let site: FakeSharePoint;
  let register: Register;

  beforeEach(async () => {
    ({ site, register } = buildRegister());
    await register.provision();
    await register.importPlan(planOfMeasures('Visits rise by 25%'), people());
  });

  it('finds each as it was given, the first that was added first', async () => {
    const figures = Array.from({ length: 10 }, (_, at) =>
      buildFigure({
        readingKey: `figure-${at + 1}`,
        actual: at,
        actualOn: day(`2022-08-${30 - at}`),
        note: '',
        reportedAt,
      }),
    );
    for (const figure of figures) await register.saveFigure(figure);
    const { measureReadings, findings } = await register.read();
    assert.deepEqual(findings, []);
    assert.deepEqual(measureReadings, figures);
  });

  it('sets a row aside that it cannot read, says which, and reads the rest', async () => {
    const faults = { MeasureRef: ' ', Actual: 'many', ActualOn: null, ReportedAt: 'in spring', Note: 'Fine' };
    for (const [at, [column, value]] of Object.entries(faults).entries()) {
      await register.saveFigure(buildFigure({ readingKey: `figure-${at + 1}` }));
      site.edit(LIST, String(at + 1), { [column]: value });
    }
    const { measureReadings, findings } = await register.read();
    assert.deepEqual(measureReadings, [buildFigure({ readingKey: 'figure-5', note: 'Fine', reportedAt })]);
    assert.deepEqual(
      findings,
      ['MeasureRef', 'Actual', 'ActualOn', 'ReportedAt'].map((column, at) => ({
        code: 'row-set-aside',
        ref: null,
        message: `The bot leaves row ${at + 1} of Measure readings aside: ${column} cannot be read.`,
        text: 'M3.1',
        webUrl: `https://contoso.example/${at + 1}`,
      })),
    );
  });

  it('goes on without the list, and says that it is missing', async () => {
    site.lists.splice(site.lists.indexOf(site.list(LIST)), 1);
    const { measures, measureReadings, findings } = await buildRegister(site).register.read();
    assert.deepEqual([measures.length, measureReadings], [1, []]);
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['The site has no list Measure readings; run "npm run -s sendig -- provision" to create it.'],
    );
  });
});
