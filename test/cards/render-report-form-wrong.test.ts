import assert from 'node:assert/strict';
import { sayMeanwhile } from '../../src/cards/say-action.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, listRow } from '../support/build-action.js';
import { assertAtMostThreeInSight, assertGoodCard } from './check-card.js';
import { form, PAST, typedNothing } from './draw-form.js';
import { buttonsOf } from './read-card.js';

describe('the form for one answer that could not be taken', () => {
  it('stands open where something behind "More" holds words already, or is wrong', () => {
    const doing = 'Agency staff start on 12 September';
    const { card, seen, more } = form({ typed: { note: 'Two posts are empty', doing } });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4), [
      'Why, and what happens next <Two posts are empty>',
      'New date, if it moves <>',
      'The answer <Amber>',
      `What is being done about it <${doing}>`,
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
      '[Save] [Back]',
    ]);
    assert.deepEqual(more, []);
    const message = 'The evidence is 2,100 characters long. Please shorten it to 2,000.';
    const wrong = form({ error: { field: 'evidence', message } });
    assertGoodCard(wrong.card);
    assert.deepEqual(wrong.seen.slice(9), [message, 'Evidence: a link or a sentence <>', '[Save] [Back]']);
  });

  it('stays short where what is wrong stands in sight', () => {
    const message = 'Say why 3.2.1 is Amber and what happens next.';
    const typed = { ...typedNothing(), rag: 'Amber' };
    const { card, seen } = form({ error: { field: 'note', message }, typed });
    assert.deepEqual(seen.slice(4), [
      message,
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assertAtMostThreeInSight(card);
  });

  it('keeps what was typed beside what is wrong, and lets the person say that a date is no birth', () => {
    const message = '"born on 3 May 2012" looks like a date of birth.';
    const typed = { note: 'Centre born on 3 May 2012', revisedDueOn: '2022-09-30' };
    const { card, seen } = form({ error: { code: 'birth-date', field: 'note', message }, typed });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4), [
      message,
      '[It is no birth date: save]',
      'Why, and what happens next <Centre born on 3 May 2012>',
      'New date, if it moves <2022-09-30>',
      '[More]',
      '[Save] [Back]',
    ]);
    const press = { ref: '3.2.1', etag: versionOf(PAST), page: '2' };
    const [waiver] = buttonsOf(card);
    assert.deepEqual(
      [waiver?.['tooltip'], waiver?.['verb'], waiver?.['data']],
      ["Save the report on 3.2.1: the date in it is nobody's date of birth", 'rag.save-no-birth-date', press],
    );
    const number = form({ error: { code: 'child-data', field: 'note', message: 'A number.' } });
    assert.deepEqual(number.seen.slice(4, 6), ['A number.', 'Why, and what happens next <>']);
  });

  it('puts what is wrong with a date above it and keeps every word as it was typed', () => {
    const note = 'Two posts are empty:\n- one since **May**';
    const message = 'Choose a new date for 3.2.1 after today, 1 September 2022.';
    const { card, seen } = form({
      rag: 'Red',
      error: { field: 'revisedDueOn', message },
      typed: { note, revisedDueOn: '2022-08-01' },
    });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4, 7), [
      `Why, and what happens next <${note}>`,
      message,
      'New date, if it moves <2022-08-01>',
    ]);
    const unread = 'Write the new date as a day in the calendar, for example 30 September 2022.';
    const words = form({
      error: { field: 'revisedDueOn', message: unread },
      typed: { revisedDueOn: 'next week' },
    });
    assert.deepEqual(words.seen.slice(5, 7), [unread, 'New date, if it moves <>']);
  });

  it('says what is wrong with a date that was typed before the answer became Complete', () => {
    const message = '3.2.1 is Complete, so it needs no new date. Leave the date out.';
    const typed = { revisedDueOn: '2022-09-30' };
    const { card, seen } = form({ rag: 'Complete', error: { field: 'revisedDueOn', message }, typed });
    assertGoodCard(card);
    assert.ok(seen.includes(message), seen.join('\n'));
  });

  it('says who has answered meanwhile, and what Save and Back do then', () => {
    const told = { rag: 'Red', lastUpdateBy: 'Elaine Healey', progress: 'Two posts are empty' } as const;
    const { card, seen } = form({ error: { field: null, message: sayMeanwhile(buildAction(told)) } });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4, 6), [
      'Elaine Healey has changed 3.2.1 in the meantime. It now says ● Red. Two posts are empty. Save puts your answer in its place, and both stay in the history; Back leaves it as it is.',
      'Why, and what happens next <>',
    ]);
  });

  it('says who has changed it in the list itself, whoever reported last', () => {
    const edited = {
      ...listRow('1', '"1"'),
      editedBy: { name: 'Project officer', upn: 'officer@sendig.example' },
    };
    const told = { rag: 'Red', lastUpdateBy: 'Elaine Healey' } as const;
    const { seen } = form({
      error: { field: null, message: sayMeanwhile(buildAction({ ...told, row: edited })) },
    });
    assert.match(seen[4] ?? '', /^Project officer has changed 3.2.1 in the meantime. It now says ● Red\. /);
  });

  it('says what Save and Back do then, however long the note is that came meanwhile', () => {
    const told = {
      rag: 'Red',
      lastUpdateBy: 'Elaine Healey',
      progress: 'Two posts are empty. '.repeat(90),
    } as const;
    const { seen } = form({ error: { field: null, message: sayMeanwhile(buildAction(told)) } });
    const end = 'Save puts your answer in its place, and both stay in the history; Back leaves it as it is.';
    assert.ok(seen[4]?.endsWith(end), seen[4]);
  });
});
