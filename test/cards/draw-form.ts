import { type ReportFormView, renderReportForm } from '../../src/cards/render-report-form.js';
import { buildAction, day } from '../support/build-action.js';
import { behindMore, inSight, linesOf } from './read-card.js';

const TODAY = day('2022-09-01');
/** 3.2.1, whose date was yesterday, and with a date to come. */
export const PAST = buildAction();
export const IN_TIME = buildAction({ dueOn: day('2022-09-30'), dueText: 'September 2022' });
const HEAD = [
  'Review the Local Offer with partners',
  'Review what the Local Offer holds with partners and families.',
];
/** What stands below the heading of each. */
export const HEAD_PAST = [...HEAD, 'Due by the end of August 2022, 1 day overdue.'];
export const HEAD_IN_TIME = [...HEAD, 'Due by the end of September 2022, in 29 days.'];

/** The form for 3.2.1, a day after its date and from the second page of a list, but for what is said. */
export function form(said: Partial<ReportFormView> = {}) {
  const { card, summary } = renderReportForm({
    action: PAST,
    rag: 'Amber',
    day: TODAY,
    zone: 'Europe/London',
    page: 2,
    ...said,
  });
  return { card, summary, seen: linesOf(inSight(card)), more: linesOf(behindMore(card)) };
}

/** What a press sends from a form in which nothing was typed. */
export function typedNothing() {
  return { note: '', doing: '', otherwise: '', evidence: '', revisedDueOn: '', reportedFor: '' };
}
