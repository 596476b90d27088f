import { element } from './element.js';
import { currentTheme } from './theme.js';

const { AdaptiveCards, markdownit } = window;
const markdown = markdownit({ html: false, linkify: false, breaks: true });
const configs = new Map();

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Loads how Teams draws cards in both themes. */
export async function loadThemes() {
  for (const theme of ['light', 'dark']) {
    const response = await fetch(`/page/vendor/microsoft-teams-${theme}.json`);
    configs.set(theme, readable(theme, await response.json()));
  }
}

/** The bot's own Markdown, as HTML in which no HTML of a message's survives. */
export function markdownElement(text) {
  const made = element('div', { class: 'markdown' });
  made.innerHTML = markdown.render(text);
  for (const link of made.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return made;
}

/**
 * Draws a card as Teams does in the theme that is shown.
 * @param {object} json the card
 * @param {(verb: string, data: object) => void} onPress called once the inputs of the card are in order
 * @param {(words: string) => void} onSay a button says something as if it had been typed
 */
export function drawCard(json, onPress, onSay) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(configs.get(currentTheme()));
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) openLink(action.url);
    else if (action instanceof AdaptiveCards.ExecuteAction) onPress(action.verb ?? '', dataOf(action));
    else if (action instanceof AdaptiveCards.SubmitAction) {
      const { type, value } = dataOf(action).msteams ?? {};
      if (type === 'imBack') onSay(String(value));
    }
  };
  card.onAnchorClicked = (_element, anchor) => {
    openLink(anchor.href);
    return true;
  };
  card.parse(json);
  return { drawn: card.render(), typed: () => typedInto(card) };
}

/** The card again, with what has been typed into it since. */
export function withTyped(json, typed) {
  return JSON.parse(JSON.stringify(json), (_key, value) =>
    value !== null && typeof value === 'object' && typed.has(value.id)
      ? { ...value, value: typed.get(value.id) }
      : value,
  );
}

function typedInto(card) {
  return new Map(card.getAllInputs().map((input) => [input.id, input.value ?? '']));
}

function dataOf(action) {
  return typeof action.data === 'object' && action.data !== null ? action.data : {};
}

function openLink(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return;
  if (url.origin === location.origin) location.href = url.href;
  else window.open(url.href, '_blank', 'noopener,noreferrer');
}

/** Teams' dark red is too faint to read on its own ground, and its lines between parts are too loud. */
function readable(theme, config) {
  if (theme === 'light') return config;
  config.separator.lineColor = '#484644';
  for (const name of ['default', 'emphasis']) {
    const style = config.containerStyles[name];
    if (style?.foregroundColors !== undefined) style.foregroundColors.attention.default = '#ff9aa2';
  }
  return config;
}
