import assert from 'node:assert/strict';
import type { ChannelPost } from '../../src/domain/channel-post.js';
import type { CivilDate } from '../../src/domain/civil-date.js';
import { addDays } from '../../src/domain/civil-date.js';
import {
  type DigestRhythm,
  digestDayOf,
  digestOn,
  digestPlannedFor,
  digestTimetable,
  nextDigest,
} from '../../src/domain/digest-day.js';
import { day } from '../support/build-action.js';

const meeting = (meetingOn: string, papersDueOn: string | null = null, board = 'SENDIG') => ({
  board,
  meetingOn: day(meetingOn),
  papersDueOn: papersDueOn === null ? null : day(papersDueOn),
});
const SEPTEMBER = meeting('2022-09-29', '2022-09-22');

const post = (said: Partial<ChannelPost>): ChannelPost => ({
  kind: 'digest',
  day: day('2022-09-22'),
  meetingOn: day('2022-09-29'),
  status: 'done',
  by: '',
  at: '2022-09-22T08:00:00.000Z',
  asOf: day('2022-09-22'),
  message: null,
  repliedTo: 0,
  ...said,
});

/** On the first of each month at nine, where no meeting is to come. */
const rhythm = (said: Partial<DigestRhythm> = {}): DigestRhythm => ({
  meetings: [],
  timetable: { times: ['09:00'], fallsOn: (on) => on.endsWith('-01') },
  posts: [],
  ...said,
});

/** The days on which a digest comes round, of so many. */
const rounds = (from: string, days: number, of: DigestRhythm): CivilDate[] =>
  Array.from({ length: days }, (_, at) => addDays(day(from), at)).filter(digestTimetable(of).fallsOn);

describe('the day of a digest', () => {
  for (const [what, papers, meetingOn, on] of [
    ['is that on which its papers are due', '2022-09-22', '2022-09-29', '2022-09-22'],
    ['is two working days before the meeting where nobody says', null, '2022-09-29', '2022-09-27'],
    ['is counted over a weekend', null, '2022-10-03', '2022-09-29'],
    ['is counted over Easter', null, '2023-04-12', '2023-04-06'],
    ['is the working day before a Sunday on which papers are due', '2022-09-25', '2022-09-29', '2022-09-23'],
    ['is before Good Friday where papers are due at Easter', '2023-04-10', '2023-04-13', '2023-04-06'],
    ['is the Friday before a bank holiday', '2022-08-29', '2022-09-01', '2022-08-26'],
    ['takes papers that are due after the meeting for a slip', '2022-10-29', '2022-09-29', '2022-09-27'],
  ] as const) {
    it(`${what}: ${on}`, () => {
      assert.equal(digestDayOf(meeting(meetingOn, papers)), on);
    });
  }
});

describe('when a digest comes round', () => {
  it('is set by DIGEST_AT where no meeting of SENDIG is to come', () => {
    assert.deepEqual(rounds('2022-08-30', 35, rhythm()), ['2022-09-01', '2022-10-01']);
    const others = rhythm({ meetings: [meeting('2022-10-20', null, 'Health and Wellbeing Board')] });
    assert.deepEqual(rounds('2022-08-30', 35, others), ['2022-09-01', '2022-10-01']);
    assert.deepEqual(digestOn(rhythm(), day('2022-10-01')), { day: '2022-10-03', meetingOn: null });
  });

  it('is the day of the papers, and DIGEST_AT counts again after the last meeting', () => {
    const meetings = [SEPTEMBER];
    const before = rhythm({ meetings });
    assert.deepEqual(digestOn(before, day('2022-09-01')), null);
    assert.deepEqual(digestOn(before, day('2022-09-22')), { day: '2022-09-22', meetingOn: '2022-09-29' });
    const after = rhythm({ meetings, posts: [post({})] });
    assert.deepEqual(rounds('2022-09-01', 31, after), ['2022-10-01']);
  });

  it('goes on until the meeting where it became known too late', () => {
    const late = rhythm({ meetings: [SEPTEMBER] });
    assert.deepEqual(rounds('2022-09-20', 11, late).at(0), '2022-09-22');
    assert.deepEqual(rounds('2022-09-20', 11, late).at(-1), '2022-09-29');
    assert.deepEqual(digestOn(late, day('2022-09-26')), { day: '2022-09-22', meetingOn: '2022-09-29' });
  });

  it('is once for a meeting, also where its papers are put off after that, and once a day', () => {
    const putOff = meeting('2022-09-29', '2022-09-26');
    assert.deepEqual(rounds('2022-09-20', 10, rhythm({ meetings: [putOff], posts: [post({})] })), []);
    const another = meeting('2022-09-30', '2022-09-22');
    assert.deepEqual(rounds('2022-09-20', 10, rhythm({ meetings: [another], posts: [post({})] })), []);
    const impact = post({ kind: 'impact', meetingOn: null });
    assert.deepEqual(rounds('2022-09-20', 3, rhythm({ meetings: [SEPTEMBER], posts: [impact] })), [
      '2022-09-22',
    ]);
  });

  it('is not while somebody waits for it, until its papers are put off', () => {
    const posts = [post({ status: 'waiting' })];
    assert.deepEqual(rounds('2022-09-20', 10, rhythm({ meetings: [SEPTEMBER], posts })), []);
    const putOff = rhythm({ meetings: [meeting('2022-09-29', '2022-09-26')], posts });
    assert.equal(rounds('2022-09-20', 10, putOff).at(0), '2022-09-26');
  });

  it('is found by its own day, also where it is moved to a working day', () => {
    assert.deepEqual(digestPlannedFor(rhythm(), day('2022-10-03')), { day: '2022-10-03', meetingOn: null });
    assert.equal(digestPlannedFor(rhythm(), day('2022-10-01')), null);
    const meetings = [SEPTEMBER];
    assert.equal(digestPlannedFor(rhythm({ meetings }), day('2022-09-22'))?.meetingOn, '2022-09-29');
    assert.equal(digestPlannedFor(rhythm({ meetings }), day('2022-09-23')), null);
  });
});

