import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChannelPost } from '../../src/domain/channel-post.js';
import type { CivilDate } from '../../src/domain/civil-date.js';
import type { Rag } from '../../src/domain/rag.js';
import type { Change } from '../../src/domain/report.js';
import type { Sighting } from '../../src/domain/sighting.js';
import type { Contact, State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';
import { type Postgres, postgresOrSkip } from '../support/postgres.js';

const day = '2022-09-01' as CivilDate;
const later = '2022-09-02' as CivilDate;
const upn = 'adrian.rocks@sendig.example';
const contact: Contact = {
  upn,
  email: '',
  name: 'Adrian Rocks',
  aadObjectId: 'id-1',
  userId: '29:1',
  conversationId: null,
  serviceUrl: 'http://127.0.0.1/',
  unreachable: null,
};
const item = { ref: '3.2.1', kind: 'overdue' as const, dueOn: '2022-08-31' as CivilDate, why: '' };
const change: Change = {
  ref: '3.2.1',
  by: upn,
  row: { id: '21', etag: '"a,1"' },
  fields: { rag: 'Amber', progress: 'Waiting for the survey' },
  base: { rag: null, progress: '' },
  update: {
    updateKey: 'key-1',
    ref: '3.2.1',
    reportedAt: '2022-09-01T08:00:00.000Z',
    reportedBy: 'Adrian Rocks',
    reportedByUpn: upn,
    enteredBy: '',
    fromRag: null,
    toRag: 'Amber',
    fromDueOn: '2022-08-31' as CivilDate,
    toDueOn: '2022-08-31' as CivilDate,
    fromLeads: '',
    toLeads: '',
    note: 'Waiting for the survey',
    evidence: '',
    source: 'card',
  },
};

for (const engine of ['libsql', 'PostgreSQL'] as const) {
  describe(`the bot’s own state on ${engine}`, () => {
    let state: State;
    let postgres: Postgres | null = null;
    let url: string | undefined;

    before(async function () {
      if (engine === 'PostgreSQL') postgres = await postgresOrSkip(this);
      url = postgres?.url ?? mkdtempSync(path.join(tmpdir(), 'state-'));
      state = await openState(url);
    });
    after(async () => {
      if (url !== undefined) await state.close();
      postgres?.stop();
    });

    it('remembers a lead’s chat, and follows a change of their address by their id in the tenant', async () => {
      await state.contacts.save(contact);
      await state.contacts.save({ ...contact, upn: 'a.rocks@sendig.example', conversationId: 'chat-1' });

      assert.equal(await state.contacts.find(upn), null);
      const found = await state.contacts.findByEntraId('id-1');
      assert.deepEqual(found, { ...contact, upn: 'a.rocks@sendig.example', conversationId: 'chat-1' });
      assert.deepEqual(await state.contacts.findByConversation('chat-1'), found);
    });

    it('finds a guest by their own address too', async () => {
      const guest = {
        ...contact,
        upn: 'ann_charity.example#ext#@council.example',
        email: 'ann@charity.example',
        aadObjectId: 'id-9',
        userId: '29:9',
      };
      await state.contacts.save(guest);
      assert.deepEqual(await state.contacts.find('Ann@charity.example'), guest);
      assert.deepEqual(await state.contacts.find(guest.upn), guest);
      assert.equal(await state.contacts.find(''), null);
    });

    it('keeps what is done once only under its name, for the first who says so', async () => {
      const { facts } = state;
      const said = await Promise.all(['a', 'b', 'c'].map((value) => facts.add('paper-offer 1', value)));
      assert.deepEqual(said.sort(), [false, false, true]);
      assert.equal(await facts.add('paper-offer 1', 'd'), false);
      assert.equal(await facts.add('paper-offer 2', 'd'), true);
      assert.notEqual(await facts.get('paper-offer 1'), 'd');
    });

    it('knows who is away until the day on which they are back', async () => {
      await state.absences.set(upn, '2022-09-20' as CivilDate);
      await state.absences.set(upn, '2022-10-03' as CivilDate);
      await state.absences.set('back@sendig.example', day);
      const on = (text: string) => state.absences.on(text as CivilDate);
      assert.deepEqual(await on('2022-10-02'), new Map([[upn, '2022-10-03']]));
      assert.deepEqual(await on('2022-10-03'), new Map());
      await state.absences.end(upn);
      assert.deepEqual(await on('2022-10-02'), new Map());
    });

    it('holds everything back until Send is pressed, and then what an import adds', async () => {
      await state.holds.hold(['3.2.1']);
      assert.equal(await state.holds.held(), 'all');
      await state.holds.release(['3.2.1']);
      await state.holds.hold(['3.2.1', '3.2.2']);
      await state.holds.hold(['3.2.2']);
      await state.holds.hold([]);
      assert.deepEqual(await state.holds.held(), new Set(['3.2.1', '3.2.2']));
      await state.holds.release(['3.2.1']);
      assert.deepEqual(await state.holds.held(), new Set(['3.2.2']));
    });

    it('knows what somebody has said is not theirs, the last words of each', async () => {
      const said = { ref: '3.2.1', upn, name: 'Adrian Rocks', instead: '', at: '2022-09-01T08:00:00.000Z' };
      await state.disclaimers.add(said);
      await state.disclaimers.add({ ...said, instead: 'Elaine Healey' });
      const other = { ...said, upn: 'allan.pearce@sendig.example', at: '2022-09-02T08:00:00.000Z' };
      await state.disclaimers.add(other);
      assert.deepEqual(await state.disclaimers.all(), [{ ...said, instead: 'Elaine Healey' }, other]);
      await state.disclaimers.withdraw('3.2.1', upn);
      assert.deepEqual(await state.disclaimers.all(), [other]);
      await state.disclaimers.withdraw('3.2.1');
      assert.deepEqual(await state.disclaimers.all(), []);
    });

    it('gives a person one message a day, however often the day is planned', async () => {
      await state.ledger.plan([{ upn, name: 'Adrian Rocks', day, items: [item] }]);
      await state.ledger.plan([{ upn, name: 'Adrian Rocks', day, items: [{ ...item, ref: '3.3.1' }] }]);

      const entries = await state.ledger.entriesOf(day);
      assert.equal(entries.length, 1);
      assert.deepEqual(entries[0]!.items, [item]);
      assert.equal(entries[0]!.status, 'planned');
    });

    it('counts as asked only what was sent, and finds the message again by its id', async () => {
      await state.ledger.begin(upn, day);
      assert.deepEqual(await state.ledger.askedSince(day), []);

      const message = { conversationId: 'chat-1', activityId: 'message-1' };
      await state.ledger.finish(upn, day, {
        status: 'sent',
        via: 'chat',
        message,
        sentAt: '2022-09-01T08:00:00.000Z',
      });

      const asked = await state.ledger.askedSince(day);
      const sentAt = '2022-09-01T08:00:00.000Z';
      const question = { ref: '3.2.1', kind: 'overdue', dueOn: '2022-08-31', upn, askedOn: day, sentAt };
      assert.deepEqual(asked, [question]);
      assert.equal((await state.ledger.findByMessage(message))?.upn, upn);
      assert.equal(await state.ledger.findByMessage({ ...message, activityId: 'another' }), null);
    });

    it('lists somebody as not reached until a later message reaches them', async () => {
      const who = { upn: 'allan.pearce@sendig.example', name: 'Allan Pearce' };
      await state.ledger.plan([{ ...who, day, items: [] }]);
      await state.ledger.finish(who.upn, day, { status: 'unreachable', why: 'has blocked the bot' });
      const listed = await state.ledger.unreachedSince(day);
      assert.deepEqual(
        listed.map(({ name, why }) => [name, why]),
        [['Allan Pearce', 'has blocked the bot']],
      );

      await state.ledger.plan([{ ...who, day: later, items: [] }]);
      const message = { conversationId: 'chat-2', activityId: 'message-2' };
      await state.ledger.finish(who.upn, later, {
        status: 'sent',
        via: 'chat',
        message,
        sentAt: '2022-09-02T08:00:00.000Z',
      });
      assert.deepEqual(await state.ledger.unreachedSince(day), []);
    });

    it('keeps an accepted report over a restart, once, until SharePoint has it', async () => {
      assert.equal(await state.outbox.add(change, '2022-09-01T08:00:00.000Z'), 'added');
      assert.equal(await state.outbox.add(change, '2022-09-01T08:00:01.000Z'), 'waiting');
      await state.close();

      state = await openState(url!);
      const [entry, ...rest] = await state.outbox.pending();
      assert.deepEqual(entry!.change, change);
      assert.deepEqual(rest, []);

      await state.outbox.postpone('key-1', '2022-09-01T08:05:00.000Z');
      const [postponed] = await state.outbox.pending();
      assert.equal(postponed!.attempts, 1);
      assert.equal(postponed!.nextAttemptAt, '2022-09-01T08:05:00.000Z');
      await state.outbox.deliver('key-1', '2022-09-01T08:05:01.000Z');
      assert.deepEqual(await state.outbox.pending(), []);
      assert.equal(await state.outbox.add(change, '2022-09-01T08:06:00.000Z'), 'delivered');
    });

    it('keeps a delivered report for a while, so that it can be taken back', async () => {
      const later = { ...change, update: { ...change.update, updateKey: 'key-2' } };
      await state.outbox.add(change, '2022-09-01T08:00:00.000Z');
      await state.outbox.add(later, '2022-09-01T08:00:01.000Z');
      await state.outbox.deliver('key-1', '2022-09-01T08:00:02.000Z');
      await state.outbox.deliver('key-2', '2022-09-01T08:00:03.000Z');
      assert.deepEqual(await state.outbox.lastOn('3.2.1'), later);
      assert.equal(await state.outbox.lastOn('3.2.2'), null);
      await state.outbox.forgetDelivered('2022-09-01T08:00:03.000Z');
      assert.deepEqual([await state.outbox.has('key-1'), await state.outbox.has('key-2')], [false, true]);
      await state.outbox.remove('key-2');
      assert.equal(await state.outbox.lastOn('3.2.1'), null);
    });

    it('takes nothing that the chair has asked or ruled for the last report', async () => {
      await state.outbox.add(change, '2022-09-01T08:00:00.000Z');
      for (const updateKey of ['ask-1', 'agree-1', 'keep-1']) {
        const chairs = { ...change, update: { ...change.update, updateKey } };
        await state.outbox.add(chairs, '2022-09-01T08:00:01.000Z');
      }
      assert.deepEqual(await state.outbox.lastOn('3.2.1'), change);
    });

    it('knows the last message that reached a lead', async () => {
      assert.equal((await state.ledger.lastSentTo(upn, day))?.day, day);
      assert.equal(await state.ledger.lastSentTo(upn, later), null);
      assert.equal(await state.ledger.lastSentTo('nobody@sendig.example', day), null);
    });

    it('remembers what it last saw of each row, however many there are', async () => {
      const seen = (row: string, rag: Rag | null): Sighting => ({
        row,
        rag,
        dueOn: day,
        leads: 'Adrian Rocks <adrian.rocks@sendig.example>',
        progressMark: '22-x1',
      });
      const rows = Array.from({ length: 450 }, (_, at) => seen(`action 1.1.${String(at)}`, null));
      await state.sightings.save(rows);
      await state.sightings.save([seen('action 1.1.7', 'Red')]);

      const all = await state.sightings.all();
      assert.equal(all.size, 450);
      assert.deepEqual(all.get('action 1.1.7'), seen('action 1.1.7', 'Red'));
      assert.deepEqual(all.get('action 1.1.449'), seen('action 1.1.449', null));
    });

    it('takes what is posted one step further only from the step that was seen', async () => {
      const begun: ChannelPost = {
        kind: 'digest',
        day,
        meetingOn: later,
        status: 'posting',
        by: '',
        at: '2022-09-01T08:00:00.000Z',
        asOf: day,
        message: null,
        repliedTo: 0,
      };
      const waiting: ChannelPost = { ...begun, status: 'waiting', by: upn, at: '2022-09-01T07:59:59.000Z' };
      const message = { conversationId: 'channel', activityId: 'root' };
      const posted: ChannelPost = { ...begun, status: 'posted', message };
      const { posts } = state;
      assert.equal(await posts.put(waiting, null), true);
      const both = await Promise.all([posts.put(begun, waiting), posts.put({ ...begun, by: upn }, waiting)]);
      assert.deepEqual([...both].sort(), [false, true], 'of two who press at once one posts it');
      assert.equal(await posts.put(begun, null), false);
      const digest = { since: day, postedAt: posted.at };
      assert.equal(await posts.put({ ...posted, asOf: later }, waiting, digest), false);
      assert.equal(await state.digests.lastBefore('2022-09-03' as CivilDate), null);
      assert.equal(await posts.put(posted, begun, digest), true);
      assert.equal(await state.digests.lastBefore(later), day);
      await posts.remove(begun);
      const replied = { ...posted, repliedTo: 3 };
      assert.equal(await posts.put(replied, posted), true);
      assert.equal(await posts.put(replied, posted), false);
      const impact: ChannelPost = { ...begun, kind: 'impact', meetingOn: null };
      assert.equal(await posts.put(impact, null), true);
      assert.deepEqual(await posts.since(day), [replied, impact]);
      assert.deepEqual(await posts.since(later), []);
      await posts.remove(impact);
      assert.deepEqual(await posts.since(day), [replied]);
    });

    it('knows the last digest before a day', async () => {
      await state.digests.record(
        '2022-08-01' as CivilDate,
        '2022-07-01' as CivilDate,
        '2022-08-01T08:00:00.000Z',
      );
      assert.equal(await state.digests.lastBefore('2022-09-01' as CivilDate), '2022-08-01');
      assert.equal(await state.digests.lastBefore('2022-08-01' as CivilDate), null);
    });
  });
}
