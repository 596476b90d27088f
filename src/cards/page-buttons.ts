import type { Page } from './paginate.js';
import type { ViewModel } from './template.js';
import type { VERBS } from './verbs.js';

/** The verbs that turn a page of a list of actions. */
export type PageVerb = (typeof VERBS)['actionsPage' | 'overduePage' | 'duePage' | 'listPage'];

/**
 * "Page 2 of 5" with its buttons, as the templates show it: none where everything is on one page.
 * @param more what a press needs beside the page
 */
export function pageButtons(
  page: Page<unknown>,
  verb: string,
  more: Readonly<Record<string, string>> = {},
): readonly ViewModel[] {
  if (page.of === 1) return [];
  const [number, of] = [String(page.number), String(page.of)];
  const button = (title: string, target: number): ViewModel => ({
    title,
    tooltip: `Page ${String(target)} of ${of}`,
    verb,
    data: { page: String(target), ...more },
  });
  return [
    {
      text: `Page ${number} of ${of}`,
      buttons: [
        ...(page.number > 1 ? [button('Previous', page.number - 1)] : []),
        ...(page.number < page.of ? [button('Next', page.number + 1)] : []),
      ],
    },
  ];
}
