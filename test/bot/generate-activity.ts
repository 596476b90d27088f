import fc from 'fast-check';
import { ADRIAN, ALLAN, BOT, CHAIR, CHARLOTTE, EVERYBODY, HELEN, OFFICER, type Player } from './cast.js';
import { anyPress } from './generate-press.js';
import { anyText } from './generate-text.js';
import { anyValue, anyWords, jsonOf } from './hostile-words.js';
import { type Activity, fromChannel, fromChat } from './speak.js';
import { spoilt } from './spoil-activity.js';

/** What is posted to the bot. */
export interface Attempt {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Anything that somebody might post, most of it nearly what Teams posts. */
export function attempts(serviceUrl: string): fc.Arbitrary<Attempt> {
  const whole = anyActivity(serviceUrl);
  return fc.oneof(
    { weight: 14, arbitrary: whole.map(plainly) },
    { weight: 10, arbitrary: spoilt(whole).map(plainly) },
    { weight: 2, arbitrary: anyValue.map(plainly) },
    { weight: 2, arbitrary: brokenOff(whole) },
    { weight: 2, arbitrary: oddlySent(whole) },
  );
}

function plainly(value: unknown): Attempt {
  return { body: jsonOf(value), headers: {} };
}

const anybody = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Player>(ADRIAN, ALLAN, CHARLOTTE, HELEN, OFFICER, CHAIR) },
  { weight: 1, arbitrary: fc.constantFrom<Player>(...EVERYBODY) },
);

function anyActivity(serviceUrl: string): fc.Arbitrary<Activity> {
  const said = fc.oneof(
    { weight: 5, arbitrary: anyPress },
    { weight: 5, arbitrary: anyText },
    { weight: 1, arbitrary: otherTypes },
    { weight: 1, arbitrary: anyConsent(serviceUrl) },
  );
  const place = fc.oneof(
    { weight: 5, arbitrary: fc.constant(fromChat) },
    { weight: 1, arbitrary: fc.constant(fromChannel) },
  );
  return fc
    .tuple(anybody, place, said)
    .map(([player, from, what]) => ({ ...from(serviceUrl, player), ...what }));
}

/** An answer to a file's card: what it carries and where the file is to go are the client's to say. */
function anyConsent(serviceUrl: string): fc.Arbitrary<Activity> {
  const address = fc.oneof(
    fc.constantFrom(`${serviceUrl}up`, 'https://evil.example/up', 'http://10.0.0.1/', 'javascript:alert(1)'),
    anyWords,
  );
  const uploadInfo = fc.record(
    { uploadUrl: address, contentUrl: address, name: anyWords, uniqueId: anyWords, fileType: anyWords },
    { requiredKeys: ['uploadUrl', 'contentUrl'] },
  );
  const context = fc.oneof(
    anyValue,
    fc.record({ kind: fc.constantFrom('plan', 'rag'), asOf: anyWords, forPublication: fc.boolean() }),
  );
  return fc.record(
    {
      type: fc.constant('invoke'),
      name: fc.constant('fileConsent/invoke'),
      replyToId: fc.constantFrom('message-1', 'message-none'),
      value: fc.record(
        {
          action: fc.constantFrom('accept', 'decline', ''),
          context,
          uploadInfo: fc.oneof(uploadInfo, anyValue),
        },
        { requiredKeys: ['action'] },
      ),
    },
    { requiredKeys: ['type', 'name', 'value'] },
  );
}

const members = fc.array(fc.record({ id: fc.constantFrom(BOT.id, ADRIAN.userId, '29:nobody') }), {
  maxLength: 3,
});
const OTHER_TYPES = [
  'event',
  'typing',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'endOfConversation',
  'handoff',
  'trace',
  'delay',
  'command',
  'invokeResponse',
  'Message',
  'INVOKE',
  '__proto__',
  'constructor',
];
const INVOKES = ['task/fetch', 'composeExtension/query', 'signin/verifyState', 'adaptiveCard/action ', ''];
const otherTypes: fc.Arbitrary<Activity> = fc.oneof(
  fc.record({
    type: fc.constant('installationUpdate'),
    action: fc.constantFrom('add', 'add-upgrade', 'remove', 'remove-upgrade', '__proto__'),
  }),
  fc.record(
    { type: fc.constant('conversationUpdate'), membersAdded: members, membersRemoved: members },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom(...OTHER_TYPES), value: anyValue }),
  fc.record({
    type: fc.constant('invoke'),
    name: fc.oneof(fc.constantFrom(...INVOKES), anyWords),
    value: anyValue,
  }),
);

/** JSON that ends too early, with or without something wrong behind it. */
function brokenOff(whole: fc.Arbitrary<Activity>): fc.Arbitrary<Attempt> {
  const end = fc.constantFrom('', '}', ']', ',', '\u0000', '"', '\ufeff');
  return fc.tuple(whole, fc.nat(), end).map(([activity, at, put]) => {
    const text = jsonOf(activity);
    return { body: text.slice(0, at % text.length) + put, headers: {} };
  });
}

const HEADERS: readonly Attempt['headers'][] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json; charset=iso-8859-1' },
  { 'content-type': 'application/json; charset=klingon' },
  { 'content-type': '' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'deflate' },
  { 'content-encoding': 'br' },
  { 'content-encoding': 'rot13' },
  { authorization: 'Bearer x' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.' },
  { authorization: 'Basic eDp5' },
];
const NOTHING = ['', ' ', 'hello', '"3.2.1 green"', 'null', '[', '[[]]', '{}', '\u0000', '{"type":"invoke"}'];

/** With headers that do not fit, too large, or no JSON at all. */
function oddlySent(whole: fc.Arbitrary<Activity>): fc.Arbitrary<Attempt> {
  const tooLarge = (activity: Activity): Attempt => plainly({ ...activity, label: 'x'.repeat(300_000) });
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(whole, fc.constantFrom(...HEADERS))
        .map(([activity, headers]) => ({ ...plainly(activity), headers })),
    },
    { weight: 1, arbitrary: whole.map(tooLarge) },
    { weight: 2, arbitrary: fc.constantFrom(...NOTHING).map((body) => ({ body, headers: {} })) },
  );
}
