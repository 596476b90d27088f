import { dayIn, dayInWords } from './dates.js';
import { element } from './element.js';
import { createMessageView } from './message-view.js';

/**
 * Messages in their order, with a line between days. What has not changed is left alone, so that a
 * screen reader hears only what is new and nobody loses what they are typing into a card.
 */
export function createMessageList(context, holder) {
  const views = new Map();
  let lastDay = null;

  return {
    /** @returns {boolean} whether something was added */
    update(messages) {
      let added = false;
      for (const message of messages) {
        const view = views.get(message.id);
        if (view !== undefined) {
          view.update(message);
          continue;
        }
        const day = dayIn(message.at, context.session.zone);
        if (day !== lastDay)
          holder.append(element('p', { class: 'day-line' }, element('span', {}, dayInWords(day))));
        lastDay = day;
        const made = createMessageView(context, message);
        views.set(message.id, made);
        holder.append(made.element);
        added = true;
      }
      return added;
    },
    close() {
      for (const view of views.values()) view.close();
    },
  };
}

/** The three dots that say that the bot is writing. */
export function createWaiting(bot) {
  return element(
    'p',
    { class: 'waiting', hidden: true },
    element('span', { class: 'dots', 'aria-hidden': 'true' }, '•••'),
    ` ${bot} is writing`,
  );
}
