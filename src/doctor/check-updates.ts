import { count, type Finding, failed, notMade, passed } from './check.js';
import { whyNoSite } from './check-access.js';
import { siteOf } from './check-lists.js';
import type { Facts } from './facts.js';

/** The most rows that are named. */
const MOST_ROWS = 5;

/** The list of updates is the history: only the app adds to it, and nobody changes it afterwards. */
export function checkUpdates(facts: Facts): readonly Finding[] {
  const title = facts.config.lists.updates;
  const subject = `Whether anybody has changed ${title} by hand was`;
  const unseen = whyNoSite(facts);
  if (unseen !== null) return [notMade('history', subject, unseen)];
  const site = siteOf(facts);
  const edited = site?.edited ?? null;
  if (edited === null) return [notMade('history', subject, 'the list is not there')];
  if ('obstacle' in edited) {
    const columns = site?.columns.updates ?? null;
    if (columns !== null && 'obstacle' in columns) {
      return [notMade('history', subject, 'the list cannot be looked at')];
    }
    return [
      failed(
        'history',
        `The rows of ${title} (UPDATES_LIST) cannot be read (${edited.obstacle.detail}).`,
        'Run this again in a few minutes.',
      ),
    ];
  }
  const rows = edited.found;
  if (rows.length === 0) {
    return [passed('history', `Nobody but the app has written in ${title} (UPDATES_LIST).`)];
  }
  const links = rows
    .slice(0, MOST_ROWS)
    .map(({ ref, webUrl }) => `${ref === '' ? 'a row' : ref} ${webUrl}`.trim());
  const more = rows.length - links.length;
  return [
    failed(
      'history',
      `${count(rows.length, 'row')} of ${title} (UPDATES_LIST), which only the app may write, ${rows.length === 1 ? 'was' : 'were'} added or changed by hand: ${links.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
      'Open the version history of each row and put back what the app wrote, delete a row that the app did not add, and let nobody else edit that list.',
    ),
  ];
}
