import { ask } from './api.js';
import { loadThemes } from './cards.js';
import { createChannelView } from './channel-view.js';
import { createChatView } from './chat-view.js';
import { createDayPanel } from './day-panel.js';
import { element } from './element.js';
import { createListsView } from './lists-view.js';
import { createPersonPicker } from './person-picker.js';
import { startTheme } from './theme.js';
import { createWelcomeView } from './welcome-view.js';

const VIEWS = [
  { name: 'chat', create: createChatView },
  { name: 'channel', create: createChannelView },
  { name: 'lists', create: createListsView },
];
const at = (id) => document.getElementById(id);

startTheme(at('theme'));
const [session] = await Promise.all([ask('session'), loadThemes()]);
const shown = VIEWS.filter(({ name }) => name !== 'lists' || session.lists.length > 0);
const titles = { chat: 'Chat', channel: `${session.channel} channel`, lists: 'Lists' };
let person = session.people.find(({ upn }) => upn === sessionStorage.getItem('person')) ?? null;
let view = null;
const picker = createPersonPicker(session.people, (chosen) => {
  choose(chosen);
  if (routeNow().name === '') location.hash = '#/chat';
  else draw();
});
const day = createDayPanel(at('day'), { announce });
const links = new Map(
  shown.map(({ name }) => [name, element('a', { href: `#/${name}`, class: name }, titles[name])]),
);

at('who').append(picker.element);
at('views').append(...links.values());
at('sample').hidden = !session.sample;
day.show(session);
picker.show(person);
at('skip').addEventListener('click', (event) => {
  // The address names the view, so it cannot name a place on the page too.
  event.preventDefault();
  at('main').focus();
});
addEventListener('hashchange', () => draw(true));
listen();
draw();

function choose(chosen) {
  person = chosen;
  sessionStorage.setItem('person', chosen.upn);
  picker.show(chosen);
}

/** `#/lists/Action register/36` is the view `lists` with two words more. */
function routeNow() {
  const [name = '', ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { name, rest };
}

function draw(moved = false) {
  const { name, rest } = routeNow();
  const found = person === null ? undefined : shown.find((candidate) => candidate.name === name);
  if (person === null && name !== '') announce('Choose who you are first.');
  view?.close();
  view =
    found === undefined
      ? createWelcomeView({ session, choose })
      : found.create({ session, person, announce, rest });
  for (const [key, link] of links) {
    if (key === found?.name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    if (key === found?.name) link.classList.remove('news');
  }
  document.title = found === undefined ? 'SENDIG bot' : `${titles[found.name]} – SENDIG bot`;
  at('main').replaceChildren(view.element);
  at('main').className = found?.name ?? 'start';
  // Somebody who followed a link hears where they are.
  if (moved) at('main').focus({ preventScroll: true });
  void refresh();
}

async function refresh() {
  try {
    await view.refresh();
  } catch (failure) {
    announce(failure.message);
  }
}

function listen() {
  const events = new EventSource('/local/events');
  let broken = false;
  events.addEventListener('messages', ({ data }) => {
    const change = JSON.parse(data);
    const where = change.chat === null ? 'channel' : 'chat';
    const theirs = change.chat === null || change.chat === person?.upn;
    if (theirs && routeNow().name !== where) links.get(where).classList.add('news');
    Promise.resolve(view.onMessages?.(change)).catch((failure) => announce(failure.message));
  });
  events.addEventListener('day', ({ data }) => day.show(JSON.parse(data)));
  events.addEventListener('error', () => {
    broken = true;
    announce('The service does not answer. Is it still running?');
  });
  events.addEventListener('open', async () => {
    if (!broken) return;
    broken = false;
    announce('The service answers again.');
    day.show(await ask('day'));
    await refresh();
  });
}

/** Says something at the foot of the page for a while, and to a screen reader. */
function announce(text) {
  const toast = at('toast');
  toast.textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => {
    toast.textContent = '';
  }, 6_000);
}
