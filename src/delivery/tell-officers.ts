import type { CivilDate } from '../domain/civil-date.js';
import type { Messenger, OutgoingMessage } from '../domain/messenger.js';
import type { Facts } from '../domain/state.js';

interface Parts {
  readonly messenger: Pick<Messenger, 'sendToPerson'>;
  readonly facts: Facts;
  /** UPNs. */
  readonly officers: readonly string[];
}

/** Something for the officers. */
interface News {
  /** What sort of thing it is: of each sort an officer has one message a day. */
  readonly name: string;
  readonly day: CivilDate;
  /** A mark of what it says. */
  readonly mark: string;
  /** Whoever was told the same on that day or later is not told again. */
  readonly againFrom: CivilDate;
}

/** Tells each officer something, unless they know; whoever could not be told is told the next time. */
export async function tellOfficers(
  { messenger, facts, officers }: Parts,
  { name, day, mark, againFrom }: News,
  draw: () => OutgoingMessage,
): Promise<void> {
  for (const upn of officers) {
    const fact = `${name} ${upn}`;
    const [toldOn = '', told = ''] = ((await facts.get(fact)) ?? '').split(' ');
    if (toldOn === day || (mark === told && toldOn >= againFrom)) continue;
    const { outcome } = await messenger.sendToPerson(upn, draw());
    if (outcome === 'sent') await facts.set(fact, `${day} ${mark}`);
  }
}
