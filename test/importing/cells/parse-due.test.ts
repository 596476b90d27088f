import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  civilDateOf,
  dateInShort,
  dateInWords,
  monthName,
  parseCivilDate,
} from '../../../src/domain/civil-date.js';
import { parseDue } from '../../../src/importing/cells/parse-due.js';
import { parseDueCell } from '../../../src/importing/cells/parse-due-cell.js';

/** What was read, in one line: its day, its precision, and then what else there is. */
function read(text: string): string {
  const { due, findings } = parseDue(text);
  assert.equal(due.text, text.trim());
  const parts = [
    due.on,
    due.precision,
    due.until && `until ${due.until}`,
    due.repeats,
    due.ongoing && 'ongoing',
  ];
  return [...parts.filter(Boolean), ...findings.map(({ code }) => code)].join(' ');
}

describe('a date as people write it', () => {
  const CERTAIN: Record<string, string> = {
    'July 2022': '2022-07-31 month',
    'Jan 2023': '2023-01-31 month',
    'February 2024': '2024-02-29 month',
    '31/03/2023': '2023-03-31 day',
    '31.3.23': '2023-03-31 day',
    '03/04/2023': '2023-04-03 day',
    '1st September 2022': '2022-09-01 day',
    '2022-09-30': '2022-09-30 day',
    'end Sept 2022': '2022-09-30 month',
    'by the end of August 2022': '2022-08-31 month',
    'May 2022- repeated 3 monthly': '2022-05-31 month 3 months',
    'May 2023 and ongoing': '2023-05-31 month ongoing',
    'September 2022 ongoing': '2022-09-30 month ongoing',
    'June 2022 to June 2023 then annual programme': '2022-06-30 month until 2023-06-30 1 year',
    'October 2022 and recurring': '2022-10-31 month unstated',
    'July 2022 repeated three times a year': '2022-07-31 month 4 months',
    'July 2022, repeated twice a year': '2022-07-31 month 6 months',
    'Q2 2022/23': '2022-09-30 quarter',
    'Quarter 4, 2022-23': '2023-03-31 quarter',
    '2023': '2023-12-31 year',
  };
  for (const [text, expected] of Object.entries(CERTAIN)) {
    it(`reads “${text}”`, () => {
      assert.equal(read(text), expected);
    });
  }

  const ASKED: Record<string, [string, string]> = {
    'Sept 22': [
      '2022-09-30 month date-read-as',
      '“Sept 22” was read as September 2022, not as a day of the month.',
    ],
    'by end of Mar 26': [
      '2026-03-31 month date-read-as',
      '“Mar 26” was read as March 2026, not as a day of the month.',
    ],
    'April 2022, repeated monthly for 2 hour session': [
      '2022-04-30 month 1 month date-read-as',
      'The words “for 2 hour session” were left out of the date.',
    ],
    'May 2022 repeated bi-annually': [
      '2022-05-31 month 6 months date-read-as',
      '“Bi-annually” was read as twice a year; it can also mean every two years.',
    ],
    'July 2022 updated bi-monthly': [
      '2022-07-31 month 2 months date-read-as',
      '“Bi-monthly” was read as every two months; it can also mean twice a month.',
    ],
    'May 2022; reviewed summer 2023': [
      '2022-05-31 month date-read-as',
      'The date of the review, “summer 2023”, was left out of the date.',
    ],
    'Autumn term 2022': [
      '2022-12-31 term date-read-as',
      '“Autumn term 2022” was read as a school term that ends by 31 December 2022.',
    ],
    'from September 2022': [
      '2022-09-30 month ongoing date-read-as',
      '“from September 2022” says when it starts, not when it is due; it was read as ongoing from then.',
    ],
    Ongoing: ['ongoing no-due-date', 'The plan says “Ongoing” where a date should stand.'],
    TBC: ['no-due-date', 'The plan says “TBC” where a date should stand.'],
    '': ['no-due-date', 'The plan gives no date.'],
  };
  for (const [text, [expected, message]] of Object.entries(ASKED)) {
    it(`reads “${text}” and asks about it`, () => {
      assert.equal(read(text), expected);
      assert.deepEqual(
        parseDue(text).findings.map((finding) => finding.message),
        [message],
      );
    });
  }

  const REFUSED = [
    '03/31/2023',
    '31/02/2023',
    '25 May',
    'May 25 2022',
    '2022/23',
    'Q4 2023',
    'Q2 2022/25',
    'before July 2022',
    'July 2022, September 2022',
    'July 2023 to June 2022',
    'Sept/Oct 2022',
    'Winter 2022',
    'Phase 1 July 2022',
    'after the survey',
  ];
  for (const text of REFUSED) {
    it(`refuses to guess what “${text}” is`, () => {
      assert.equal(read(text), 'unreadable-date');
      const message = parseDue(text).findings[0]?.message ?? '';
      assert.ok(message.startsWith(`The date “${text}” cannot be read with certainty`), message);
    });
  }

  it('keeps a date that was replaced and the one that now stands', () => {
    for (const cell of [
      'July 2022 (revised to Sept 2022)',
      '<s>July 2022</s> Sept 2022',
      '~~July 2022~~ Sept 2022',
    ]) {
      const { due, revisedDue, findings } = parseDueCell(cell);
      assert.equal(due.on, '2022-07-31');
      assert.equal(due.text, 'July 2022');
      assert.equal(revisedDue?.on, '2022-09-30');
      assert.deepEqual(
        findings.map(({ code, message }) => [code, message]),
        [['revised-date', 'The date “July 2022” is replaced by “Sept 2022”.']],
      );
    }
  });

  const days = fc
    .tuple(
      fc.integer({ min: 2020, max: 2049 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .filter(([year, month, day]) =>
      civilDateOf(year, month, day).endsWith(`-${String(day).padStart(2, '0')}`),
    );

  it('never swaps day and month, and reads back every date that the program prints', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('/', '.', '-'), ([year, month, day], mark) => {
        const date = civilDateOf(year, month, day);
        const two = (number: number) => String(number).padStart(2, '0');
        const texts = [
          date,
          dateInWords(date),
          dateInShort(date),
          [day, month, year].join(mark),
          [two(day), two(month), two(year % 100)].join(mark),
        ];
        for (const text of texts) assert.equal(parseDue(text).due.on, date, text);
        const inMonth = parseDue(`${monthName(month)} ${year}`).due;
        assert.equal(inMonth.on?.slice(0, 7), date.slice(0, 7));
        assert.equal(inMonth.precision, 'month');
      }),
      { seed: 20220901 },
    );
  });

  it('never throws and never makes up a day, whatever stands in the cell', () => {
    const word = fc.constantFrom(
      ...'31 02 2022 22 / . - July Sept May to and by end repeated monthly Q2 2022/23 spring term revised ( ) ; <s> </s>'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 9 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { due, revisedDue, findings } = parseDueCell(text);
        for (const one of [due, ...(revisedDue === null ? [] : [revisedDue])]) {
          assert.equal(one.on === null, one.precision === null);
          for (const day of [one.on, one.until]) assert.ok(day === null || parseCivilDate(day) === day);
          if (one.until !== null) assert.ok(one.on !== null && one.on < one.until);
          if (one.on === null) assert.ok(findings.length > 0);
        }
      }),
      { seed: 20220901, numRuns: 2000 },
    );
  });
});
