import { renderActionList } from '../cards/render-action-list.js';
import { VERBS } from '../cards/verbs.js';
import type { Action } from '../domain/action.js';
import { addDays, type CivilDate, dateInWords } from '../domain/civil-date.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { nextDueOn } from '../domain/next-due.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';
import { openActions } from './lists.js';
import { mayReport } from './look.js';

/** A list over the whole register, as it is asked for. */
export type RegisterList = 'overdue' | 'due';

/** How far `due` looks ahead. */
const DUE_DAYS = 30;

/** Every open action whose date has passed, or that is due within the next 30 days. */
export function registerList(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  list: RegisterList,
  page: number,
): OutgoingMessage {
  const today = desk.today();
  const until = addDays(today, DUE_DAYS);
  const isOn: Readonly<Record<RegisterList, (on: CivilDate) => boolean>> = {
    overdue: (on) => on < today,
    due: (on) => on >= today && on <= until,
  };
  const actions = openActions(desk, reading).filter((action) => {
    const on = nextDueOn(action, desk.zone);
    return on !== null && isOn[list](on);
  });
  return renderActionList({
    ...headOf(list, actions, until),
    actions,
    page,
    day: today,
    zone: desk.zone,
    mayReport: (action) => mayReport(desk, reading, actor, action),
  });
}

function headOf(list: RegisterList, { length }: readonly Action[], until: CivilDate) {
  const count = length === 1 ? 'One action is' : `${String(length)} actions are`;
  const last = dateInWords(until);
  switch (list) {
    case 'overdue':
      return {
        title: 'Overdue actions',
        intro: length === 0 ? 'Nothing is overdue.' : `${count} past the date now agreed.`,
        pageVerb: VERBS.overduePage,
      };
    case 'due':
      return {
        title: 'Due in the next 30 days',
        intro: length === 0 ? `Nothing is due by ${last}.` : `${count} due by ${last}.`,
        pageVerb: VERBS.duePage,
      };
  }
}
