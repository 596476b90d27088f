import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refuseNetworkShare } from '../../src/state/refuse-network-share.js';

/** A Linux machine with one disk mounted on `/mnt/share`. */
const linux = (type: number) => ({
  platform: 'linux',
  typeOfDisk: (place: string) => {
    if (place === '/mnt/share') return Promise.resolve(type);
    if (place === '/') return Promise.resolve(0xef53);
    return Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
  },
});
const windows = { platform: 'win32', typeOfDisk: () => Promise.reject(new Error('nobody asks')) };
const state = (folder: string) => [{ variable: 'STATE_URL', folder }];

describe('state on a network share', () => {
  for (const [share, type] of [
    ['NFS', 0x6969],
    ['SMB', 0x517b],
    ['CIFS', 0xff534d42],
    ['CIFS as a negative number', 0xff534d42 | 0],
    ['SMB 2', 0xfe534d42],
  ] as const) {
    it(`is refused on ${share}, also before its folder is there`, async () => {
      await assert.rejects(refuseNetworkShare(state('/mnt/share/bot/state'), linux(type)), {
        code: 'state-on-share',
        message:
          'STATE_URL=/mnt/share/bot/state is on a network share, where the files of this program are not safe.',
        remedy:
          'Name a folder on a disk of this machine, or keep the state in PostgreSQL: STATE_URL=postgres://…',
      });
    });
  }

  it('is taken on a disk of the machine', async () => {
    await refuseNetworkShare(state('/mnt/share/bot'), linux(0xef53));
    await refuseNetworkShare(state('/var/lib/bot'), linux(0x6969));
    await refuseNetworkShare(state(mkdtempSync(path.join(tmpdir(), 'disk-'))));
  });

  it('is known by its path on Windows', async () => {
    for (const folder of ['\\\\server\\share\\bot', '\\\\?\\UNC\\server\\share', '//server/share'])
      await assert.rejects(refuseNetworkShare(state(folder), windows), { code: 'state-on-share' });
    for (const folder of ['C:\\bot', '\\\\?\\C:\\bot', 'data'])
      await refuseNetworkShare(state(folder), windows);
  });
});
