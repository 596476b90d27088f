import assert from 'node:assert/strict';
import { renderDigest } from '../../src/cards/render-digest.js';
import type { Digest, DigestEntry, DigestSections, SilentEntry } from '../../src/domain/digest.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { day } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf, partsOf } from './read-card.js';

const NOTHING: DigestSections = {
  overdue: [],
  red: [],
  amber: [],
  completedSince: [],
  dateMoved: [],
  dueNext: [],
  noUpdate: [],
  questions: [],
  unreached: [],
};

function entry(ref: string, said: Partial<DigestEntry> = {}): DigestEntry {
  return {
    ref,
    action: 'Review the Local Offer with partners',
    leads: ['Adrian Rocks'],
    dueOn: day('2022-08-31'),
    rag: null,
    note: '',
    evidence: '',
    reportedAt: null,
    setAt: null,
    ...said,
  };
}

function digestOf(sections: Partial<DigestSections>, said: Partial<Digest> = {}): Digest {
  return {
    asOf: day('2022-09-01'),
    since: day('2022-08-01'),
    headline: 'Since 1 August 2022: 2 more overdue.',
    counts: '101 actions: 2 overdue.',
    before: { actions: 101, red: 1, amber: 1, green: 5, complete: 1, noUpdate: 93, overdue: 0, dueNext: 7 },
    asked: [],
    quiet: 0,
    pointers: 0,
    dueUntil: day('2022-10-02'),
    nextMeetingOn: null,
    totals: { actions: 101, red: 1, amber: 1, green: 5, complete: 1, noUpdate: 93, overdue: 2, dueNext: 7 },
    priorities: [
      {
        number: 3,
        title: 'A Local Offer that families know and use',
        leads: ['Adrian Rocks'],
        red: 0,
        amber: 1,
        green: 2,
        complete: 0,
        noUpdate: 8,
        overdue: ['3.3.1'],
        notReported: 1,
      },
    ],
    sections: { ...NOTHING, ...sections },
    ...said,
  };
}

function silent(ref: string, times: number): SilentEntry {
  return { ...entry(ref), asked: { times, lastOn: times === 0 ? null : day('2022-08-25') } };
}

function render(digest: Digest, page = 1, filter?: number) {
  const asAt = 'as at 1 September 2022, 09:00';
  const limit = filter === undefined ? {} : { filter };
  return renderDigest({ digest, key: DEFAULT_RAG_KEY, page, asAt, zone: 'Europe/London', ...limit });
}

const KEY = 5;

