import assert from 'node:assert/strict';
import type { Register } from '../../src/domain/register.js';
import { day, listRow } from '../support/build-action.js';
import { buildMeasure } from '../support/build-reading.js';
import { buildRegister, people, planOfMeasures } from './build-register.js';
import type { FakeSharePoint } from './fake-sharepoint.js';

const LIST = 'Impact measures';
const TEXTS = Array.from({ length: 10 }, (_, at) => `Measure ${String(at + 1)}`);

describe('reading the impact measures', () => {
  let site: FakeSharePoint;
  let register: Register;

  beforeEach(async () => {
    ({ site, register } = buildRegister());
    await register.provision();
    await register.importPlan(planOfMeasures(...TEXTS), people());
  });

  const leaveOut = (list: string, column: string): void => {
    const { columns } = site.list(list);
    columns.splice(
      columns.findIndex(({ name }) => name === column),
      1,
    );
  };

  it('finds each as the officer has filled it in, its days those of London', async () => {
    site.edit(LIST, '1', {
      MeasureText: 'Visits to the Local Offer pages rise by 25%.',
      Unit: '%',
      Better: 'higher',
      Baseline: 0,
      BaselineOn: '2022-03-31T23:00:00Z',
      Target: 25,
      TargetOn: '2023-07-30T23:00:00Z',
      Actual: 12.5,
      ActualOn: '2022-12-31T00:00:00Z',
      Note: 'News left out',
    });
    const { measures, findings } = await register.read();
    assert.deepEqual(findings, []);
    assert.deepEqual(
      measures[0],
      buildMeasure({
        unit: '%',
        better: 'higher',
        baseline: 0,
        baselineOn: day('2022-04-01'),
        target: 25,
        targetOn: day('2023-07-31'),
        actual: 12.5,
        actualOn: day('2022-12-31'),
        note: 'News left out',
        row: listRow('1', '"row-1,2"', 'https://contoso.example/1'),
      }),
    );
  });

  it('has them by priority, the tenth of one after its ninth, and by its title one that was added by hand', async () => {
    const fields = { Title: 'Fewer wait', MeasureRef: 'M1.1', Priority: 1 };
    site.list(LIST).rows.push({ id: '11', version: 1, fields });
    assert.deepEqual(
      (await register.read()).measures.map(({ ref, text }) => `${ref} ${text}`),
      ['M1.1 Fewer wait', ...TEXTS.map((text, at) => `M3.${String(at + 1)} ${text}`)],
    );
  });

  it('sets a row aside that it cannot read, says which, and reads the rest', async () => {
    site.edit(LIST, '1', { MeasureRef: ' ' });
    site.edit(LIST, '2', { Priority: 'three' });
    site.edit(LIST, '3', { Target: 'as many as can be' });
    site.edit(LIST, '4', { ActualOn: 'in spring' });
    site.edit(LIST, '5', { Better: 'sideways' });
    site.edit(LIST, '7', { MeasureRef: 'M3.6' });
    site.edit(LIST, '8', { Better: 'Lower' });
    const { measures, findings } = await register.read();
    assert.deepEqual(
      measures.map(({ ref, text, better }) => [ref, text, better]),
      [
        ['M3.6', 'Measure 6', null],
        ['M3.8', 'Measure 8', 'lower'],
        ['M3.9', 'Measure 9', null],
        ['M3.10', 'Measure 10', null],
      ],
    );
    const aside = (id: number, column: string) => ({
      code: 'row-set-aside',
      ref: null,
      message: `The bot leaves row ${String(id)} of Impact measures aside: ${column} cannot be read.`,
      text: `Measure ${String(id)}`,
      webUrl: `https://contoso.example/${String(id)}`,
    });
    assert.deepEqual(findings, [
      aside(1, 'MeasureRef'),
      aside(2, 'Priority'),
      aside(3, 'Target'),
      aside(4, 'ActualOn'),
      aside(5, 'Better'),
      {
        code: 'duplicate-ref',
        ref: null,
        message: 'Impact measures has M3.6 twice; the bot leaves row 7 aside.',
        text: 'Measure 7',
        webUrl: 'https://contoso.example/7',
      },
    ]);
  });

  it('goes on without the list, and without a column of it', async () => {
    leaveOut(LIST, 'Target');
    const lacking = await buildRegister(site).register.read();
    assert.equal(lacking.measures.length, 10);
    site.lists.splice(site.lists.indexOf(site.list(LIST)), 1);
    const without = await buildRegister(site).register.read();
    assert.deepEqual(without.measures, []);
    assert.deepEqual(
      [lacking, without].map(({ findings }) => findings.map(({ message }) => message)),
      [
        ['The list Impact measures has no column Target; run "npm run -s sendig -- provision" to create it.'],
        ['The site has no list Impact measures; run "npm run -s sendig -- provision" to create it.'],
      ],
    );
  });
});
