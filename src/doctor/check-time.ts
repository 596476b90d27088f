import type { Instant } from '../domain/civil-date.js';
import { civilDateAt, startOfDay } from '../domain/site-time.js';
import { count, type Finding, failed, notMade, passed } from './check.js';
import { whyNoSite } from './check-access.js';
import { siteOf } from './check-lists.js';
import { type Facts } from './facts.js';

/** Beyond this, Microsoft refuses tokens and days begin wrongly. */
const MOST_SKEW_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** Zones that a site may well be in. */
const ZONES = [
  'Europe/London',
  'UTC',
  'Europe/Paris',
  'Europe/Athens',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Sydney',
];
const REGIONAL = 'In SharePoint look under Site settings, Regional settings, for the time zone of the site';

/** Whether the site keeps its dates in the zone that we think, and whether our clock is right. */
export function checkTime(facts: Facts): readonly Finding[] {
  return [checkZone(facts), checkClock(facts)];
}

/** SharePoint gives a date-only column as midnight in the site's own zone, so any date tells the zone. */
function checkZone(facts: Facts): Finding {
  const { zone } = facts.config;
  const subject = `The time zone ${zone} (SITE_TIME_ZONE) was`;
  const unseen = whyNoSite(facts);
  if (unseen !== null) return notMade('time-zone', subject, unseen);
  const site = siteOf(facts);
  if (site?.columns.register == null) return notMade('time-zone', subject, 'the register is not there');
  if ('obstacle' in site.columns.register) {
    return notMade('time-zone', subject, 'the register cannot be looked at');
  }
  if (site.dates === null) return notMade('time-zone', subject, 'the register has no column for a date');
  if ('obstacle' in site.dates) {
    return failed(
      'time-zone',
      `The dates of the register cannot be read (${site.dates.obstacle.detail}), so SITE_TIME_ZONE=${zone} was not compared.`,
      'Run this again in a few minutes.',
    );
  }
  return judgeZone(zone, site.dates.found);
}

function judgeZone(zone: string, dates: readonly Instant[]): Finding {
  if (dates.length === 0) {
    return passed('time-zone', `SITE_TIME_ZONE=${zone}: the register has no date to compare with yet.`);
  }
  const wrong = dates.filter((date) => !isMidnight(date, zone)).length;
  if (wrong === 0) {
    return passed('time-zone', `Every date of the register begins at midnight in ${zone} (SITE_TIME_ZONE).`);
  }
  const fitting = ZONES.filter((other) => dates.every((date) => isMidnight(date, other)));
  const message = `${String(wrong)} of ${count(dates.length, 'date')} in the register ${wrong === 1 ? 'does' : 'do'} not begin at midnight in ${zone} (SITE_TIME_ZONE)`;
  const [first] = fitting;
  if (first === undefined) {
    return failed(
      'time-zone',
      `${message}.`,
      `${REGIONAL}, and set SITE_TIME_ZONE to it, for example SITE_TIME_ZONE=Europe/London.`,
    );
  }
  return failed(
    'time-zone',
    `${message}, but all of them do in ${fitting.join(' and in ')}.`,
    fitting.length === 1
      ? `Set SITE_TIME_ZONE=${first}.`
      : `${REGIONAL}, and set SITE_TIME_ZONE to it: ${fitting.join(' or ')}.`,
  );
}

function isMidnight(date: Instant, zone: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && Date.parse(startOfDay(civilDateAt(date, zone), zone)) === ms;
}

function checkClock(facts: Facts): Finding {
  const skewMs = facts.inspection?.skewMs ?? null;
  if (skewMs === null) {
    const unseen = whyNoSite(facts);
    if (unseen !== null) return notMade('clock', "This machine's clock was", unseen);
    return failed(
      'clock',
      "This machine's clock was not checked, because the answers of Microsoft Graph do not say what time it is.",
      'Compare the clock by hand, and let the proxy on the way to Microsoft Graph pass on the header Date.',
    );
  }
  const minutes = Math.round(Math.abs(skewMs) / MINUTE_MS);
  if (Math.abs(skewMs) <= MOST_SKEW_MS) {
    return passed('clock', "This machine's clock agrees with that of Microsoft Graph.");
  }
  return failed(
    'clock',
    `This machine's clock is ${count(minutes, 'minute')} ${skewMs > 0 ? 'ahead of' : 'behind'} that of Microsoft Graph.`,
    "Set this machine's clock, best by a time server: tokens and dates depend on it.",
  );
}
