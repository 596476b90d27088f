import fc from 'fast-check';
import { RAG_VERBS, VERBS } from '../../src/cards/verbs.js';
import { anyReason, anyRef } from './generate-text.js';
import { anyValue, anyWords, longWords } from './hostile-words.js';
import { type Activity, pressed } from './speak.js';

const ODD_VERBS = [
  '',
  'rag',
  'rag.',
  'rag.purple',
  'RAG.SAVE',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(100_000),
];
const anyVerb = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom<string>(...Object.values(VERBS), ...Object.values(RAG_VERBS)),
  },
  { weight: 4, arbitrary: fc.constantFrom<string>(VERBS.askSave, VERBS.agree, VERBS.keepDate) },
  { weight: 8, arbitrary: fc.constantFrom<string>(VERBS.save, VERBS.save, VERBS.same, VERBS.undo) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_VERBS) },
  { weight: 1, arbitrary: anyWords },
);

const DAYS = [
  '',
  '2022-09-30',
  '2022-10-31',
  '2022-12-31',
  '2022-09-01',
  '2021-01-01',
  '2022-02-30',
  '9999-12-31',
  '0000-01-01',
  '0001-01-01',
  '30/9/2022',
  ' 2022-11-30 ',
];
const NAMES = ['', 'me', 'Adrian Rocks', 'Allan Pearce', 'Rocks, Adrian', 'Helen Marsh', 'Oliver Stone'];

/** A field as a card of ours would send it, or anything else. */
function mostly(good: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: anyValue });
}

const fields = {
  ref: mostly(anyRef),
  etag: mostly(fc.constantFrom('2022-10-31', '2022-12-31', '', 'x', '"1"', '"a,3"~1-abc', '~', '"a,3"~')),
  page: mostly(fc.constantFrom('1', '2', '99', '10001', '-1', '0', 'NaN', '1.5', '0x2', ' 1 ')),
  rag: mostly(fc.constantFrom('Red', 'Amber', 'Green', 'Complete', 'green', ' RED ', 'Purple', '')),
  note: mostly(anyReason),
  doing: mostly(fc.constantFrom('', 'A second survey is out.')),
  otherwise: mostly(fc.constantFrom('', 'Families wait until spring.')),
  evidence: mostly(fc.constantFrom('', 'https://sendig.example/report', 'Minutes of 3 August')),
  question: mostly(anyReason),
  revisedDueOn: mostly(fc.constantFrom(...DAYS)),
  reportedFor: mostly(fc.constantFrom(...NAMES)),
  asOf: mostly(fc.constantFrom(...DAYS)),
  since: mostly(fc.constantFrom(...DAYS)),
  priority: mostly(fc.constantFrom('', '1', '3', '0', '1000', '-3')),
};
/** What the form of an answer sends. */
const answer = fc.record({
  ref: anyRef,
  etag: fc.constant('x'),
  rag: fc.constantFrom('Red', 'Amber', 'Green', 'Complete'),
  note: anyReason,
  revisedDueOn: fc.constantFrom(...DAYS),
  reportedFor: fc.constantFrom(...NAMES),
});
/** The same, with every input full. */
const flood = fc.record({
  ref: anyRef,
  rag: fc.constantFrom('Red', 'Amber', 'Green', 'Complete'),
  note: longWords,
  doing: longWords,
  otherwise: longWords,
  evidence: longWords,
});
const anyData: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.record(fields, { requiredKeys: ['ref'] }) },
  { weight: 3, arbitrary: fc.record(fields) },
  { weight: 4, arbitrary: answer },
  { weight: 1, arbitrary: flood },
  { weight: 1, arbitrary: anyValue },
);

/** The message whose card was pressed: one of the bot's, or made up. */
const anyMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }).map((number) => `message-${number}`) },
  { weight: 1, arbitrary: anyValue },
);
const inShape = fc
  .tuple(anyVerb, anyData, anyMessage)
  .map(([verb, data, replyToId]): Activity => ({ ...pressed(verb, data), replyToId }));

const action = fc.record(
  {
    type: fc.oneof(fc.constantFrom('Action.Execute', 'Action.Submit', 'action.execute'), anyValue),
    verb: anyValue,
    data: anyValue,
  },
  { requiredKeys: [] },
);
const outOfShape = fc
  .record({ action: fc.oneof(action, anyValue), authentication: anyValue }, { requiredKeys: [] })
  .map((value): Activity => ({ ...pressed('', {}), value }));

/** A press on a button, as a card of ours would make it or nearly so. */
export const anyPress: fc.Arbitrary<Activity> = fc.oneof(
  { weight: 12, arbitrary: inShape },
  { weight: 1, arbitrary: outOfShape },
);
