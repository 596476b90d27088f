import { element } from './element.js';

/**
 * One of Teams' own cards for a file.
 * @param {object} file as the service gives it: `kind`, `name` and what goes with that kind
 * @param {string} bot who asks
 * @param {(action: 'accept' | 'decline') => Promise<string>} answer takes what the reader has pressed, and says what
 *   went wrong, if anything did
 */
export function createFileCard(file, bot, answer) {
  const words =
    file.kind === 'info'
      ? [element('p', { class: 'file-about' }, 'In your OneDrive')]
      : [
          element(
            'p',
            { class: 'file-about' },
            `${file.description} ${sizeInWords(file.sizeInBytes)}`.trim(),
          ),
          element('p', {}, `${bot} asks whether it may put this file into your OneDrive.`),
        ];
  const note = element('p', { class: 'card-note', role: 'status' });
  const buttons = file.kind === 'info' ? [openLink(file)] : consentButtons(file, answer, note);
  return element(
    'div',
    { class: 'card file', tabindex: '-1', role: 'group', 'aria-label': file.name },
    element('span', { class: 'file-type', 'aria-hidden': 'true' }, typeOf(file.name)),
    element(
      'div',
      { class: 'file-words' },
      element('p', { class: 'file-name' }, file.name),
      ...words,
      element('div', { class: 'file-buttons' }, ...buttons),
      note,
    ),
  );
}

function consentButtons({ name }, answer, note) {
  const buttons = [
    ['accept', 'Allow', 'primary'],
    ['decline', 'Decline', 'quiet'],
  ].map(([action, title, style]) =>
    element(
      'button',
      { type: 'button', class: style, 'aria-label': `${title} ${name}`, click: () => press(action) },
      title,
    ),
  );
  async function press(action) {
    for (const button of buttons) button.disabled = true;
    note.textContent = await answer(action);
    // Where nothing went wrong there is nothing more to press.
    for (const button of buttons) button.disabled = note.textContent === '';
  }
  return buttons;
}

/** The service lets a card name no other address than one of http or https. */
function openLink({ name, url }) {
  return element('a', { href: url, 'aria-label': `Open ${name}` }, 'Open');
}

function sizeInWords(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return `(${kilobytes.toLocaleString('en-GB')} KB)`;
}

function typeOf(name) {
  const type = name.slice(name.lastIndexOf('.') + 1);
  return type === 'docx' ? 'W' : type.slice(0, 1).toUpperCase();
}
