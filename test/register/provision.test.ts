import assert from 'node:assert/strict';
import { buildRegister } from './build-register.js';
import { refused } from './fake-sharepoint.js';

describe('provision', () => {
  it('creates the six lists on an empty site, and nothing the second time', async () => {
    const { site, register } = buildRegister();
    assert.deepEqual(await register.provision(), [
      'Created the list Action register.',
      'Created the list Plan priorities.',
      'Created the list Action updates.',
      'Created the list Impact measures.',
      'Created the list Measure readings.',
      'Created the list Meetings.',
    ]);
    const key = site.list('Action updates').columns.find(({ name }) => name === 'UpdateKey');
    assert.deepEqual([key?.indexed, key?.enforceUniqueValues], [true, true]);

    site.seen.length = 0;
    assert.deepEqual(await register.provision(), []);
    assert.deepEqual(site.writes(), []);
  });

  it('adds the columns that are missing and leaves those that people added', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    const { columns } = site.list('Action register');
    columns.splice(
      columns.findIndex(({ name }) => name === 'Evidence'),
      1,
      { name: 'OurOwn' },
    );
    assert.deepEqual(await register.provision(), ['Added the column Evidence to Action register.']);
    assert.ok(columns.some(({ name }) => name === 'OurOwn'));
  });

  it('says that it may not create lists when SharePoint refuses', async () => {
    const { site, register } = buildRegister();
    site.fault = (seen) => (seen.method === 'POST' ? refused(403, 'accessDenied') : null);
    await assert.rejects(register.provision(), {
      code: 'sharepoint-refused',
      message: 'SharePoint refused the request (HTTP 403, accessDenied).',
    });
  });
});
