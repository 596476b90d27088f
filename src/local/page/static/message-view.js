import { tell } from './api.js';
import { drawCard, markdownElement, withTyped } from './cards.js';
import { clockIn } from './dates.js';
import { element } from './element.js';
import { createFileCard } from './file-card.js';
import { reveal } from './reveal.js';
import { onTheme } from './theme.js';

/**
 * One message. It draws itself again when it has changed, and when the theme has.
 * @param {object} context what the page knows: `session`, `person`, `announce`; and `say`, which writes in this place
 * @param {object} message as the service gives it
 */
export function createMessageView(context, message) {
  const { session, person } = context;
  const body = element('div', { class: 'body' });
  const mine = message.by.upn === person.upn;
  const view = element(
    'article',
    { class: `message ${message.by.isBot ? 'bot' : mine ? 'mine' : 'other'}`, 'data-id': message.id },
    element('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(message.by)),
    element(
      'div',
      { class: 'said' },
      element(
        'p',
        { class: 'by' },
        element('span', { class: 'name' }, mine ? 'You' : message.by.name),
        ' ',
        element('time', { datetime: message.at }, clockIn(message.at, session.zone)),
      ),
      body,
    ),
  );
  let current = message;
  let cards = [];
  const draw = (typed = []) => {
    cards = current.cards.map((json, index) =>
      drawn(typed[index] === undefined ? json : withTyped(json, typed[index])),
    );
    const files = current.files.map((file) => createFileCard(file, session.bot, answerFile));
    body.replaceChildren(...partsOf(current), ...cards.map(({ frame }) => frame), ...files);
  };
  const forgetTheme = onTheme(() => draw(cards.map(({ typed }) => typed())));
  draw();

  function drawn(json) {
    const note = element('p', { class: 'card-note', role: 'status' });
    const frame = element('div', {
      class: 'card',
      tabindex: '-1',
      role: 'group',
      'aria-label': nameOf(json),
    });
    const { drawn: card, typed } = drawCard(
      json,
      (verb, data) => press(frame, note, verb, data),
      context.say,
    );
    frame.append(card, note);
    return { frame, typed };
  }

  async function press(frame, note, verb, data) {
    if (frame.getAttribute('aria-busy') === 'true') return;
    frame.setAttribute('aria-busy', 'true');
    note.textContent = '';
    try {
      const pressed = await tell('press', { upn: person.upn, messageId: current.id, verb, data });
      if (pressed.outcome === 'card') {
        await context.refresh();
        // The button that had the focus is gone with its card.
        const card = body.querySelector('.card');
        card?.focus({ preventScroll: true });
        if (card !== null) reveal(card);
      }
      if (pressed.outcome === 'notice') note.textContent = pressed.text;
      if (pressed.outcome === 'failed') note.textContent = WENT_WRONG;
    } catch (failure) {
      note.textContent = failure.message;
    } finally {
      frame.removeAttribute('aria-busy');
    }
  }

  /** What went wrong, or nothing: then the bot takes the card away, or puts words in its place. */
  async function answerFile(action) {
    try {
      const { outcome } = await tell('consent', { upn: person.upn, messageId: current.id, action });
      return outcome === 'failed' ? WENT_WRONG : '';
    } catch (failure) {
      return failure.message;
    }
  }

  return {
    element: view,
    update(next) {
      // An answer may be overtaken by a later one.
      if (next.version <= current.version) return;
      current = next;
      draw();
    },
    close: forgetTheme,
  };
}

const WENT_WRONG = 'Something went wrong. Please try again.';

function partsOf(message) {
  if (message.deleted) return [element('p', { class: 'gone' }, 'This message was deleted.')];
  if (message.text === '') return [];
  const text = message.by.isBot ? markdownElement(message.text) : element('p', {}, message.text);
  return [element('div', { class: 'bubble' }, text)];
}

/** The first words of a card, which are its heading. */
function nameOf(json) {
  const first = json.body?.find?.((part) => typeof part?.text === 'string');
  return first?.text ?? 'Card';
}

function initialsOf({ name, isBot }) {
  if (isBot) return '✓';
  return name
    .split(' ')
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');
}
