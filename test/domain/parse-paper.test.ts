import assert from 'node:assert/strict';
import type { PaperRequest } from '../../src/domain/paper.js';
import { refusePaper } from '../../src/domain/parse-paper.js';
import { parseWords } from '../../src/domain/parse-words.js';
import { day } from '../support/build-action.js';

const TODAY = day('2022-09-01');
const read = (text: string): unknown => parseWords(text, TODAY);
const paper = (said: object = {}): object => ({
  kind: 'paper',
  paper: 'sendig',
  board: null,
  asAt: null,
  since: null,
  forPublication: false,
  ...said,
});

describe('asking for a paper', () => {
  const asked: readonly [text: string, said: object][] = [
    ['paper', {}],
    [' Paper, please. ', {}],
    ['PAPER\u00a0SENDIG', {}],
    ['paper impact', { paper: 'impact' }],
    ['paper six-month', { paper: 'six-month' }],
    ['Paper Six Month.', { paper: 'six-month' }],
    ['paper plan please', { paper: 'plan' }],
    ['paper for publication', { forPublication: true }],
    ['paper for the Health and Wellbeing Board', { board: 'Health and Wellbeing Board' }],
    ['paper for EAIB', { board: 'EAIB' }],
    ['paper for the Impact Board', { board: 'Impact Board' }],
    ['paper as at 30 June 2022', { asAt: '2022-06-30' }],
    ['paper since 1 September 2022', { since: '2022-09-01' }],
    [
      'paper for the Children, Families and Health Board, as at 30/6/2022, since 1 June 2022',
      { board: 'Children, Families and Health Board', asAt: '2022-06-30', since: '2022-06-01' },
    ],
    [
      'paper since 2021-09-01 as at 2022-08-31 impact for publication',
      { paper: 'impact', asAt: '2022-08-31', since: '2021-09-01', forPublication: true },
    ],
    [
      'paper for publication, plan, as at 30 June 2022',
      { paper: 'plan', asAt: '2022-06-30', forPublication: true },
    ],
  ];
  for (const [text, said] of asked) {
    it(`understands "${text}"`, () => {
      assert.deepEqual(read(text), paper(said));
    });
  }

  const unclear = [
    'paper quarterly',
    'paper for',
    'paper for 3.2.1',
    'paper plan plan',
    'paper sendig impact',
    'paper for the EAIB for the Health and Wellbeing Board',
    'paper since 1 June 2022 since 1 July 2022',
    'paper as at 31 June 2022',
    'paper as at today',
    'paper since June 2022',
    'paper for publication for publication',
    `paper for the ${'very '.repeat(25)}long name`,
    // Each of these would else be a paper with the names of people, made out to "the public".
    'paper for the publication',
    'paper for publication on the website',
    'paper for the public',
    'paper to publish',
  ];
  for (const text of unclear) {
    it(`guesses nothing at "${text}"`, () => {
      assert.deepEqual(read(text), { kind: 'unclear' });
    });
  }

  it('is no matter of words that only begin alike', () => {
    assert.deepEqual(read('papers'), { kind: 'unclear' });
    assert.deepEqual(read('the paper'), { kind: 'unclear' });
  });

  it('is refused, in one sentence, where the days or the board do not fit', () => {
    const request: PaperRequest = {
      kind: 'sendig',
      asOf: TODAY,
      since: day('2022-08-31'),
      board: 'EAIB',
      forPublication: true,
    };
    assert.equal(refusePaper(request, TODAY), '');
    assert.equal(
      refusePaper({ ...request, asOf: day('2022-09-02') }, TODAY),
      'That day has not come yet. Ask for today or for a day in the past.',
    );
    assert.equal(
      refusePaper({ ...request, since: TODAY }, TODAY),
      'The day that it is compared with must be before the day that it is of.',
    );
    assert.equal(
      refusePaper({ ...request, kind: 'six-month' }, TODAY),
      'Only the monthly paper is addressed to a board. Type: paper six-month',
    );
  });
});
