import { Failure, tell } from './api.js';
import { nextDay } from './dates.js';
import { element } from './element.js';

/** The day that the service believes it is, and what can be done with it. */
export function createDayPanel(panel, { announce }) {
  let day = '';
  const words = element('strong', {});
  const input = element('input', { type: 'date', id: 'move-to', required: true });
  const said = element('p', { class: 'said-of-day', role: 'status' });
  const plusOne = element('button', { type: 'button', click: () => move(nextDay(day)) }, '+1 day');
  const form = element(
    'form',
    { class: 'move' },
    element('label', { for: 'move-to' }, 'Move the day to'),
    input,
    element('div', { class: 'row' }, element('button', { type: 'submit' }, 'Move'), plusOne),
  );
  const remind = element(
    'button',
    { type: 'button', class: 'primary', click: sendReminders },
    'Send today’s reminders',
  );
  const digest = element('button', { type: 'button', click: bringDigest }, 'Send today’s digest');
  panel.append(
    element('summary', {}, element('span', { class: 'day-label' }, 'The service believes it is'), words),
    element('div', { class: 'day-body' }, remind, digest, said, form),
  );
  // Where there is room it stands open.
  const wide = matchMedia('(min-width: 800px)');
  const fit = () => {
    panel.open = wide.matches;
  };
  fit();
  wide.addEventListener('change', fit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void move(input.value);
  });

  function show(now) {
    day = now.day;
    words.textContent = now.words;
    input.value = now.day;
  }

  async function move(to) {
    await attempt(async () => {
      show(await tell('day', { day: to }));
      said.textContent = '';
      announce(`It is now ${words.textContent}.`);
    });
  }

  async function sendReminders() {
    remind.disabled = true;
    said.textContent = 'Sending…';
    await attempt(async () => {
      const { sent, failed, unreachable } = await tell('remind', {});
      const lost = unreachable === 0 ? '' : `, ${unreachable} not reached`;
      said.textContent = `${sent} ${sent === 1 ? 'message' : 'messages'} sent, ${failed} failed${lost}.`;
    });
    remind.disabled = false;
  }

  async function bringDigest() {
    digest.disabled = true;
    said.textContent = 'Sending…';
    await attempt(async () => {
      ({ said: said.textContent } = await tell('digest', {}));
    });
    digest.disabled = false;
  }

  async function attempt(action) {
    try {
      await action();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      said.textContent = failure.message;
    }
  }

  return { show };
}
