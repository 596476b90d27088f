import type { ActionListView } from '../cards/render-action-list.js';
import {
  type ActionFilter,
  type Filtered,
  filterActions,
  filterInWords,
  leadsCalled,
} from '../domain/action-filter.js';
import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import { type FindWords, findActions } from '../domain/find-actions.js';
import { speaksForChair } from '../domain/may-report.js';
import type { FilterWords } from '../domain/parse-filter.js';
import type { RegisterReading } from '../domain/register.js';
import { countOf, sentences } from '../domain/sentences.js';
import { inOrder } from './lists.js';
import type { Press } from './press.js';
import { sinceLastDigest } from './since-last-digest.js';

/** What was asked in words: `find …`, `what is …`. */
export type Asked = FilterWords | FindWords;

/** Who asks, where, and what the register says. */
export type Reader = Pick<Press, 'desk' | 'actor' | 'seen' | 'personal'>;

/** The answer, under what was understood. */
export type AskedList = Pick<ActionListView, 'title' | 'intro' | 'actions' | 'leadsNamed'>;

/** Lists what was asked for. Who has not reported is named to a chair or an officer in their own chat alone. */
export async function listAsked(reader: Reader, asked: Asked): Promise<AskedList> {
  return asked.kind === 'find' ? found(asked.words, reader.seen.reading) : filtered(reader, asked.filter);
}

function found(words: string, { actions: all, priorities }: RegisterReading): AskedList {
  const actions = findActions(words, all, priorities);
  const count = countOf(actions.length, 'action');
  if (actions.length > 0) {
    const order = 'Those with more of these words in their title come first';
    return {
      title: `Found for "${words}"`,
      intro: sentences(count, actions.length > 1 ? order : ''),
      actions,
    };
  }
  const intro = 'Try fewer words, the beginning of a word, the name of a lead, or a number such as 3.2.';
  return { title: `Nothing found for "${words}"`, intro, actions };
}

async function filtered(reader: Reader, filter: ActionFilter): Promise<AskedList> {
  const { desk, seen } = reader;
  const { actions } = seen.reading;
  const names = leadsCalled(filter.ledBy, actions);
  // Whoever types a part of a name sees whose it was taken for.
  const [name = filter.ledBy] = names.length === 1 ? names : [];
  const title = filterInWords({ ...filter, ledBy: name });
  const leadsNamed = !filter.noUpdate || (reader.personal && speaksForChair(reader.actor, desk));
  if (filter.ledBy !== '' && !leadsNamed) return { title, intro: NOT_BY_NAME, actions: [] };
  if (filter.ledBy !== '' && names.length === 0) return { title, intro: NOBODY, actions: [] };
  const last = await sinceLastDigest(desk, seen.reading);
  const result = filterActions(filter, actions, { day: desk.today(), zone: desk.zone, ...last });
  const intro = sentences(
    countsOf(filter, result),
    filter.noUpdate ? sayUnreported(result.actions.length, last.since) : '',
    names.length > 1 ? `Of that name are ${listInWords(names)}` : '',
  );
  return { title, intro, actions: inOrder(desk, result.actions), leadsNamed };
}

const NOBODY = 'Nobody of that name leads an action. Try the surname alone.';
const NOT_BY_NAME = 'Who has not reported is for a chair or the project officer, in our own chat.';

function sayUnreported(count: number, since: CivilDate): string {
  return count === 0
    ? ''
    : `Nobody has reported on ${count === 1 ? 'it' : 'them'} since ${dateInWords(since)}`;
}

function countsOf(filter: ActionFilter, { actions, overdue, earlier }: Filtered): string {
  if (earlier > 0) {
    const more = earlier === 1 ? 'One more is overdue' : `${String(earlier)} more are overdue`;
    return `${countOf(actions.length, 'action')} from today on. ${more}`;
  }
  if (actions.length === 0) return 'There is none';
  const late = overdue === 0 || filter.overdue ? '' : `, ${String(overdue)} overdue`;
  return `${countOf(actions.length, 'action')}${late}`;
}
