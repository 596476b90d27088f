import fc from 'fast-check';
import { CHANNEL, EVERYBODY, OTHER_TENANT, TEAM, TENANT } from './cast.js';
import { anyValue } from './hostile-words.js';
import type { Activity } from './speak.js';

type Spoil = (activity: Activity) => Activity;

const FIELDS = [
  'type',
  'id',
  'channelId',
  'serviceUrl',
  'action',
  'name',
  'text',
  'replyToId',
  'from',
  'recipient',
  'conversation',
  'channelData',
  'entities',
  'membersAdded',
  'membersRemoved',
  'value',
  'timestamp',
  'localTimestamp',
  'expiration',
  'deliveryMode',
  'locale',
  'attachments',
  'relatesTo',
  'callerId',
  '__proto__',
  'constructor',
  'toString',
  'then',
];
/** Those of which each may be missing from an activity that is in order otherwise. */
const NEEDED = ['type', 'id', 'serviceUrl', 'from', 'recipient', 'conversation', 'channelData', 'value'];
const INNER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  from: ['id', 'aadObjectId', 'name', 'role'],
  recipient: ['id', 'role'],
  conversation: ['id', 'conversationType', 'tenantId', 'isGroup'],
  channelData: ['tenant', 'team', 'channel'],
};
const PLACES = [...EVERYBODY.map(({ chatId }) => chatId), TEAM, CHANNEL, 'a:nobody'];
const CHANNELS = ['emulator', 'webchat', 'directline', 'AseChannel', 'msteams '];
const ADDRESSES = [
  'https://smba.example/',
  'http://127.0.0.1@evil.example/',
  'file:///etc/passwd',
  'javascript:1',
  '//127.0.0.1',
];

/** An activity of which one thing or two are not as Teams sends them. */
export function spoilt(whole: fc.Arbitrary<Activity>): fc.Arbitrary<Activity> {
  return fc
    .tuple(whole, fc.array(anySpoil, { minLength: 1, maxLength: 2 }))
    .map(([activity, spoils]) => spoils.reduce((so, spoil) => spoil(so), activity));
}

const anySpoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NEEDED).map(without) },
  { weight: 2, arbitrary: fc.constantFrom(...FIELDS).map(without) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...FIELDS), anyValue).map(([name, value]) => put(name, value)),
  },
  ...Object.entries(INNER_FIELDS).flatMap(([outer, names]) => [
    { weight: 1, arbitrary: fc.constantFrom(...names).map((name) => inside(outer, without(name))) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), anyValue)
        .map(([name, value]) => inside(outer, put(name, value))),
    },
  ]),
  {
    weight: 2,
    arbitrary: one([OTHER_TENANT, TENANT.toUpperCase(), ` ${TENANT}`], 'conversation', 'tenantId'),
  },
  {
    weight: 2,
    arbitrary: one(
      EVERYBODY.map(({ aadObjectId }) => aadObjectId),
      'from',
      'aadObjectId',
    ),
  },
  {
    weight: 2,
    arbitrary: one(
      EVERYBODY.map(({ userId }) => userId),
      'from',
      'id',
    ),
  },
  { weight: 2, arbitrary: one(PLACES, 'conversation', 'id') },
  { weight: 1, arbitrary: one(['channel', 'groupChat', 'PERSONAL', ''], 'conversation', 'conversationType') },
  { weight: 1, arbitrary: fc.constantFrom(...CHANNELS).map((channelId) => put('channelId', channelId)) },
  { weight: 1, arbitrary: fc.constantFrom(...ADDRESSES).map((address) => put('serviceUrl', address)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('expectReplies', 'ephemeral').map((mode) => put('deliveryMode', mode)),
  },
);

function one(values: readonly string[], outer: string, name: string): fc.Arbitrary<Spoil> {
  return fc.constantFrom(...values).map((value) => inside(outer, put(name, value)));
}

function without(field: string): Spoil {
  return (activity) => Object.fromEntries(Object.entries(activity).filter(([name]) => name !== field));
}

/** Also under a name that every object has by nature. */
function put(field: string, value: unknown): Spoil {
  return (activity) => Object.fromEntries([...Object.entries(activity), [field, value]]);
}

function inside(outer: string, spoil: Spoil): Spoil {
  return (activity) => {
    const inner = activity[outer];
    if (typeof inner !== 'object' || inner === null) return activity;
    return { ...activity, [outer]: spoil(inner as Activity) };
  };
}
