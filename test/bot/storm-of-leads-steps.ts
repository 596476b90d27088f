import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/action.js';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import type { Card } from '../../src/domain/messenger.js';
import { parseRag, RAGS, type Rag } from '../../src/domain/rag.js';
import { buttonsOf } from '../cards/read-card.js';
import { textsOf } from '../support/local-page.js';
import type { PressAnswer } from '../support/own-teams.js';
import { seeded } from '../support/seeded.js';
import {
  type Click,
  formIn,
  MEANWHILE,
  markOf,
  NO_UNDO,
  type OpenForm,
  REFUSALS,
  SAID,
  TAKEN_BACK,
  textsIn,
} from './storm-of-leads-answers.js';
import { createMemory } from './storm-of-leads-memory.js';
import { createOfficer } from './storm-of-leads-officer.js';
import type { Reckoning } from './storm-of-leads-told.js';
import type { StormAction, StormWorld } from './storm-of-leads-world.js';

/** People who report at random, the same ones in the same order for the same seed. */
export interface Crowd {
  readonly reckoning: Reckoning;
  /** One thing that somebody does. */
  step(): Promise<void>;
  /** Fair weather, time for all that waits, and an answer to all that was sent back. */
  settle(): Promise<void>;
}

/** @param people how many leads take part */
export function createCrowd(world: StormWorld, seed: number, people: number): Crowd {
  const chance = seeded(seed);
  const one = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const likely = (part: number): boolean => chance() < part;
  const memory = createMemory(world);
  const { told } = memory;
  const chats = new Map<string, string>();
  const forms: OpenForm[] = [];
  const clicks: Click[] = [];
  const sentBack: OpenForm[] = [];
  /** Notes are told apart by their number. */
  let count = 0;
  const actions = world.actions.slice(0, Math.max(1, Math.ceil((people * world.actions.length) / 200)));

  const laterDay = (): CivilDate => addDays(world.today(), 20 + Math.floor(chance() * 60));
  const officer = createOfficer(world, { actions, one, likely, laterDay, number: () => (count += 1) });

  const chatOf = async ({ upn }: Person): Promise<string> => {
    const chat = chats.get(upn) ?? (await world.teams.say(upn, 'my actions')).id;
    chats.set(upn, chat);
    return chat;
  };
  const words = (by: Person): string => `waiting for letter ${String((count += 1))} to ${by.name}`;
  const actionOf = (ref: string): StormAction => world.actions.find((action) => action.ref === ref)!;
  const leadOr = (action: StormAction, officer: number): Person =>
    likely(officer) ? world.officer : one(action.leads);

  /** The form of an action, freshly opened; `null` where this person may not answer. */
  async function openForm(by: Person, ref: string, rag: Rag | null): Promise<OpenForm | null> {
    const message = await chatOf(by);
    const verb = rag === null ? 'rag.open' : `rag.${rag.toLowerCase()}`;
    const answer = await world.teams.press(message, verb, { ref, page: '1' });
    const form = 'card' in answer ? formIn(answer.card, message, by) : null;
    if (form === null) refused(answer);
    else forms.push(form);
    return form;
  }

  /** Fills a form in and saves it. */
  async function save(
    form: OpenForm,
    said: { readonly rag: Rag; readonly note: string; readonly due: string },
  ): Promise<void> {
    const { rag, note, due } = said;
    const evidence = rag === 'Complete' && likely(0.5) ? `https://sendig.example/${String(count)}` : '';
    const data = { ...form.data, rag, note, evidence, revisedDueOn: rag === 'Complete' ? '' : due };
    const click = { form, data };
    await press(click);
    clicks.push(click);
  }

  /** Presses Save, again or for the first time, and keeps what was told. */
  async function press(click: Click): Promise<void> {
    const { form, data } = click;
    const before = told.findLast((entry) => entry.click === markOf(click));
    const waited = before !== undefined && (await memory.isWaiting(before));
    const answer = await world.teams.press(form.message, 'rag.save', data);
    const texts = textsIn(answer);
    const saved = texts.map((text) => SAID.exec(text)).find((match) => match !== null);
    if (saved !== undefined) {
      const [, by = form.by.name, ref = '', rag = ''] = saved;
      await memory.tell({
        what: 'report',
        ref,
        by,
        toldBy: form.by.upn,
        rag: parseRag(rag),
        note: data['note'] ?? '',
        click: markOf(click),
      });
    } else if (!texts.some((text) => text.includes(MEANWHILE))) refused(answer);
    else {
      // What had waited until then has been sent back with this answer.
      if (waited && !(await memory.isKept(before))) memory.giveBack(before);
      await choose(formIn((answer as { card: Card }).card, form.message, form.by)!);
    }
  }

  /** Somebody sees that another has answered meanwhile, and saves all the same or leaves it. */
  async function choose(form: OpenForm): Promise<void> {
    if (!likely(0.6)) return;
    const again = { form, data: form.data };
    await press(again);
    clicks.push(again);
  }

  function refused(answer: PressAnswer): void {
    const texts = textsIn(answer);
    assert.ok(
      texts.some((text) => REFUSALS.some((refusal) => refusal.test(text))),
      texts.join('\n'),
    );
  }

  async function actAndReadNews(act: () => Promise<unknown>): Promise<void> {
    sentBack.push(...(await memory.readNewsOf(act)));
  }

  const steps: readonly (readonly [number, () => Promise<void>])[] = [
    [22, report],
    [8, reportStale],
    [5, reportAtOnce],
    [6, repeatClick],
    [8, tap],
    [8, undo],
    [9, type],
    [8, answerSentBack],
    [12, () => officer.edit(one(actions))],
    [4, officer.look],
    [8, drain],
    [5, changeWeather],
    [1, world.restart],
  ];

  async function report(): Promise<void> {
    const action = one(actions);
    const form = await openForm(leadOr(action, 0.1), action.ref, likely(0.2) ? null : one(RAGS));
    if (form !== null) await save(form, sayOn(form));
  }

  function sayOn({ by, data }: OpenForm): { readonly rag: Rag; readonly note: string; readonly due: string } {
    const rag = parseRag(data['rag'] ?? '') ?? one(RAGS);
    return { rag, note: words(by), due: likely(0.3) ? laterDay() : '' };
  }

  /** From a form that was opened long ago. */
  async function reportStale(): Promise<void> {
    const form = forms.length === 0 ? null : one(forms);
    if (form !== null) await save(form, sayOn(form));
  }

  async function reportAtOnce(): Promise<void> {
    const action = one(actions);
    const opened: OpenForm[] = [];
    for (let at = 0; at < 3; at += 1) {
      const form = await openForm(leadOr(action, 0.1), action.ref, one(RAGS));
      if (form !== null && !opened.some(({ by }) => by === form.by)) opened.push(form);
    }
    const said = opened.map((form) => ({ form, said: sayOn(form) }));
    await Promise.all(said.map((each) => save(each.form, each.said)));
  }

  /** Teams delivers a click of a while ago again. */
  async function repeatClick(): Promise<void> {
    const click = clicks.at(-1 - Math.floor(chance() * 5));
    if (click !== undefined) await press(click);
  }

  async function tap(): Promise<void> {
    const action = one(actions);
    const by = one(action.leads);
    const message = await chatOf(by);
    const list = await world.teams.press(message, 'actions.page', { page: '1' });
    const button =
      'card' in list
        ? buttonsOf(list.card).find(
            ({ verb, data }) => verb === 'rag.same' && (data as { ref: string }).ref === action.ref,
          )
        : undefined;
    if (button === undefined) return;
    const texts = textsIn(await world.teams.press(message, 'rag.same', button['data'] as object));
    const saved = texts.map((text) => SAID.exec(text)).find((match) => match !== null);
    if (saved === undefined) return;
    const [, , ref = '', rag = ''] = saved;
    await memory.tell({
      what: 'tap',
      ref,
      by: by.name,
      toldBy: by.upn,
      rag: parseRag(rag),
      note: '',
    });
  }

  async function undo(): Promise<void> {
    const recent = told.at(-1 - Math.floor(chance() * 4));
    const action = recent === undefined || likely(0.3) ? one(actions) : actionOf(recent.ref);
    const by =
      recent === undefined || likely(0.2)
        ? leadOr(action, 0.3)
        : (action.leads.find(({ upn }) => upn === recent.toldBy) ?? world.officer);
    const answer = await world.teams.press(await chatOf(by), 'rag.undo', { ref: action.ref, page: '1' });
    const texts = textsIn(answer);
    const line = texts.find((text) => TAKEN_BACK.test(text));
    if (line !== undefined) {
      await memory.tell({
        what: 'undo',
        ref: action.ref,
        by: by.name,
        toldBy: by.upn,
        rag: null,
        note: '',
      });
    } else if (
      !texts.some((text) => text.includes(MEANWHILE) || NO_UNDO.some((refusal) => refusal.test(text)))
    )
      refused(answer);
  }

  async function type(): Promise<void> {
    const action = one(actions);
    const by = leadOr(action, 0.2);
    const led = actions.filter(({ leads }) => leads.includes(by)).map(({ ref }) => ref);
    const refs = led.length > 1 && likely(0.5) ? led : [action.ref];
    const rag = one(RAGS);
    const note = words(by);
    const whose = by === world.officer && likely(0.6) ? one(action.leads) : by;
    const ending = `${rag !== 'Complete' && likely(0.2) ? `, new date ${laterDay()}` : ''}${whose === by ? '' : `, for ${whose.name}`}`;
    const text = `${refs.join(' and ')} ${rag.toLowerCase()}: ${note}${ending}`;
    const { id, card } = await world.teams.say(by.upn, text);
    const texts = textsOf(card);
    for (const match of texts.map((line) => SAID.exec(line))) {
      if (match === null) continue;
      const [, name = by.name, ref = ''] = match;
      await memory.tell({ what: 'report', ref, by: name, toldBy: by.upn, rag, note });
    }
    if (texts.some((line) => SAID.test(line))) return;
    const form = formIn(card, id, by);
    if (form !== null && texts.some((line) => line.includes(MEANWHILE))) await choose(form);
    else refused({ card });
  }

  async function answerSentBack(): Promise<void> {
    const form = sentBack.shift();
    if (form !== undefined) await choose(form);
  }

  async function drain(): Promise<void> {
    world.pass(60_000);
    await world.parts().outbox.drain();
  }

  async function changeWeather(): Promise<void> {
    world.sky.weather = one(['fair', 'fair', 'stormy', 'away']);
    await Promise.resolve();
  }

  world.sky.meanwhile = async (id) => {
    if (likely(0.2)) await officer.edit(world.actions.find((action) => action.id === id)!);
  };

  return {
    reckoning: { told, edits: officer.edits },
    async step() {
      world.pass(likely(0.2) ? 0 : Math.floor(chance() * 600_000));
      let at = chance() * steps.reduce((sum, [weight]) => sum + weight, 0);
      const [, act] = steps.find(([weight]) => (at -= weight) < 0)!;
      await actAndReadNews(act);
    },
    async settle() {
      world.sky.weather = 'fair';
      for (
        let round = 0;
        round === 0 || (await world.parts().state.outbox.pending()).length > 0;
        round += 1
      ) {
        assert.ok(round < 50, 'a report waits for ever');
        world.pass(300_000);
        await actAndReadNews(() => world.parts().outbox.drain());
      }
      world.pass(3_600_000);
      await world.parts().recordEdits();
    },
  };
}
