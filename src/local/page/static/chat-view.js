import { ask } from './api.js';
import { createComposer } from './composer.js';
import { element } from './element.js';
import { createMessageList, createWaiting } from './message-list.js';
import { reveal } from './reveal.js';

/** Somebody's own chat with the bot. */
export function createChatView(page) {
  const { session, person } = page;
  const log = element('div', { class: 'log', role: 'log', 'aria-label': `Your chat with ${session.bot}` });
  const empty = element(
    'div',
    { class: 'empty' },
    element('p', {}, `Nothing here yet, ${person.name}.`),
    element('p', {}, 'Send the day’s reminders, or ask the bot for something below.'),
  );
  const waiting = createWaiting(session.bot);
  const scroller = element(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Messages' },
    empty,
    log,
    waiting,
  );
  const context = {
    ...page,
    refresh,
    waiting(on) {
      waiting.hidden = !on;
      if (on) toEnd();
    },
    say: (words) => composer.send(words),
  };
  const messages = createMessageList(context, log);
  const composer = createComposer(context, {
    label: `Write to ${session.bot}`,
    where: 'chat',
    hints: HINTS[person.role],
  });
  const toEnd = () => {
    const last = [...log.querySelectorAll('.message')].at(-1);
    if (last !== undefined) reveal(last);
  };

  async function refresh() {
    const { messages: found } = await ask(`chat?upn=${encodeURIComponent(person.upn)}`);
    empty.hidden = found.length > 0;
    if (messages.update(found)) toEnd();
  }

  return {
    element: element(
      'div',
      { class: 'conversation' },
      element('h1', {}, session.bot, element('span', { class: 'under' }, `Your own chat, as ${person.name}`)),
      scroller,
      composer.element,
    ),
    refresh,
    onMessages: ({ chat }) => (chat === person.upn ? refresh() : undefined),
    close: messages.close,
  };
}

const HINTS = {
  lead: ['my actions', 'due', 'overdue', 'help'],
  chair: ['digest', 'what is red', 'who has not reported', 'help'],
  officer: ['digest', 'overdue', 'due', 'help'],
};
