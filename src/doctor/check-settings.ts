import { bankHolidaysOf, LAST_PUBLISHED_YEAR } from '../domain/bank-holidays.js';
import { type Instant, partsOf, weekdayInWords } from '../domain/civil-date.js';
import { digestDayOf } from '../domain/digest-day.js';
import { isSendig } from '../domain/rhythm.js';
import { civilDateAt, clockAt } from '../domain/site-time.js';
import { isWorkingDay, nextWorkingDay } from '../domain/working-days.js';
import { type Finding, failed, firstOf, passed } from './check.js';
import { type Facts, onOwnDay } from './facts.js';

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;
const MOST_NAMES = 10;

/** Who may do what, and when things happen by themselves. */
export function checkSettings(facts: Facts): readonly Finding[] {
  const { config, runs } = facts;
  return [
    checkNames('chairs', 'CHAIRS', config.chairs, 'so the bot takes nobody for the chair'),
    checkNames(
      'officers',
      'OFFICERS',
      config.officers,
      'so nobody can report for a lead or send reminders by hand',
    ),
    checkReminders(facts),
    checkDigests(facts),
    checkPosting(MEASURES, config.schedule.impactAt, config, runs.impact),
    checkHolidays(facts),
    ...checkTemplate(facts),
  ];
}

function checkNames(name: string, variable: string, upns: readonly string[], without: string): Finding {
  const example = `for example ${variable}=ann.smith@contoso.com,bob.jones@contoso.com`;
  if (upns.length === 0) {
    return failed(
      name,
      `${variable} is not set, ${without}.`,
      `Set ${variable} to their addresses in Microsoft 365, with commas between them, ${example}.`,
    );
  }
  const wrong = upns.filter((upn) => !ADDRESS.test(upn));
  if (wrong.length === 0) return passed(name, `${variable}: ${firstOf(upns, MOST_NAMES)}.`);
  return failed(
    name,
    `In ${variable} this is no address: ${firstOf(wrong, MOST_NAMES)}.`,
    `Write ${variable} as addresses with commas between them, ${example}.`,
  );
}

function checkTemplate({ config, template }: Facts): readonly Finding[] {
  const name = 'paper-template';
  if (config.paperTemplate === null) return [];
  return template === null
    ? [passed(name, 'The file in PAPER_TEMPLATE lends papers its styles, header and footer.')]
    : [failed(name, template.message, template.remedy)];
}

const WAITS = 'Until an officer presses Send for the first time none does: type reminders to the bot.';

/** Reminders go out on working days alone: one that falls on another day is left out. */
function checkReminders(facts: Facts): Finding {
  const { config, runs, waitsForSend } = facts;
  const said = `REMIND_AT='${config.schedule.remindAt}'`;
  const remedy = "Set REMIND_AT to a time on working days, for example REMIND_AT='0 9 * * 1-5'.";
  if (runs.remind.length === 0) {
    return failed('remind-at', `${said} never comes round, so no reminder would go out.`, remedy);
  }
  const works = (run: Instant): boolean => isWorkingDay(civilDateAt(run, config.zone));
  const day = runs.remindDays.find(works);
  if (day === undefined) {
    return failed(
      'remind-at',
      `${said} comes round only on days that are not working days, so no reminder would go out.`,
      remedy,
    );
  }
  if (onOwnDay(config)) return passed('remind-at', `REMIND_AT can be read. ${OWN_DAY}`);
  const next = runs.remind.find(works);
  const when =
    next === undefined
      ? `on ${weekdayInWords(civilDateAt(day, config.zone))}`
      : momentInWords(next, config.zone);
  const words = `Reminders go out next ${when}, in ${config.zone} (REMIND_AT).`;
  return passed('remind-at', waitsForSend ? `${words} ${WAITS}` : words);
}

const DIGEST = {
  name: 'digest-at',
  variable: 'DIGEST_AT',
  example: '0 9 1 * *',
  what: 'The digest is',
  none: 'no digest',
} as const;
const MEASURES = {
  name: 'impact-at',
  variable: 'IMPACT_AT',
  example: '0 9 1 1,4,7,10 *',
  what: 'The impact measures are',
  none: 'no impact measures',
} as const;

/** A digest goes out for each meeting; where none is to come, as DIGEST_AT says. */
function checkDigests(facts: Facts): Finding {
  const { config, reading, runs, today } = facts;
  const { digestAt } = config.schedule;
  const ahead = (reading !== null && 'meetings' in reading ? reading.meetings : [])
    .filter((meeting) => isSendig(meeting) && meeting.meetingOn >= today)
    .map((meeting) => ({ on: digestDayOf(meeting), meetingOn: meeting.meetingOn }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const next = ahead.find(({ on }) => on >= today);
  const [first] = runs.digest;
  if (next === undefined || first === undefined || onOwnDay(config)) {
    const after = runs.digest.filter((run) =>
      ahead.every(({ meetingOn }) => civilDateAt(run, config.zone) > meetingOn),
    );
    return checkPosting(DIGEST, digestAt, config, after);
  }
  const when = `on ${weekdayInWords(next.on)} at ${clockAt(first, config.zone)}, in ${config.zone} (DIGEST_AT)`;
  return passed(
    DIGEST.name,
    `The digest is posted next ${when}, for SENDIG on ${weekdayInWords(next.meetingOn)} (Meetings).`,
  );
}

/** What falls on a day that is not a working day is posted on the next one. */
function checkPosting(
  { name, variable, example, what, none }: typeof DIGEST | typeof MEASURES,
  said: string,
  config: Facts['config'],
  [first]: readonly Instant[],
): Finding {
  if (first === undefined) {
    return failed(
      name,
      `${variable}='${said}' never comes round, so ${none} would be posted.`,
      `Set ${variable} to a time that comes, for example ${variable}='${example}'.`,
    );
  }
  if (onOwnDay(config)) return passed(name, `${variable} can be read. ${OWN_DAY}`);
  const day = civilDateAt(first, config.zone);
  const moved = isWorkingDay(day)
    ? momentInWords(first, config.zone)
    : `on ${weekdayInWords(nextWorkingDay(day))}, the working day after ${weekdayInWords(day)}`;
  return passed(name, `${what} posted next ${moved}, in ${config.zone} (${variable}).`);
}

/** Reminders keep off bank holidays, which are known for some years ahead. */
function checkHolidays({ config, runs }: Facts): Finding {
  const [next] = runs.remindDays;
  const year = next === undefined ? 0 : partsOf(civilDateAt(next, config.zone)).year;
  const last = String(LAST_PUBLISHED_YEAR);
  if (bankHolidaysOf(year).published || year < LAST_PUBLISHED_YEAR) {
    return passed(
      'bank-holidays',
      `The bank holidays of England and Wales are known up to ${last}, as published.`,
    );
  }
  return failed(
    'bank-holidays',
    `The bank holidays of ${String(year)} are worked out by rule, which knows of no coronation and of no holiday that is moved.`,
    'Put the file https://www.gov.uk/bank-holidays.json in the place of src/domain/bank-holidays.json.',
  );
}

const OWN_DAY = 'Local mode lives on a day of its own, so nothing is sent by itself.';

function momentInWords(instant: Instant, zone: string): string {
  return `on ${weekdayInWords(civilDateAt(instant, zone))} at ${clockAt(instant, zone)}`;
}
