import assert from 'node:assert/strict';
import type { ReportWords } from '../../src/domain/parse-report.js';
import { day } from '../support/build-action.js';
import { parse, report, tells } from './typed-words.js';

describe('an answer without a number', () => {
  it('is a report on the action that was asked for', () => {
    const said = (told: Partial<ReportWords>): ReportWords => report({ refs: [], ...told });
    tells([
      ['green', said({ rag: 'Green' })],
      ['Green, thanks.', said({ rag: 'Green' })],
      ['on track', said({ rag: 'Green' })],
      ['green - launched', said({ rag: 'Green', note: 'launched' })],
      ['Green.\nLaunched.', said({ rag: 'Green', note: 'Launched.' })],
      ['amber: waiting for the survey', said({ note: 'waiting for the survey' })],
      ['amber waiting for 3.1.1', said({ note: 'waiting for 3.1.1' })],
      ['RED no money', said({ rag: 'Red', note: 'no money' })],
      [
        'done, see the minutes',
        said({ rag: 'Complete', note: 'see the minutes', evidence: 'see the minutes' }),
      ],
      ['amber, new date 30 Sept', said({ revisedDueOn: day('2022-09-30') })],
      ['green new date 30 Sept', said({ rag: 'Green', revisedDueOn: day('2022-09-30') })],
      ['amber waiting, for Allan Pearce', said({ note: 'waiting', reportedFor: 'Allan Pearce' })],
    ]);
  });

  it('is nothing where it might be anything else', () => {
    for (const text of [
      'green light given',
      'green launched',
      'red tape',
      'Red flag raised by the board',
      'red actions',
      'Amber is on leave',
      'complete nonsense',
      'complete the form',
      'done that',
      'done see the minutes',
      'finished early',
      'on track for May',
      'on track, launched',
      'amber?',
      'amber, is it?',
      'amber or red',
      'red, amber and green',
      'amber, new date soon',
      'green: 3.2.1',
      'amber for 3.2.1 as the survey is late',
      'done, 3.2.2 done',
      'it is green',
      'greenish',
      'green-ish',
      'R',
      'blue',
      'hello',
      'thanks',
      '3.2 green',
      '',
    ]) {
      assert.equal(parse(text), null, text);
    }
  });
});
