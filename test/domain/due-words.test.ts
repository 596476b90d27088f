import assert from 'node:assert/strict';
import { ageInWords, daysInWords, dueInWords, listInWords } from '../../src/domain/due-words.js';
import { buildAction, day } from '../support/build-action.js';

describe('dates in words', () => {
  it('says a month as the plan does', () => {
    assert.equal(dueInWords(buildAction()), 'the end of August 2022');
    for (const dueText of [
      'Sept 2022',
      'September 2022 ongoing',
      'June 2022 to September 2022 then annual programme',
    ]) {
      assert.equal(
        dueInWords(buildAction({ dueOn: day('2022-09-30'), dueText })),
        'the end of September 2022',
      );
    }
  });

  it('says a day where the plan names one', () => {
    for (const dueText of [
      '30 September 2022',
      '30th Sept 2022',
      '30/09/2022',
      'September 30, 2022',
      'Q2 2022/23',
      '',
    ]) {
      assert.equal(dueInWords(buildAction({ dueOn: day('2022-09-30'), dueText })), '30 September 2022');
    }
    assert.equal(
      dueInWords(buildAction({ dueOn: day('2022-09-15'), dueText: 'Sept 2022' })),
      '15 September 2022',
    );
  });

  it('says a day that was moved, and the next time of what repeats', () => {
    assert.equal(dueInWords(buildAction({ revisedDueOn: day('2022-09-30') })), '30 September 2022');
    const monthly = buildAction({ dueText: 'August 2022, repeated monthly', repeats: '1 month' });
    assert.equal(dueInWords(monthly, day('2022-09-30')), 'the end of September 2022');
    assert.equal(dueInWords(buildAction({ dueOn: null, dueText: 'Ongoing' })), 'no date');
  });

  it('counts days', () => {
    assert.deepEqual([-2, -1, 0, 1, 28].map(daysInWords), [
      '2 days overdue',
      '1 day overdue',
      'due today',
      'due in 1 day',
      'due in 28 days',
    ]);
  });

  it('gives a RAG its age', () => {
    const zone = 'Europe/London';
    assert.equal(
      ageInWords('Green', { reportedAt: '2022-05-03T23:30:00Z', setAt: null }, zone),
      'Green, last reported 4 May 2022',
    );
    assert.equal(ageInWords(null, { reportedAt: null, setAt: null }, zone), 'No update yet');
    assert.equal(
      ageInWords('Amber', { reportedAt: null, setAt: null }, zone),
      'Amber, not reported here yet',
    );
  });

  it('does not say that somebody reported a RAG that was set in the list since', () => {
    const age = { reportedAt: '2022-05-04T09:00:00Z', setAt: '2022-09-02T23:30:00Z' };
    assert.equal(ageInWords('Red', age, 'Europe/London'), 'Red, set in the list on 3 September 2022');
  });

  it('lists names', () => {
    assert.equal(listInWords([]), '');
    assert.equal(
      listInWords(['Adrian Rocks', 'Allan Pearce', 'Wendy Young']),
      'Adrian Rocks, Allan Pearce and Wendy Young',
    );
  });
});
