import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LIST_TITLES } from '../../src/config/config.js';
import { RAGS } from '../../src/domain/rag.js';
import { COLUMNS, type ListRole } from '../../src/register/columns.js';

import { fieldsOf, parseQuery, type Row, shows } from './read-caml.js';

interface Formatter {
  readonly txtContent: string;
  readonly style: Readonly<Record<string, string>>;
}
interface View {
  readonly verb: 'addSPView';
  readonly name: string;
  readonly viewFields: readonly string[];
  readonly query: string;
  readonly makeDefault: boolean;
}
type Subaction =
  | View
  | {
      readonly verb: 'setSPFieldCustomFormatter';
      readonly fieldDisplayName: string;
      readonly formatterJSON: Formatter;
    };
interface Script {
  readonly actions: readonly {
    readonly verb: string;
    readonly listName: string;
    readonly subactions: readonly Subaction[];
  }[];
}

/** Columns that every list has from SharePoint itself; `LinkTitle` is the title as a link to the row. */
const OWN = ['ID', 'Title', 'LinkTitle', 'Created', 'Modified', 'Author', 'Editor'];
const script = JSON.parse(readFileSync('infra/site-script.json', 'utf8')) as Script;

function roleOf(listName: string): ListRole {
  const [role] = Object.entries(LIST_TITLES).find(([, title]) => title === listName) ?? [];
  assert.ok(role, `no list is called ${listName} by default`);
  return role as ListRole;
}

/** Read anew by each test, so that a query that cannot be read fails one and not the run. */
const viewsOf = () =>
  script.actions.flatMap(({ listName, subactions }) =>
    subactions.flatMap((action) =>
      action.verb === 'addSPView' ? [{ ...action, listName, tree: parseQuery(action.query) }] : [],
    ),
  );
const formatters = script.actions.flatMap(({ listName, subactions }) =>
  subactions.flatMap((action) =>
    action.verb === 'setSPFieldCustomFormatter' ? [{ ...action, listName }] : [],
  ),
);

/** The value that a formatter's expression has for a word: the first case that fits, else the last. */
function valueFor(expression: string | undefined, word: string): string {
  const cases = [...(expression ?? '').matchAll(/if\(@currentField == '(\w*)', '([^']*)', /g)];
  const other = /'([^']*)'\)+$/.exec(expression ?? '')?.[1] ?? '';
  return cases.find(([, of]) => of === word)?.[2] ?? other;
}

/** The contrast of two colours such as `#a4262c`, from 1 to 21, as WCAG 2 defines it. */
function contrast(...colours: readonly [string, string]): number {
  const luminances = colours.map((colour) => {
    assert.match(colour, /^#[0-9a-f]{6}$/);
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

const TODAY = '2022-09-30';

describe('the site script', () => {
  it('gives the officer these views, one of each list first', () => {
    assert.deepEqual(
      viewsOf().map(({ listName, name, makeDefault }) => [listName, name, makeDefault]),
      [
        [LIST_TITLES.register, 'Open actions', true],
        [LIST_TITLES.register, 'Overdue', false],
        [LIST_TITLES.register, 'By priority', false],
        [LIST_TITLES.register, 'Mine', false],
        [LIST_TITLES.updates, 'Latest first', true],
      ],
    );
    const sizes = script.actions.map(({ subactions }) => 1 + subactions.length);
    // Invoke-SPOSiteDesign takes no more.
    assert.ok(sizes.reduce((sum, size) => sum + size) <= 30);
  });

  it('names only lists and columns that there are', () => {
    for (const { listName, name, viewFields, tree } of viewsOf()) {
      const names = [...OWN, ...COLUMNS[roleOf(listName)].map((column) => column.name)];
      const unknown = [...viewFields, ...fieldsOf(tree)].filter((field) => !names.includes(field));
      assert.deepEqual(unknown, [], name);
    }
    for (const { listName, fieldDisplayName } of formatters) {
      const columns = COLUMNS[roleOf(listName)].filter((column) => column.displayName === fieldDisplayName);
      assert.equal(columns.length, 1, fieldDisplayName);
    }
  });

  it('shows the rows that each view promises, in its order', () => {
    const rows: Readonly<Record<string, Row>> = {
      late: { DueOn: '2022-09-29', Lead: 'Adrian' },
      'late and red': { DueOn: '2022-08-31', Rag: 'Red' },
      'late and complete': { DueOn: '2022-08-31', Rag: 'Complete', Lead: 'Adrian' },
      'due today': { DueOn: TODAY, Rag: 'Green' },
      'moved on': { DueOn: '2022-08-31', RevisedDueOn: '2022-10-31', Rag: 'Amber' },
      'moved and late again': { DueOn: '2022-07-31', RevisedDueOn: '2022-08-31', Rag: 'Amber' },
      undated: {},
    };
    const shown = (view: string): string[] => {
      const where = viewsOf()
        .find(({ name }) => name === view)
        ?.tree.children.find(({ name }) => name === 'Where');
      return Object.keys(rows).filter(
        (name) => where === undefined || shows(where, rows[name] ?? {}, { today: TODAY, me: 'Adrian' }),
      );
    };
    const open = Object.keys(rows).filter((name) => name !== 'late and complete');
    assert.deepEqual(shown('Open actions'), open);
    assert.deepEqual(shown('Overdue'), ['late', 'late and red', 'moved and late again']);
    assert.deepEqual(shown('By priority'), Object.keys(rows));
    assert.deepEqual(shown('Mine'), ['late', 'late and complete']);

    const sorted = viewsOf().map(({ name, tree }) => [
      name,
      ...tree.children
        .filter((part) => part.name !== 'Where')
        .map((part) => [
          part.name,
          ...part.children.map(({ attributes }) => [attributes['Name'], attributes['Ascending'] ?? 'TRUE']),
        ]),
    ]);
    const byDate = ['OrderBy', ['DueOn', 'TRUE'], ['ActionRef', 'TRUE']];
    assert.deepEqual(sorted, [
      ['Open actions', byDate],
      ['Overdue', byDate],
      ['By priority', ['GroupBy', ['Priority', 'TRUE']], ['OrderBy', ['ActionRef', 'TRUE']]],
      ['Mine', byDate],
      ['Latest first', ['OrderBy', ['ID', 'FALSE']]],
    ]);
  });

  it('shows a RAG as its word, in colours that can be read', () => {
    assert.deepEqual(
      formatters.map(({ fieldDisplayName, formatterJSON }) => [fieldDisplayName, formatterJSON.txtContent]),
      [
        ['RAG', "=if(@currentField == '', 'No update', @currentField)"],
        ['RAG after', '@currentField'],
      ],
    );
    for (const { formatterJSON } of formatters) {
      const { color, 'background-color': background } = formatterJSON.style;
      for (const word of [...RAGS, 'Paused']) {
        const ratio = contrast(valueFor(color, word), valueFor(background, word));
        assert.ok(ratio >= 4.5, `${word}: ${ratio.toFixed(2)}`);
      }
      // Each word has a colour of its own.
      const all = [...RAGS, 'Paused'].map((word) => valueFor(background, word));
      assert.equal(new Set(all).size, all.length);
    }
  });
});
