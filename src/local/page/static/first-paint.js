// Runs before anything is drawn, so that a chosen theme never flashes past in the other one.
{
  const chosen = localStorage.getItem('theme');
  const dark = chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  for (const sheet of document.querySelectorAll('link[data-theme]')) {
    sheet.media = sheet.dataset.theme === (dark ? 'dark' : 'light') ? 'all' : 'not all';
  }
}
