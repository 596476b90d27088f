import assert from 'node:assert/strict';
import { renderMeasureForm } from '../../src/cards/render-measure-form.js';
import { quarterOf } from '../../src/domain/quarter.js';
import { day } from '../support/build-action.js';
import { buildMeasure } from '../support/build-reading.js';
import { assertGoodCard } from './check-card.js';
import { item, render, UNREPORTED } from './draw-reminder.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const quarter = quarterOf(day('2022-09-30'));
const MEASURE = buildMeasure({
  text: 'Families who say that the Local Offer is easy to find',
  unit: '%',
  better: 'higher',
  baseline: 35,
  baselineOn: day('2022-03-31'),
  target: 60,
  targetOn: day('2023-03-31'),
});

describe('a figure that is asked for', () => {
  it('stands in the lead’s message below the actions, with where the measure stands', () => {
    const { card, summary } = render([item(UNREPORTED, 'overdue')], {
      figures: [{ measure: MEASURE, quarter }],
    });
    assertGoodCard(card);
    assert.equal(
      summary,
      'Good morning, Adrian. 1 action is overdue and needs an update. 1 figure is asked for.',
    );
    assert.deepEqual(linesOf(card).slice(-6, -1), [
      '[Complete]',
      'Figures asked for',
      'M3.1 Families who say that the Local Offer is easy to find',
      'Figure for July to September 2022. Baseline 35 % on 31 March 2022; not yet measured; target 60 % on 31 March 2023. Higher is better.',
      '[Give the figure]',
    ]);
    assert.deepEqual(buttonsOf(card).at(-1)?.['data'], { measure: 'M3.1', page: '1' });
  });

  it('shows what was given, and may be changed', () => {
    const measure = {
      ...MEASURE,
      actual: 1250.5,
      unit: '',
      actualOn: day('2022-09-30'),
      note: 'The survey',
    };
    const { card, summary } = render([], { figures: [{ measure, quarter }] });
    assert.equal(summary, 'Thank you, Adrian. Everything here is answered.');
    assert.deepEqual(
      linesOf(card).slice(-2),
      ['Saved: 1,250.5 on 30 September 2022. The survey.', '[Change]'].slice(0),
    );
  });

  it('survives whatever the register holds, however many there are', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const measure = buildMeasure({
        ...MEASURE,
        text,
        unit: text,
        note: text,
        actual: 4,
        actualOn: day('2022-06-30'),
      });
      const figures = Array.from({ length: 12 }, (_, at) => ({
        measure: { ...measure, ref: `M3.${String(at)}` },
        quarter,
      }));
      for (const page of [1, 2, 3])
        assertGoodCard(render([item(UNREPORTED, 'overdue')], { figures, page }).card);
      const typed = { actual: text, actualOn: text, note: text };
      assertGoodCard(
        renderMeasureForm({
          measure,
          asked: true,
          page: 1,
          priority: null,
          day: day('2022-09-30'),
          typed,
          error: 'Wrong.',
        }).card,
      );
    }
  });
});
