const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

/** @returns {'light' | 'dark'} the theme that is shown */
export function currentTheme() {
  return document.documentElement.style.colorScheme === 'dark' ? 'dark' : 'light';
}

/** Calls back after each change of theme, until what it returns is called. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes the switch work. It follows the system until somebody has used it. */
export function startTheme(button) {
  const show = (dark) => {
    const theme = dark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = theme;
    for (const sheet of document.querySelectorAll('link[data-theme]')) {
      sheet.media = sheet.dataset.theme === theme ? 'all' : 'not all';
    }
    button.setAttribute('aria-checked', String(dark));
    for (const listener of listeners) listener(theme);
  };
  show(currentTheme() === 'dark');
  button.addEventListener('click', () => {
    const dark = currentTheme() === 'light';
    localStorage.setItem('theme', dark ? 'dark' : 'light');
    show(dark);
  });
  system.addEventListener('change', () => {
    if (localStorage.getItem('theme') === null) show(system.matches);
  });
}
