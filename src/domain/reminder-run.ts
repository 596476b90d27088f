import type { CivilDate } from './civil-date.js';
import type { Via } from './messenger.js';
import type { SkippedAction } from './reminder.js';
import { NOT_TAKEN } from './unreached.js';

/** What a run of reminders came to, in the shape that `remind --json` prints. */
export interface ReminderRun {
  readonly asOf: CivilDate;
  readonly messages: readonly ReminderMessage[];
  readonly skipped: readonly SkippedAction[];
  /** The refs of what should be escalated, where everybody who could be told is asked about it already. */
  readonly forOfficers: readonly string[];
  /** What does not add up, in a sentence; `null` where every person and every open action is accounted for. */
  readonly broken: string | null;
}

/** One person's message. */
export interface ReminderMessage {
  readonly to: { readonly name: string; readonly upn: string | null };
  readonly via: Via | 'none';
  readonly actions: readonly {
    readonly ref: string;
    readonly kind: string;
    readonly dueOn: CivilDate | null;
    readonly days: number | null;
  }[];
  readonly outcome: 'planned' | 'sent' | 'failed' | 'unreachable';
  readonly why: string | null;
}

/** The sums of a run: people for the first three, actions for the last. */
export interface RunCounts {
  readonly sent: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly skipped: number;
}

/** How many messages of a run came to what. */
export function countRun({ messages, skipped }: Pick<ReminderRun, 'messages' | 'skipped'>): RunCounts {
  const count = (outcome: ReminderMessage['outcome']) =>
    messages.filter((message) => message.outcome === outcome).length;
  return {
    sent: count('sent'),
    failed: count('failed'),
    unreachable: count('unreachable'),
    skipped: skipped.length,
  };
}

/** Whether a run need not be repeated the same day: nothing is left that certainly was not sent and may be. */
export function isDone({ messages }: Pick<ReminderRun, 'messages'>): boolean {
  return !messages.some(({ outcome, why }) => outcome === 'failed' && why === NOT_TAKEN);
}

/** What was to be done in a run. */
export interface Expected {
  /** The UPNs of those who were to have a message. */
  readonly people: readonly string[];
  /** The refs of the open actions. */
  readonly actions: readonly string[];
}

/**
 * What of a run does not add up: a person without a message, a message of which nothing is known, an open action that is
 * in no message and of which nobody knows why. `null` where all does.
 */
export function disagreement(
  run: Pick<ReminderRun, 'messages' | 'skipped'>,
  expected: Expected,
): string | null {
  const written = new Set(run.messages.map(({ to }) => to.upn));
  const people = expected.people.filter((upn) => !written.has(upn)).length;
  const unknown = run.messages.filter(({ outcome }) => outcome === 'planned').length;
  const placed = new Set([
    ...run.messages.flatMap(({ actions }) => actions.map(({ ref }) => ref)),
    ...run.skipped.map(({ ref }) => ref),
  ]);
  const actions = expected.actions.filter((ref) => !placed.has(ref));
  const faults = [
    people === 0 ? '' : `${String(people)} of ${String(expected.people.length)} people had no message`,
    unknown === 0 ? '' : `of ${String(unknown)} messages nobody knows whether they were sent`,
    actions.length === 0 ? '' : `nobody was asked about ${actions.join(', ')}, and no reason is known`,
  ].filter((fault) => fault !== '');
  return faults.length === 0 ? null : `The reminders do not add up: ${faults.join('; ')}.`;
}
