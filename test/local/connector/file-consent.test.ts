import assert from 'node:assert/strict';
import {
  ADRIAN,
  CHARLOTTE,
  type SmallWorld,
  startSmallWorld,
  TEAM,
  TENANT,
  withCard,
} from './small-world.js';

const CONTEXT = { kind: 'sendig', asOf: '2022-09-01' };
const OFFER = {
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: 'Paper #1.docx',
      content: {
        description: 'The paper.',
        sizeInBytes: 5,
        acceptContext: CONTEXT,
        declineContext: { ...CONTEXT, no: true },
      },
    },
  ],
};

interface Told {
  readonly value: {
    readonly uploadInfo?: Record<'uploadUrl' | 'contentUrl' | 'name' | 'uniqueId' | 'fileType', string>;
  };
}

describe('a file that the bot offers on the loopback connector', () => {
  let world: SmallWorld;
  let chat: string;
  beforeEach(async () => {
    world = await startSmallWorld();
    const { body } = await world.call('POST', 'conversations', {
      members: [{ id: ADRIAN.mri }],
      tenantId: TENANT,
    });
    chat = encodeURIComponent((body as { id: string }).id);
  });
  afterEach(() => world.close());

  const send = async (activity: object, conversation = chat) =>
    world.call('POST', `conversations/${conversation}/activities`, activity);
  const offer = async () => ((await send(OFFER)).body as { id: string }).id;
  const filesOf = (upn: string) => world.connector.chat(upn)?.flatMap(({ files }) => files);
  const upload = async (address: string, words: string, range = `bytes 0-4/5`) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-range': range };
    return (await fetch(address, { method: 'PUT', headers, body: words })).status;
  };
  /** Where the bot is told to put the file. */
  const accepted = async () => {
    const message = await offer();
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, message, 'accept'), { outcome: 'taken' });
    return (world.told.at(-1) as unknown as Told).value.uploadInfo!;
  };

  it('is shown to its reader without what comes back with the answer, and stands there after a restart', async () => {
    await offer();
    const shown = [{ kind: 'consent', name: 'Paper #1.docx', description: 'The paper.', sizeInBytes: 5 }];
    assert.deepEqual(filesOf(ADRIAN.upn), shown);
    await world.close();
    world = await startSmallWorld(world.folder);
    assert.deepEqual(filesOf(ADRIAN.upn), shown);
  });

  it('is offered to one person only, as in Teams', async () => {
    const { status, body } = await send(OFFER, encodeURIComponent(TEAM.channel.id));
    assert.deepEqual(
      [status, body],
      [400, { error: { code: 'BadSyntax', message: 'A file is offered in a chat with one person only.' } }],
    );
    assert.deepEqual(world.connector.channel(ADRIAN.upn), []);
  });

  it('is allowed: the bot is told where to put it, and its reader can open it', async () => {
    const message = await offer();
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, message, 'accept'), { outcome: 'taken' });
    const told = world.told.at(-1)!;
    const { uploadInfo } = (told as unknown as Told).value;
    assert.deepEqual(
      [told['type'], told['name'], told['replyToId'], told['value']],
      [
        'invoke',
        'fileConsent/invoke',
        message,
        { type: 'fileUpload', action: 'accept', context: CONTEXT, uploadInfo },
      ],
    );
    const { uploadUrl, contentUrl, name, uniqueId, fileType } = uploadInfo!;
    assert.ok(uploadUrl.startsWith(`${world.origin}/connector/uploads/`));
    assert.deepEqual([name, fileType], ['Paper #1.docx', 'docx']);
    assert.equal(await upload(uploadUrl, 'paper'), 201);
    assert.equal(await (await fetch(contentUrl)).text(), 'paper');

    await send({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.info',
          name,
          contentUrl,
          content: { uniqueId, fileType },
        },
      ],
    });
    assert.deepEqual(filesOf(ADRIAN.upn)?.at(-1), { kind: 'info', name: 'Paper #1.docx', url: contentUrl });
  });

  it('goes to its place whole, and once', async () => {
    const { uploadUrl, contentUrl } = await accepted();
    assert.equal(await upload(uploadUrl, 'paper', 'bytes 0-4/9'), 400);
    assert.equal(await upload(uploadUrl, 'paper', ''), 400);
    assert.equal((await fetch(contentUrl)).status, 404);
    assert.equal(await upload(uploadUrl, 'paper'), 201);
    assert.equal(await upload(uploadUrl, 'again'), 404);
    assert.equal(await (await fetch(contentUrl)).text(), 'paper');
  });

  it('is declined', async () => {
    const message = await offer();
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, message, 'decline'), { outcome: 'taken' });
    assert.deepEqual(world.told.at(-1)?.['value'], {
      type: 'fileUpload',
      action: 'decline',
      context: { ...CONTEXT, no: true },
    });
  });

  it('is answered by nobody else, not after it has gone, and not where there is none', async () => {
    const refused = { outcome: 'refused' };
    const message = await offer();
    assert.deepEqual(await world.connector.consent(CHARLOTTE.upn, message, 'accept'), refused);
    await world.call('DELETE', `conversations/${chat}/activities/${message}`);
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, message, 'accept'), refused);
    const card = (await send(withCard({ type: 'AdaptiveCard' }))).body as { id: string };
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, card.id, 'accept'), refused);
    assert.equal(world.told.length, 0);
  });

  it('says so where the bot did not take the answer, or OneDrive would not take the name', async () => {
    world.answerWith(() => ({ status: 500 }));
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, await offer(), 'accept'), {
      outcome: 'failed',
    });
    const [attachment] = OFFER.attachments;
    const wrong = await send({ ...OFFER, attachments: [{ ...attachment, name: '../a.docx' }] });
    const { id } = wrong.body as { id: string };
    world.answerWith(() => undefined);
    assert.deepEqual(await world.connector.consent(ADRIAN.upn, id, 'accept'), { outcome: 'failed' });
  });

  it('leads to no other address than one of http or https', async () => {
    await send({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.info',
          name: 'a.docx',
          contentUrl: 'javascript:alert(1)',
          content: { uniqueId: '1', fileType: 'docx' },
        },
      ],
    });
    assert.deepEqual(filesOf(ADRIAN.upn), []);
  });
});
