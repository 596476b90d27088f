import assert from 'node:assert/strict';
import { isFileAddress, uploadFile } from '../../src/bot/upload-file.js';
import { type OneDrive, startOneDrive } from './one-drive.js';

describe('where a file may go', () => {
  const inTenant: readonly [address: string, fits: boolean][] = [
    [
      'https://contoso-my.sharepoint.com/personal/ann/_api/v2.0/drive/items/01A/uploadSession?guid=1&tempauth=x',
      true,
    ],
    ['https://CONTOSO.SharePoint.com/personal/ann', true],
    ['http://contoso-my.sharepoint.com/personal/ann', false],
    ['https://contoso-my.sharepoint.com:8443/personal/ann', false],
    ['https://ann@contoso-my.sharepoint.com/personal/ann', false],
    ['https://:secret@contoso-my.sharepoint.com/personal/ann', false],
    ['https://contoso-my.sharepoint.com.evil.example/', false],
    ['https://contoso-my.sharepoint.com@evil.example/', false],
    ['https://evil.example/contoso-my.sharepoint.com', false],
    ['https://evilsharepoint.com/', false],
    ['https://sharepoint.com/', false],
    ['https://contoso-my.sharepoint.com./', false],
    ['https://127.0.0.1/', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://[::1]/', false],
    ['https://2130706433/', false],
    ['http://127.0.0.1:3978/connector/uploads/1', false],
    ['file:///etc/passwd', false],
    ['//contoso-my.sharepoint.com/', false],
    ['', false],
  ];
  for (const [address, fits] of inTenant) {
    it(`in a tenant: ${address === '' ? 'nowhere' : address} ${fits ? 'may be' : 'is not'} it`, () => {
      assert.equal(isFileAddress(address, false), fits);
    });
  }

  it('in local mode: on this machine, and nowhere else', () => {
    assert.equal(isFileAddress('http://127.0.0.1:3978/connector/uploads/1', true), true);
    assert.equal(isFileAddress('http://[::1]:3978/', true), true);
    for (const address of [
      'http://ann:secret@127.0.0.1:3978/',
      'http://10.0.0.1/',
      'http://127.0.0.1.evil.example/',
      'https://contoso-my.sharepoint.com/personal/ann',
      'ftp://127.0.0.1/',
    ]) {
      assert.equal(isFileAddress(address, true), false, address);
    }
  });
});

describe('putting a file where it was said to go', () => {
  let drive: OneDrive;
  beforeEach(async () => {
    drive = await startOneDrive();
  });
  afterEach(() => drive.close());

  it('sends it whole and alone, and nothing that says who sends it', async () => {
    const memory = new TextEncoder().encode('secret paper secret');
    assert.equal(await uploadFile(`${drive.origin}/up?tempauth=1`, memory.subarray(7, 12)), 201);
    const [upload] = drive.uploads;
    assert.equal(upload?.path, '/up?tempauth=1');
    assert.equal(upload.bytes.toString(), 'paper');
    const { 'content-range': range, 'content-length': length, authorization, cookie } = upload.headers;
    assert.deepEqual([range, length, authorization, cookie], ['bytes 0-4/5', '5', undefined, undefined]);
  });

  it('follows no redirect', async () => {
    const other = await startOneDrive();
    for (const status of [301, 302, 303, 307, 308]) {
      drive.answer = { status, headers: { location: `${other.origin}/elsewhere` } };
      assert.equal(await uploadFile(`${drive.origin}/up`, Buffer.from('paper')), status);
    }
    assert.equal(other.uploads.length, 0);
    await other.close();
  });

  it('says that nobody answered', async () => {
    const { origin } = drive;
    await drive.close();
    assert.equal(await uploadFile(`${origin}/up`, Buffer.from('paper')), null);
    drive = await startOneDrive();
  });
});
