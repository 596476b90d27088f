import type { CivilDate } from '../domain/civil-date.js';
import type { Messenger, OutgoingMessage } from '../domain/messenger.js';
import type { Facts } from '../domain/state.js';

interface Parts {
  readonly messenger: Pick<Messenger, 'sendToPerson' | 'replace'>;
  readonly facts: Facts;
}

/** Something that each of some people is shown once. */
export interface News {
  /** What sort of thing it is. */
  readonly name: string;
  /** What it is about: of each day a person is shown one. */
  readonly day: CivilDate;
  /** UPNs. */
  readonly people: readonly string[];
}

/** Those who have not been shown it. */
export async function untold({ facts }: Pick<Parts, 'facts'>, news: News): Promise<readonly string[]> {
  const told = await Promise.all(news.people.map((upn) => facts.get(factOf(news, upn))));
  return news.people.filter((_, at) => told[at]?.startsWith(news.day) !== true);
}

/** Shows it to those who have not been shown it; `false` where somebody could not be. */
export async function tellOnce(parts: Parts, news: News, draw: () => OutgoingMessage): Promise<boolean> {
  let all = true;
  for (const upn of await untold(parts, news)) {
    const sent = await parts.messenger.sendToPerson(upn, draw());
    if (sent.outcome === 'sent') {
      const { conversationId, activityId } = sent.message;
      await parts.facts.set(factOf(news, upn), `${news.day} ${conversationId} ${activityId}`);
    } else if (sent.outcome === 'failed' && sent.inDoubt) {
      await parts.facts.set(factOf(news, upn), news.day);
    } else all = false;
  }
  return all;
}

/** Draws it anew wherever it stands. */
export async function tellAnew(parts: Parts, news: News, message: OutgoingMessage): Promise<void> {
  for (const upn of news.people) {
    const [day, conversationId, activityId] = ((await parts.facts.get(factOf(news, upn))) ?? '').split(' ');
    if (day !== news.day || conversationId === undefined || activityId === undefined) continue;
    await parts.messenger.replace({ conversationId, activityId }, message);
  }
}

function factOf({ name }: News, upn: string): string {
  return `${name} ${upn}`;
}
