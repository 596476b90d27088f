import { renderNotice } from '../cards/render-notice.js';
import { speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { ChairWords } from '../domain/parse-chair-words.js';
import { askLead, type ChairTold, dateMeant, ruleOnDate } from './chair.js';
import { CHAIRS_ONLY, questionForm, suggestedWords } from './chair-card.js';
import { find } from './look.js';
import { questionsCard, showsChairsButtons } from './questions.js';
import type { TypedMessage } from './typed-report.js';

/** Answers what a chair types, or an officer for the chair. */
export async function sayForChair(typed: TypedMessage, words: ChairWords): Promise<OutgoingMessage> {
  const { desk, actor, seen, incoming } = typed;
  if (words.kind === 'questions') {
    const mayAsk = showsChairsButtons({ desk, actor, personal: incoming.personal });
    return questionsCard(desk, seen.reading, { asOf: desk.today(), page: 1, mayAsk });
  }
  const { ref } = words;
  if (words.kind === 'ask') {
    if (words.question === '') return formFor(typed, ref);
    const said = { ref, question: words.question, source: 'reply' } as const;
    return answerWith(ref, await askLead(desk, seen, actor, said, incoming.activityId));
  }
  const said = { ref, ruling: words.kind, source: 'reply' } as const;
  const seenOn = await dateMeant(desk, seen, actor, said);
  return answerWith(ref, await ruleOnDate(desk, seen, actor, said, seenOn));
}

/** Whoever types no question chooses the words on the form. */
async function formFor({ desk, actor, seen }: TypedMessage, ref: string): Promise<OutgoingMessage> {
  if (!speaksForChair(actor, desk)) return notice(ref, CHAIRS_ONLY);
  const { action } = find(seen.reading, ref);
  if (action === null) return notice(ref, `The register has no action ${ref}.`);
  const typed = await suggestedWords(desk, action, { asOf: null, since: null });
  return questionForm(desk, seen.reading, action, { typed, error: '', place: { kind: 'action' } });
}

function answerWith(ref: string, told: ChairTold): OutgoingMessage {
  return notice(ref, told.outcome === 'done' ? told.words : told.refusal.message);
}

function notice(ref: string, text: string): OutgoingMessage {
  return renderNotice({ title: `Action ${ref}`, paragraphs: [text] });
}
