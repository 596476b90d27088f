import assert from 'node:assert/strict';
import { type DoubtfulWords, parseReport, type ReportWords } from '../../src/domain/parse-report.js';
import { day } from '../support/build-action.js';

/** A Thursday. */
export const TODAY = day('2022-09-01');
/** What the bot makes of a text that is typed today. */
export const parse = (text: string): ReturnType<typeof parseReport> => parseReport(text, TODAY);

/** A report on 3.2.1, Amber unless said. */
export const report = (said: Partial<ReportWords> = {}): ReportWords => ({
  kind: 'report',
  refs: ['3.2.1'],
  rag: 'Amber',
  note: '',
  evidence: '',
  revisedDueOn: null,
  reportedFor: '',
  ...said,
});
/** The same, to be confirmed. */
export const doubtful = (said: Partial<DoubtfulWords> = {}): DoubtfulWords => ({
  kind: 'doubtful',
  refs: ['3.2.1'],
  rag: 'Amber',
  note: '',
  evidence: '',
  revisedDueOn: null,
  unreadDate: '',
  reportedFor: '',
  ...said,
});
/** That each text is told as what stands beside it. */
export const tells = (cases: readonly (readonly [string, ReportWords | DoubtfulWords | null])[]): void => {
  for (const [text, said] of cases) assert.deepEqual(parse(text), said, text);
};
