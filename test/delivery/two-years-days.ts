import { createReminding } from '../../src/delivery/reminding.js';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import type { Meeting } from '../../src/domain/digest.js';
import type { DeliveryOutcome, OutgoingMessage } from '../../src/domain/messenger.js';
import { DEFAULT_REMINDER_POLICY } from '../../src/domain/reminder.js';
import type { ReminderRun } from '../../src/domain/reminder-run.js';
import type { State } from '../../src/domain/state.js';
import type { YearsRegister } from './two-years-register.js';

/** Where the officers' own messages go. */
export const OFFICER = 'officer@sendig.example';

/** What is certain of two years before they begin: when the group meets, and when its digest is posted. */
export interface Years {
  readonly meetings: readonly Meeting[];
  readonly digestDays: ReadonlySet<CivilDate>;
}

/** A meeting a month with its papers, another board's meetings, and a digest about when papers are due. */
export function planYears(from: CivilDate, to: CivilDate, random: () => number): Years {
  const meetings: Meeting[] = [];
  const digestDays = new Set<CivilDate>();
  for (
    let first = from;
    first <= to;
    first = addDays(`${addDays(first, 31).slice(0, 7)}-01` as CivilDate, 0)
  ) {
    const meetingOn = addDays(first, 19 + Math.floor(random() * 9));
    const papers = addDays(meetingOn, -5 - Math.floor(random() * 5));
    meetings.push({ board: 'SENDIG', meetingOn, papersDueOn: random() < 0.2 ? null : papers });
    const other = addDays(first, Math.floor(random() * 28));
    meetings.push({ board: 'Health and Wellbeing Board', meetingOn: other, papersDueOn: addDays(other, -2) });
    digestDays.add(addDays(papers, Math.floor(random() * 8) - 4));
  }
  return { meetings, digestDays };
}

/** A message as the carrier saw it. */
export interface Carried {
  readonly upn: string;
  readonly day: CivilDate;
  readonly outcome: DeliveryOutcome['outcome'];
}

interface Parts {
  readonly state: State;
  readonly register: YearsRegister;
  readonly meetings: readonly Meeting[];
  readonly random: () => number;
}

/** The real service of reminders with a carrier that loses some, and all that the carrier was given. */
export function createService({ state, register, meetings, random }: Parts): {
  readonly carried: readonly Carried[];
  remind(day: CivilDate, at: string): Promise<ReminderRun>;
} {
  const carried: Carried[] = [];
  /** Who cannot be reached, and until when. */
  const blocked = new Map<string, CivilDate>();
  let today = '' as CivilDate;
  let now = '';
  const outcomeFor = (upn: string): DeliveryOutcome => {
    if (upn !== OFFICER && random() < 0.005) blocked.set(upn, addDays(today, 1 + Math.floor(random() * 30)));
    if (upn !== OFFICER && today < (blocked.get(upn) ?? ''))
      return { outcome: 'unreachable', reason: 'blocked' };
    if (upn !== OFFICER && random() < 0.03) return { outcome: 'failed', inDoubt: false };
    return { outcome: 'sent', message: { conversationId: upn, activityId: String(carried.length) } };
  };
  const sendToPerson = (upn: string, { summary }: OutgoingMessage): Promise<DeliveryOutcome> => {
    if (summary === '') throw new Error(`an empty message to ${upn}`);
    const outcome = outcomeFor(upn);
    carried.push({ upn, day: today, outcome: outcome.outcome });
    return Promise.resolve(outcome);
  };
  const reminding = createReminding({
    read: () => Promise.resolve(register.reading(meetings)),
    ledger: state.ledger,
    digests: state.digests,
    absences: state.absences,
    disclaimers: state.disclaimers,
    holds: state.holds,
    facts: state.facts,
    claim: () => Promise.resolve({ held: () => true, release: () => Promise.resolve() }),
    mailer: null,
    messenger: {
      sendToPerson,
      mentionInChannel: () => Promise.resolve({ outcome: 'unreachable', reason: 'not-in-team' }),
      postToChannel: () => Promise.resolve({ outcome: 'unreachable', reason: 'no-address' }),
      replyInThread: () => Promise.resolve({ outcome: 'unreachable', reason: 'no-address' }),
      replace: () => Promise.resolve(true),
    },
    officers: [OFFICER],
    policy: DEFAULT_REMINDER_POLICY,
    only: null,
    zone: 'Europe/London',
    now: () => now,
    log: {
      error: (fields, message) => {
        throw new Error(`${message}: ${JSON.stringify(fields)}`);
      },
    },
  });
  return {
    carried,
    remind: (day, at) => {
      [today, now] = [day, at];
      return reminding.run(day, false);
    },
  };
}
