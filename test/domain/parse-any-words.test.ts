import assert from 'node:assert/strict';
import fc from 'fast-check';
import { REF_SHAPE } from '../../src/domain/action.js';
import { filterInWords } from '../../src/domain/action-filter.js';
import { addDays, dateInShort, dateInWords, parseCivilDate } from '../../src/domain/civil-date.js';
import { parseWords } from '../../src/domain/parse-words.js';
import { parse, report, TODAY } from './typed-words.js';

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

  it('are a command only where every word of it is understood', () => {
    const clauses = fc.constantFrom(
      ...[
        'red',
        'amber or red',
        'overdue',
        'no update',
        'moved',
        'due before 1 October',
        'due in May',
        'due next month',
      ],
      ...[
        'in priority 3',
        'in priority 3 or 4',
        'led by Allan Pearce',
        'for Allan',
        'is',
        'has',
        'and',
        ',',
        'with',
      ],
    );
    const openings = fc.constantFrom(
      'what is',
      "what's",
      'what has',
      'which actions are',
      'show me',
      'list',
      'find',
      'digest',
    );
    const asked = fc
      .tuple(openings, fc.array(clauses, { maxLength: 6 }))
      .map(([opening, said]) => [opening, ...said].join(' '));
    const property = fc.property(
      asked,
      fc.constantFrom('unless', 'not', '3.2.1', 'never', '?!', 'xyz'),
      (text, other) => {
        const words = parseWords(text, TODAY);
        for (const same of [`${text.toUpperCase()}, please.`, `\u00a0${text.replaceAll(' ', ' \u200b ')} `]) {
          assert.equal(parseWords(same, TODAY).kind, words.kind, same);
        }
        if (words.kind !== 'filter') return;
        const own = filterInWords(words.filter);
        assert.notEqual(own, '');
        assert.deepEqual(parseWords(`list ${own}`, TODAY), words);
        // Whatever else stands among them is part of the name that is asked for, or makes the whole unclear.
        const more = parseWords(`${text}, ${other}`, TODAY);
        assert.ok(more.kind === 'unclear' || other === '?!', `${text}, ${other}`);
      },
    );
    fc.assert(property, { seed: 2022, numRuns: 1500 });
  });

  it('are read to their end, however they repeat themselves', () => {
    for (const begin of [
      '',
      'what is due before ',
      'list for ',
      'find ',
      '3.2.1 ',
      '3.2.1 amber ',
      '3.2.1 amber, new date ',
      '3.2.1 for A ',
      'Hi ',
    ]) {
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
          assert.doesNotThrow(() => parseWords(text, TODAY));
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
