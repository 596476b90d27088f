import assert from 'node:assert/strict';
import { requestInWords, updateRequestOn } from '../../src/domain/update-request.js';
import { day } from '../support/build-action.js';

const meeting = (meetingOn: string, papersDueOn: string | null, board = 'SENDIG') => ({
  board,
  meetingOn: day(meetingOn),
  papersDueOn: papersDueOn === null ? null : day(papersDueOn),
});

describe('the request for updates before a meeting', () => {
  it('is open from seven working days before the papers are due until they are', () => {
    const meetings = [meeting('2022-11-24', '2022-11-17'), meeting('2022-09-29', '2022-09-22')];
    const on = (asOf: string) => updateRequestOn(day(asOf), 7, meetings);
    assert.equal(on('2022-09-11'), null);
    const request = { from: '2022-09-12', by: '2022-09-22', meetingOn: '2022-09-29' };
    assert.deepEqual(on('2022-09-12'), request);
    assert.deepEqual(on('2022-09-22'), request);
    assert.equal(on('2022-09-23'), null);
  });

  it('is for the group alone, and none where no meeting is known', () => {
    const others = [meeting('2022-09-16', null, 'Health and Wellbeing Board')];
    assert.equal(updateRequestOn(day('2022-09-14'), 7, others), null);
    assert.equal(requestInWords(null), '');
  });

  it('says by when an update is wanted, and for which day', () => {
    const words = (meetingOn: string, papersDueOn: string | null) =>
      requestInWords(updateRequestOn(day('2022-09-21'), 70, [meeting(meetingOn, papersDueOn)]));
    assert.equal(words('2022-09-29', '2022-09-22'), 'by Thursday 22 September, for SENDIG on the 29th');
    assert.equal(words('2022-10-03', '2022-09-26'), 'by Monday 26 September, for SENDIG on 3 October');
    assert.equal(words('2022-10-11', '2022-10-04'), 'by Tuesday 4 October, for SENDIG on the 11th');
    assert.equal(words('2022-10-21', '2022-10-14'), 'by Friday 14 October, for SENDIG on the 21st');
    assert.equal(words('2022-11-03', '2022-11-01'), 'by Tuesday 1 November, for SENDIG on the 3rd');
    assert.equal(words('2022-09-29', null), 'for SENDIG on Thursday 29 September');
  });
});
