import assert from 'node:assert/strict';
import { putRight } from '../../src/domain/put-right.js';
import { buildAction, buildPriority, buildUpdate, day, listRow } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';

const TODAY = { day: day('2022-09-05'), zone: 'Europe/London' };
const reading = buildReading({ priorities: [buildPriority()] });
const run = { messages: [], forOfficers: [], disclaimers: [], broken: null };
const row = listRow('81', '"1"', 'https://contoso.sharepoint.com/81');

describe('what the project officer is to put right', () => {
  it('is nothing where everybody was reached and every row can be asked about', () => {
    const actions = [buildAction(), buildAction({ ref: '3.2.2', rag: 'Complete', dueOn: null })];
    assert.deepEqual(putRight({ ...reading, actions }, run, TODAY), []);
  });

  it('is whom nobody can reach, what has no reason, nobody to ask or no date, and what cannot be read', () => {
    const red = buildUpdate({
      source: 'sharepoint',
      fromRag: 'Green',
      toRag: 'Red',
      note: '',
      reportedBy: 'Tim Bowman',
    });
    const groups = putRight(
      {
        ...reading,
        actions: [
          buildAction({ rag: 'Red', row }),
          buildAction({ ref: '7.1.1', people: [] }),
          buildAction({ ref: '8.1.3', title: 'Share what works', dueOn: null, row }),
        ],
        updates: [red],
        findings: [
          {
            code: 'row-set-aside',
            ref: null,
            message: 'A row of the register cannot be read.',
            text: '',
            webUrl: row.webUrl,
          },
        ],
      },
      {
        messages: [
          {
            to: { name: 'Wendy Young', upn: 'wy' },
            via: 'none',
            actions: [],
            outcome: 'unreachable',
            why: 'has blocked the bot',
          },
          { to: { name: 'Allan Pearce', upn: 'ap' }, via: 'chat', actions: [], outcome: 'sent', why: null },
        ],
        forOfficers: ['3.2.1'],
        disclaimers: [
          {
            ref: '8.1.3',
            upn: 'ap',
            name: 'Allan Pearce',
            instead: 'Elaine Healey',
            at: '2022-09-02T09:00:00Z',
          },
        ],
        broken: 'The reminders do not add up: 1 of 2 people had no message.',
      },
      TODAY,
    );
    assert.deepEqual(groups, [
      {
        title: 'The reminders',
        items: [{ ref: '', text: 'The reminders do not add up: 1 of 2 people had no message.', webUrl: '' }],
      },
      {
        title: 'Not reached',
        items: [
          {
            ref: '',
            text: 'Wendy Young has blocked the bot. Ask them to unblock the SENDIG bot in Teams.',
            webUrl: '',
          },
        ],
      },
      {
        title: 'Long overdue, and nobody else to tell',
        items: [
          {
            ref: '3.2.1',
            text: 'It is overdue without a report, and the leads of its priority are asked already.',
            webUrl: 'https://contoso.sharepoint.com/81',
          },
        ],
      },
      {
        title: 'Not theirs, they say',
        items: [
          {
            ref: '8.1.3',
            text: 'Allan Pearce is not asked any more. They name: Elaine Healey. Change Lead in the list. If it is theirs, type: ask again 8.1.3',
            webUrl: 'https://contoso.sharepoint.com/81',
          },
        ],
      },
      {
        title: 'Red or Amber without a reason',
        items: [
          {
            ref: '3.2.1',
            text: 'Tim Bowman set it to Red on 31 August. Its leads are asked why.',
            webUrl: 'https://contoso.sharepoint.com/81',
          },
        ],
      },
      {
        title: 'Nobody to ask',
        items: [
          {
            ref: '7.1.1',
            text: 'Neither it nor its priority has a lead whom the bot can write to.',
            webUrl: '',
          },
        ],
      },
      {
        title: 'No date, so nobody is asked',
        items: [{ ref: '8.1.3', text: 'Share what works', webUrl: 'https://contoso.sharepoint.com/81' }],
      },
      {
        title: 'Rows to look at',
        items: [
          {
            ref: '',
            text: 'A row of the register cannot be read.',
            webUrl: 'https://contoso.sharepoint.com/81',
          },
        ],
      },
    ]);
  });
});
