import { element } from './element.js';

/** What somebody sees first: three people to be. */
export function createWelcomeView({ session, choose }) {
  const first = (role) => session.people.find((person) => person.role === role);
  const [lead, chair, officer] = ['lead', 'chair', 'officer'].map(first);
  const cards = [
    {
      person: lead,
      to: '#/chat',
      title: 'A lead',
      text: 'Send the day’s reminders, then answer yours on the card in two taps.',
    },
    {
      person: chair,
      to: '#/chat',
      title: 'The chair',
      text: 'Ask for the digest: what is late, what has moved and what to ask about.',
    },
    {
      person: officer,
      to: '#/lists',
      title: 'The project officer',
      text: 'See the register as it stands in SharePoint, and correct it in place.',
    },
  ];
  return {
    element: element(
      'div',
      { class: 'welcome' },
      element('h1', {}, 'The action register, answered in Teams'),
      element(
        'p',
        { class: 'lead' },
        'The register is a SharePoint list. The bot asks each lead once for all that is due from them, and puts their answers in front of the group. Here you can be any of them, on this machine alone.',
      ),
      element(
        'ul',
        { class: 'choices' },
        ...cards
          .filter(({ person }) => person !== undefined)
          .map(({ person, to, title, text }) =>
            element(
              'li',
              {},
              element('h2', {}, title),
              element('p', {}, text),
              element(
                'button',
                {
                  class: 'primary',
                  type: 'button',
                  click: () => {
                    choose(person);
                    location.hash = to;
                  },
                },
                person.role === 'lead'
                  ? `Be ${person.name}`
                  : `Be the ${person.role === 'chair' ? 'chair' : 'officer'}`,
              ),
            ),
          ),
      ),
      element('p', { class: 'hint-line' }, 'Anybody else is in the list under “You are”.'),
    ),
    refresh: () => undefined,
    close: () => undefined,
  };
}
