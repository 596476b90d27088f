import assert from 'node:assert/strict';
import { type MeasuresView, renderMeasures } from '../../src/cards/render-measures.js';
import type { Measure } from '../../src/domain/measure.js';
import { compileMeasures } from '../../src/domain/measures-report.js';
import { buildPriority, day } from '../support/build-action.js';
import { buildFigure, buildMeasure } from '../support/build-reading.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

function render(
  measures: readonly Measure[],
  { priority = null, title, ...said }: Partial<MeasuresView> & { readonly title?: string } = {},
) {
  const report = compileMeasures({
    measures,
    measureReadings: [buildFigure()],
    priorities: title === undefined ? [buildPriority()] : [buildPriority({ title })],
    asOf: day('2022-09-01'),
    zone: 'Europe/London',
    priority,
  });
  return renderMeasures({ report, priority, page: 1, givesFigure: () => false, ...said });
}

const VISITS = buildMeasure({ unit: '% change', better: 'higher', baseline: 0, target: 25 });
const MANY = Array.from({ length: 69 }, (_, at) => {
  const priority = 1 + Math.floor(at / 7);
  return buildMeasure({ ref: `M${priority}.${1 + (at % 7)}`, priority, text: `Measure ${at + 1}` });
});

describe('the card of the impact measures', () => {
  it('says of each in a sentence where it stands, below the counts and the day', () => {
    const { card, summary } = render([VISITS, buildMeasure({ ref: 'M10.1', priority: 10 })]);
    assertGoodCard(card);
    assert.equal(
      summary,
      'Impact measures. 2 impact measures: 1 better, 1 not yet measured. None has met its target.',
    );
    assert.deepEqual(linesOf(card), [
      'Impact measures',
      'As at 1 September 2022',
      '2 impact measures: 1 better, 1 not yet measured. None has met its target.',
      'Priority 3: A Local Offer that families know and use',
      'M3.1 Visits to the Local Offer pages rise by 25%.',
      'From 0 to 12.5 % change (August 2022): better; the target is 25 % change.',
      'Priority 10',
      'M10.1 Visits to the Local Offer pages rise by 25%.',
      'Not yet measured.',
    ]);
  });

  it('has a button where the reader gives the figure, and says what was saved', () => {
    const { card } = render([VISITS, MANY[0]!], {
      priority: 3,
      givesFigure: ({ ref }) => ref === 'M3.1',
      notice: 'Saved: M3.1 was 12.5 % change on 31 August 2022.',
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'Impact measures: priority 3',
      'As at 1 September 2022',
      'Priority 3: 1 impact measure: 1 better. None has met its target.',
      'Saved: M3.1 was 12.5 % change on 31 August 2022.',
      'Priority 3: A Local Offer that families know and use',
      'M3.1 Visits to the Local Offer pages rise by 25%.',
      'From 0 to 12.5 % change (August 2022): better; the target is 25 % change.',
      '[Give a figure]',
    ]);
    const [give] = buttonsOf(card);
    assert.deepEqual(
      [give?.['verb'], give?.['data']],
      ['measure.open', { measure: 'M3.1', page: '1', priority: '3' }],
    );
  });

  it('says that there is none', () => {
    assert.deepEqual(linesOf(render([], { priority: 4 }).card), [
      'Impact measures: priority 4',
      'As at 1 September 2022',
      'Priority 4: there are no impact measures in the register.',
    ]);
  });

  it('shows each measure on one page and no other, ten at the most, with the heading of its priority', () => {
    const shown: string[] = [];
    for (let page = 1; page <= 7; page += 1) {
      const { card } = render(MANY, { page });
      assertGoodCard(card);
      const lines = linesOf(card);
      assert.match(lines[3]!, /^Priority \d+/, 'a page begins below no heading');
      shown.push(...lines.filter((line) => line.includes('Measure ')));
      assert.ok(lines.includes(`Page ${page} of 7`));
    }
    assert.deepEqual(
      shown,
      MANY.map(({ ref, text }) => `${ref} ${text}`),
    );
    const next = buttonsOf(render(MANY).card).at(-1);
    assert.deepEqual(
      [next?.['title'], next?.['verb'], next?.['data']],
      ['Next', 'measure.page', { page: '2', priority: 'all' }],
    );
  });

  it('survives whatever the register holds, and stays within the size however long it is', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const measures = MANY.slice(0, 24).map((measure, at) =>
        // Each of a priority of its own, so that each has a heading.
        buildMeasure({
          ...VISITS,
          ...measure,
          priority: at,
          text,
          unit: text,
          actual: 4,
          actualOn: day('2022-08-31'),
        }),
      );
      for (let page = 1; page <= 4; page += 1)
        assertGoodCard(render(measures, { page, title: text, notice: text, givesFigure: () => true }).card);
    }
  });
});