describe('the digest as a card', () => {
  it('reads in the order in which a board reads', () => {
    const amber = entry('3.2.1', {
      rag: 'amber',
      dueOn: day('2022-09-30'),
      note: 'Waiting for the survey',
      reportedAt: '2022-08-31T10:00:00.000Z',
    });
    const red = entry('2.1.1', {
      rag: 'red',
      note: 'Two posts are empty',
      reportedAt: '2022-08-20T10:00:00.000Z',
    });
    const moved = {
      ...amber,
      baselineOn: day('2022-05-31'),
      times: 2,
      days: 122,
      movedOn: day('2022-08-31'),
    };
    const digest = digestOf(
      {
        overdue: [red, entry('3.3.1')],
        red: [red],
        amber: [amber],
        completedSince: [
          entry('3.1.1', {
            rag: 'complete',
            note: 'The board met',
            evidence: 'Minutes of 15 August',
            reportedAt: '2022-08-15T10:00:00.000Z',
          }),
        ],
        dateMoved: [
          { ...moved, reason: 'Waiting for the survey', agreed: false },
          { ...moved, ref: '5.1.1', movedOn: day('2022-06-01'), reason: '', agreed: true },
        ],
        dueNext: [amber, entry('7.3.7', { dueOn: day('2022-09-30') })],
        noUpdate: [silent('3.3.1', 3), silent('7.3.7', 0), silent('8.1.1', 0)],
        questions: [{ ref: '3.3.1', kind: 'green-silent', question: 'Is it still on track?' }],
        unreached: [{ name: 'Allan Pearce', upn: null, why: 'blocked', remedy: 'Ask him' }],
      },
      {
        quiet: 12,
        pointers: 1,
        nextMeetingOn: day('2022-09-29'),
        asked: [
          {
            ref: '3.2.1',
            question: 'What is holding it up?',
            askedOn: day('2022-08-04'),
            askedAt: '2022-08-04T10:00:00.000Z',
            by: 'Chair of SENDIG',
            answer: { on: day('2022-08-31'), by: 'Adrian Rocks', rag: 'Amber', note: 'The survey' },
          },
          {
            ref: '2.1.1',
            question: 'Who will fill the posts?',
            askedOn: day('2022-08-30'),
            askedAt: '2022-08-30T10:00:00.000Z',
            by: 'Chair of SENDIG',
            answer: null,
          },
        ],
      },
    );
    const { card, summary } = render(digest);
    const { card: second } = render(digest, 2);
    assertGoodCard(card);
    assertGoodCard(second);
    assert.equal(summary, 'SENDIG digest. Since 1 August 2022: 2 more overdue.');
    assert.deepEqual(linesOf(card).slice(0, 15), [
      'SENDIG digest',
      'As at 1 September 2022, 09:00. Compared with 1 August 2022.',
      'Since 1 August 2022: 2 more overdue.',
      '2',
      'Overdue',
      '1',
      '● Red',
      '1',
      '▲ Amber',
      '5',
      '■ Green',
      '1',
      '✓ Complete',
      '93',
      '○ No update',
    ]);
    const told = [...linesOf(card).slice(15, -KEY - 2), ...linesOf(second).slice(2, -KEY - 2)];
    assert.deepEqual(told, [
      'What you asked last time (2)',
      '3.2.1: What is holding it up?',
      'Adrian Rocks answered on 31 August 2022: Amber. The survey. Asked on 4 August 2022.',
      '[Ask the lead]',
      '2.1.1: Who will fill the posts?',
      'Not answered yet. Asked on 30 August 2022.',
      'By priority',
      'Priority',
      'Where it stands',
      '3. A Local Offer that families know and use',
      '▲ Amber 1, ■ Green 2, ○ No update 8. 1 overdue. 1 not reported since.',
      'Overdue (2)',
      '2.1.1 Review the Local Offer with partners',
      'Adrian Rocks. Due by 31 August 2022, 1 day overdue. ● Red, last reported 20 August 2022.',
      'Two posts are empty.',
      '[Ask the lead]',
      '3.3.1 Review the Local Offer with partners',
      'Adrian Rocks. Due by 31 August 2022, 1 day overdue. ○ No update yet.',
      '[Ask the lead]',
      'Red (1)',
      'Listed earlier: 2.1.1.',
      'Amber (1)',
      '3.2.1 Review the Local Offer with partners',
      'Adrian Rocks. Due by 30 September 2022, in 29 days. ▲ Amber, last reported 31 August 2022.',
      'Waiting for the survey.',
      '[Ask the lead]',
      'Completed since 1 August 2022 (1)',
      '3.1.1 Review the Local Offer with partners',
      'Adrian Rocks. Due by 31 August 2022. ✓ Complete, last reported 15 August 2022.',
      'The board met.',
      'Evidence: Minutes of 15 August.',
      '[Ask the lead]',
      'Dates moved (2)',
      '3.2.1 Review the Local Offer with partners',
      'Moved twice, from 31 May 2022 to 30 September 2022, about 4 months later. Not yet agreed.',
      'Waiting for the survey.',
      '[Agree] [Keep the old date]',
      '[Ask the lead]',
      'Moved before, and agreed: 5.1.1.',
      'Due before the next meeting, 29 September 2022 (2)',
      '7.3.7 Review the Local Offer with partners',
      'Adrian Rocks. Due by 30 September 2022, in 29 days. ○ No update yet.',
      '[Ask the lead]',
      'Listed earlier: 3.2.1.',
      'No update since 1 August 2022 (3)',
      'Asked 3 times: 3.3.1.',
      'Not asked yet: 7.3.7 and 8.1.1.',
      'Questions the chair may wish to ask (1)',
      '3.3.1: Is it still on track?',
      '[Ask the lead]',
      '12 more open actions are on track, were reported since and are not due yet. 1 row only points at other actions.',
      'Not reached (1)',
      '1 person could not be reached. The project officer can see who and why.',
    ]);
    assert.equal(linesOf(card).at(-1), '○ No update: nobody has reported on it');
    assert.doesNotMatch(JSON.stringify(card), /Allan Pearce/);
  });

  it('draws a bar for each priority, whose colours are words too', () => {
    const chart = partsOf(render(digestOf({})).card).find(({ type }) => type.startsWith('Chart.'));
    assert.deepEqual(chart?.['data'], [
      {
        title: '3. A Local Offer that families know and use',
        data: [
          { legend: '▲\u00a0Amber', value: 1, color: 'warning' },
          { legend: '■\u00a0Green', value: 2, color: 'good' },
          { legend: '○\u00a0No update', value: 8, color: 'neutral' },
        ],
      },
    ]);
  });

  it('tells the overdue that have a report first, and only names most of the others', () => {
    const unsaid = Array.from({ length: 7 }, (_, i) => entry(`1.1.${String(i + 1)}`));
    const { card } = render(digestOf({ overdue: [...unsaid, entry('3.2.1', { rag: 'red' })] }));
    assert.deepEqual(
      linesOf(card)
        .slice(linesOf(card).indexOf('Overdue (8)'), -KEY)
        .filter((line) => !line.startsWith('Adrian Rocks') && line !== '[Ask the lead]'),
      [
        'Overdue (8)',
        '3.2.1 Review the Local Offer with partners',
        ...[1, 2, 3, 4].map((i) => `1.1.${String(i)} Review the Local Offer with partners`),
        '3 more without an update: 1.1.5, 1.1.6 and 1.1.7. Type "overdue" to see them all.',
      ],
    );
  });

  it('turns its pages with the days and the priority it was asked for', () => {
    const overdue = Array.from({ length: 30 }, (_, i) => entry(`3.2.${String(i + 1)}`, { rag: 'red' }));
    const { card } = render(digestOf({ overdue }), 2, 3);
    assertGoodCard(card);
    assert.equal(linesOf(card)[0], 'SENDIG digest: priority 3');
    assert.deepEqual(linesOf(card).slice(2, 4), [
      'Overdue (30)',
      '3.2.6 Review the Local Offer with partners',
    ]);
    const asked = { asOf: '2022-09-01', since: '2022-08-01', priority: '3' };
    assert.deepEqual(
      buttonsOf(card)
        .filter(({ title }) => title !== 'Ask the lead')
        .map(({ title, verb, data }) => ({ title, verb, data })),
      [
        { title: 'Previous', verb: 'digest.page', data: { page: '1', ...asked } },
        { title: 'Next', verb: 'digest.page', data: { page: '3', ...asked } },
      ],
    );
  });

  it('stays small however long the register is', () => {
    const texts = [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)];
    const many = Array.from({ length: 2_000 }, (_, i) => {
      const text = texts[i % texts.length] ?? '';
      const note = text.slice(0, 2_000);
      return entry(`${String(i)}.1.1`, { action: note, note, leads: [note.slice(0, 300)], rag: 'red' });
    });
    const priorities = Array.from({ length: 40 }, (_, i) => ({
      ...digestOf({}).priorities[0]!,
      number: i + 1,
      title: '"'.repeat(500),
      overdue: many.map(({ ref }) => ref),
    }));
    const digest = digestOf(
      {
        overdue: many,
        red: many,
        noUpdate: many.map((one, at) => ({ ...one, ...silent(one.ref, at % 30) })),
        dateMoved: many.map((one) => ({
          ...one,
          baselineOn: day('2022-05-31'),
          times: 2,
          days: 122,
          movedOn: null,
          reason: one.note,
          agreed: false,
        })),
        questions: many.map(({ ref, note }) => ({ ref, kind: 'no-change' as const, question: note })),
      },
      { priorities, headline: '"'.repeat(5_000) },
    );
    const first = render(digest).card;
    assertGoodCard(first);
    assert.ok(linesOf(first).includes('and 30 more priorities'));
    const last = render(digest, 1_000_000).card;
    assertGoodCard(last);
    const pages = Number(/Page (\d+) of \1/.exec(linesOf(last).join('\n'))?.[1]);
    for (const page of [2, 3, Math.round(pages / 2), pages - 1]) assertGoodCard(render(digest, page).card);
  });

  it('is short when there is nothing to say', () => {
    const { card } = render(digestOf({}, { priorities: [] }));
    assertGoodCard(card);
    assert.equal(linesOf(card).length, 15 + KEY);
  });
});
