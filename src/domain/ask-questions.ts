import type { ActionOnDay } from './action-on-day.js';
import { type CivilDate, dateInWords, type Instant } from './civil-date.js';
import type { DigestQuestion, QuestionKind } from './digest.js';
import type { LateActions } from './digest-sections.js';
import { dueInWords, listInWords } from './due-words.js';
import { findMentions } from './find-mentions.js';
import { type ActionUpdate, hasNote, isReport } from './report.js';

/** So many reports running that say nothing new are asked about. */
const SAME_REPORTS = 3;
/** Late actions named in a question; the rest are counted. */
const MOST_NAMED = 3;

interface Around {
  readonly asOf: CivilDate;
  /** A Green that nobody has confirmed since this day is asked about. */
  readonly oldSince: CivilDate;
  readonly late: LateActions;
  readonly dayOf: (instant: Instant) => CivilDate;
}

type Asked = Omit<DigestQuestion, 'ref'> | null;

/**
 * The contradiction in an action as a question for the chair, never an accusation; `null` where there is none.
 * One question an action: the one that says most.
 */
export function questionAbout(state: ActionOnDay, around: Around): DigestQuestion | null {
  const asked = aboutRag(state, around) ?? aboutSameReports(state, around) ?? aboutDependence(state, around);
  return asked === null ? null : { ref: state.action.ref, ...asked };
}

function aboutRag(state: ActionOnDay, around: Around): Asked {
  const { rag, evidence } = state;
  switch (rag) {
    case 'Complete':
      return evidence === ''
        ? ask(
            'complete-without-evidence',
            'It is Complete, and no evidence is recorded. What shows that it has worked?',
          )
        : null;
    case 'Red':
    case 'Amber':
      return aboutReason(state, rag);
    case 'Green':
      return aboutGreen(state, around);
    case null:
      return null;
  }
}

function aboutReason({ note, unexplained, past }: ActionOnDay, rag: 'Red' | 'Amber'): Asked {
  if (note === '' || unexplained) {
    const then = rag === 'Red' ? 'What is being done about it?' : 'What would bring it back on track?';
    return ask('no-reason', `It is ${rag}, and no reason is recorded. ${then}`);
  }
  const last = past.findLast(hasNote);
  if (rag === 'Amber' || last === undefined || hasPlan(last)) return null;
  return ask(
    'red-without-plan',
    'It is Red, with no new date. What is being done about it, and by when will it be back on track?',
  );
}

/** Somebody has said what is being done, or has given a date by which it will be. */
function hasPlan({ note, fromDueOn, toDueOn }: ActionUpdate): boolean {
  return /^Being done: /m.test(note) || fromDueOn !== toDueOn;
}

function aboutGreen({ action, dueOn, agreedOn, reportedOn }: ActionOnDay, { asOf, oldSince }: Around): Asked {
  if (dueOn !== null && dueOn < asOf) {
    const due = dueInWords({ ...action, revisedDueOn: agreedOn === action.dueOn ? null : agreedOn }, dueOn);
    return ask(
      'green-past-date',
      `It is Green, and its date was ${due}. Is it complete, or does it need a new date?`,
    );
  }
  if (reportedOn === null || reportedOn > oldSince) return null;
  return ask(
    'green-silent',
    `It is Green, and was last reported on ${dateInWords(reportedOn)}. Is it still on track?`,
  );
}

function aboutSameReports({ rag, past }: ActionOnDay, { dayOf }: Around): Asked {
  if (rag === null || rag === 'Complete' || past.length < SAME_REPORTS) return null;
  const last = past.filter(isReport).slice(-SAME_REPORTS);
  if (last.length < SAME_REPORTS || !last.every(saysNothingNew)) return null;
  const on = dateInWords(dayOf(last.at(-1)?.reportedAt ?? ''));
  return ask(
    'no-change',
    `Its last three reports, the last one on ${on}, say "${rag}, no change". What has been done since, and what shows it?`,
  );
}

function saysNothingNew({ fromRag, toRag, fromDueOn, toDueOn, note, evidence }: ActionUpdate): boolean {
  return fromRag === toRag && fromDueOn === toDueOn && note === '' && evidence === '';
}

function aboutDependence({ action, rag }: ActionOnDay, { late }: Around): Asked {
  if (rag !== 'Green') return null;
  const linked = action.links.flatMap((link) =>
    late.refs.has(link) ? [link] : (late.byOutcome.get(link) ?? []),
  );
  const named = findMentions([action.text], action.ref, late.refs).known;
  const refs = [...new Set([...named, ...linked])].filter((ref) => ref !== action.ref);
  if (refs.length === 0) return null;
  const shown = refs.slice(0, MOST_NAMED);
  const more = refs.length - shown.length;
  const which = more > 0 ? `${shown.join(', ')} and ${String(more)} more` : listInWords(shown);
  const are = refs.length === 1 ? 'is' : 'are';
  return ask(
    'depends-on-late',
    `It is Green, and ${which}, on which it depends, ${are} overdue. Does that put it at risk?`,
  );
}

function ask(kind: QuestionKind, question: string): Asked {
  return { kind, question };
}
