import assert from 'node:assert/strict';

/** An element of a view's query. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The elements of a query below one of ours. Fails where one is not closed as it was opened. */
export function parseQuery(query: string): Element {
  const root: Element = { name: 'Query', attributes: {}, children: [], text: '' };
  const open = [root];
  const rest = query.replace(/([^<]*)<(\/?)(\w+)((?: \w+="[^"<>&]*")*) ?(\/?)>/g, (_all, ...parts) => {
    const [text, closes, name, attributes, empty] = parts as string[];
    const parent = open.at(-1);
    assert.ok(parent, query);
    parent.text += text ?? '';
    if (closes === '/') {
      assert.equal(open.pop()?.name, name, query);
      return '';
    }
    const pairs = [...(attributes ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const element: Element = {
      name: name ?? '',
      attributes: Object.fromEntries(pairs) as Record<string, string>,
      children: [],
      text: '',
    };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
    return '';
  });
  assert.deepEqual([rest, open.map(({ name }) => name)], ['', ['Query']], query);
  return root;
}

/** The internal names of the columns that a query names. */
export function fieldsOf({ name, attributes, children }: Element): string[] {
  return [...(name === 'FieldRef' ? [attributes['Name'] ?? ''] : []), ...children.flatMap(fieldsOf)];
}

/** The columns of a row that are not empty. */
export type Row = Readonly<Record<string, string>>;

/** What a query calls Today and UserID. */
interface Viewer {
  readonly today: string;
  readonly me: string;
}

/** Whether a condition lets that row through. A comparison with nothing is never true. */
export function shows({ name, children }: Element, row: Row, viewer: Viewer): boolean {
  const [first, second] = children;
  if (first === undefined) return true;
  if (name === 'And') return shows(first, row, viewer) && second !== undefined && shows(second, row, viewer);
  if (name === 'Or') return shows(first, row, viewer) || (second !== undefined && shows(second, row, viewer));
  if (name === 'Where') return shows(first, row, viewer);
  const held = row[first.attributes['Name'] ?? ''];
  if (name === 'IsNull') return held === undefined;
  const special = { Today: viewer.today, UserID: viewer.me }[second?.children[0]?.name ?? ''];
  const value = special ?? second?.text ?? '';
  if (name === 'Lt') return held !== undefined && held < value;
  if (name === 'Eq') return held === value;
  assert.equal(name, 'Neq');
  return held !== undefined && held !== value;
}
