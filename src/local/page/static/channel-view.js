import { ask } from './api.js';
import { createComposer } from './composer.js';
import { element } from './element.js';
import { createMessageList, createWaiting } from './message-list.js';
import { reveal } from './reveal.js';

/** The channel: threads, the newest at the bottom. */
export function createChannelView(page) {
  const { session, person } = page;
  const threads = new Map();
  const feed = element('div', { class: 'log', role: 'log', 'aria-label': `${session.channel} channel` });
  const empty = element(
    'div',
    { class: 'empty' },
    element('p', {}, 'Nothing has been posted yet.'),
    element('p', {}, `What you write below mentions ${session.bot}, so it hears you.`),
  );
  const waiting = createWaiting(session.bot);
  const scroller = element(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'Threads' },
    empty,
    feed,
    waiting,
  );
  const context = {
    ...page,
    refresh,
    waiting(on, threadId) {
      const dots = threadId === undefined ? waiting : (threads.get(threadId)?.waiting ?? waiting);
      dots.hidden = !on;
      if (on && threadId === undefined) toEnd();
    },
  };
  const composer = createComposer(context, {
    label: 'Start a thread',
    where: 'channel',
    mention: session.bot,
    hints: ['digest', 'overdue', 'due', 'help'],
  });
  const toEnd = () => {
    const last = [...feed.querySelectorAll('.message')].at(-1);
    if (last !== undefined) reveal(last);
  };

  function createThread(rootId) {
    const holder = element('div', { class: 'thread-messages' });
    const dots = createWaiting(session.bot);
    const reply = createComposer(context, {
      label: 'Reply in this thread',
      where: 'channel',
      threadId: rootId,
      mention: session.bot,
    });
    const expand = (on) => {
      reply.element.hidden = !on;
      open.setAttribute('aria-expanded', String(on));
      if (on) reply.focus();
    };
    const open = element(
      'button',
      {
        type: 'button',
        class: 'quiet reply',
        'aria-expanded': 'false',
        click: () => expand(reply.element.hidden),
      },
      'Reply',
    );
    reply.element.hidden = true;
    const say = (words) => {
      expand(true);
      return reply.send(words);
    };
    feed.append(
      element('section', { class: 'thread', 'aria-label': 'Thread' }, holder, dots, open, reply.element),
    );
    return { list: createMessageList({ ...context, say }, holder), waiting: dots };
  }

  async function refresh() {
    const { threads: found } = await ask(`channel?upn=${encodeURIComponent(person.upn)}`);
    empty.hidden = found.length > 0;
    let added = false;
    for (const { root, replies } of found) {
      const known = threads.get(root.id);
      const thread = known ?? createThread(root.id);
      threads.set(root.id, thread);
      thread.list.update([root, ...replies]);
      added ||= known === undefined || root === found.at(-1)?.root;
    }
    if (added) toEnd();
  }

  return {
    element: element(
      'div',
      { class: 'conversation' },
      element('h1', {}, session.channel, element('span', { class: 'under' }, `A channel of ${session.team}`)),
      scroller,
      composer.element,
    ),
    refresh,
    onMessages: ({ chat }) => (chat === null ? refresh() : undefined),
    close() {
      for (const { list } of threads.values()) list.close();
    },
  };
}
