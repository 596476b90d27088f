import { element } from './element.js';

/** What each role is called. */
const ROLES = { chair: 'Chair', officer: 'Project officer', lead: 'Lead' };

/**
 * A text box that finds a person as one types, with the keys that people know from such boxes.
 * @param {{ name: string, upn: string, role: string }[]} people
 * @param {(person: object) => void} onChoose
 */
export function createPersonPicker(people, onChoose) {
  let chosen = null;
  let active = -1;
  let found = people;
  const input = element('input', {
    id: 'person',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Choose a person',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': 'people',
  });
  const list = element('ul', { id: 'people', role: 'listbox', 'aria-label': 'People', hidden: true });
  const box = element(
    'div',
    { class: 'picker' },
    element('label', { for: 'person' }, 'You are'),
    element('div', { class: 'picker-box' }, input, list),
  );

  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const rest = () => {
    input.value = chosen?.name ?? '';
    close();
  };
  const mark = (index) => {
    active = index;
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at === index) {
        input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    }
  };
  const choose = (person) => {
    chosen = person;
    rest();
    onChoose(person);
  };
  const open = (words) => {
    const wanted = words.trim().toLowerCase();
    found = people.filter(({ name, role }) => `${name} ${ROLES[role]}`.toLowerCase().includes(wanted));
    list.replaceChildren(
      ...(found.length === 0
        ? [element('li', { class: 'none', role: 'presentation' }, 'Nobody of that name')]
        : found.map(optionOf)),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    input.removeAttribute('aria-activedescendant');
    active = -1;
    if (wanted !== '' && found.length > 0) mark(0);
  };
  const optionOf = (person, index) =>
    element(
      'li',
      {
        id: `person-${index}`,
        role: 'option',
        'aria-selected': 'false',
        // Before the text box loses the focus, which would close the list.
        mousedown: (event) => {
          event.preventDefault();
          choose(person);
        },
      },
      element('span', {}, person.name),
      element('span', { class: 'role' }, person.name === ROLES[person.role] ? '' : ROLES[person.role]),
    );

  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', () => open(''));
  input.addEventListener('input', () => open(input.value));
  input.addEventListener('blur', rest);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') rest();
    else if (event.key === 'Enter' && !list.hidden && found[active] !== undefined) choose(found[active]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0)
        mark((Math.max(active, step === 1 ? -1 : 0) + step + found.length) % found.length);
    }
  });

  return {
    element: box,
    /** Shows who is chosen without telling anybody. */
    show(person) {
      chosen = person;
      rest();
    },
  };
}
