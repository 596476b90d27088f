import assert from 'node:assert/strict';
import fc from 'fast-check';
import { REF_SHAPE } from '../../src/domain/action.js';
import { addDays, dateInShort, dateInWords, parseCivilDate } from '../../src/domain/civil-date.js';
import { type DoubtfulWords, parseReport, type ReportWords } from '../../src/domain/parse-report.js';
import { day } from '../support/build-action.js';

/** A Thursday. */
const TODAY = day('2022-09-01');
const parse = (text: string): ReturnType<typeof parseReport> => parseReport(text, TODAY);

const report = (said: Partial<ReportWords> = {}): ReportWords => ({
  kind: 'report',
  refs: ['3.2.1'],
  rag: 'Amber',
  note: '',
  evidence: '',
  revisedDueOn: null,
  reportedFor: '',
  ...said,
});
const doubtful = (said: Partial<DoubtfulWords> = {}): DoubtfulWords => ({
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
const tells = (cases: readonly (readonly [string, ReportWords | DoubtfulWords | null])[]): void => {
  for (const [text, said] of cases) assert.deepEqual(parse(text), said, text);
};

describe('a typed report', () => {
  it('is the action, the RAG, the note and the new date', () => {
    tells([
      [
        '3.2.1 amber waiting for the survey, new date 30 Sept 2022',
        report({ note: 'waiting for the survey', revisedDueOn: day('2022-09-30') }),
      ],
      [
        '3.2.1: RED - No money for the Survey; new date: 30/9/2022.',
        report({ rag: 'Red', note: 'No money for the Survey', revisedDueOn: day('2022-09-30') }),
      ],
      ['3.2.1 green', report({ rag: 'Green' })],
      ['3.2.1 green new date 30 September 2022', report({ rag: 'Green', revisedDueOn: day('2022-09-30') })],
    ]);
  });

  it('may be punctuated as people do', () => {
    const said = report({ note: 'waiting' });
    for (const text of [
      '3.2.1 amber waiting',
      '3.2.1: amber waiting',
      '3.2.1, amber, waiting',
      '3.2.1. Amber. waiting',
      '3.2.1 - Amber - waiting',
      '3.2.1 – AMBER — waiting',
      '3.2.1 = amber: waiting',
      '(3.2.1) “amber” … waiting',
      '[3.2.1] (Amber) waiting',
      '3.2.1:amber- waiting',
      '3.2.1\namber\n\nwaiting',
      '3.2.1 is amber: waiting',
      '3.2.1 is now amber, waiting',
      '3.2.1 still amber; waiting',
      '3.2.1 RAG status: amber, waiting',
    ]) {
      assert.deepEqual(parse(text), said, text);
    }
  });

  it('may begin with a greeting or with what it is about', () => {
    const said = report({ note: 'waiting' });
    for (const text of [
      'Action 3.2.1 amber waiting',
      're 3.2.1: amber waiting',
      'RE: action 3.2.1 amber waiting',
      'ref. 3.2.1 amber waiting',
      'update: 3.2.1 amber waiting',
      'Update on 3.2.1 - amber waiting',
      'Hi 3.2.1 amber waiting',
      'Hello, 3.2.1 amber waiting',
      'Hi Allan, action 3.2.1 amber waiting',
      'Good morning all,\n\n3.2.1 amber waiting',
      'Morning - 3.2.1 amber waiting',
    ]) {
      assert.deepEqual(parse(text), said, text);
    }
  });

  it('may be invisible in part, and polite', () => {
    for (const text of [
      '  3.2.1 green  ',
      '\ufeff3.2.1\u200b\u00a0green\u00a0',
      '3.2.1\tgreen\r\n',
      '3.2.1 green.',
      '3.2.1 green!',
      '3.2.1 green please',
      '3.2.1 green, pls.',
      '3.2.1 green. Thanks!',
      '3.2.1 green please, thank you.',
      '3.2.1 green\nMany thanks',
    ]) {
      assert.deepEqual(parse(text), report({ rag: 'Green' }), text);
    }
    tells([
      ['3.2.1 amber waiting, please', report({ note: 'waiting' })],
      ['3.2.1 amber I sent a letter of thanks', report({ note: 'I sent a letter of thanks' })],
    ]);
  });

  it('may be about several actions, each once, in the order in which they were written', () => {
    const refs = ['3.2.1', '3.2.2', '3.3.1'];
    for (const text of [
      '3.2.1 3.2.2 3.3.1 green launched',
      '3.2.1, 3.2.2 and 3.3.1: green - launched',
      '3.2.1,3.2.2,3.3.1 are all green, launched',
      'Actions 3.2.1 & 3.2.2 + 3.3.1 green: launched',
      'actions (3.2.1), (3.2.2), and (3.3.1) - green, launched',
      '3.2.1\n3.2.2; action 3.3.1\ngreen\nlaunched',
      '3.2.1 3.2.2 3.2.1 3.3.1 3.2.2 green launched',
    ]) {
      assert.deepEqual(parse(text), report({ refs, rag: 'Green', note: 'launched' }), text);
    }
    tells([['3.3.1 and 3.2.1 on track', report({ refs: ['3.3.1', '3.2.1'], rag: 'Green' })]]);
  });

  it('knows the words that people have for each RAG', () => {
    for (const [word, rag] of [
      ['red', 'Red'],
      ['amber', 'Amber'],
      ['green', 'Green'],
      ['on track', 'Green'],
      ['on-track', 'Green'],
      ['complete', 'Complete'],
      ['completed', 'Complete'],
      ['done', 'Complete'],
      ['finished', 'Complete'],
      ['closed', 'Complete'],
    ] as const) {
      assert.deepEqual(parse(`3.2.1 ${word}`), report({ rag }), word);
      assert.deepEqual(parse(`3.2.1 is ${word.toUpperCase()}: noted`), report({ rag, note: 'noted' }), word);
    }
    tells([['3.2.1 on track for May', report({ rag: 'Green', note: 'for May' })]]);
  });

  it('takes what a Complete points at as its evidence', () => {
    const link = 'https://sendig.example/green-paper';
    tells([
      [
        `3.2.1 complete see ${link}`,
        report({ rag: 'Complete', note: `see ${link}`, evidence: `see ${link}` }),
      ],
      [`3.2.1 done, ${link}`, report({ rag: 'Complete', note: link, evidence: link })],
      [
        '3.2.1 closed: See the minutes of May.',
        report({ rag: 'Complete', note: 'See the minutes of May.', evidence: 'See the minutes of May.' }),
      ],
      [
        '3.2.1 complete evidence is in the folder',
        report({ rag: 'Complete', note: 'evidence is in the folder' }),
      ],
      ['3.2.1 done, all schools have signed', report({ rag: 'Complete', note: 'all schools have signed' })],
      [`3.2.1 amber see ${link}`, report({ note: `see ${link}` })],
    ]);
  });

  it('keeps the lines, letters and signs of a note, and the actions in it', () => {
    tells([
      ['3.2.1 amber Waiting for OKE\nand the CCG.', report({ note: 'Waiting for OKE\nand the CCG.' })],
      ['3.2.1 amber one\rtwo\u2028three', report({ note: 'one\ntwo\nthree' })],
      [
        '3.2.1 amber:\r\nDear all,\r\n\r\n– the “survey” (v. 2) isn’t back;  \r\n– I’ll chase.\r\n\r\n',
        report({ note: 'Dear all,\n\n– the “survey” (v. 2) isn’t back;\n– I’ll chase.' }),
      ],
      ['3.2.1 amber\n- one\n- two', report({ note: '- one\n- two' })],
      ['3.2.1 amber -5% on last year', report({ note: '-5% on last year' })],
      ['3.2.1 green 👍', report({ rag: 'Green', note: '👍' })],
      ['3.2.1 amber waiting for 3.1.1', report({ note: 'waiting for 3.1.1' })],
      ['3.2.1 amber work moved to 3.2.2', report({ note: 'work moved to 3.2.2' })],
    ]);
  });
});

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

describe('whom a report is for', () => {
  it('stands at the very end, after a pause', () => {
    const said = report({ note: 'waiting', reportedFor: 'Allan Pearce' });
    for (const text of [
      '3.2.1 amber waiting, for Allan Pearce',
      '3.2.1 amber waiting; for Allan Pearce.',
      '3.2.1 amber waiting - for Allan Pearce',
      '3.2.1 amber waiting – For Allan Pearce, thanks',
      '3.2.1 amber waiting\nfor Allan Pearce',
    ]) {
      assert.deepEqual(parse(text), said, text);
    }
    tells([
      ['3.2.1 green, for Allan Pearce', report({ rag: 'Green', reportedFor: 'Allan Pearce' })],
      ['3.2.1 amber Waiting. For Dr A. Pearce', report({ note: 'Waiting.', reportedFor: 'Dr A. Pearce' })],
      ['3.2.1 amber waiting, for pearce a.', report({ note: 'waiting', reportedFor: 'pearce a.' })],
      [
        '3.2.1 amber waiting, new date 30 Sept, for Allan Pearce',
        report({ note: 'waiting', revisedDueOn: day('2022-09-30'), reportedFor: 'Allan Pearce' }),
      ],
      [
        '3.2.1 amber waiting, new date soon, for Allan Pearce',
        doubtful({ note: 'waiting', unreadDate: 'soon', reportedFor: 'Allan Pearce' }),
      ],
    ]);
  });

  it('may stand right after the actions', () => {
    const said = report({ note: 'waiting', reportedFor: 'Allan Pearce' });
    for (const text of [
      '3.2.1 for Allan Pearce: amber waiting',
      '3.2.1, for Allan Pearce, amber waiting',
      '3.2.1 for Allan Pearce - amber - waiting',
    ]) {
      assert.deepEqual(parse(text), said, text);
    }
    assert.deepEqual(
      parse('3.2.1 for Allan Pearce: amber waiting, for the time being'),
      report({ note: 'waiting, for the time being', reportedFor: 'Allan Pearce' }),
    );
  });

  it('is part of the note everywhere else', () => {
    for (const note of [
      'waiting for Allan Pearce',
      'for Allan Pearce',
      'waiting, for Allan',
      'waiting, for Allan Pearce to answer us all',
      'waiting, for 2 schools',
      'waiting, for Allan Pearce, who is away',
    ]) {
      assert.deepEqual(parse(`3.2.1 amber ${note}`), report({ note }), note);
    }
  });
});

describe('a doubtful report', () => {
  it('has a second RAG', () => {
    tells([
      ['3.2.1 amber or red', doubtful({ note: 'or red' })],
      ['3.2.1 green, but 3.2.2 is red', doubtful({ rag: 'Green', note: 'but 3.2.2 is red' })],
      ['3.2.1 amber\n3.2.2 green', doubtful({ note: '3.2.2 green' })],
      ['3.2.1 amber, was Green', doubtful({ note: 'was Green' })],
      ['3.2.1 done, 3.2.2 done', doubtful({ rag: 'Complete', note: '3.2.2 done' })],
      ['3.2.1 amber waiting. 3.2.2: on track', doubtful({ note: 'waiting. 3.2.2: on track' })],
      ['3.2.1 amber at Greenfield, well-reddened', report({ note: 'at Greenfield, well-reddened' })],
    ]);
  });

  it('asks a question', () => {
    tells([
      ['3.2.1 amber?', doubtful()],
      ['3.2.1 amber? they say so', doubtful({ note: 'they say so' })],
      ['3.2.1 amber, waiting for you?', doubtful({ note: 'waiting for you?' })],
      [
        '3.2.1 amber, waiting for you?, for Allan Pearce',
        doubtful({ note: 'waiting for you?', reportedFor: 'Allan Pearce' }),
      ],
      ['3.2.1 amber we asked who? and wait', report({ note: 'we asked who? and wait' })],
    ]);
  });

  it('has a note that may turn the RAG round', () => {
    for (const first of [
      'or',
      'and',
      'not',
      'if',
      'when',
      'once',
      'unless',
      'soon',
      'almost',
      'nearly',
      'by',
      'done',
    ]) {
      for (const text of [`3.2.1 green ${first} it comes`, `3.2.1 green, ${first.toUpperCase()} it comes`]) {
        const note = text.slice(-`${first} it comes`.length);
        assert.deepEqual(parse(text), doubtful({ rag: 'Green', note }), text);
      }
    }
    tells([
      ['3.2.1 amber notified the board', report({ note: 'notified the board' })],
      ['3.2.1 complete by June 2023', doubtful({ rag: 'Complete', note: 'by June 2023' })],
      ['3.2.1 complete, subject to sign-off', doubtful({ rag: 'Complete', note: 'subject to sign-off' })],
    ]);
  });

  it('has a RAG word that says nothing of the action', () => {
    tells([
      ['3.2.1 complete rewrite of the site', doubtful({ rag: 'Complete', note: 'rewrite of the site' })],
      ['3.2.1 closed the gap', doubtful({ rag: 'Complete', note: 'the gap' })],
      ['3.2.1 green light given', doubtful({ rag: 'Green', note: 'light given' })],
      ['3.2.1 red tape everywhere', doubtful({ rag: 'Red', note: 'tape everywhere' })],
      ['3.2.1 green: paper published', report({ rag: 'Green', note: 'paper published' })],
    ]);
  });

  it('denies a RAG, or has none of ours', () => {
    for (const note of [
      'not green',
      'is no longer amber',
      'was amber',
      'almost complete',
      'should be green by May',
      'to 3.2.3 green',
      'waiting for the survey',
      'is going well',
      'for Allan Pearce',
      'green-ish',
      'greenish',
      'amber/red',
      'blue',
      'R',
      'g',
      'A waiting for the survey',
    ]) {
      assert.deepEqual(parse(`3.2.1 ${note}`), doubtful({ rag: null, note }), note);
      assert.deepEqual(parse(`re 3.2.1: ${note}`), doubtful({ rag: null, note }), note);
    }
    tells([
      ['3.2.1-3.2.3 green', doubtful({ rag: null, note: '3.2.3 green' })],
      ['3.2.1 and 3.2.2 going well', doubtful({ refs: ['3.2.1', '3.2.2'], rag: null, note: 'going well' })],
      [
        '3.2.1 waiting for it, new date 30 Sept, for Allan Pearce',
        doubtful({
          rag: null,
          note: 'waiting for it',
          revisedDueOn: day('2022-09-30'),
          reportedFor: 'Allan Pearce',
        }),
      ],
    ]);
  });

  it('keeps the date, the evidence and the name that were read', () => {
    assert.deepEqual(
      parse('3.2.1 done, see the red folder, new date 30 Sept, for Allan Pearce'),
      doubtful({
        rag: 'Complete',
        note: 'see the red folder',
        evidence: 'see the red folder',
        revisedDueOn: day('2022-09-30'),
        reportedFor: 'Allan Pearce',
      }),
    );
  });
});

describe('what is no report', () => {
  it('asks for an action, or speaks of one', () => {
    for (const text of [
      '3.2.1',
      '3.2.1?',
      '3.2.1 please',
      '3.2.1, thanks',
      '3.2.1 and 3.2.2',
      '3.2.1 history',
      'action 3.2.1',
      'update 3.2.1',
      'history 3.2.1',
      'history 3.2.1 green',
      'show me 3.2.1 green',
      'I think 3.2.1 is amber',
      'thanks, 3.2.1 is amber',
      '3.2.1.4 amber waiting',
      '3.2.1a amber waiting',
      '3.2 amber waiting',
      'my actions',
    ]) {
      assert.equal(parse(text), null, text);
    }
  });

  it('is longer than any report', () => {
    assert.equal(parse(`3.2.1 green ${'.'.repeat(60_000)}`), null);
    assert.notEqual(parse('3.2.1 green '.padEnd(4000, '.')), null);
    assert.equal(parse('3.2.1 green '.padEnd(4001, '.')), null);
  });
});

const ref = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 19 }))).map((parts) => parts.join('.'));
const notes = fc
  .array(
    fc.constantFrom('waiting', 'survey', 'schools', 'the', 'Hyde', 'for', 'OKE', '(v. 2)', '£500', 'isn’t'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => ['we', ...words, 'today'].join(' '));
const dates = fc
  .record({ days: fc.integer({ min: 1, max: 364 }), form: fc.integer({ min: 0, max: 4 }) })
  .map(({ days, form }) => {
    const on = addDays(TODAY, days);
    const [year = '', month = '', dayOfMonth = ''] = on.split('-');
    const written = [
      dateInWords(on),
      dateInShort(on).slice(0, -5),
      on,
      `${dayOfMonth}/${month}`,
      `${dayOfMonth}.${month}.${year.slice(2)}`,
    ][form];
    return { on, written };
  });
const reports = fc
  .record({
    refs: fc.uniqueArray(ref, { maxLength: 4 }),
    rag: fc.constantFrom('Red', 'Amber', 'Green', 'Complete'),
    note: fc.option(notes),
    date: fc.option(dates),
    reportedFor: fc.constantFrom('', 'Allan Pearce', 'Dr A. Pearce'),
    between: fc.constantFrom(' ', ', ', ' and '),
    pause: fc.constantFrom(': ', ', ', ' - ', ' — ', '\n'),
    gap: fc.constantFrom(', ', '; ', ' – ', '\n'),
  })
  .map(({ refs, rag, note, date, reportedFor, between, pause, gap }) => ({
    text: [
      `${[refs.join(between), rag].filter((words) => words !== '').join(' ')}${note === null ? '' : pause + note}`,
      ...(date === null ? [] : [`new date ${date.written ?? ''}`]),
      ...(reportedFor === '' ? [] : [`for ${reportedFor}`]),
    ].join(gap),
    said: report({ refs, rag, note: note ?? '', revisedDueOn: date?.on ?? null, reportedFor }),
  }));
/** Words of the grammar in any order, which come nearer to its edges than any letters do. */
const soup = fc
  .array(
    fc.constantFrom(
      ...[
        '3.2.1',
        '3.2.2',
        'action',
        'hi',
        'amber',
        'red',
        'done',
        'on track',
        'is',
        'not',
        'see',
        'https://x.example',
      ],
      ...[
        'new date',
        'moved to',
        'now due',
        '30 Sept',
        '31 June',
        '30.9.22',
        'Mon',
        'soon',
        'for',
        'Allan',
        'Pearce',
      ],
      ...[
        ',',
        '.',
        ';',
        ':',
        '-',
        '–',
        '?',
        '\n',
        '(',
        ')',
        '’',
        'please',
        'thanks',
        'waiting',
        '\u200b',
        'İ',
        '\ud800',
      ],
    ),
    { maxLength: 30 },
  )
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
const texts = fc.oneof(
  soup,
  fc.string({ unit: 'binary', maxLength: 300 }),
  reports.map(({ text }) => text),
);

describe('any words at all', () => {
  it('give back every report that was written by the rules', () => {
    fc.assert(
      fc.property(reports, ({ text, said }) => {
        assert.deepEqual(parse(text), said);
      }),
      { seed: 2022, numRuns: 2000 },
    );
  });

  it('are no report where they are nonsense', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        assert.equal(parse(text), null);
      }),
      { seed: 2022, numRuns: 1000 },
    );
  });

  it('mean the same in any case', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          reports.map(({ text }) => text),
        ),
        (typed) => {
          // This letter is two in lower case.
          const text = typed.replaceAll('İ', '');
          const lower = (words: unknown): unknown => JSON.parse(JSON.stringify(words).toLowerCase());
          assert.deepEqual(lower(parse(text.toUpperCase())), lower(parse(text.toLowerCase())));
        },
      ),
      { seed: 2022, numRuns: 2000 },
    );
  });

  it('never make a report of more than was typed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const said = parse(text);
        if (said === null) return;
        for (const words of [said.note, said.evidence, said.reportedFor]) {
          assert.ok(isWithin(words, text), JSON.stringify({ words, text }));
        }
        assert.equal(said.note, said.note.trim());
        assert.ok(said.refs.every((one) => REF_SHAPE.test(one) && text.includes(one)));
        assert.equal(new Set(said.refs).size, said.refs.length);
        assert.ok(said.kind === 'report' || said.refs.length > 0);
        if (said.revisedDueOn !== null) assert.notEqual(parseCivilDate(said.revisedDueOn), null);
        if (said.kind === 'doubtful') assert.ok(said.unreadDate === '' || said.revisedDueOn === null);
      }),
      { seed: 2022, numRuns: 5000 },
    );
  });

  it('are read to their end, however they repeat themselves', () => {
    for (const begin of ['', '3.2.1 ', '3.2.1 amber ', '3.2.1 amber, new date ', '3.2.1 for A ', 'Hi ']) {
      for (const again of [
        'a ',
        '3.2.1 ',
        ',',
        '-',
        'for ',
        ', for a',
        '\n',
        '.',
        '?',
        'the ',
        'new date 1 May, ',
        'please ',
      ]) {
        for (const end of ['', '!', '\n£']) {
          const text = begin.padEnd(4000 - end.length, again) + end;
          assert.equal(text.length, 4000);
          assert.doesNotThrow(() => parse(text));
        }
      }
    }
  });
});

/** Whether the letters and signs of some words stand in a text in that order. */
function isWithin(words: string, text: string): boolean {
  let at = 0;
  for (const letter of words.replaceAll(/\s/g, '')) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
