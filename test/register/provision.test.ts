import assert from 'node:assert/strict';
import { LIST_TITLES } from '../../src/config/config.js';
import { CodedError } from '../../src/errors.js';
import { COLUMNS } from '../../src/register/columns.js';
import { buildRegister } from './build-register.js';
import { type FakeSharePoint, refused } from './fake-sharepoint.js';

const NOTHING = { created: [], changed: [], left: [] };
const RUN_AGAIN = 'run "npm run -s sendig -- provision" again';

/** Somebody has made that column another way. */
function remake(site: FakeSharePoint, title: string, name: string, column: object | null): void {
  const { columns } = site.list(title);
  const at = columns.findIndex((candidate) => candidate.name === name);
  columns.splice(at, 1, ...(column === null ? [] : [{ id: `id-of-${name}`, name, ...column }]));
}

describe('provision', () => {
  it('creates the six lists with their columns on an empty site, and writes nothing the second time', async () => {
    const { site, register } = buildRegister();
    assert.deepEqual(await register.provision(), {
      created: [
        'Created the list Action register.',
        'Created the list Plan priorities.',
        'Created the list Action updates.',
        'Created the list Impact measures.',
        'Created the list Measure readings.',
        'Created the list Meetings.',
      ],
      changed: [],
      left: [],
    });
    for (const [role, columns] of Object.entries(COLUMNS)) {
      const made = site
        .list(LIST_TITLES[role as keyof typeof LIST_TITLES])
        .columns.map(({ id: _id, ...column }) => column);
      assert.deepEqual(made, [{ name: 'Title' }, ...columns]);
    }
    assert.equal(site.writes().length, 6);

    site.seen.length = 0;
    assert.deepEqual(await register.provision(), NOTHING);
    const methods = new Map<string, number>();
    for (const { method } of site.seen) methods.set(method, (methods.get(method) ?? 0) + 1);
    assert.deepEqual([...methods.keys()], ['GET']);
  });

  it('never says what SharePoint itself is to decide: the name of a list', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    const posted = site.seen.filter(({ method }) => method === 'POST').map(({ body }) => Object.keys(body));
    assert.deepEqual(posted, Array(6).fill(['displayName', 'columns', 'list']));
  });

  it('gives its columns to a list that was created without them', async () => {
    const { site, register } = buildRegister();
    site.fault = ({ method, path, body }) => {
      if (method === 'POST' && path.endsWith('/lists')) body['columns'] = [];
      return null;
    };
    const { created } = await register.provision();
    assert.deepEqual(created.slice(-4), [
      'Created the list Meetings.',
      'Added the column Board to Meetings.',
      'Added the column Meeting on to Meetings.',
      'Added the column Papers due on to Meetings.',
    ]);
    assert.deepEqual(await register.provision(), NOTHING);
  });

  it('adds the columns that are missing and leaves what people have added or renamed', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    remake(site, 'Action register', 'Evidence', null);
    const { columns } = site.list('Action register');
    columns.push({ id: 'own', name: 'OurOwn' });
    remake(site, 'Action register', 'Outcome', { displayName: 'Goal', text: { maxLength: 20 } });
    const before = structuredClone(columns);
    assert.deepEqual(await register.provision(), {
      ...NOTHING,
      created: ['Added the column Evidence to Action register.'],
    });
    assert.deepEqual(columns.slice(0, -1), before);
    assert.equal(columns.at(-1)?.name, 'Evidence');
  });

  it('adds an index, uniqueness and choices where a column lacks them', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    remake(site, 'Action register', 'DueOn', { displayName: 'Deadline', dateTime: { format: 'dateOnly' } });
    remake(site, 'Plan priorities', 'PriorityNumber', { number: {}, indexed: true });
    remake(site, 'Action register', 'Rag', {
      displayName: 'RAG',
      indexed: true,
      choice: { allowTextEntry: true, choices: ['Not started', 'Green', 'Red'], displayAs: 'radioButtons' },
    });
    remake(site, 'Impact measures', 'Better', { choice: { choices: ['lower'] } });
    site.seen.length = 0;
    assert.deepEqual(await register.provision(), {
      ...NOTHING,
      changed: [
        'Indexed the column Deadline (DueOn) of Action register.',
        'Added to the choices of the column RAG (Rag) of Action register: Amber, Complete.',
        'Made the values of the column PriorityNumber of Plan priorities unique.',
        'Added to the choices of the column Better of Impact measures: higher.',
      ],
    });
    assert.deepEqual(
      site.seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body),
      [
        { indexed: true },
        {
          choice: {
            allowTextEntry: true,
            choices: ['Not started', 'Green', 'Red', 'Amber', 'Complete'],
            displayAs: 'radioButtons',
          },
        },
        { indexed: true, enforceUniqueValues: true },
        { choice: { choices: ['lower', 'higher'] } },
      ],
    );
    assert.deepEqual(await register.provision(), NOTHING);
  });

  it('says so where two rows hold the same key, keeps the index, and goes on', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    remake(site, 'Action register', 'ActionRef', { displayName: 'Ref', text: {} });
    const fields = { ActionRef: '3.2.1' };
    site.list('Action register').rows.push({ id: '1', version: 1, fields }, { id: '2', version: 1, fields });
    remake(site, 'Meetings', 'Board', null);
    assert.deepEqual(await register.provision(), {
      created: ['Added the column Board to Meetings.'],
      changed: ['Indexed the column Ref (ActionRef) of Action register.'],
      left: [
        {
          message:
            'The values of the column Ref (ActionRef) of Action register could not be made unique (HTTP 400, invalidRequest), most likely because two rows hold the same one.',
          remedy: `Sort the list by that column, put right what is there twice, and ${RUN_AGAIN}.`,
        },
      ],
    });
  });

  it('never touches a column of another type, and says what to do about it', async () => {
    const types: readonly (readonly [name: string, made: object, holds: string, needs: string])[] = [
      ['DueOn', { text: {} }, 'a single line of text', 'a date without a time'],
      ['DueOn', { dateTime: { format: 'dateTime' } }, 'a date with a time', 'a date without a time'],
      ['ActionText', { text: {} }, 'a single line of text', 'several lines of plain text'],
      [
        'Progress',
        { text: { allowMultipleLines: true, textType: 'richText' } },
        'several lines of formatted text',
        'several lines of plain text',
      ],
      ['Lead', { personOrGroup: {} }, 'one person', 'several people'],
      ['Rag', { choice: { choices: ['Red'], displayAs: 'checkBoxes' } }, 'several choices', 'one choice'],
      ['RevisedDueAgreed', { choice: { choices: ['Yes'] } }, 'one choice', 'yes or no'],
      ['Priority', { calculated: {} }, 'something else', 'a number'],
    ];
    for (const [name, made, holds, needs] of types) {
      const { site, register } = buildRegister();
      await register.provision();
      remake(site, 'Action register', name, made);
      site.seen.length = 0;
      assert.deepEqual(await register.provision(), {
        ...NOTHING,
        left: [
          {
            message: `The column ${name} of Action register holds ${holds}, and the bot needs ${needs} there; it was left as it is.`,
            remedy: `In the list's settings give it the right type, if SharePoint offers that; otherwise move what it holds into a column of your own, delete it, and ${RUN_AGAIN}.`,
          },
        ],
      });
      assert.deepEqual(site.writes(), []);
    }
  });

  it('reports each thing that SharePoint refuses by itself, and does the rest', async () => {
    const { site, register } = buildRegister();
    site.fault = ({ method, body }) => {
      if (method === 'POST' && body['displayName'] === 'Meetings') return refused(409, 'nameAlreadyExists');
      return null;
    };
    const first = await register.provision();
    assert.equal(first.created.length, 5);
    assert.deepEqual(first.left, [
      {
        message: 'The list Meetings could not be created (HTTP 409, nameAlreadyExists).',
        remedy: `Look in the site's contents for something of that name, perhaps with other capitals: rename it, or set the list's variable (such as REGISTER_LIST) to exactly what it is called, and ${RUN_AGAIN}.`,
      },
    ]);

    remake(site, 'Action register', 'Evidence', null);
    remake(site, 'Action register', 'DueOn', { dateTime: {} });
    remake(site, 'Impact measures', 'Better', { choice: { choices: ['lower'] } });
    site.fault = ({ method }) => (method === 'GET' ? null : refused(400, 'invalidRequest'));
    const { created, changed, left } = await register.provision();
    assert.deepEqual([created, changed], [[], []]);
    assert.deepEqual(
      left.map(({ message, remedy }) => `${message} ${remedy}`),
      [
        'The column DueOn of Action register could not be indexed (HTTP 400, invalidRequest). Add the index by hand in the list\'s settings, under "Indexed columns", where SharePoint says what is in the way.',
        `The column Evidence could not be added to Action register (HTTP 400, invalidRequest). Look in the list's settings for a column that is in its way, or for too many columns, and ${RUN_AGAIN}.`,
        "To the choices of the column Better of Impact measures could not be added: higher (HTTP 400, invalidRequest). Add them by hand in the column's settings, spelt just so.",
        `The list Meetings could not be created (HTTP 400, invalidRequest). Look in the site's contents for something of that name, perhaps with other capitals: rename it, or set the list's variable (such as REGISTER_LIST) to exactly what it is called, and ${RUN_AGAIN}.`,
      ],
    );
  });

  it('says what an administrator has to do where the identity may only write rows', async () => {
    const { site, register } = buildRegister();
    site.fault = ({ method }) => (method === 'GET' ? null : refused(403, 'accessDenied'));
    await assert.rejects(register.provision(), (error: unknown) => {
      assert.ok(error instanceof CodedError);
      assert.deepEqual(
        [error.code, error.message, error.remedy],
        [
          'provision-not-allowed',
          'This identity may not create or change lists and columns on the site contoso.sharepoint.com,1,2 (HTTP 403, accessDenied). Nothing had been done before that.',
          `A SharePoint administrator can do one of two things:
1. Let the app manage this one site for as long as it takes. Call
     POST https://graph.microsoft.com/v1.0/sites/{site-id}/permissions
     {"roles":["manage"],"grantedToIdentities":[{"application":{"id":"{app-id}","displayName":"SENDIG bot"}}]}
   then run "npm run -s sendig -- provision" again, and set the app back to "write":
     PATCH https://graph.microsoft.com/v1.0/sites/{site-id}/permissions/{id from the answer to the first call}
     {"roles":["write"]}
2. Run "npm run -s sendig -- provision" themselves, with GRAPH_CREDENTIAL=developer: as whoever is signed in
   to the Azure CLI. A token for Sites.Manage.All is needed; a person's own sign-in there may not get one.`,
        ],
      );
      return true;
    });
    assert.deepEqual(site.writes(), ['POST /sites/contoso.sharepoint.com,1,2/lists']);
  });

  it('still says what it had done before it was refused', async () => {
    const { site, register } = buildRegister();
    site.fault = ({ method }) =>
      method === 'POST' && site.lists.length === 2 ? refused(403, 'accessDenied') : null;
    await assert.rejects(register.provision(), {
      code: 'provision-not-allowed',
      message:
        'This identity may not create or change lists and columns on the site contoso.sharepoint.com,1,2 (HTTP 403, accessDenied). Before that: Created the list Action register. Created the list Plan priorities.',
    });
    site.fault = () => null;
    assert.equal((await register.provision()).created.length, 4);
  });

  it('needs no right to create anything where nothing is missing', async () => {
    const { site, register } = buildRegister();
    await register.provision();
    site.fault = ({ method }) => (method === 'GET' ? null : refused(403, 'accessDenied'));
    assert.deepEqual(await register.provision(), NOTHING);
  });

  it('does not take a site that it may not even read for one that it may not set up', async () => {
    const { site, register } = buildRegister();
    site.fault = () => refused(403, 'accessDenied');
    await assert.rejects(register.provision(), {
      code: 'sharepoint-refused',
      message: 'SharePoint refused the request (HTTP 403, accessDenied).',
    });
  });
});
