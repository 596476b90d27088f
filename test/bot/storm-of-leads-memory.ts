import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { isUndo, undoKeyOf } from '../../src/domain/report.js';
import { textsOf } from '../support/local-page.js';
import type { BotMessage } from '../support/own-teams.js';
import { formIn, type OpenForm } from './storm-of-leads-answers.js';
import type { Told } from './storm-of-leads-told.js';
import type { StormWorld } from './storm-of-leads-world.js';

/** What people were told, and what of that was given back to them. */
export interface Memory {
  readonly told: readonly Told[];
  /** Somebody is told that something is saved, or taken back. */
  tell(report: Omit<Told, 'key' | 'returned'>): Promise<void>;
  /** Whether it waits for SharePoint. */
  isWaiting(entry: Told): Promise<boolean>;
  /** Whether it waits for SharePoint, or has come there within a day. */
  isKept(entry: Told): Promise<boolean>;
  /** It is with its writer again, and there is nothing to take back any more. */
  giveBack(entry: Told): void;
  /**
   * Does something, and reads what the bot has sent by itself since: what it could not keep beside somebody else's.
   * Resolves to the forms in which that was given back.
   */
  readNewsOf(act: () => Promise<unknown>): Promise<readonly OpenForm[]>;
}

/** A memory of nothing yet. */
export function createMemory(world: StormWorld): Memory {
  const told: Told[] = [];
  const everybody = new Map(
    [world.officer, ...world.actions.flatMap(({ leads }) => leads)].map((each) => [each.upn, each]),
  );
  /** Keys of what has waited for SharePoint and is not known to have come there. */
  const onTheirWay = new Set<string>();

  /** The keys of what waits for SharePoint. */
  async function waitingKeys(): Promise<ReadonlySet<string>> {
    return new Set((await world.parts().state.outbox.pending()).map(({ updateKey }) => updateKey));
  }

  /** Those, and the keys of what has come there within a day. */
  async function keptKeys(): Promise<ReadonlySet<string>> {
    return new Set((await world.parts().outbox.lately()).map(({ update }) => update.updateKey));
  }

  async function tell(report: Omit<Told, 'key' | 'returned'>): Promise<void> {
    const own = (await world.parts().outbox.lately()).findLast(
      ({ ref, by, update }) =>
        ref === report.ref && by === report.toldBy && isUndo(update) === (report.what === 'undo'),
    );
    const same = told.find(({ key, returned }) => key === own?.update.updateKey && !returned);
    if (same !== undefined) {
      // The same click again says nothing new, whoever else has spoken since.
      assert.deepEqual([same.note, same.rag], [report.note, report.rag]);
      return;
    }
    // What was to be taken back may have been given back to its writer at that very moment.
    const returned = report.what === 'undo' && own === undefined;
    told.push({ ...report, key: own?.update.updateKey ?? '', returned });
  }

  function giveBack(entry: Told): void {
    entry.returned = true;
    const undo = told.find(({ key }) => key === undoKeyOf(entry.key));
    if (undo !== undefined) undo.returned = true;
  }

  async function readNewsOf(act: () => Promise<unknown>): Promise<readonly OpenForm[]> {
    const sentBack: OpenForm[] = [];
    for (const key of await waitingKeys()) onTheirWay.add(key);
    const before = told.length;
    await act();
    // What was said just now may come back at any moment from here on.
    for (const { key } of told.slice(before)) onTheirWay.add(key);
    for (const news of world.teams.takeNews()) {
      const form = formIn(news.card, news.id, everybody.get(news.to)!);
      giveBack(await findGivenBack(news, form, before));
      if (form !== null) sentBack.push(form);
    }
    const [waiting, kept] = [await waitingKeys(), await keptKeys()];
    for (const key of onTheirWay) if (kept.has(key) && !waiting.has(key)) onTheirWay.delete(key);
    return sentBack;
  }

  /** What a message of the bot gives back. It is sent a moment before the outbox lets go of that. */
  async function findGivenBack(news: BotMessage, form: OpenForm | null, before: number): Promise<Told> {
    const texts = textsOf(news.card);
    const ref = form?.ref ?? /^The report on (\S+) was not taken back$/.exec(texts[0] ?? '')?.[1];
    for (let tries = 0; tries < 5000; tries += 1) {
      const kept = await keptKeys();
      const gone = told.filter(
        ({ key, returned, toldBy, ...entry }, at) =>
          (at >= before || onTheirWay.has(key)) &&
          !kept.has(key) &&
          !returned &&
          toldBy === news.to &&
          entry.ref === ref,
      );
      const back =
        form === null
          ? gone.find(({ what }) => what === 'undo')
          : (gone.find(({ what, note }) => what === 'report' && note === form.data['note']) ??
            gone.find(({ what }) => what === 'tap'));
      if (back !== undefined) return back;
      // Embedded state answers at once: without this the bot would never come to its turn.
      await setImmediate();
    }
    assert.fail(`nobody was told what is sent back to ${news.to}: ${texts.join('\n')}`);
  }

  return {
    told,
    tell,
    giveBack,
    isWaiting: async ({ key }) => (await waitingKeys()).has(key),
    isKept: async ({ key }) => (await keptKeys()).has(key),
    readNewsOf,
  };
}
