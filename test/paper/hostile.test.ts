import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PAPER_KINDS } from '../../src/domain/paper.js';
import { buildAction, buildPriority, buildUpdate, day, lead, person } from '../support/build-action.js';
import { buildMeasure, buildReading } from '../support/build-reading.js';
import { paperOf } from './make-paper.js';
import { readPaper } from './read-paper.js';

/** What XML 1.0 does not allow, halves of characters, marks of direction, and what looks like XML. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\u0000',
        '\u0008',
        '\u001b',
        '\ud800',
        '\udfff',
        '\uffff',
        '\u202e',
        ']]>',
        '<w:t>',
        '&amp;',
        '</w:p>',
        '"\'',
        '\n',
        '\t',
        '\u2028',
        '👩‍👧',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a paper of whatever people write', () => {
  it('is always a file that Word can open, and is the same again', async () => {
    const texts = fc.array(hostile, { minLength: 14, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...PAPER_KINDS), fc.boolean(), async (words, kind, fit) => {
        const at = (index: number): string => words[index] ?? '';
        const action = buildAction({
          title: at(0),
          text: at(1),
          dueText: at(2),
          leads: [lead(at(3), at(4)), lead(at(5))],
          people: [person(at(3))],
          partners: at(6),
          progress: at(7),
          evidence: at(8),
          milestones: [{ on: day('2022-08-01'), text: at(9) }],
          rag: 'Amber',
          publishNotesTo: fit ? day('2022-12-31') : null,
        });
        const reading = buildReading({
          actions: [action],
          priorities: [buildPriority({ title: at(10), outcomes: [{ ref: '3.2', title: at(11) }] })],
          updates: [buildUpdate({ note: at(7), evidence: at(8), reportedBy: at(12) })],
          measures: [buildMeasure({ text: at(13), unit: at(2), baseline: 1, better: 'higher' })],
        });
        const asked = { request: { kind, forPublication: fit, board: at(12) } };
        const bytes = await paperOf(reading, asked);
        readPaper(bytes);
        assert.ok(Buffer.from(bytes).equals(Buffer.from(await paperOf(reading, asked))));
      }),
      { seed: 2022, numRuns: 15 },
    );
  });

  it('holds a note of a hundred thousand characters or lines', async () => {
    for (const note of ['ä'.repeat(100_000), 'a\n'.repeat(50_000)]) {
      const action = buildAction({ progress: note, rag: 'Red' });
      const { parts } = readPaper(await paperOf(buildReading({ actions: [action] })));
      const document = parts.get('word/document.xml') ?? '';
      assert.ok(document.includes(note.slice(0, 1)) && document.length > 100_000);
    }
  });

  it('keeps what people see, and drops what could turn it round', async () => {
    const action = buildAction({ progress: 'Done\u202e soon\u0000 👩‍👧 <b> & "so"', rag: 'Red' });
    const { pieces } = readPaper(await paperOf(buildReading({ actions: [action] })));
    const table = pieces.findLast((piece) => 'rows' in piece && piece.rows[1]?.[0] === '3.2.1');
    assert.ok(table !== undefined && 'rows' in table);
    assert.equal(table.rows[1]?.at(-1), 'Done soon 👩‍👧 <b> & "so"');
  });
});
