import assert from 'node:assert/strict';
import { parseReport, type ReportWords } from '../../src/domain/parse-report.js';
import { day } from '../support/build-action.js';
import { doubtful, parse, report, tells } from './typed-words.js';

describe('the new date in a report', () => {
  it('is introduced in one of a few ways', () => {
    for (const text of [
      '3.2.1 amber waiting, new date 30 Sept',
      '3.2.1 amber waiting new date 30 Sept',
      '3.2.1 amber waiting; New Date: 30 Sept.',
      '3.2.1 amber waiting - new date - 30 Sept',
      '3.2.1 amber waiting, revised date 30 Sept',
      '3.2.1 amber waiting, now due 30 Sept',
      '3.2.1 amber waiting, now due by the 30th of September',
      '3.2.1 amber waiting, please move to 30 Sept',
      '3.2.1 amber waiting, moved to 30 Sept',
      '3.2.1 amber waiting, date moves to 30 Sept',
      '3.2.1 amber waiting and the new date is 30 Sept',
      '3.2.1 amber waiting\nnew date 30 Sept',
    ]) {
      assert.deepEqual(parse(text), report({ note: 'waiting', revisedDueOn: day('2022-09-30') }), text);
    }
    tells([['3.2.1 amber waiting, by 30 Sept', report({ note: 'waiting, by 30 Sept' })]]);
  });

  it('may be written in many ways, the day before the month', () => {
    for (const [written, on] of [
      ['30 September 2022', '2022-09-30'],
      ['30th Sept. 2022', '2022-09-30'],
      ['30 of September, 2022', '2022-09-30'],
      ['2022-09-30', '2022-09-30'],
      ['30/09/2022', '2022-09-30'],
      ['30/9/22', '2022-09-30'],
      ['30.9.22', '2022-09-30'],
      ['30.9.2022', '2022-09-30'],
      ['30-9-2022', '2022-09-30'],
      ['30–9–2022', '2022-09-30'],
      ['30-Sep-22', '2022-09-30'],
      ['30 Sept 22', '2022-09-30'],
      ['30 Sept ’22', '2022-09-30'],
      ['the 30th of September', '2022-09-30'],
      ['4/10/2022', '2022-10-04'],
      ['Fri 30 Sept', '2022-09-30'],
      ['Friday, 30th September 2022', '2022-09-30'],
      ['Fri 30/9/22', '2022-09-30'],
      ['September 2022', '2022-09-30'],
      ['Sept 22', '2022-09-30'],
      ['Sept ’30', '2030-09-30'],
      ['end of September', '2022-09-30'],
      ['end Sept 2022', '2022-09-30'],
      ['by the end of September', '2022-09-30'],
      ['Feb 2024', '2024-02-29'],
    ] as const) {
      const said = report({ note: 'waiting', revisedDueOn: day(on) });
      assert.deepEqual(parse(`3.2.1 amber waiting, new date ${written}`), said, written);
      assert.deepEqual(parse(`3.2.1 amber waiting, new date ${written}.`), said, written);
    }
  });

  it('is the first such day after today where it has no year', () => {
    for (const [today, written, on] of [
      ['2022-09-01', '30/9', '2022-09-30'],
      ['2022-09-01', '2 Sept', '2022-09-02'],
      ['2022-09-01', '1 Sept', '2023-09-01'],
      ['2022-09-01', '31 Aug', '2023-08-31'],
      ['2022-09-01', '29 Feb', '2024-02-29'],
      ['2022-09-01', 'Mon 2 Jan', '2023-01-02'],
      ['2022-09-29', 'September', '2022-09-30'],
      ['2022-09-30', 'end of September', '2023-09-30'],
      ['2023-03-01', 'Feb', '2024-02-29'],
    ] as const) {
      const said = report({ revisedDueOn: day(on) });
      assert.deepEqual(parseReport(`3.2.1 amber, new date ${written}`, day(today)), said, written);
    }
  });

  it('may have more of the note after it', () => {
    const told = (note: string): ReportWords => report({ note, revisedDueOn: day('2022-09-30') });
    tells([
      ['3.2.1 amber new date 30 Sept, because the school is closed', told('because the school is closed')],
      ['3.2.1 amber waiting, new date 30 Sept, as planned', told('waiting, as planned')],
      ['3.2.1 amber waiting new date 30 Sept; as planned', told('waiting; as planned')],
      ['3.2.1 amber Waiting. New date 30 Sept 2022. They know.', told('Waiting. They know.')],
      ['3.2.1 amber waiting, new date 30 Sept. They know.', told('waiting. They know.')],
      ['3.2.1 amber\n- waiting\n- new date 30.9.22\n- they know', told('- waiting\n- they know')],
    ]);
  });

  it('is never guessed: its words come back, and the rest of the note with them', () => {
    for (const unreadDate of [
      '9/30',
      '9/30/2022',
      '31 June',
      '31 September 2022',
      '31/9/2022',
      '29 Feb 2023',
      'Sept 30',
      'September 30, 2022',
      'Mon 30 Sept',
      'Mon, 30 Sept',
      'Fri September',
      '30.9',
      '30',
      '2023',
      'next Friday',
      'soon',
      'in two weeks',
      'half term',
      'mid September',
      'spring 2023',
      'tbc',
      'to be agreed',
      'whenever they like',
      '30 Sept or 4 Oct',
      '30 Sept - 4 Oct',
      '30 Sept, or 4 Oct',
      '30 Sept, if the school agrees',
      '30 Sept because the school is closed',
      'probably 30 Sept',
    ]) {
      const said = doubtful({ note: 'waiting, as they know', unreadDate });
      assert.deepEqual(parse(`3.2.1 amber waiting, new date ${unreadDate}, as they know`), said, unreadDate);
      assert.deepEqual(
        parse(`3.2.1 amber waiting, new date ${unreadDate}.`),
        doubtful({ note: 'waiting', unreadDate }),
        unreadDate,
      );
    }
    tells([
      ['3.2.1 amber waiting, new date', doubtful({ note: 'waiting', unreadDate: 'new date' })],
      ['3.2.1 amber waiting, moved to half term', doubtful({ note: 'waiting', unreadDate: 'half term' })],
      ['3.2.1 amber, new date 30 Sept?', doubtful({ unreadDate: '30 Sept?' })],
      [
        '3.2.1 amber new date 30 Sept, no, new date 4 Oct, sorry',
        doubtful({ note: 'sorry', unreadDate: '30 Sept, no, new date 4 Oct' }),
      ],
    ]);
  });

  it('is asked about where it may be that of something else', () => {
    const revisedDueOn = day('2022-09-30');
    tells([
      [
        '3.2.1 amber the survey is now due 30 Sept',
        doubtful({ note: 'the survey is now due 30 Sept', revisedDueOn }),
      ],
      [
        '3.2.1 amber the meeting has moved to 30 Sept, so we wait',
        doubtful({ note: 'the meeting has moved to 30 Sept, so we wait', revisedDueOn }),
      ],
      [
        "3.2.1 amber the survey's new date is 30 Sept",
        doubtful({ note: "the survey's new date is 30 Sept", revisedDueOn }),
      ],
      ['3.2.1 amber it is now due 30 Sept', report({ revisedDueOn })],
    ]);
  });

  it('is none where the same words say something else', () => {
    for (const note of [
      'the team moved to Hyde',
      'moved to the new building in May',
      'waiting for a new date from the school',
      'new dates will follow',
      'the paper is now due at the board',
    ]) {
      assert.deepEqual(parse(`3.2.1 amber ${note}`), report({ note }), note);
    }
  });
});
