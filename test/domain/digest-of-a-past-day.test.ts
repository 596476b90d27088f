import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChange } from '../../src/delivery/apply-waiting.js';
import { type Action, agreedDueOn } from '../../src/domain/action.js';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import { decide } from '../../src/domain/decide.js';
import { decideQuestion, decideRuling, type RulingDecision } from '../../src/domain/decide-chair.js';
import { decideUndo } from '../../src/domain/decide-undo.js';
import type { Digest, DigestTotals } from '../../src/domain/digest.js';
import { RAGS } from '../../src/domain/rag.js';
import {
  type ActionUpdate,
  type Change,
  DEFAULT_REPORT_POLICY,
  isReport,
  type Report,
} from '../../src/domain/report.js';
import { buildAction, buildUpdate, day, person } from '../support/build-action.js';
import { buildChange, buildReport } from '../support/build-report.js';
import { digestOf } from './digest-of.js';

const LEAD = person('Adrian Rocks');
const OFFICERS = ['officer@sendig.example'];
const CHAIRS = ['chair@sendig.example'];
const CHAIR = { name: 'Winifred Ashe', upn: 'chair@sendig.example' };

/** What somebody does with an action, so many hours after whatever was done before. */
interface Step {
  readonly index: number;
  readonly what: 'report' | 'undo' | 'ask' | 'agree' | 'keep';
  readonly rag: (typeof RAGS)[number];
  readonly moves: boolean;
  readonly hours: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  index: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom('report', 'report', 'report', 'undo', 'ask', 'agree', 'keep'),
  rag: fc.constantFrom(...RAGS),
  moves: fc.boolean(),
  hours: fc.constantFrom(1, 3, 20, 100, 400),
});

/** The register, and what has been done with it so far. */
interface World {
  readonly actions: readonly Action[];
  readonly updates: readonly ActionUpdate[];
  /** The last report on each action, or what took it back. */
  readonly last: ReadonlyMap<string, Change>;
}

/** What becomes of the register, as the domain decides it; nothing where it is refused. */
function after(world: World, step: Step, key: string, at: string): World {
  const action = world.actions[step.index]!;
  const decision = decideStep(world, action, step, key, at);
  if (!decision.allowed || decision.change === null) return world;
  const { change } = decision;
  return {
    actions: world.actions.with(step.index, applyChange(action, change)),
    updates: [...world.updates, change.update],
    last:
      isReport(change.update) || step.what === 'undo'
        ? new Map(world.last).set(action.ref, change)
        : world.last,
  };
}

function decideStep(world: World, action: Action, step: Step, key: string, at: string): RulingDecision {
  const { ref } = action;
  const today = day(at.slice(0, 10));
  const chairs = {
    ref,
    action,
    by: CHAIR,
    chairs: CHAIRS,
    officers: OFFICERS,
    at,
    source: 'card',
    key,
  } as const;
  const known = { action, priority: null, officers: OFFICERS };
  switch (step.what) {
    case 'ask':
      return decideQuestion({ ...chairs, question: `What about ${key}?` });
    case 'agree':
    case 'keep': {
      const updates = world.updates.filter((update) => update.ref === ref);
      return decideRuling({ ...chairs, ruling: step.what, seenOn: agreedDueOn(action), updates });
    }
    case 'undo': {
      const last = world.last.get(ref) ?? null;
      return decideUndo({ ...known, ref, last, changedSince: false, by: LEAD, at });
    }
    case 'report': {
      const moves = step.moves && step.rag !== 'Complete';
      return decide({
        ...known,
        report: buildReport({
          ref,
          rag: step.rag,
          note: `Note ${key}`,
          revisedDueOn: moves ? addDays(today, 60) : null,
          at,
          updateKey: key,
        }),
        policy: DEFAULT_REPORT_POLICY,
        day: today,
        zone: 'Europe/London',
      });
    }
  }
}