describe('the next digest', () => {
  it('is shown two working days before it goes to the channel', () => {
    const next = { time: '09:00', meetingOn: day('2022-09-29') };
    const meetings = [SEPTEMBER, meeting('2022-11-24', '2022-11-17')];
    const september = { ...next, day: '2022-09-22', on: '2022-09-22', previewFrom: '2022-09-20T09:00' };
    assert.deepEqual(nextDigest(rhythm({ meetings }), '2022-09-21T09:00', '2022-09-22T08:59'), september);
    const posts = [post({})];
    assert.deepEqual(nextDigest(rhythm({ meetings, posts }), '2022-09-22T09:00', '2022-09-22T09:00'), {
      ...{ day: '2022-11-17', meetingOn: '2022-11-24', on: '2022-11-17', time: '09:00' },
      previewFrom: '2022-11-15T09:00',
    });
  });

  it('is that of the Monday on the Saturday on which it comes round', () => {
    const monday = { day: '2022-10-03', meetingOn: null, on: '2022-10-03', time: '09:00' };
    for (const now of ['2022-09-20T12:00', '2022-10-01T12:00', '2022-10-03T08:00'] as const) {
      const next = nextDigest(rhythm(), '2022-09-20T09:00', now);
      assert.deepEqual(next, { ...monday, previewFrom: '2022-09-29T09:00' }, now);
    }
    assert.equal(nextDigest(rhythm(), '2022-10-03T09:00', '2022-10-03T09:00')?.day, '2022-11-01');
    assert.equal(nextDigest(rhythm(), '2022-10-02T12:00', '2022-10-02T12:00')?.day, '2022-11-01', 'not owed');
  });

  it('of a meeting that is entered too late goes the next morning, and at once before Easter', () => {
    const late = rhythm({ meetings: [meeting('2022-09-28')] });
    assert.deepEqual(nextDigest(late, '2022-09-26T09:00', '2022-09-26T10:00'), {
      ...{ day: '2022-09-26', meetingOn: '2022-09-28', on: '2022-09-27', time: '09:00' },
      previewFrom: '2022-09-23T09:00',
    });
    const easter = rhythm({ meetings: [meeting('2023-04-11')] });
    assert.equal(digestDayOf(meeting('2023-04-11')), '2023-04-05');
    assert.equal(nextDigest(easter, '2023-04-06T09:00', '2023-04-06T10:00')?.on, '2023-04-11');
  });

  it('is today’s where nobody could post it when it came round', () => {
    const owed = rhythm({ meetings: [SEPTEMBER] });
    assert.equal(nextDigest(owed, '2022-09-21T09:00', '2022-09-26T08:00')?.on, '2022-09-26');
    assert.equal(nextDigest(owed, '2022-09-21T09:00', '2022-09-24T10:00')?.on, '2022-09-26');
  });

  it('is none where nothing comes round for two months', () => {
    const never = rhythm({ timetable: { times: ['09:00'], fallsOn: () => false } });
    assert.equal(nextDigest(never, '2022-09-01T00:00', '2022-09-01T00:00'), null);
  });
});
