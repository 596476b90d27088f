import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/action.js';
import type { Card } from '../../src/domain/messenger.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { buttonsOf } from '../cards/read-card.js';
import { person } from '../support/build-action.js';
import { textsOf } from '../support/local-page.js';
import { type OutageWorld, openOutage } from './outage-world.js';

const FIRST = ['Adrian', 'Beth', 'Carol', 'Daniel', 'Esther', 'Farid', 'Grace', 'Hugh'];
const LAST = ['Ashworth', 'Booth', 'Clegg', 'Dawson', 'Entwistle'];
const LEADS: ReadonlyMap<string, Person> = new Map(
  LAST.flatMap((last) => FIRST.map((first) => person(`${first} ${last}`))).map((lead, at) => [
    `3.2.${String(at + 1)}`,
    lead,
  ]),
);
const SLOW = 'SharePoint is slow just now; your report will be there shortly.';
/** Whose press comes twice. It brings no new date: the second time that would be refused as one that stands already. */
const TWICE: ReadonlySet<number> = new Set([2, 3, 4, 22, 23, 24, 37, 38, 39]);

/** One lead's answer, always Amber; on some of the actions with a new date. */
interface Answer {
  readonly ref: string;
  readonly by: Person;
  readonly note: string;
  readonly revisedDueOn: string;
}

const ANSWERS = [...LEADS].map(([ref, by], at): Answer => {
  const note = `Waiting for the survey of ward ${String(at + 1)}, says ${by.name}`;
  return { ref, by, note, revisedDueOn: at % 3 === 0 && !TWICE.has(at) ? '2022-10-31' : '' };
});

