import assert from 'node:assert/strict';
import { MAX_CARD_BYTES } from '../../src/cards/card-limits.js';
import type { BotAnswer } from './bot-world.js';
import { CODE_OF_OURS } from './hostile-words.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const WORDS = 'application/vnd.microsoft.activity.message';
/** Every way in which the route says no, and what it says. */
const REFUSALS: readonly (readonly [number, string])[] = [
  [400, 'This is not an activity of the Bot Framework.'],
  [400, 'This cannot be read.'],
  [403, 'In local mode the serviceUrl must be on this machine.'],
  [403, 'This bot serves another organisation.'],
  [413, 'This is too large.'],
  [415, 'This cannot be read.'],
];
/** What nobody may ever be shown. */
const FAULTS = [
  /undefined|\[object |Invalid Date|Page NaN|NaN days/,
  /\n\s+at \S+ \(|node_modules|\.[jt]s:\d+/,
  /could not be made|fault in the program/,
  CODE_OF_OURS,
];

/** What an answer was: a card or words in answer to a press, nothing to say, or a refusal by its status. */
export type AnswerKind = 'card' | 'words' | 'nothing' | `refused ${number}`;

/** Fails where the bot answered as it never may; says what its answer was. */
export function assertAnswered(body: string, answer: BotAnswer): AnswerKind {
  assertFit(answer.text);
  if (answer.status === 200 && wordIn(body, 'type') === 'invoke') {
    const ofFile = answer.text === '' && wordIn(body, 'name') === 'fileConsent/invoke';
    return ofFile ? 'nothing' : assertInvokeAnswer(answer.text);
  }
  if (answer.status === 200) {
    assert.equal(answer.text, '', 'only a press is answered in the response itself');
    return 'nothing';
  }
  const refusal = JSON.parse(answer.text) as { readonly error?: unknown };
  assert.deepEqual(Object.keys(refusal), ['error']);
  const known = REFUSALS.some(([status, error]) => status === answer.status && error === refusal.error);
  assert.ok(known, `${String(answer.status)} ${answer.text}`);
  return `refused ${answer.status}`;
}

/** Teams takes an answer to a press only in this shape. */
function assertInvokeAnswer(text: string): AnswerKind {
  const { statusCode, type, value, ...others } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  assert.deepEqual({ statusCode, others }, { statusCode: 200, others: {} });
  if (type === WORDS) {
    assert.ok(typeof value === 'string');
    assert.match(value, /^\S.*[.?!]$/su);
    return 'words';
  }
  assert.equal(type, CARD);
  assertCard(value);
  return 'card';
}

/** Fails where the bot sent a message that it never may. */
export function assertSent(activity: Readonly<Record<string, unknown>>): void {
  assertFit(JSON.stringify(activity));
  const { attachments = [] } = activity as { readonly attachments?: readonly { content: unknown }[] };
  for (const { content } of attachments) assertCard(content);
  const { text = '' } = activity;
  assert.ok(attachments.length === 1 || text !== '', 'an empty message');
}

function assertCard(card: unknown): void {
  assert.equal((card as { readonly type?: unknown }).type, 'AdaptiveCard');
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf16le');
  assert.ok(bytes <= MAX_CARD_BYTES, `a card of ${String(bytes)} bytes`);
}

function assertFit(text: string): void {
  for (const fault of FAULTS) assert.doesNotMatch(text, fault);
}

const LOG_FIELDS = ['ref', 'code', 'state', 'at', 'status', 'message'];

/** Fails where a line of the log says more than a code, or that our own code fell over. */
export function assertLogged(line: string): void {
  const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  assert.deepEqual(
    Object.keys(fields).filter((name) => !LOG_FIELDS.includes(name)),
    [],
  );
  // What the connector refuses, or cannot be asked, fails in a library.
  const { at = 'node_modules' } = fields;
  assert.match(String(at), /node_modules|node:|<anonymous>/, line);
}

function wordIn(body: string, field: 'type' | 'name'): unknown {
  try {
    return (JSON.parse(body) as Readonly<Record<string, unknown>> | null)?.[field];
  } catch {
    // Not JSON, which has no fields.
    return undefined;
  }
}
