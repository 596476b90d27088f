import { type Finding, failed, notMade, passed } from './check.js';
import { ASK_FOR_RIGHTS, whyNoSite } from './check-access.js';
import { siteOf } from './check-lists.js';
import type { Facts } from './facts.js';

/** Whether the site has a document library, into which the papers go that are asked for in the channel. */
export function checkLibrary(facts: Facts): readonly Finding[] {
  const library = siteOf(facts)?.library;
  if (library === undefined) {
    const because = whyNoSite(facts) ?? 'the site cannot be looked at';
    return [notMade('library', 'The document library of the site was', because)];
  }
  if ('found' in library) return [passed('library', 'The document library of the site can be seen.')];
  return [
    failed(
      'library',
      `The document library of the site cannot be seen (${library.obstacle.detail}), so no paper can be put there from the channel.`,
      `Check that the site has its library (Documents), and ${ASK_FOR_RIGHTS}; in their own chat with the bot people get papers all the same.`,
    ),
  ];
}
