import type { ActionOnDay } from './action-on-day.js';
import { addMonths, type CivilDate, dateInWords } from './civil-date.js';
import type { DigestQuestion } from './digest.js';
import { dueInWords } from './due-words.js';

/** A Green that nobody has confirmed for so many months is asked about. */
const GREEN_LASTS_MONTHS = 2;

/** The contradiction in an action as a question for the chair, never an accusation; `null` where there is none. */
export function questionAbout(state: ActionOnDay, asOf: CivilDate): DigestQuestion | null {
  const question = questionOf(state, asOf);
  return question === null ? null : { ref: state.action.ref, question };
}

function questionOf(
  { action, rag, dueOn, agreedOn, note, evidence, reportedOn, unexplained }: ActionOnDay,
  asOf: CivilDate,
): string | null {
  switch (rag) {
    case 'Complete':
      return evidence === ''
        ? 'It is Complete, and no evidence is recorded. What shows that it has worked?'
        : null;
    case 'Red':
      return note === '' || unexplained
        ? 'It is Red, and no reason is recorded. What is being done about it?'
        : null;
    case 'Amber':
      return note === '' || unexplained
        ? 'It is Amber, and no reason is recorded. What would bring it back on track?'
        : null;
    case 'Green': {
      if (dueOn !== null && dueOn < asOf) {
        const due = dueInWords(
          { ...action, revisedDueOn: agreedOn === action.dueOn ? null : agreedOn },
          dueOn,
        );
        return `It is Green, and its date was ${due}. Is it complete, or does it need a new date?`;
      }
      if (reportedOn === null || addMonths(reportedOn, GREEN_LASTS_MONTHS) > asOf) return null;
      return `It is Green, and was last reported on ${dateInWords(reportedOn)}. Is it still on track?`;
    }
    case null:
      return null;
  }
}