/** The digest of `asOf` as it was compiled that evening, and the register long after. */
function live(steps: readonly Step[], asOf: CivilDate, since: CivilDate): { onTheDay: Digest; world: World } {
  let world: World = {
    actions: [1, 2, 3, 4].map((item) =>
      buildAction({
        ref: `3.2.${String(item)}`,
        dueOn: day('2022-11-30'),
        repeats: item === 4 ? '1 month' : null,
      }),
    ),
    updates: [],
    last: new Map(),
  };
  let onTheDay: Digest | null = null;
  let now = Date.parse('2022-09-01T09:00:00.000Z');
  for (const [position, step] of steps.entries()) {
    now += step.hours * 3_600_000;
    const at = new Date(now).toISOString();
    if (at.slice(0, 10) > asOf) onTheDay ??= digestOf(world.actions, { ...world, asOf, since });
    world = after(world, step, `key-${String(position).padStart(2, '0')}`, at);
  }
  return { onTheDay: onTheDay ?? digestOf(world.actions, { ...world, asOf, since }), world };
}

/** An action as a report leaves it, with the row that the report adds. */
function reported(action: Action, said: Partial<Report>): [Action, ActionUpdate] {
  const change = buildChange(action, { ref: action.ref, ...said });
  return [applyChange(action, change), change.update];
}

describe('the digest of a day that has passed', () => {
  it('takes back what was reported later', () => {
    const before = buildAction({ ref: '3.2.1' });
    const [amber, first] = reported(before, {
      rag: 'Amber',
      note: 'Waiting',
      at: '2022-08-10T10:00:00Z',
      updateKey: 'a',
    });
    const said = {
      note: 'No answer',
      revisedDueOn: day('2022-12-31'),
      at: '2022-09-12T10:00:00Z',
      updateKey: 'b',
    };
    const [red, second] = reported(amber, { rag: 'Red', ...said });
    const updates = [second, first];
    assert.deepEqual(
      digestOf([red], { updates, asOf: day('2022-08-31') }),
      digestOf([amber], { updates: [first], asOf: day('2022-08-31') }),
    );
    assert.equal(digestOf([red], { updates, asOf: day('2022-08-09') }).totals.noUpdate, 1);
    const now = digestOf([red], { updates, asOf: day('2022-09-12') });
    assert.deepEqual(
      now.sections.red.map(({ ref }) => ref),
      ['3.2.1'],
    );
  });

  it('shows the list as it stands where nothing was reported later', () => {
    const byHand = buildAction({
      rag: 'Green',
      dueOn: day('2022-12-31'),
      lastUpdateAt: '2022-10-20T10:00:00Z',
    });
    const [entry] = digestOf([byHand], { updates: [buildUpdate({ toRag: 'Amber' })] }).sections.dueNext;
    assert.equal(entry, undefined);
    assert.equal(digestOf([byHand]).totals.green, 1);
  });

  it('is the digest that was compiled on that day, whatever was reported, taken back, asked and ruled', () => {
    const [offset, back] = [fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 })];
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), offset, back, (steps, days, before) => {
        const asOf = addDays(day('2022-09-01'), days);
        const since = addDays(asOf, -before);
        const { onTheDay, world } = live(steps, asOf, since);
        const { actions, updates } = world;
        assert.deepEqual(digestOf(actions, { updates, asOf, since }), onTheDay);
        assert.equal(
          JSON.stringify(digestOf(actions.toReversed(), { updates: updates.toReversed(), asOf, since })),
          JSON.stringify(onTheDay),
          'the order in which rows are read does not count',
        );
        assertAddsUp(onTheDay, actions);
        const eve = digestOf(actions, { updates, asOf: addDays(since, -1) });
        assert.deepEqual(ragsOf(onTheDay.before), ragsOf(eve.totals), 'it compares with the evening before');
      }),
      { seed: 2022, numRuns: 300 },
    );
  });
});

function ragsOf({ red, amber, green, complete, noUpdate }: DigestTotals): readonly number[] {
  return [red, amber, green, complete, noUpdate];
}

function assertAddsUp({ totals, sections, quiet }: Digest, actions: readonly Action[]): void {
  assert.equal(totals.red + totals.amber + totals.green + totals.complete + totals.noUpdate, totals.actions);
  assert.equal(sections.red.length, totals.red);
  assert.equal(sections.amber.length, totals.amber);
  assert.equal(sections.overdue.length, totals.overdue);
  assert.equal(sections.dueNext.length, totals.dueNext);
  const { questions, unreached: _unreached, ...listed } = sections;
  const told = new Set([...Object.values(listed).flat(), ...questions].map(({ ref }) => ref));
  const open = actions.filter(({ ref }) => !sections.completedSince.some((done) => done.ref === ref));
  const untold = open.filter(({ ref }) => !told.has(ref)).length;
  assert.ok(untold >= quiet && untold <= quiet + totals.complete);
}
