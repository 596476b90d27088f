const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The day that it is at `instant` in the zone, `YYYY-MM-DD`. */
export function dayIn(instant, zone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}

/** The instant at which `day` begins in the zone: how SharePoint keeps a date without a time. */
export function startOfDay(day, zone) {
  const guess = Date.parse(`${day}T00:00:00Z`);
  return new Date(guess - offsetMs(guess, zone)).toISOString();
}

/** The day after. */
export function nextDay(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** `31 Aug 2022` */
export function dayInShort(day) {
  const words = format(`${day}T12:00:00Z`, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });
  // Not the browser's own short months, which has "Sept" among them.
  return words.replace(/[a-z]{3,}/i, (month) => month.slice(0, 3));
}

/** `Wednesday 31 August 2022` */
export function dayInWords(day) {
  return format(`${day}T12:00:00Z`, 'UTC', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).replace(',', '');
}

/** `09:05` */
export function clockIn(instant, zone) {
  return format(instant, zone, { hour: '2-digit', minute: '2-digit' });
}

function format(instant, timeZone, options) {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(new Date(instant));
}

function offsetMs(at, zone) {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(at));
  return Math.round((Date.parse(`${wall.replace(' ', 'T')}Z`) - at) / MINUTE_MS) * MINUTE_MS;
}
