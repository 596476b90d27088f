import assert from 'node:assert/strict';
import { linesOf } from '../cards/read-card.js';
import { readPaper } from '../paper/read-paper.js';
import { ADRIAN, OFFICER } from './cast.js';
import { cardOf } from './own-connector.js';
import { ASKED, CONSENT, fileOf, INFO, NAME, ownPaperWorld } from './paper-world.js';
import { fromChat } from './speak.js';

describe('a paper in somebody’s own chat', () => {
  const own = ownPaperWorld();

  it('is offered as a file, with no more on the card than what names it', async () => {
    const offer = await own.say(OFFICER, 'paper');
    const { contentType, name, content } = fileOf(offer);
    assert.deepEqual([contentType, name], [CONSENT, NAME]);
    assert.equal(offer.activity['summary'], `${NAME} is ready for you`);
    const { sizeInBytes, ...rest } = content;
    assert.ok(typeof sizeInBytes === 'number' && sizeInBytes > 1_000);
    assert.deepEqual(rest, {
      description: 'SEND Improvement Group: action register. It goes into your own OneDrive.',
      acceptContext: ASKED,
      declineContext: ASKED,
    });
  });

  it('is the one that was asked for', async () => {
    const offer = await own.say(
      OFFICER,
      'paper for the Health and Wellbeing Board since 1 June 2022 as at 30 June 2022 for publication',
    );
    const { name, content } = fileOf(offer);
    assert.equal(
      name,
      'SENDIG action register for Health and Wellbeing Board for publication 2022-06-30.docx',
    );
    assert.deepEqual(content['acceptContext'], {
      kind: 'sendig',
      asOf: '2022-06-30',
      since: '2022-06-01',
      board: 'Health and Wellbeing Board',
      forPublication: true,
    });
  });

  it('goes into the OneDrive of whoever allows it, in place of the question', async () => {
    const offer = await own.say(ADRIAN, 'paper');
    const told = own.next();
    const answered = await own.answer(ADRIAN, offer, {
      action: 'accept',
      context: fileOf(offer).content['acceptContext'],
      uploadInfo: own.uploadInfo(),
    });
    assert.deepEqual([answered.status, answered.text], [200, '']);
    const message = await told;
    assert.equal(message.conversationId, ADRIAN.chatId);
    assert.deepEqual(fileOf(message), {
      contentType: INFO,
      contentUrl: `${own.drive.origin}/personal/officer/Paper.docx`,
      name: NAME,
      content: { uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C', fileType: 'docx' },
    });
    assert.deepEqual(own.world.connector.removed, [offer.id]);
    const [upload] = own.drive.uploads;
    assert.equal(upload?.path, '/up?tempauth=1');
    assert.equal(upload.bytes.subarray(0, 2).toString(), 'PK');
    const size = upload.bytes.length;
    assert.equal(upload.headers['content-range'], `bytes 0-${String(size - 1)}/${String(size)}`);
    assert.equal(upload.headers['authorization'], undefined);
  });

  it('is made of the register as it stands by then', async () => {
    const offer = await own.say(OFFICER, 'paper');
    await own.say(ADRIAN, '3.2.1 red the survey has been stopped');
    const told = own.next();
    await own.accept(offer);
    await told;
    const { parts } = readPaper(own.drive.uploads[0]!.bytes);
    assert.match(parts.get('word/document.xml') ?? '', /the survey has been stopped/i);
  });

  it('is declined, and a sentence stands where the question stood', async () => {
    const offer = await own.say(OFFICER, 'paper');
    const told = own.next();
    await own.answer(OFFICER, offer, { action: 'decline', context: fileOf(offer).content['declineContext'] });
    const message = await told;
    assert.deepEqual([message.replaces, message.id], [true, offer.id]);
    assert.deepEqual(linesOf(cardOf(message)), [
      'The paper was not sent',
      'Nothing was put into your OneDrive. When you want it, type: paper',
    ]);
    assert.equal(own.drive.uploads.length, 0);
  });

  it('goes there once, however often the same answer comes', async () => {
    const offer = await own.say(OFFICER, 'paper');
    const told = own.next();
    await Promise.all([
      own.accept(offer),
      own.accept(offer),
      own.answer(
        OFFICER,
        offer,
        {
          action: 'accept',
          context: fileOf(offer).content['acceptContext'],
          uploadInfo: own.uploadInfo({ uploadUrl: `${own.drive.origin}/other` }),
        },
        { id: 'activity-2' },
      ),
    ]);
    await told;
    await own.accept(offer);
    // Whoever is answered after them comes after them.
    const other = await own.say(OFFICER, 'paper plan');
    await own.toldAfter(own.answer(OFFICER, other, { action: 'decline' }));
    assert.equal(own.drive.uploads.length, 1);
    assert.equal(own.sent.filter((message) => fileOf(message).contentType === INFO).length, 1);
  });

  it('is found although the answer names its message as if the chat had threads', async () => {
    const offer = await own.say(OFFICER, 'paper');
    const { conversation } = fromChat(own.world.connector.serviceUrl, OFFICER) as {
      conversation: { readonly id: string };
    };
    const told = own.next();
    const value = {
      action: 'accept',
      context: fileOf(offer).content['acceptContext'],
      uploadInfo: own.uploadInfo(),
    };
    const id = `${conversation.id};messageid=${offer.id}`;
    await own.answer(OFFICER, offer, value, { conversation: { ...conversation, id } });
    assert.equal((await told).conversationId, OFFICER.chatId);
    assert.deepEqual(own.world.connector.removed, [offer.id]);
    assert.equal((await own.world.parts.state.contacts.find(OFFICER.upn))?.conversationId, OFFICER.chatId);
  });

  it('is refused in one sentence for a day that has not come', async () => {
    assert.deepEqual(linesOf(cardOf(await own.say(OFFICER, 'paper as at 2 September 2022'))), [
      'Paper',
      'That day has not come yet. Ask for today or for a day in the past.',
    ]);
    assert.deepEqual(linesOf(cardOf(await own.say(OFFICER, 'paper impact for the EAIB'))), [
      'Paper',
      'Only the monthly paper is addressed to a board. Type: paper impact',
    ]);
  });
});
