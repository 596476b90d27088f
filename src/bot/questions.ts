import { type QuestionsView, renderQuestions } from '../cards/render-questions.js';
import { makeDigest, ofReading } from '../delivery/digests.js';
import type { CivilDate } from '../domain/civil-date.js';
import { speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { Desk } from './desk.js';
import type { CardAnswer, Press } from './press.js';

/** Another page of the questions that the chair may wish to ask. */
export async function questionsPage(press: Press): Promise<CardAnswer> {
  const { desk, pressed, seen } = press;
  const asOf = pressed.asOf ?? desk.today();
  const view = { asOf, page: pressed.page, mayAsk: showsChairsButtons(press) };
  return { message: await questionsCard(desk, seen.reading, view) };
}

/** A page of the questions that the chair may wish to ask. */
export async function questionsCard(
  desk: Desk,
  reading: RegisterReading,
  view: Pick<QuestionsView, 'page' | 'notice' | 'mayAsk'> & { readonly asOf: CivilDate },
): Promise<OutgoingMessage> {
  const { asOf, ...rest } = view;
  return renderQuestions({
    ...rest,
    digest: await makeDigest(ofReading(desk.digest, reading), { asOf, since: null, priority: null }),
    titles: new Map(reading.actions.map(({ ref, title }) => [ref, title])),
  });
}

/** Whether the chair's buttons stand on a card that this person sees; where everybody does, they stand for all. */
export function showsChairsButtons({
  desk,
  actor,
  personal,
}: Pick<Press, 'desk' | 'actor' | 'personal'>): boolean {
  return !personal || speaksForChair(actor, desk);
}
