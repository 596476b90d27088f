import { posix } from 'node:path';
import { readXml } from '../../read-xml.js';

/** What a workbook points at. */
export interface Workbook {
  /** The sheets that a person sees, in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Whether its dates are counted from 1904. */
  readonly from1904: boolean;
  /** Where a part of that kind is: `styles`, `sharedStrings`, `theme`; `null` where there is none. */
  readonly partOf: (kind: string) => string | null;
}

/** Where the list of what a part points at stands. */
export function linksOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** Reads the main part of a workbook and what it points at; `null` where one of them is damaged. */
export function readWorkbook(main: string, part: Uint8Array, links: Uint8Array): Workbook | null {
  const targets = new Map<string, { readonly kind: string; readonly part: string }>();
  const readLinks = readXml(links, {
    open: ({ name, get }) => {
      if (name !== 'rel:Relationship') return;
      const target = get('Target') ?? '';
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(main), target);
      targets.set(get('Id') ?? '', { kind: get('Type')?.split('/').at(-1) ?? '', part: absolute });
    },
  });
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  const readMain = readXml(part, {
    open: ({ name, get }) => {
      if (name === 'x:workbookPr') from1904 = /^(?:1|true)$/.test(get('date1904') ?? '');
      if (name !== 'x:sheet' || /hidden/i.test(get('state') ?? '')) return;
      const target = targets.get(get('r:id') ?? '');
      if (target?.kind === 'worksheet') sheets.push({ name: get('name') ?? '', part: target.part });
    },
  });
  if (!readLinks || !readMain) return null;
  const partOf = (kind: string): string | null =>
    [...targets.values()].find((target) => target.kind === kind)?.part ?? null;
  return { sheets, from1904, partOf };
}