describe('SharePoint is down for an hour while 40 leads report, and the service is killed twice in that hour', function () {
  this.timeout(300_000);
  let world: OutageWorld;
  /** The message in which each action stands, and its Save as the lead pressed it. */
  const cards = new Map<string, string>();
  const saves = new Map<string, () => Promise<void>>();
  const answeredMs: number[] = [];

  before(async () => {
    world = await openOutage(LEADS);
    await world.start();
    await world.teams.install(ANSWERS[0]!.by.upn);
    for (const { ref, by } of ANSWERS) cards.set(ref, (await world.teams.say(by.upn, 'my actions')).id);
  });
  after(() => world.close());

  const cardOf = (ref: string): Card => world.teams.find(cards.get(ref)!).card;
  const press = async (ref: string, verb: string, data: object): Promise<readonly string[]> => {
    const began = performance.now();
    const answer = await world.teams.press(cards.get(ref)!, verb, data);
    answeredMs.push(performance.now() - began);
    return 'card' in answer ? textsOf(answer.card) : [answer.text];
  };
  /** Opens the form for Amber and fills it in. */
  const fillIn = async ({ ref, note, revisedDueOn }: Answer): Promise<() => Promise<void>> => {
    await press(ref, 'rag.amber', { ref, page: '1' });
    const save = buttonsOf(cardOf(ref)).find(({ verb }) => verb === 'rag.save')!['data'] as object;
    const asks = revisedDueOn === '' ? '' : ' The group will be asked to agree this date.';
    saves.set(ref, async () => {
      const texts = await press(ref, 'rag.save', { ...save, rag: 'Amber', note, revisedDueOn });
      assert.ok(texts.includes(`Saved: ${ref} is Amber.${asks} ${SLOW}`), texts.join('\n'));
    });
    return saves.get(ref)!;
  };
  const report = async (answers: readonly Answer[]): Promise<void> => {
    for (const answer of answers) await (await fillIn(answer))();
  };
  const reportAtOnce = (answers: readonly Answer[]) => Promise.all(answers.map((each) => report([each])));
  /** The process dies as soon as SharePoint hears of the first of these reports, and comes back. */
  const killedMeanwhile = async (answers: readonly Answer[]): Promise<void> => {
    for (const answer of answers) await fillIn(answer);
    const heard = world.heardOf(answers[0]!.ref);
    const pressed = Promise.allSettled(answers.map(({ ref }) => saves.get(ref)!()));
    await Promise.race([heard, pressed]);
    await world.kill();
    // Most were cut off: nobody told those leads anything, so they press again.
    await pressed;
    await world.start();
    for (const { ref } of answers) await saves.get(ref)!();
  };

  it('tells each of them that the report is safe; who was cut off presses again', async () => {
    await world.turn('hanging');
    await report(ANSWERS.slice(0, 2));
    await killedMeanwhile(ANSWERS.slice(2, 5));
    await world.turn('refusing');
    await report(ANSWERS.slice(5, 7));
    await reportAtOnce(ANSWERS.slice(7, 14));
    world.moveDay('2022-09-02');
    await world.turn('unavailable');
    await reportAtOnce(ANSWERS.slice(14, 20));
    await world.turn('resetting');
    await report(ANSWERS.slice(20, 22));
    await killedMeanwhile(ANSWERS.slice(22, 25));
    await reportAtOnce(ANSWERS.slice(25, 31));
    await world.turn('hanging');
    await report(ANSWERS.slice(31, 33));
    await reportAtOnce(ANSWERS.slice(33));
  });

  it('takes the same click, when it is delivered again, for the same', async () => {
    for (const { ref } of ANSWERS.slice(37)) await saves.get(ref)!();
  });

  it('has each report once in SharePoint when that is back, in its lead’s own words', async () => {
    await world.turn('fair');
    let reading = await world.register.read();
    while (reading.updates.length < ANSWERS.length) reading = await world.register.read();
    assert.deepEqual(
      reading.updates.map(wordsOf).sort(),
      ANSWERS.map(({ ref, by, note, revisedDueOn }) =>
        [ref, by.upn, 'Amber', revisedDueOn, note].join('\n'),
      ).sort(),
    );
  });

  it('tells them so by itself, where nobody has touched the card since', async () => {
    for (const { ref } of ANSWERS.slice(25)) {
      const arrived = `Saved: ${ref} is Amber.`;
      const says = (): boolean =>
        textsOf(cardOf(ref)).some(
          (text) => text.startsWith(arrived) && text.endsWith('SharePoint has it now.'),
        );
      while (!says()) await world.register.read();
    }
  });

  it('shows each of them that it is saved, when the card is drawn again', async () => {
    const drawn = (ref: string) => press(ref, 'actions.page', { page: '1' });
    // Until SharePoint has answered once in time, people see the register as it was before.
    while (!(await drawn('3.2.1')).some(isSaved));
    for (const [at, { ref, note }] of ANSWERS.entries()) {
      const texts = await drawn(ref);
      const saved = texts.find(isSaved) ?? '';
      // From day to day a list shows where an action stands, and the day itself what was said.
      assert.ok(at < 14 ? saved.includes('1 September 2022') : saved.includes(note), texts.join('\n'));
    }
  });

  it('has written each row once, and nothing waits any more', async () => {
    await world.stop();
    assert.equal(await world.waiting(), 0);
    const { actions, updates } = await world.register.read();
    assert.equal(updates.length, ANSWERS.length);
    assert.deepEqual(
      actions.map(({ ref, rag, row }) => [ref, rag, /,(\d+)"$/.exec(row.etag)?.[1]]),
      ANSWERS.map(({ ref }) => [ref, 'Amber', '2']),
    );
    if (process.env['CHAOS'] !== 'full') return;
    const [median, worst] = [0.5, 1].map((part) =>
      answeredMs.toSorted((a, b) => a - b).at(part * answeredMs.length - 1),
    );
    console.log(
      `${answeredMs.length} presses: median ${Math.round(median!)} ms, worst ${Math.round(worst!)} ms`,
    );
  });
});

function isSaved(text: string): boolean {
  return /^Saved: ▲ Amber\.|▲ Amber, last reported /.test(text);
}

function wordsOf({ ref, reportedByUpn, toRag, fromDueOn, toDueOn, note }: ActionUpdate): string {
  return [ref, reportedByUpn, toRag, toDueOn === fromDueOn ? '' : toDueOn, note].join('\n');
}
