import { renderPutRight } from '../cards/render-put-right.js';
import { addDays, type CivilDate, weekdayOf } from '../domain/civil-date.js';
import type { Messenger } from '../domain/messenger.js';
import type { PutRight } from '../domain/put-right.js';
import { markOf } from '../domain/sighting.js';
import type { Facts } from '../domain/state.js';

interface Parts {
  readonly messenger: Pick<Messenger, 'sendToPerson'>;
  readonly facts: Facts;
  /** UPNs. */
  readonly officers: readonly string[];
}

/**
 * Tells each officer what is to be put right: when that has changed since they were told, and once a week while
 * anything is left. At most one message a day.
 */
export async function tellOfficers(
  { messenger, facts, officers }: Parts,
  groups: readonly PutRight[],
  day: CivilDate,
): Promise<void> {
  const mark = groups.length === 0 ? '' : markOf(JSON.stringify(groups));
  const monday = addDays(day, 1 - weekdayOf(day));
  for (const upn of officers) {
    const name = `put-right ${upn}`;
    const [toldOn = '', told = ''] = ((await facts.get(name)) ?? '').split(' ');
    if (mark === '' || toldOn === day || (mark === told && toldOn >= monday)) continue;
    const { outcome } = await messenger.sendToPerson(upn, renderPutRight(groups));
    if (outcome === 'sent') await facts.set(name, `${day} ${mark}`);
  }
}
