import { tell } from './api.js';
import { element } from './element.js';

/**
 * A text box to say something with. Enter sends, Shift and Enter begins a new line.
 * @param {object} context what the page knows
 * @param {{ label: string, where: 'chat' | 'channel', threadId?: string, hints?: string[], mention?: string }} about
 */
export function createComposer(context, about) {
  const id = `say-${about.threadId ?? about.where}`;
  const input = element('textarea', { id, rows: '1', maxlength: '8000', placeholder: about.label });
  const button = element('button', { class: 'primary', type: 'submit' }, 'Send');
  const problem = element('p', { class: 'problem', role: 'alert' });
  const hints = (about.hints ?? []).map((words) =>
    element('button', { type: 'button', class: 'hint', click: () => send(words) }, words),
  );
  const form = element(
    'form',
    { class: 'composer' },
    hints.length === 0
      ? null
      : element('div', { class: 'hints', role: 'group', 'aria-label': 'Things to ask' }, ...hints),
    element('label', { for: id, class: 'unseen' }, about.label),
    element(
      'div',
      { class: 'box' },
      about.mention === undefined ? null : element('span', { class: 'mention' }, `@${about.mention}`),
      input,
      button,
    ),
    problem,
  );
  const fit = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
  };

  async function send(text) {
    if (text.trim() === '' || form.getAttribute('aria-busy') === 'true') return;
    form.setAttribute('aria-busy', 'true');
    problem.textContent = '';
    context.waiting(true, about.threadId);
    try {
      const { upn } = context.person;
      const thread = about.threadId === undefined ? {} : { threadId: about.threadId };
      const said = tell('say', { upn, text, where: about.where, ...thread });
      input.value = '';
      fit();
      if ((await said).outcome === 'unheard')
        problem.textContent = 'The bot did not answer. Please try again.';
    } catch (failure) {
      input.value = text;
      problem.textContent = failure.message;
    } finally {
      form.removeAttribute('aria-busy');
      context.waiting(false, about.threadId);
      await context.refresh();
    }
  }

  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(input.value);
  });
  return { element: form, focus: () => input.focus(), send };
}
