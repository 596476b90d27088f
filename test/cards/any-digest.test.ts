import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_CARD_BYTES } from '../../src/cards/card-limits.js';
import { renderDigest } from '../../src/cards/render-digest.js';
import { type Action, REPEATS } from '../../src/domain/action.js';
import { addDays } from '../../src/domain/civil-date.js';
import type { Digest } from '../../src/domain/digest.js';
import { digestAsText } from '../../src/domain/digest-text.js';
import { DEFAULT_RAG_KEY, RAGS } from '../../src/domain/rag.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { digestOf } from '../domain/digest-of.js';
import { buildAction, buildUpdate, day, lead } from '../support/build-action.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { bytesOf, linesOf } from './read-card.js';

const TEXTS = [
  '',
  'Waiting for the survey',
  'See 3.1.1 and 2.4',
  ...HOSTILE_TEXTS,
  ...Object.values(LONGEST_TEXTS),
].map((words) => words.slice(0, 2_000));
const text = fc.constantFrom(...TEXTS);
const rag = fc.constantFrom(...RAGS, null);
const date = fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(day('2022-09-30'), days)));
const instant = fc
  .integer({ min: -400, max: 60 })
  .map((days) => `${addDays(day('2022-09-30'), days)}T10:00:00Z`);

const anyAction = fc
  .record({
    rag,
    title: text,
    text,
    progress: text,
    evidence: text,
    question: text,
    name: text,
    dueOn: date,
    revisedDueOn: date,
    revisedDueAgreed: fc.boolean(),
    repeats: fc.constantFrom(...REPEATS, null),
    lastUpdateAt: fc.option(instant),
    crossReference: fc.boolean(),
    links: fc.subarray(['1.1', '2.2', '3.1.1', 'nonsense']),
    priority: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ name, title, ...said }) => ({
    ...said,
    title: title.slice(0, 120),
    leads: [lead(name)],
    people: [],
  }));
const anyUpdate = fc.record({
  at: fc.nat(),
  reportedAt: instant,
  fromRag: rag,
  toRag: rag,
  fromDueOn: date,
  toDueOn: date,
  note: text,
  evidence: text,
  updateKey: fc.constantFrom('a', 'b', 'undo-a', 'ask-1', 'ask-2', 'agree-1', 'keep-1', 'undo-nothing'),
  source: fc.constantFrom('card', 'reply', 'officer', 'sharepoint', 'import'),
});

const FULL = process.env['CHAOS'] === 'full';

/** A register of so many actions, of which each is like one of those generated. */
function registerOf(
  size: number,
  kinds: readonly Partial<Action>[],
  reports: readonly (Partial<ActionUpdate> & { readonly at: number })[],
): { readonly actions: readonly Action[]; readonly updates: readonly ActionUpdate[] } {
  const actions = Array.from({ length: size }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? {};
    const ref = `${String(kind.priority ?? 3)}.${String(Math.floor(at / 900) + 1)}.${String((at % 900) + 1)}`;
    return buildAction({ ...kind, ref });
  });
  const updates = reports.map(({ at, ...said }) =>
    buildUpdate({ ...said, ref: actions[at % actions.length]?.ref ?? '9.9.9' }),
  );
  return { actions, updates };
}

describe('the digest of any register', () => {
  it('is made, adds up, and fits on cards of a size that Teams takes', function () {
    this.timeout(FULL ? 1_200_000 : 120_000);
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 30, 300, 2_000),
        fc.array(anyAction, { minLength: 1, maxLength: 12 }),
        fc.array(anyUpdate, { maxLength: 40 }),
        fc.integer({ min: 0, max: 60 }),
        (size, kinds, reports, daysSince) => {
          const { actions, updates } = registerOf(size, kinds, reports);
          const asOf = day('2022-09-30');
          const digest = digestOf(actions, { updates, asOf, since: addDays(asOf, -daysSince) });
          assertAddsUp(digest);
          assert.notEqual(digestAsText(digest, DEFAULT_RAG_KEY, 'Europe/London'), '');
          const pages = Number(/Page 1 of (\d+)/.exec(linesOf(cardOf(digest, 1)).join('\n'))?.[1] ?? '1');
          for (const page of new Set([1, 2, Math.ceil(pages / 2), pages])) {
            const bytes = bytesOf(cardOf(digest, page));
            assert.ok(bytes <= MAX_CARD_BYTES, `page ${String(page)} has ${String(bytes)} bytes`);
          }
        },
      ),
      { seed: 2022, numRuns: FULL ? 1_000 : 6 },
    );
  });
});

function cardOf(digest: Digest, page: number) {
  const view = { key: DEFAULT_RAG_KEY, page, asAt: 'as at 30 September 2022', zone: 'Europe/London' };
  return renderDigest({ digest, ...view }).card;
}

function assertAddsUp({ totals, priorities, sections }: Digest): void {
  const { red, amber, green, complete, noUpdate } = totals;
  assert.equal(red + amber + green + complete + noUpdate, totals.actions);
  assert.deepEqual(
    [sections.overdue.length, sections.red.length, sections.amber.length, sections.dueNext.length],
    [totals.overdue, red, amber, totals.dueNext],
  );
  const sum = priorities.reduce(
    (all, one) => all + one.red + one.amber + one.green + one.complete + one.noUpdate,
    0,
  );
  assert.equal(sum, totals.actions);
}
