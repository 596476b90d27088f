import assert from 'node:assert/strict';
import { linesOf } from '../cards/read-card.js';
import { openTeamWorld } from './bot-world.js';
import { GAIL, OFFICER, OLIVER } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { ASKED, CONSENT, fileOf, ownPaperWorld } from './paper-world.js';
import { fromChannel, fromChat, typed } from './speak.js';

describe('an answer to the offer of a paper that cannot be followed', () => {
  const own = ownPaperWorld();

  const NOT_UPLOADED = [
    'The paper is not in your OneDrive',
    'OneDrive did not take it. Type "paper" to try again. If it happens again, ask me for it in the channel: there it goes into the document library of the site.',
  ];

  it('goes to no other machine, whatever the answer says', async () => {
    const port = new URL(own.drive.origin).port;
    const hostile: object[] = [
      { uploadUrl: 'https://contoso-my.sharepoint.com.evil.example/up' },
      { uploadUrl: 'http://169.254.169.254/latest/meta-data' },
      { uploadUrl: `http://officer:secret@127.0.0.1:${port}/up` },
      { uploadUrl: 'not an address' },
      { contentUrl: 'javascript:alert(1)' },
      { contentUrl: 'https://evil.example/Paper.docx' },
      { uploadUrl: 7 },
    ];
    for (const changes of hostile) {
      const told = await own.toldAfter(own.accept(own.unseen(), own.uploadInfo(changes), ASKED));
      assert.deepEqual(told, NOT_UPLOADED, JSON.stringify(changes));
    }
    const nowhere = { action: 'accept', context: ASKED };
    const offer = { ...own.unseen(), conversationId: OFFICER.chatId };
    assert.deepEqual(await own.toldAfter(own.answer(OFFICER, offer, nowhere)), NOT_UPLOADED);
    assert.equal(own.drive.uploads.length, 0);
  });

  it('is not said to be there where OneDrive did not take it, or led elsewhere', async () => {
    for (const answered of [
      { status: 403 },
      { status: 202 },
      { status: 307, headers: { location: `${own.drive.origin}/elsewhere` } },
    ]) {
      own.drive.answer = answered;
      own.drive.uploads.length = 0;
      assert.deepEqual(await own.toldAfter(own.accept(own.unseen(), own.uploadInfo(), ASKED)), NOT_UPLOADED);
      assert.equal(own.drive.uploads.length, 1);
    }
    const failed = own.world.log.filter((line) => line.includes('a paper could not be uploaded'));
    assert.deepEqual(failed[0], '{"status":403,"message":"a paper could not be uploaded"}');
  });

  it('is not what somebody has written into the card', async () => {
    const OLD = ['The paper was not sent', 'This offer can no longer be used. For another one, type: paper'];
    for (const context of [
      'paper',
      {},
      { ...ASKED, kind: '../../etc/passwd' },
      { ...ASKED, asOf: '2022-09-02' },
      { ...ASKED, asOf: '2022-02-30' },
      { ...ASKED, since: '2022-09-01' },
      { ...ASKED, board: 'x'.repeat(101) },
      { ...ASKED, kind: 'plan', board: 'EAIB' },
      { ...ASKED, forPublication: 'yes' },
    ]) {
      const told = await own.toldAfter(own.accept(own.unseen(), own.uploadInfo(), context));
      assert.deepEqual(told, OLD, JSON.stringify(context));
    }
    assert.equal(own.drive.uploads.length, 0);
    const told = own.next();
    await own.accept(own.unseen(), own.uploadInfo(), { ...ASKED, since: undefined, and: 'more' });
    await told;
    assert.equal(own.drive.uploads.length, 1);
  });

  it('says why where the paper cannot be made, before it is offered and after', async () => {
    const told = [
      'Paper',
      'PAPER_TEMPLATE cannot be used: package.json is not a Word document (.docx). Open it in Word, save it as a Word document (.docx), and set PAPER_TEMPLATE to that file.',
    ];
    const broken = await openTeamWorld({ env: { PAPER_TEMPLATE: 'package.json' } });
    try {
      const { world, sent } = broken;
      const from = fromChat(world.connector.serviceUrl, OFFICER);
      await world.post({ ...from, ...typed('paper') });
      assert.deepEqual(linesOf(cardOf(sent.at(-1))), told);
      const after = new Promise<SentMessage>((resolve) => {
        world.connector.onMessage = resolve;
      });
      const value = { action: 'accept', context: ASKED, uploadInfo: own.uploadInfo() };
      await world.post({ ...from, type: 'invoke', name: 'fileConsent/invoke', replyToId: 'card', value });
      assert.deepEqual(linesOf(cardOf(await after)), told);
    } finally {
      await broken.world.close();
    }
  });

  it('is for readers of the register', async () => {
    const { serviceUrl } = own.world.connector;
    assert.deepEqual(linesOf(cardOf(await own.say(OLIVER, 'paper'))), [
      'The register is not open to you',
      'The register is for those who lead its actions and for members of the SENDIG team. Ask the project officer to add you.',
    ]);
    const offer = await own.say(GAIL, 'paper');
    assert.equal(fileOf(offer).contentType, CONSENT);
    const context = fileOf(offer).content['acceptContext'];
    const value = { action: 'accept', context, uploadInfo: own.uploadInfo() };
    assert.equal(
      (await own.toldAfter(own.answer(OLIVER, offer, value)))[0],
      'The register is not open to you',
    );
    // In a channel there is no such card to be answered.
    const inChannel = await own.world.post({
      ...fromChannel(serviceUrl, OFFICER),
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: offer.id,
      value: { type: 'fileUpload', ...value },
    });
    assert.equal(inChannel.status, 200);
    const last = await own.say(OFFICER, 'paper');
    await own.toldAfter(own.answer(OFFICER, last, { action: 'decline' }));
    assert.equal(own.drive.uploads.length, 0);
  });
});
