import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  type CivilDate,
  dateInShort,
  dateInWords,
  lastDayOfMonth,
  monthName,
  weekdayInWords,
} from '../../../src/domain/civil-date.js';
import { dueInWords } from '../../../src/domain/due-words.js';
import { parseDue } from '../../../src/importing/cells/parse-due.js';
import { parseDueCell } from '../../../src/importing/cells/parse-due-cell.js';

type Due = ReturnType<typeof parseDue>['due'];

function inWords({ on, precision, until, repeats, ongoing }: Due): string {
  const words = [on, precision, until && `until ${until}`, repeats, ongoing && 'ongoing'];
  return words.filter(Boolean).join(' ') || 'no date';
}

/** What was read: the date, the one that now stands, and after each `!` the code of a finding. */
function read(cell: string): string {
  const { due, revisedDue, findings } = parseDueCell(cell);
  const stands = revisedDue === null ? '' : `, now ${inWords(revisedDue)}`;
  return [inWords(due) + stands, ...findings.map(({ code }) => code)].join(' ! ');
}

const FORMS: Readonly<Record<string, readonly (readonly [cell: string, expected: string])[]>> = {
  'a month': [
    ['July 2022', '2022-07-31 month'],
    ['JULY 2022', '2022-07-31 month'],
    ['july, 2022', '2022-07-31 month'],
    ['Sept. 2022', '2022-09-30 month'],
    ['Sept.2022', '2022-09-30 month'],
    ['September,2022', '2022-09-30 month'],
    ['Sep-22', '2022-09-30 month ! date-read-as'],
    ['Sep-2022', '2022-09-30 month'],
    ["Sept '22", '2022-09-30 month'],
    ['Sept’22', '2022-09-30 month'],
    ['Sept 22', '2022-09-30 month ! date-read-as'],
    ['May 25', '2025-05-31 month ! date-read-as'],
    ['May 30', '2030-05-31 month ! date-read-as'],
    ['May 12', 'no date ! unreadable-date'],
    ['May 25 2022', 'no date ! unreadable-date'],
    ['May 22nd 2023', 'no date ! unreadable-date'],
  ],
  'a day or a month without its year is asked about': [
    ['March', 'no date ! unreadable-date'],
    ['1st October', 'no date ! unreadable-date'],
    ['25 May', 'no date ! unreadable-date'],
  ],
  'the end of a month, and by when': [
    ['end Sept 2022', '2022-09-30 month'],
    ['End of September 2022', '2022-09-30 month'],
    ['by end of Mar 26', '2026-03-31 month ! date-read-as'],
    ['by the end of August 2022', '2022-08-31 month'],
    ['End Sept 2022', '2022-09-30 month'],
    ['no later than 31 March 2023', '2023-03-31 day'],
    ['not before July 2022', 'no date ! unreadable-date'],
  ],
  'a day in figures, the day before the month': [
    ['31/03/2023', '2023-03-31 day'],
    ['31.3.23', '2023-03-31 day'],
    ['31-03-2023', '2023-03-31 day'],
    ['3/4/23', '2023-04-03 day'],
    ['1/10/22', '2022-10-01 day'],
    ['03/31/2023', 'no date ! unreadable-date'],
    ['31/02/2023', 'no date ! unreadable-date'],
    ['30 February 2023', 'no date ! unreadable-date'],
    ['31 03 2023', 'no date ! unreadable-date'],
    ['2022-09-30', '2022-09-30 day'],
    ['2022/09/30', 'no date ! unreadable-date'],
    ['2022-09-30T00:00:00', '2022-09-30 day'],
    ['2022-09-30 00:00:00', '2022-09-30 day'],
    ['31/03/2023 00:00', '2023-03-31 day'],
    ['31/03/2023 17:00', 'no date ! unreadable-date'],
  ],
  'a day in words': [
    ['1 Sep 22', '2022-09-01 day'],
    ['01-Sep-22', '2022-09-01 day'],
    ['1-Sep', 'no date ! unreadable-date'],
    ['1st of September 2022', '2022-09-01 day'],
    ['1st Sept, 2022', '2022-09-01 day'],
  ],
  'a day with its weekday': [
    ['Monday 5 September 2022', '2022-09-05 day'],
    ['Mon 5th Sept 2022', '2022-09-05 day'],
    ['Friday, 30 September 2022', '2022-09-30 day'],
    ['Monday 6 September 2022', 'no date ! unreadable-date'],
    ['Thursday 1st September', 'no date ! unreadable-date'],
    ['w/c 5 September 2022', 'no date ! unreadable-date'],
    ['w/e 9 September 2022', 'no date ! unreadable-date'],
    ['week commencing 5 September 2022', 'no date ! unreadable-date'],
  ],
  'a number of Excel’s': [
    ['44805', '2022-09-01 day ! date-read-as'],
    ['44805.0', '2022-09-01 day ! date-read-as'],
    ['44805.5', '2022-09-01 day ! date-read-as'],
    ['12345', 'no date ! unreadable-date'],
    ['4480', 'no date ! unreadable-date'],
  ],
  'a year': [
    ['2022', '2022-12-31 year'],
    ['end of 2022', '2022-12-31 year'],
    ['2022-23', 'no date ! unreadable-date'],
    ['2022/23', 'no date ! unreadable-date'],
    ['2022-2023', 'no date ! unreadable-date'],
    ['2022 - 2023', 'no date ! unreadable-date'],
    ['2022 to 2023', '2022-12-31 year until 2023-12-31'],
    ['by end of 2022/23', 'no date ! unreadable-date'],
    ['financial year 2022/23', '2023-03-31 year'],
    ['FY 2022/23', '2023-03-31 year'],
    ['FY22/23', '2023-03-31 year'],
    ['2022/23 financial year', '2023-03-31 year'],
    ['academic year 2022/23', '2023-08-31 year ! date-read-as'],
    ['2022-23 academic year', '2023-08-31 year ! date-read-as'],
    ['school year 2022/23', '2023-08-31 year ! date-read-as'],
  ],
  'a quarter of a financial year': [
    ['Q2 2022/23', '2022-09-30 quarter'],
    ['Q2 22/23', '2022-09-30 quarter'],
    ['Q2 2022-2023', '2022-09-30 quarter'],
    ['2022/23 Q2', '2022-09-30 quarter'],
    ['Quarter 4, 2022-23', '2023-03-31 quarter'],
    ['end of Q2 2022/23', '2022-09-30 quarter'],
    ['Qtr 3 2022/23', '2022-12-31 quarter'],
    ['Q2', 'no date ! unreadable-date'],
    ['Q2 2022', 'no date ! unreadable-date'],
    ['Q5 2022/23', 'no date ! unreadable-date'],
    ['Q2 2022/25', 'no date ! unreadable-date'],
    ['Q1-Q2 2022/23', 'no date ! unreadable-date'],
    ['Q1 2022/23 to Q3 2022/23', '2022-06-30 quarter until 2022-12-31'],
    ['Q1 2022/23 - Q1 2023/24', '2022-06-30 quarter until 2023-06-30'],
  ],
  'a school term': [
    ['Autumn term 2022', '2022-12-31 term ! date-read-as'],
    ['Autumn 2022', '2022-12-31 term ! date-read-as'],
    ['end of Autumn term 2022', '2022-12-31 term ! date-read-as'],
    ['start of Autumn term 2022', 'no date ! unreadable-date'],
    ['Autumn term 2022/23', '2022-12-31 term ! date-read-as'],
    ['Spring 2023', '2023-03-31 term ! date-read-as'],
    ['Spring term 2023', '2023-03-31 term ! date-read-as'],
    ['Spring term 2022/23', '2023-03-31 term ! date-read-as'],
    ['Spring/Summer 2023', 'no date ! unreadable-date'],
    ['Summer term 2023', '2023-07-31 term ! date-read-as'],
    ['Summer 2023', '2023-07-31 term ! date-read-as'],
    ['Winter 2022', 'no date ! unreadable-date'],
    ['Autumn half term 2022', 'no date ! unreadable-date'],
    ['Autumn 2022 half term', 'no date ! unreadable-date'],
    ['half term', 'no date ! unreadable-date'],
    ['October half term 2022', 'no date ! unreadable-date'],
    ['Autumn term', 'no date ! unreadable-date'],
  ],
  'a holiday is asked about': [
    ['by Easter 2023', 'no date ! unreadable-date'],
    ['Easter 2023', 'no date ! unreadable-date'],
    ['Christmas 2022', 'no date ! unreadable-date'],
  ],
  'two months, and ranges': [
    ['Sept/Oct 2022', 'no date ! unreadable-date'],
    ['September / October 2022', 'no date ! unreadable-date'],
    ['September and October 2022', 'no date ! unreadable-date'],
    ['June - September 2022', '2022-06-30 month until 2022-09-30 ! date-read-as'],
    ['June to September 2022', '2022-06-30 month until 2022-09-30 ! date-read-as'],
    ['Nov - Feb 2023', 'no date ! unreadable-date'],
    ['June 2022 - September 2022', '2022-06-30 month until 2022-09-30'],
    ['June 2022 to June 2023', '2022-06-30 month until 2023-06-30'],
    ['June 2022 to June 2023 then annual programme', '2022-06-30 month until 2023-06-30 1 year'],
    ['June 2022–June 2023', '2022-06-30 month until 2023-06-30'],
    ['from June 2022 to June 2023', '2022-06-30 month until 2023-06-30'],
    ['between June 2022 and June 2023', '2022-06-30 month until 2023-06-30'],
    ['Sept 22 - Mar 23', '2022-09-30 month until 2023-03-31 ! date-read-as ! date-read-as'],
    ['Sept 22-23', 'no date ! unreadable-date'],
    ['July 2023 to June 2022', 'no date ! unreadable-date'],
    ['1/9/22 - 31/10/22', '2022-09-01 day until 2022-10-31'],
    ['1 September - 31 October 2022', 'no date ! unreadable-date'],
    ['1-30 September 2022', 'no date ! unreadable-date'],
    ['1 September 2022 to 31 October 2022', '2022-09-01 day until 2022-10-31'],
  ],
  'what comes round': [
    ['May 2022, repeated 3 monthly', '2022-05-31 month 3 months'],
    ['May 2022- repeated 3 monthly', '2022-05-31 month 3 months'],
    ['May 2022 repeated every 3 months', '2022-05-31 month 3 months'],
    ['3 months', 'no date ! unreadable-date'],
    ['12 months', 'no date ! unreadable-date'],
    ['within 3 months', 'no date ! unreadable-date'],
    ['within 6 weeks', 'no date ! unreadable-date'],
    ['6 weeks', 'no date ! unreadable-date'],
    ['July 2022 for 6 months', 'no date ! unreadable-date'],
    ['July 2022, 6 weekly', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022 then six-weekly', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, half-termly', '2022-07-31 month 2 months ! date-read-as'],
    ['July 2022, half termly', '2022-07-31 month 2 months ! date-read-as'],
    ['July 2022, termly', '2022-07-31 month 4 months ! date-read-as'],
    ['July 2022, every two years', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, two-yearly', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, every 2 years', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, twice yearly', '2022-07-31 month 6 months'],
    ['July 2022, semi-annually', '2022-07-31 month 6 months'],
    ['July 2022, bi-yearly', '2022-07-31 month 6 months ! date-read-as'],
    ['July 2022, twice monthly', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, five monthly', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022, every 18 months', '2022-07-31 month unstated ! date-read-as'],
    ['July 2022 six times a year', '2022-07-31 month 2 months'],
    ['July 2022 (updated)', '2022-07-31 month ! date-read-as'],
    ['July 2022 - updated monthly', '2022-07-31 month 1 month'],
    ['July 2022 and recurring', '2022-07-31 month unstated'],
    ['Monthly', '1 month ! no-due-date'],
    ['Quarterly', '3 months ! no-due-date'],
    ['Annually from July 2022', 'no date ! unreadable-date'],
    ['Annually', '1 year ! no-due-date'],
    ['Monthly from September 2022', 'no date ! unreadable-date'],
  ],
  'what goes on': [
    ['from September 2022', '2022-09-30 month ongoing ! date-read-as'],
    ['September 2022 onwards', '2022-09-30 month ongoing ! date-read-as'],
    ['from September 2022 onwards', '2022-09-30 month ongoing ! date-read-as'],
    ['September 2022 ongoing', '2022-09-30 month ongoing'],
    ['May 2023 and ongoing', '2023-05-31 month ongoing'],
    ['Ongoing', 'ongoing ! no-due-date'],
    ['On-going', 'ongoing ! no-due-date'],
    ['ongoing until July 2023', 'no date ! unreadable-date'],
    ['Ongoing - review July 2023', 'no date ! unreadable-date'],
  ],
  'what is no date': [
    ['Immediate', 'no date ! no-due-date'],
    ['Immediate and ongoing', 'ongoing ! no-due-date'],
    ['Immediately', 'no date ! no-due-date'],
    ['ASAP', 'no date ! no-due-date'],
    ['TBC', 'no date ! no-due-date'],
    ['T.B.C.', 'no date ! no-due-date'],
    ['TBA', 'no date ! no-due-date'],
    ['N/A', 'no date ! no-due-date'],
    ['-', 'no date ! no-due-date'],
    ['?', 'no date ! unreadable-date'],
    ['no date', 'no date ! no-due-date'],
    ['Complete', 'no date ! no-due-date'],
    ['Completed', 'no date ! no-due-date'],
    ['Done', 'no date ! no-due-date'],
    ['COMPLETED', 'no date ! no-due-date'],
    ['Completed July 2022', 'no date ! unreadable-date'],
    ['July 2022 (complete)', '2022-07-31 month ! date-read-as'],
    ['July 2022 - Complete', '2022-07-31 month ! date-read-as'],
    ['Complete by July 2022', '2022-07-31 month'],
  ],
  'words beside the date': [
    ['early September 2022', '2022-09-30 month ! date-read-as'],
    ['mid-September 2022', '2022-09-30 month ! date-read-as'],
    ['Late 2022', 'no date ! unreadable-date'],
    ['beginning of September 2022', 'no date ! unreadable-date'],
    ['July 2022 to completion of the pilot', 'no date ! unreadable-date'],
    ['July 2022 or on approval', 'no date ! unreadable-date'],
    ['July 2022 or later', 'no date ! unreadable-date'],
    ['July 2022 at the earliest', 'no date ! unreadable-date'],
    ['July 2022 at the latest', '2022-07-31 month ! date-read-as'],
    ['July 2022 and September', 'no date ! unreadable-date'],
    ['July 2022, September 2022', 'no date ! unreadable-date'],
    ['July 2022 to end of school year', 'no date ! unreadable-date'],
    ['July 2022 subject to funding', '2022-07-31 month ! date-read-as'],
    ['July 2022; reviewed summer 2023', '2022-07-31 month ! date-read-as'],
    ['after the survey', 'no date ! unreadable-date'],
    ['Phase 1 July 2022', 'no date ! unreadable-date'],
    ['Phase 2 January 2023', 'no date ! unreadable-date'],
    ['July 2022 Phase 1', 'no date ! unreadable-date'],
  ],
  'a date that was replaced': [
    ['July 2022 (revised to Sept 2022)', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['July 2022 revised Sept 2022', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['July 2022 → Sept 2022', 'no date ! unreadable-date'],
    ['Sept 2022 (was July 2022)', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['Sept 2022 (originally July 2022)', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['Sept 2022 (previously July 2022)', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['Original: July 2022 Revised: Sept 2022', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    [
      'July 2022, revised Sept 2022, revised Dec 2022',
      '2022-07-31 month, now no date ! unreadable-date ! revised-date',
    ],
    ['<s>July 2022</s> Sept 2022', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['<s>July 2022</s><p>Sept 2022</p>', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['Sept 2022 <s>July 2022</s>', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['<s>July 2022</s> <s>Sept 2022</s> Dec 2022', '2022-07-31 month, now 2022-12-31 month ! revised-date'],
    ['<s>TBC</s> July 2022', '2022-07-31 month ! revised-date'],
    ['<s>Sept</s> Oct 2022', 'no date, now 2022-10-31 month ! unreadable-date ! revised-date'],
    ['July <s>2022</s> 2023', 'no date, now 2023-07-31 month ! unreadable-date ! revised-date'],
    ['<s>July 2022</s>', '2022-07-31 month ! revised-date'],
    ['~~July 2022~~ Sept 2022', '2022-07-31 month, now 2022-09-30 month ! revised-date'],
    ['<s>July 2022</s> Complete', '2022-07-31 month, now no date ! no-due-date ! revised-date'],
  ],
  'labels, slips and other centuries': [
    ['Start: April 2022 End: March 2023', 'no date ! unreadable-date'],
    ['Due: July 2022', '2022-07-31 month'],
    ['Deadline: 31/03/2023', '2023-03-31 day'],
    ['Target date: July 2022', '2022-07-31 month'],
    ['Febuary 2023', 'no date ! unreadable-date'],
    ['31 March 1998', 'no date ! unreadable-date'],
    ['31/03/1998', 'no date ! unreadable-date'],
    ['07/2022', '2022-07-31 month'],
    ['7/22', 'no date ! unreadable-date'],
    ['2023-03', 'no date ! unreadable-date'],
    ['2 years', 'no date ! unreadable-date'],
    ['the end of August 2022', '2022-08-31 month'],
    ['Thursday 1 September 2022', '2022-09-01 day'],
    ['30 Sep 2022', '2022-09-30 day'],
    ['30 August', 'no date ! unreadable-date'],
  ],
};

const ASKED: readonly (readonly [cell: string, messages: readonly string[]])[] = [
  ['March', ['The date “March” cannot be read with certainty: it names no year.']],
  [
    '03/31/2023',
    [
      'The date “03/31/2023” cannot be read with certainty: the day stands before the month, and there is no such day.',
    ],
  ],
  [
    'Monday 6 September 2022',
    [
      'The date “Monday 6 September 2022” cannot be read with certainty: 6 September 2022 is another day of the week.',
    ],
  ],
  [
    '2022/23',
    [
      'The date “2022/23” cannot be read with certainty: it may be a financial year, to March, or a school year, to August.',
    ],
  ],
  ['academic year 2022/23', ['“academic year 2022/23” was read as the year that ends on 31 August 2023.']],
  [
    'Q2 2022',
    [
      'The date “Q2 2022” cannot be read with certainty: a quarter needs its financial year, as in Q2 2022/23.',
    ],
  ],
  [
    'July 2023 to June 2022',
    ['The date “July 2023 to June 2022” cannot be read with certainty: it ends before it starts.'],
  ],
  ['within 6 weeks', ['The date “within 6 weeks” cannot be read with certainty.']],
  ['by Easter 2023', ['The date “by Easter 2023” cannot be read with certainty.']],
  ['44805', ['“44805” was read as Excel’s number for 1 September 2022.']],
  [
    'June - September 2022',
    ['“June” names no year; it was read as being of the same year as the end of the range.'],
  ],
  ['July 2022, half-termly', ['“Half-termly” was read as six times a year.']],
  [
    'September 2022 onwards',
    ['“September 2022 onwards” says when it starts, not when it is due; it was read as ongoing from then.'],
  ],
  ['mid-September 2022', ['“mid-September 2022” was read as the end of the month.']],
  ['<s>TBC</s> July 2022', ['The date “TBC” is replaced by “July 2022”.']],
  ['<s>July 2022</s>', ['The date “July 2022” is struck through, and no other stands in its place.']],
  [
    '<s>July 2022</s> Complete',
    [
      'The plan says “Complete” where a date should stand.',
      'The date “July 2022” is replaced by “Complete”.',
    ],
  ],
];

describe('the forms of dates in published plans', () => {
  for (const [kind, forms] of Object.entries(FORMS)) {
    it(`${kind}: ${String(forms.length)} forms`, () => {
      for (const [cell, expected] of forms) assert.equal(read(cell), expected, cell);
    });
  }

  for (const [cell, messages] of ASKED) {
    it(`asks about “${cell}” in a plain sentence`, () => {
      assert.deepEqual(
        parseDueCell(cell).findings.map(({ message }) => message),
        messages,
      );
    });
  }

  /** 2000 to 2049, in which a year may be written with two figures. */
  const days = fc.integer({ min: 0, max: 18262 }).map((count) => addDays('2000-01-01' as CivilDate, count));

  it('gives back every date that the program prints', () => {
    fc.assert(
      fc.property(days, (on) => {
        for (const print of [String, dateInWords, dateInShort, weekdayInWords]) {
          const { due, findings } = parseDue(print(on));
          assert.deepEqual([due.on, due.precision, findings], [on, 'day', []], print(on));
        }
        const end = lastDayOfMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
        const dueText = `${monthName(Number(on.slice(5, 7)))} ${on.slice(0, 4)}`;
        const words = dueInWords({ dueOn: end, revisedDueOn: null, dueText, repeats: null });
        assert.equal(words, `the end of ${dueText}`);
        assert.deepEqual([parseDue(words).due.on, parseDue(words).findings], [end, []], words);
      }),
      { seed: 20221001, numRuns: 500 },
    );
  });

  it('gives back both dates of an action whose date has moved, as the paper of the plan prints them', () => {
    fc.assert(
      fc.property(days, days, (first, second) => {
        const { due, revisedDue } = parseDueCell(`${dateInWords(first)}, revised to ${dateInWords(second)}`);
        assert.deepEqual([due.on, revisedDue?.on], [first, second]);
      }),
      { seed: 20221002, numRuns: 200 },
    );
  });

  it('is soon done with a hostile cell, however long', () => {
    const pieces = [
      ...[
        'may ',
        'q1 ',
        '2022/',
        '2022 - ',
        '1/',
        '31.',
        'mon ',
        ' ',
        ',',
        '-',
        '(',
        '<s>',
        '~~',
        '~~x',
        '</s>',
      ],
      ...[
        '<s>July 2022',
        'revised to ',
        'was ',
        'and ',
        'every 2 ',
        'repeated ',
        'end of ',
        'x',
        '\n',
        '\ue003',
      ],
    ];
    for (const piece of pieces) {
      for (const start of ['', 'July 2022 ']) {
        const cell = (start + piece.repeat(20_000)).slice(0, 20_000);
        const read = piece.trim() === '' && start !== '' ? '2022-07-31' : null;
        assert.equal(parseDueCell(cell).due.on, read, piece);
      }
    }
  });
});
