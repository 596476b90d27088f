import assert from 'node:assert/strict';
import { day } from '../support/build-action.js';
import { doubtful, parse, report, tells } from './typed-words.js';

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
