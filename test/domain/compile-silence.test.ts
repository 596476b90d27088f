import assert from 'node:assert/strict';
import { compileSilence, type SilenceInput, whomToName } from '../../src/domain/compile-silence.js';
import type { AskedBefore } from '../../src/domain/reminder.js';
import { buildAction, day, lead, person } from '../support/build-action.js';

const ADRIAN = person('Adrian Rocks');
const ALLAN = person('Allan Pearce');
const led = (...names: readonly string[]) => ({
  leads: names.map((name) => lead(name)),
  people: names.map(person),
});
const ACTIONS = [
  buildAction({ ref: '3.2.10', ...led('Adrian Rocks') }),
  buildAction({
    ref: '3.2.9',
    ...led('Adrian Rocks', 'Allan Pearce'),
    lastUpdateAt: '2022-08-20T09:00:00.000Z',
  }),
  buildAction({ ref: '3.3.1', ...led('Elaine Healey'), lastUpdateAt: '2022-09-01T09:00:00.000Z' }),
  buildAction({ ref: '3.3.2', leads: [lead('Parent forum')], people: [] }),
  buildAction({ ref: '3.3.3', leads: [], people: [] }),
  buildAction({ ref: '3.3.4', rag: 'Complete', ...led('Jane Sowerby') }),
  buildAction({ ref: '3.3.5', crossReference: true, leads: [], people: [] }),
];
const asked = (ref: string, upn: string, on: string, kind: AskedBefore['kind'] = 'overdue'): AskedBefore => ({
  ref,
  kind,
  upn,
  dueOn: null,
  askedOn: day(on),
});
const compile = (said: Partial<SilenceInput> = {}) =>
  compileSilence({
    actions: ACTIONS,
    noUpdate: new Set(['3.2.9', '3.2.10', '3.3.2', '3.3.3', '3.3.5']),
    asked: [],
    disclaimed: [],
    zone: 'Europe/London',
    ...said,
  });

describe('who has not reported', () => {
  it('is told lead by lead, and counted of all who lead an open action', () => {
    const never = { timesAsked: 0, lastAskedOn: null };
    assert.deepEqual(compile(), {
      actions: 3,
      leads: 4,
      silent: [
        { name: 'Adrian Rocks', upn: ADRIAN.upn, refs: ['3.2.9', '3.2.10'], ...never },
        { name: 'Allan Pearce', upn: ALLAN.upn, refs: ['3.2.9'], ...never },
        { name: 'Parent forum', upn: null, refs: ['3.3.2'], ...never },
      ],
      unled: ['3.3.3'],
    });
    assert.deepEqual(compile({ noUpdate: new Set() }), { actions: 0, leads: 4, silent: [], unled: [] });
  });

  it('says how often they were asked since the last report, and when last', () => {
    const { silent } = compile({
      asked: [
        asked('3.2.9', ADRIAN.upn, '2022-08-01'),
        asked('3.2.9', ADRIAN.upn, '2022-08-22'),
        asked('3.2.10', ADRIAN.upn, '2022-08-22', 'due-soon'),
        asked('3.2.10', ADRIAN.upn, '2022-07-01', 'update-request'),
        asked('3.2.10', ADRIAN.upn, '2022-08-30', 'escalation'),
        asked('3.3.1', ALLAN.upn, '2022-08-30'),
      ],
    });
    assert.deepEqual(
      silent.map(({ name, timesAsked, lastAskedOn }) => [name, timesAsked, lastAskedOn]),
      [
        ['Adrian Rocks', 2, '2022-08-22'],
        ['Allan Pearce', 0, null],
        ['Parent forum', 0, null],
      ],
    );
  });

  it('leaves out what somebody has said is not theirs', () => {
    const { silent, unled } = compile({
      disclaimed: [
        { ref: '3.2.10', upn: ADRIAN.upn },
        { ref: '3.2.9', upn: ADRIAN.upn },
      ],
    });
    assert.deepEqual(
      silent.map(({ name, refs }) => [name, refs]),
      [
        ['Allan Pearce', ['3.2.9']],
        ['Parent forum', ['3.3.2']],
      ],
    );
    assert.deepEqual(unled, ['3.2.10', '3.3.3']);
  });

  it('takes a name that stands in two orders for one person, and two people of a name for two', () => {
    const rocks = { name: 'Rocks, Adrian', upn: ADRIAN.upn };
    const turned = buildAction({ ref: '4.1.1', leads: [lead('Adrian Rocks')], people: [rocks] });
    const plain = buildAction({ ref: '4.1.2', leads: [lead('Adrian Rocks')], people: [] });
    const other = { name: 'Adrian Rocks', upn: 'adrian.rocks2@sendig.example' };
    const namesake = buildAction({ ref: '4.1.3', leads: [lead('Adrian Rocks')], people: [other] });
    const noUpdate = new Set(['4.1.1', '4.1.2', '4.1.3']);
    assert.deepEqual(
      compile({ actions: [turned, plain, namesake], noUpdate }).silent.map(({ upn, refs }) => [upn, refs]),
      [
        [ADRIAN.upn, ['4.1.1', '4.1.2']],
        [other.upn, ['4.1.3']],
      ],
    );
  });

  it('is told by name to a chair in their own chat alone; anybody else sees themselves', () => {
    const silence = compile();
    const to = (name: string, said: { personal?: boolean; forChair?: boolean } = {}) => {
      const reader = { actor: person(name), personal: true, forChair: false, ...said };
      return whomToName(silence, reader).map((one) => one.name);
    };
    const all = ['Adrian Rocks', 'Allan Pearce', 'Parent forum'];
    assert.deepEqual(to('Winifred Ashe', { forChair: true }), all);
    assert.deepEqual(to('Winifred Ashe', { forChair: true, personal: false }), []);
    assert.deepEqual(to('Adrian Rocks'), ['Adrian Rocks']);
    assert.deepEqual(to('Adrian Rocks', { personal: false }), []);
    assert.deepEqual(to('Parent Forum'), ['Parent forum']);
    assert.deepEqual(to('Elaine Healey'), []);
    const guest = { name: 'Rocks', upn: 'x#ext#@sendig.example', email: ADRIAN.upn };
    const seen = whomToName(silence, { actor: guest, personal: true, forChair: false });
    assert.deepEqual(
      seen.map(({ name }) => name),
      ['Adrian Rocks'],
    );
  });
});
