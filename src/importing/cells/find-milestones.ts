import type { Due, Milestone } from '../../domain/action.js';
import { dateInWords } from '../../domain/civil-date.js';
import { dueOnOf } from '../../domain/plan.js';
import { findDates } from './date-words.js';
import type { LooseFinding } from './parse-due.js';

/** The dated steps of an action and what is odd about them. */
interface MilestonesReading {
  readonly milestones: readonly Milestone[];
  readonly findings: readonly LooseFinding[];
}

/** A date after one of these says since when something holds, not when a step is done. */
const NO_STEP = /\b(?:since|from|after|before|between|during|until|for)\s+(?:the\s+)?(?:end\s+of\s+)?$/i;
const DATE_LEAD_IN = /^(?:(?:by|in|on|to|end|of|the|at)\s+)*$/i;
const EDGES = /^[\s:;,.)–-]+|[\s:;,.(–-]+$/g;
/** What claims that the whole is done. */
const WHOLE = /\bfully\b|\b100\s?%/i;

/**
 * Finds dated steps in the words of an action and of its success measure. Never throws.
 *
 * @param due the action's own date, against which the steps are held
 */
export function findMilestones(action: string, measure: string, due: Due): MilestonesReading {
  const milestones = [...stepsIn(action), ...stepsIn(measure)];
  const findings: LooseFinding[] = secondDatesIn(action, due);
  const end = dueOnOf(due);
  if (end !== null) {
    for (const { on, text } of milestones) {
      if (on > end && due.repeats === null && !due.ongoing) {
        const message = `A step is dated ${dateInWords(on)}, after the action itself is due (${dateInWords(end)}).`;
        findings.push({ code: 'milestone-after-due', message, text });
      } else if (on < end && WHOLE.test(text)) {
        const message = `The text says that all is done by ${dateInWords(on)}, but the action is due ${dateInWords(end)}.`;
        findings.push({ code: 'milestone-contradicts-due', message, text });
      }
    }
  }
  return { milestones, findings };
}

function stepsIn(text: string): Milestone[] {
  const steps: Milestone[] = [];
  for (const sentence of sentencesOf(text)) {
    const dates = fullDatesIn(sentence);
    dates.forEach((date, index) => {
      const start = dates[index - 1]?.end ?? 0;
      const end = index === dates.length - 1 ? sentence.length : date.end;
      const before = sentence.slice(start, date.start).replace(EDGES, '');
      const words = sentence.slice(start, end).replace(EDGES, '');
      const alone = DATE_LEAD_IN.test(`${before} `.trimStart()) && words.endsWith(date.text);
      if (alone || NO_STEP.test(sentence.slice(start, date.start))) return;
      steps.push({ on: date.on, text: words });
    });
  }
  return steps;
}

function secondDatesIn(action: string, due: Due): LooseFinding[] {
  return fullDatesIn(action)
    .filter(({ on }) => on !== due.on && on !== due.until)
    .map(({ text }) => {
      const message = `The text of the action holds another date, ${text}; only the completion date was taken.`;
      return { code: 'second-date-in-action', message, text };
    });
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[a-z\d)”’"]{2}\.)\s+(?=\p{Lu}|\d)|;\s+/u);
}

/** In running text only a month or a day with its whole year is certain to be a date: “may 20” need not be. */
function fullDatesIn(text: string): { start: number; end: number; text: string; on: Milestone['on'] }[] {
  return findDates(text).flatMap(({ start, end, text: words, on, precision }) =>
    on !== null && (precision === 'month' || precision === 'day') && /(?:^|\D)\d{4}$|^\d{4}-/.test(words)
      ? [{ start, end, text: words, on }]
      : [],
  );
}
