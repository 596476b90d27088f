import { addDays, type CivilDate } from '../domain/civil-date.js';
import { RAGS, type Rag } from '../domain/rag.js';
import type { ReportField } from '../domain/report.js';
import { LONGEST } from './card-limits.js';
import { plainText, typedText } from './escape.js';
import type { ViewModel } from './template.js';

/** What was typed into the form, by input; a date as it was typed. */
export type Typed = Readonly<Record<Exclude<ReportField, 'rag'>, string>>;

/** An input of the form. */
type Input = Exclude<ReportField, 'rag'> | 'rag';

/** What decides which inputs there are, and what stands in them. */
export interface InputsView {
  /** The answer that was chosen, or `null` where the form is to ask for it. */
  readonly rag: Rag | null;
  /** A Green whose date has passed needs a new one. */
  readonly pastDate: boolean;
  /** The chair has asked something, which the note answers. */
  readonly asked: boolean;
  /** The leads for whom an officer may answer; empty where the reader answers for themselves. */
  readonly leads: readonly string[];
  readonly typed: Typed;
  /** Today. */
  readonly day: CivilDate;
  /** How the plan says that one will know, or `''`. */
  readonly measure: string;
  /** What is wrong with an input, as the template shows it. */
  readonly errorsAt: (input: Input) => readonly ViewModel[];
}

const EVERY: readonly Input[] = ['rag', 'note', 'revisedDueOn', 'doing', 'otherwise', 'evidence'];

/** At most three inputs in sight: what this answer needs. */
function inSight({ rag, pastDate, asked, leads }: InputsView): readonly Input[] {
  const officer: readonly Input[] = leads.length === 0 ? [] : ['reportedFor'];
  const answer: readonly Input[] = asked ? ['note'] : [];
  switch (rag) {
    case null:
      return [...officer, 'rag', 'note', ...(officer.length === 0 ? (['revisedDueOn'] as const) : [])];
    case 'Red':
    case 'Amber':
      return [...officer, 'note', 'revisedDueOn'];
    case 'Green':
      return pastDate ? [...officer, ...answer, 'revisedDueOn'] : [...officer, ...answer];
    case 'Complete':
      return [...officer, ...answer, 'evidence'];
  }
}

/** The inputs as the template `report-form` shows them: those in sight, and the rest behind "More". */
export function inputParts(view: InputsView): readonly ViewModel[] {
  const asked = inSight(view);
  // What is wrong, or holds words already, is never hidden.
  const matters = (input: Input): boolean =>
    view.errorsAt(input).length > 0 || (input !== 'rag' && view.typed[input] !== '');
  const rest = EVERY.filter((input) => {
    const pointless = view.rag === 'Complete' && input === 'revisedDueOn' && !matters(input);
    return !asked.includes(input) && !pointless;
  });
  const open = rest.some(matters);
  const part = (id: string, inputs: readonly Input[], shown: boolean): ViewModel => ({
    id,
    shown: shown ? 'yes' : 'no',
    toggles: shown ? [] : [{ id }],
    inputs: inputs.map((input) => inputOf(input, view)),
  });
  return [...(asked.length === 0 ? [] : [part('asked', asked, true)]), part('more', rest, open)];
}

function inputOf(input: Input, view: InputsView): ViewModel {
  const hint = hintOf(input, view);
  return {
    errors: view.errorsAt(input),
    hints: hint === '' ? [] : [{ text: hint }],
    texts: [],
    dates: [],
    choiceSets: [],
    ...elementOf(input, view),
  };
}

/** What one has to know to fill an input in. */
function hintOf(input: Input, { rag, pastDate, measure }: InputsView): string {
  if (input === 'revisedDueOn' && rag === 'Green' && pastDate) {
    return 'Its date has passed. Give the new date, or answer Complete.';
  }
  const known = input === 'evidence' && rag === 'Complete' ? plainText(measure, LONGEST.note) : '';
  return known === '' ? '' : `How the plan says we will know: ${known}`;
}

/** The one element that an input is, with what stands in it. */
function elementOf(input: Input, view: InputsView): ViewModel {
  const { rag, typed, day, leads } = view;
  const named = { id: input, label: labelOf(input, view) };
  switch (input) {
    case 'rag': {
      const choices = RAGS.map((word) => ({ title: word, value: word }));
      return {
        choiceSets: [{ ...named, style: rag === null ? 'expanded' : 'compact', choices, value: rag ?? '' }],
      };
    }
    case 'reportedFor': {
      const names = leads.filter((name) => plainText(name, LONGEST.choice) === name).slice(0, MOST_LEADS);
      const theirs = names.map((name) => ({ title: name, value: name }));
      const choices = [...theirs, { title: 'I say so, as project officer', value: MYSELF }];
      const value = names.includes(typed.reportedFor) ? typed.reportedFor : MYSELF;
      return { choiceSets: [{ ...named, style: 'compact', choices, value }] };
    }
    case 'revisedDueOn': {
      const value = /^\d{4}-\d{2}-\d{2}$/.test(typed.revisedDueOn) ? typed.revisedDueOn : '';
      return { dates: [{ ...named, earliest: addDays(day, 1), value }] };
    }
    default:
      return { texts: [{ ...named, value: typedText(typed[input], LONGEST.typed) }] };
  }
}

/** The choice of an officer who speaks for themselves. */
export const MYSELF = 'me';
const MOST_LEADS = 12;

function labelOf(input: Input, { rag, pastDate, asked }: InputsView): string {
  switch (input) {
    case 'rag':
      return rag === null ? 'Where does it stand?' : 'The answer';
    case 'note':
      if (rag === null) return 'Why, and what happens next (for Red and Amber)';
      if (rag === 'Red' || rag === 'Amber') return 'Why, and what happens next';
      return asked ? 'Your answer to the chair' : 'Anything to add';
    case 'doing':
      return 'What is being done about it';
    case 'otherwise':
      return 'What happens if nothing is done';
    case 'evidence':
      return rag === 'Complete' ? 'How do we know? A link or a sentence' : 'Evidence: a link or a sentence';
    case 'revisedDueOn':
      return rag === 'Green' && pastDate ? 'The new date' : 'New date, if it moves';
    case 'reportedFor':
      return 'Whose answer is it?';
  }
}
