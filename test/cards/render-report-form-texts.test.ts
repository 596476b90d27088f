import assert from 'node:assert/strict';
import type { ReportFormView } from '../../src/cards/render-report-form.js';
import { LONGEST_NOTE } from '../../src/domain/decide.js';
import { RAGS } from '../../src/domain/rag.js';
import type { ReportField } from '../../src/domain/report.js';
import { buildAction, buildUpdate, day, lead, listRow } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { form } from './draw-form.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { inputsOf } from './read-card.js';

describe('the form for one answer, with any text in it', () => {
  for (const [sort, text] of Object.entries(LONGEST_TEXTS)) {
    it(`holds the longest texts of ${sort} in every place at once`, () => {
      // What is shown on one line has no line ends left.
      const shown = text.trim() === '' ? LONGEST_TEXTS.quotes : text;
      for (const rag of [...RAGS, null]) {
        for (const field of FIELDS) {
          const said = { rag, typed: typedEverywhere(text), error: wrong(field, shown) };
          assertGoodCard(form({ ...everywhere(shown), ...said }).card);
        }
      }
    });
  }

  it('gives back every word that an input takes', () => {
    for (const sort of ['plain letters', 'short lines', 'emoji'] as const) {
      const text = LONGEST_TEXTS[sort].slice(0, LONGEST_NOTE);
      const { card } = form({ typed: typedEverywhere(text) });
      for (const input of inputsOf(card).filter(({ type }) => type === 'Input.Text')) {
        assert.ok(input['value'] === text, `${sort} are lost: ${String(input['label'])}`);
      }
    }
  });

  it('survives whatever the register holds and whatever is typed', () => {
    for (const text of HOSTILE_TEXTS) {
      for (const rag of [...RAGS, null]) {
        const typed = { ...typedEverywhere(text), revisedDueOn: text };
        assertGoodCard(form({ ...everywhere(text), rag, typed, error: wrong('note', text) }).card);
      }
    }
  });

  it('survives whatever the leads are called for whom an officer answers', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const leads = Array.from({ length: 12 }, (_, i) => `${String(i)} ${text}`);
      const typed = { ...typedEverywhere('x'.repeat(2000)), reportedFor: leads[0]! };
      assertGoodCard(form({ leads, typed }).card);
    }
  });
});

const FIELDS: readonly (ReportField | null)[] = [
  'rag',
  'note',
  'doing',
  'otherwise',
  'evidence',
  'revisedDueOn',
  'reportedFor',
  null,
];

function typedEverywhere(text: string) {
  return {
    note: text,
    doing: text,
    otherwise: text,
    evidence: text,
    revisedDueOn: '2022-12-31',
    reportedFor: '',
  };
}

function wrong(field: ReportField | null, message: string) {
  return { code: 'birth-date' as const, field, message };
}

/** An action with that text in each place, its version as long as SharePoint makes it, its last report and its lead. */
function everywhere(text: string): Partial<ReportFormView> {
  return {
    action: buildAction({
      ref: '100.100.100',
      title: text,
      text: `${text} in full`,
      question: text,
      successMeasure: text,
      coLeads: [lead(text), lead(text)],
      revisedDueOn: day('2022-08-30'),
      row: listRow('1', '"6f0d7a52-9b1e-4a77-8c39-2f4b5a1c7e90,123456"'),
    }),
    lastUpdate: buildUpdate({ note: text, reportedBy: text }),
    leads: [text],
    page: 100,
  };
}
