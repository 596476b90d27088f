import fc from 'fast-check';
import { BOT } from './cast.js';
import { anyWords } from './hostile-words.js';
import { type Activity, typed } from './speak.js';

/** Refs that are there, mostly, and what is none. */
export const anyRef: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('3.2.1', '3.2.2', '1.1.1', '1.1.2', '3.2.3') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('9.9.9', '999.999.999', '1.1', '03.02.01', '3.2.1 ', '٣.٢.١', '', '__proto__'),
  },
);

/** What may stand behind a report. */
export const anyReason: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('', 'Waiting for the survey', 'No money until spring', 'Two posts are empty'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Child born 1/2/2015', 'NHS 943 476 5919', 'A123456789012 is absent', 'dob'),
  },
  { weight: 2, arbitrary: anyWords },
);

const COMMANDS = [
  'help',
  'my actions',
  'MY  ACTIONS, please.',
  'overdue',
  'due',
  'digest',
  'digest priority 3',
  'digest priority 99',
  'digest since 1 August 2022',
  'digest as at 1/9/2021',
  'digest as at 31 December 2099',
  'digest priority 3 since 0001-01-01 as at 2022-01-31',
  'measures',
  'measures priority 99',
  'questions',
  'ask 3.2.1',
  'ask 3.2.1 what is holding it up?',
  'ask 3.2.3 why?',
  'ask 1.1.1 about 943 476 5919',
  'agree 3.2.1',
  'Agree 3.2.2, please.',
  'keep the old date of 3.2.1',
  'keep the old date 3.2.2',
  'remind now',
  'who was not reached',
  'who has not reported',
  'what is red in priority 3',
  'what is due before 1 October, led by Allan Pearce',
  'what has no update',
  'what moved',
  'waht is overdu',
  'find local offer',
  'find 3.2',
  'action 3.2.1',
  'history 1.1.1',
  '3.2.2',
  '9.9.9',
];
const ODD = [
  'amber waiting for the survey',
  'green',
  'done, see the minutes',
  'red',
  '3.2.1 '.repeat(600),
  '1.1.1,'.repeat(650),
  'please '.repeat(500),
  `${'!'.repeat(299)}x`,
];

const RAG_WORDS = [
  'red',
  'amber',
  'green',
  'complete',
  'done',
  'on track',
  'Amber:',
  'not green',
  'blue',
  'g?',
];
const TAILS = [
  '',
  ', new date 30 September 2022',
  ', new date next week',
  ', new date 31/9/2022',
  ', for Allan Pearce',
  ', for Adrian Rocks',
  ', for Nobody Known',
  ' - see https://sendig.example',
  ' thanks',
];
const report = fc
  .tuple(
    fc.array(anyRef, { maxLength: 3 }),
    fc.constantFrom(...RAG_WORDS),
    anyReason,
    fc.constantFrom(...TAILS),
  )
  .map(([refs, rag, reason, tail]) => `${refs.join(' ')} ${rag} ${reason}${tail}`);

const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 3, arbitrary: report },
  { weight: 2, arbitrary: anyWords },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);

const CALLED = `<at>${BOT.name}</at>`;
/** Who is mentioned before the words: nobody, the bot, somebody else, or the bot by a single letter. */
const MENTIONS = [
  null,
  { text: CALLED, id: BOT.id },
  { text: CALLED, id: '29:somebody' },
  { text: 'e', id: BOT.id },
];

/** Something typed. */
export const anyText: fc.Arbitrary<Activity> = fc
  .tuple(words, fc.constantFrom(...MENTIONS))
  .map(([text, mention]) => {
    if (mention === null) return typed(text);
    const entity = { type: 'mention', text: mention.text, mentioned: { id: mention.id } };
    return { ...typed(`${CALLED}&nbsp;${text}`), entities: [entity, null, 5, { type: 'clientInfo' }] };
  });
