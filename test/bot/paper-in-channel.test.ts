import assert from 'node:assert/strict';
import type { Fault } from '../../src/local/list-service/faults.js';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { CHAIR, CHANNEL, OFFICER } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChannel, fromChat, typed } from './speak.js';

describe('a paper in the channel', () => {
  let world: BotWorld;
  let sent: SentMessage[];
  /** What goes wrong when a file is put. */
  let fault: Fault | null;

  before(async () => {
    const faults = ({ method, path }: { readonly method: string; readonly path: string }) =>
      method === 'PUT' && path.includes('/drive/') ? fault : null;
    ({ world, sent } = await openTeamWorld({ faults }));
  });
  after(() => world.close());
  beforeEach(() => {
    fault = null;
    sent.length = 0;
  });

  const say = async (text: string) => {
    await world.post({ ...fromChannel(world.connector.serviceUrl, CHAIR), ...typed(text) });
    return sent.at(-1)!;
  };
  const linkOf = (message: SentMessage) => String(buttonsOf(cardOf(message))[0]?.['url']);

  it('lies in the library of the site, and the thread has its headline and the way to it', async () => {
    const message = await say('paper');
    assert.equal(message.conversationId, `${CHANNEL};messageid=1`);
    const [title, asAt, headline, button, ...rest] = linesOf(cardOf(message));
    assert.deepEqual([title, asAt], ['SEND Improvement Group: action register', 'As at 1 September 2022']);
    assert.match(headline ?? '', /^Since 1 August 2022: 2 more overdue\./);
    assert.deepEqual(
      [button, ...rest],
      [
        '[Open the paper]',
        "It is in the folder SENDIG papers of the group's site. Whoever may open the site may open it.",
      ],
    );
    assert.equal(
      message.activity['summary'],
      'SEND Improvement Group: action register. As at 1 September 2022.',
    );
    const link = linkOf(message);
    assert.ok(link.endsWith('/files/SENDIG%20papers/SENDIG%20action%20register%202022-09-01.docx'), link);
    const file = Buffer.from(await (await fetch(link)).arrayBuffer());
    assert.equal(file.subarray(0, 2).toString(), 'PK');
  });

  it('is replaced that day, and another paper or another day lies beside it', async () => {
    const links = [];
    for (const text of ['paper', 'paper', 'paper plan', 'paper as at 30 June 2022']) {
      links.push(linkOf(await say(text)));
    }
    assert.equal(links[0], links[1]);
    assert.equal(new Set(links).size, 3);
  });

  it('says of the others only what they bear out', async () => {
    const [, , headline] = linesOf(cardOf(await say('paper impact')));
    assert.match(headline ?? '', /^5 actions: .* 2 are overdue\.$/);
  });

  it('is refused in plain words where the app may not write there, and says what else there is', async () => {
    fault = { kind: 'refuse', status: 403, code: 'accessDenied' };
    assert.deepEqual(linesOf(cardOf(await say('paper'))), [
      'Paper',
      'The paper could not be put into the document library of the site (HTTP 403, accessDenied). Ask the administrator to check what the app may do on the site (docs/sharepoint.md says what it needs). In your own chat with me you get the paper all the same: type "paper" there.',
    ]);
    fault = { kind: 'refuse', status: 423, code: 'resourceLocked' };
    assert.deepEqual(linesOf(cardOf(await say('paper'))), [
      'Paper',
      'Somebody has the paper of that day open, so it was not replaced. Close it in Word and SharePoint, wait a few minutes, and ask for it again.',
    ]);
    assert.deepEqual(
      world.log.filter((line) => line.includes('paper')),
      ['library-refused', 'paper-open'].map(
        (code) => `{"code":"${code}","message":"a paper could not be handed over"}`,
      ),
    );
  });

  it('goes the same way in a group chat, in which Teams offers no files', async () => {
    const chat = fromChat(world.connector.serviceUrl, OFFICER);
    const conversation = {
      ...(chat['conversation'] as object),
      conversationType: 'groupChat',
      isGroup: true,
    };
    await world.post({ ...chat, conversation, ...typed('paper') });
    assert.equal(linesOf(cardOf(sent.at(-1))).at(-2), '[Open the paper]');
  });
});
