import assert from 'node:assert/strict';
import { type FakeSharePoint, json, refused } from '../register/fake-sharepoint.js';
import { examine, type Failed, failedOf, skippedOf } from './examine.js';

const PROVISION = 'Run "npm run -s sendig -- provision" to put that right.';

/** Somebody has made something else of those columns; `null` takes one away. */
const remade = (list: string, columns: Readonly<Record<string, object | null>>) => (site: FakeSharePoint) => {
  const all = site.list(list).columns;
  for (const [name, facets] of Object.entries(columns)) {
    const at = all.findIndex((column) => column.name === name);
    if (facets === null) all.splice(at, 1);
    else all[at] = { id: name, name, ...facets };
  }
};

describe('the doctor among the lists', () => {
  const titles: [variable: string, name: string, skipped: string[], without: string][] = [
    [
      'REGISTER_LIST',
      'register',
      ['register-columns', 'leads', 'roster', 'time-zone'],
      ', and without it the bot can do nothing',
    ],
    ['PRIORITIES_LIST', 'priorities', ['priorities-columns'], ''],
    ['UPDATES_LIST', 'updates', ['updates-columns', 'history'], ''],
    ['MEASURES_LIST', 'measures', ['measures-columns'], ''],
    ['READINGS_LIST', 'readings', ['readings-columns'], ''],
    ['MEETINGS_LIST', 'meetings', ['meetings-columns'], ''],
  ];
  for (const [variable, name, skipped, without] of titles) {
    it(`names ${variable} when the site has no list of that title`, async () => {
      const findings = await examine({ env: { [variable]: 'Another list' } });
      assert.deepEqual(failedOf(findings), [
        [
          `${name}-list`,
          `The site has no list Another list (${variable})${without}.`,
          `If the list has another title, set ${variable} to it; otherwise run "npm run -s sendig -- provision" to create it.`,
        ],
      ]);
      assert.deepEqual(skippedOf(findings), skipped);
    });
  }

  it('says that the site shows no document library', async () => {
    const findings = await examine({
      site: (site) => {
        site.fault = ({ path }) => (path.endsWith('/drive') ? refused(404, 'itemNotFound') : null);
      },
    });
    assert.deepEqual(failedOf(findings), [
      [
        'library',
        'The document library of the site cannot be seen (HTTP 404, itemNotFound), so no paper can be put there from the channel.',
        'Check that the site has its library (Documents), and ask the administrator to give the app the role "write" on the site (permission Sites.Selected); in their own chat with the bot people get papers all the same.',
      ],
    ]);
    assert.deepEqual(skippedOf(findings), []);
  });

  const columns: [what: string, site: (site: FakeSharePoint) => void, failed: Failed][] = [
    [
      'are missing',
      remade('Meetings', { Board: null, PapersDueOn: null }),
      [
        'meetings-columns',
        '2 columns of Meetings (MEETINGS_LIST) are not as the bot needs: Board is missing; PapersDueOn is missing.',
        PROVISION,
      ],
    ],
    [
      'have lost their index and their uniqueness',
      remade('Action updates', { UpdateKey: { text: {} } }),
      [
        'updates-columns',
        '1 column of Action updates (UPDATES_LIST) is not as the bot needs: UpdateKey is not indexed; UpdateKey may hold the same value twice.',
        PROVISION,
      ],
    ],
    [
      'do not offer every RAG',
      remade('Action register', { Rag: { choice: { choices: ['Red', 'Amber', 'Green'] }, indexed: true } }),
      [
        'register-columns',
        '1 column of Action register (REGISTER_LIST) is not as the bot needs: Rag does not offer Complete.',
        PROVISION,
      ],
    ],
    [
      'hold something else',
      remade('Action register', {
        LinkedRefs: { number: {} },
        ActionText: { text: { allowMultipleLines: true, textType: 'richText' } },
        RevisedDueOn: { dateTime: { format: 'dateTime' } },
        Lead: { personOrGroup: { allowMultipleSelection: false } },
        Question: { text: { allowMultipleLines: false } },
      }),
      [
        'register-columns',
        '5 columns of Action register (REGISTER_LIST) are not as the bot needs: LinkedRefs holds a number instead of a single line of text; ActionText holds several lines of formatted text instead of several lines of plain text; RevisedDueOn holds a date with a time instead of a date without a time; Lead holds one person instead of several people; Question holds a single line of text instead of several lines of plain text.',
        "Nothing but SharePoint's own page can change what a column holds: open the settings of the list, give LinkedRefs, ActionText, RevisedDueOn, Lead and Question the right type, or move what it holds to a column of your own and delete it.",
      ],
    ],
    [
      'hold something else or are missing',
      remade('Impact measures', { Better: { choice: { choices: [], displayAs: 'checkBoxes' } }, Note: null }),
      [
        'measures-columns',
        '2 columns of Impact measures (MEASURES_LIST) are not as the bot needs: Better holds several choices instead of one choice; Note is missing.',
        'Nothing but SharePoint\'s own page can change what a column holds: open the settings of the list, give Better the right type, or move what it holds to a column of your own and delete it; then run "npm run -s sendig -- provision".',
      ],
    ],
  ];
  for (const [what, site, failed] of columns) {
    it(`names the columns that ${what}`, async () => {
      assert.deepEqual(failedOf(await examine({ site })), [failed]);
    });
  }

  it('leaves columns that people added in peace', async () => {
    const site = (own: FakeSharePoint) => own.list('Meetings').columns.push({ id: 'room', name: 'Room' });
    assert.deepEqual(failedOf(await examine({ site: (own) => void site(own) })), []);
  });

  it('says which list it may not look at, and checks the others', async () => {
    const findings = await examine({
      site: (site) => {
        const { id } = site.list('Meetings');
        site.fault = ({ path }) => (path.includes(`/${id}/`) ? refused(403, 'accessDenied') : null);
      },
    });
    assert.deepEqual(failedOf(findings), [
      [
        'meetings-list',
        'The list Meetings (MEETINGS_LIST) cannot be looked at (HTTP 403, accessDenied).',
        'Run this again; if it stays so, ask the administrator to give the app the role "write" on the site (permission Sites.Selected).',
      ],
    ]);
    assert.deepEqual(skippedOf(findings), ['meetings-columns', 'leads', 'roster']);
  });

  describe('with the list of updates', () => {
    const ANN = { user: { displayName: 'Ann', email: 'ann@contoso.com' } };
    const APP = { application: { id: 'app', displayName: 'SENDIG' } };
    const rows =
      (...edited: { ref?: string; createdBy: object; lastModifiedBy: object }[]) =>
      (site: FakeSharePoint) => {
        const { id } = site.list('Action updates');
        const value = edited.map(({ ref, ...by }, at) => ({
          id: String(at + 1),
          eTag: '"1"',
          webUrl: `https://contoso.example/${String(at + 1)}`,
          fields: { Title: ref },
          ...by,
        }));
        site.fault = ({ path }) => (path.endsWith(`/${id}/items`) ? json(200, { value }) : null);
      };

    it('is content with rows that the app wrote', async () => {
      assert.deepEqual(
        failedOf(await examine({ site: rows({ ref: '3.2.1', createdBy: APP, lastModifiedBy: APP }) })),
        [],
      );
    });

    it('names the rows that a person added or changed, with a link to each', async () => {
      const site = rows(
        { ref: '3.2.1', createdBy: APP, lastModifiedBy: ANN },
        { ref: '3.2.2', createdBy: APP, lastModifiedBy: APP },
        { createdBy: ANN, lastModifiedBy: APP },
      );
      assert.deepEqual(failedOf(await examine({ site })), [
        [
          'history',
          '2 rows of Action updates (UPDATES_LIST), which only the app may write, were added or changed by hand: 3.2.1 https://contoso.example/1, a row https://contoso.example/3.',
          'Open the version history of each row and put back what the app wrote, delete a row that the app did not add, and let nobody else edit that list.',
        ],
      ]);
    });

    it('names the first five of many', async () => {
      const edited = { ref: '3.2.1', createdBy: ANN, lastModifiedBy: { ...ANN, ...APP } };
      const [[, message] = []] = failedOf(
        await examine({ site: rows(...Array.from({ length: 7 }, () => edited)) }),
      );
      assert.match(
        message ?? '',
        /^7 rows .*: (3\.2\.1 https:\/\/contoso\.example\/\d, ){4}3\.2\.1 \S+ and 2 more\.$/,
      );
    });
  });
});
