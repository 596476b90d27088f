import assert from 'node:assert/strict';
import { failed, notMade, passed } from '../../src/doctor/check.js';
import { diagnose } from '../../src/doctor/diagnosis.js';

describe('what the doctor says in the end', () => {
  const site = passed('site', 'The site is there.');
  const token = failed('token', 'There is no token.', 'Get one.');
  const clock = notMade('clock', 'The clock was', 'nobody answers');

  it('is short when all is well', () => {
    const { words, document, failed: names } = diagnose([site, site]);
    assert.equal(words, 'ok       The site is there.\nok       The site is there.\nAll 2 checks passed.');
    assert.deepEqual([document.ok, names], [true, null]);
  });

  it('counts what failed and what could not be checked', () => {
    const {
      words,
      document,
      failed: names,
    } = diagnose([token, clock, failed('site', 'It is gone.', 'Find it.')]);
    assert.equal(
      words,
      [
        'failed   There is no token.',
        '         Get one.',
        'skipped  The clock was not checked, because nobody answers.',
        'failed   It is gone.',
        '         Find it.',
        '2 of 3 checks failed. 1 could not be made.',
      ].join('\n'),
    );
    assert.equal(names, 'The checks token and site');
    assert.deepEqual(document.checks[1], {
      name: 'clock',
      ok: true,
      message: 'The clock was not checked, because nobody answers.',
      remedy: null,
    });
  });
});
