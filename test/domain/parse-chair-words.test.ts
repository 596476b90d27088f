import assert from 'node:assert/strict';
import { parseWords } from '../../src/domain/parse-words.js';
import { day } from '../support/build-action.js';

const words = (text: string) => parseWords(text, day('2022-09-01'));
const asked = (text: string): string => {
  const { kind, ...said } = words(text);
  return [kind, ...Object.values<unknown>(said)].map(String).join(' | ');
};

describe('what a chair types', () => {
  it('is a question to a lead, in the very words', () => {
    assert.deepEqual(
      [
        'ask 3.2.1 what is holding it up?',
        'Ask 3.2.1: What is holding it up? Red tape?',
        'ask the lead of 3.2.1, What is holding it up?',
        'ASK about 3.2.1  is it green.\nOr is it amber?',
        `ask 3.2.1 ${'why? '.repeat(100)}`,
        'ask 3.2.1',
        'ask 3.2.1.',
      ].map(asked),
      [
        'ask | 3.2.1 | what is holding it up?',
        'ask | 3.2.1 | What is holding it up? Red tape?',
        'ask | 3.2.1 | What is holding it up?',
        'ask | 3.2.1 | is it green.\nOr is it amber?',
        `ask | 3.2.1 | ${'why? '.repeat(100).trim()}`,
        'ask | 3.2.1 | ',
        'ask | 3.2.1 | ',
      ],
    );
  });

  it('is a ruling on a date', () => {
    assert.deepEqual(
      ['agree 3.2.1', 'Agree 3.2.1, please.', 'keep the old date of 3.2.1', 'Keep the old date 3.2.1!'].map(
        asked,
      ),
      ['agree | 3.2.1', 'agree | 3.2.1', 'keep | 3.2.1', 'keep | 3.2.1'],
    );
  });

  it('is what there is to ask', () => {
    assert.deepEqual(['questions', 'Questions, please'].map(asked), ['questions', 'questions']);
  });

  it('is nothing of this where it names no one action, or says more', () => {
    for (const text of [
      'ask again 3.2.1',
      'ask 3.2 what is holding it up?',
      'ask 3.2.1.4 what is holding it up?',
      'ask what is holding 3.2.1 up?',
      'asked 3.2.1 what is holding it up?',
      'agree',
      'agree 3.2.1 31 October',
      'agree 3.2.1 3.2.2',
      'keep 3.2.1',
      'keep the date of 3.2.1',
    ]) {
      assert.ok(!['ask', 'agree', 'keep'].includes(words(text).kind), text);
    }
    assert.equal(words('ask again 3.2.1').kind, 'ask-again');
  });
});
