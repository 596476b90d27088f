import { type Action, agreedDueOn } from './action.js';
import { type CivilDate, dayInShortWords } from './civil-date.js';
import type { Disclaimer } from './disclaimer.js';
import { groupBy } from './group-by.js';
import type { RegisterReading } from './register.js';
import type { ReminderRun } from './reminder-run.js';
import { civilDateAt } from './site-time.js';
import { unexplainedEdit } from './unexplained-edit.js';
import { remedyOf } from './unreached.js';

/** Things of one kind that the project officer should put right. */
export interface PutRight {
  readonly title: string;
  readonly items: readonly PutRightItem[];
}

/** One of them, in a sentence, and the row that it is about. */
export interface PutRightItem {
  /** `''` where it is about no action. */
  readonly ref: string;
  readonly text: string;
  /** The address of the row in SharePoint; `''` where there is none. */
  readonly webUrl: string;
}

/** What an officer should put right after the reminders of a day, the most pressing first. */
export function putRight(
  reading: RegisterReading,
  run: Pick<ReminderRun, 'messages' | 'forOfficers' | 'broken'> & {
    readonly disclaimers: readonly Disclaimer[];
  },
  { day, zone }: { readonly day: CivilDate; readonly zone: string },
): readonly PutRight[] {
  const open = reading.actions.filter(({ rag, crossReference }) => rag !== 'Complete' && !crossReference);
  const leads = new Map(reading.priorities.map(({ number, people }) => [number, people.length]));
  const updates = groupBy(reading.updates, ({ ref }) => ref);
  const about = (action: Action, text: string): PutRightItem => ({
    ref: action.ref,
    text,
    webUrl: action.row.webUrl,
  });
  const groups: PutRight[] = [
    { title: 'The reminders', items: run.broken === null ? [] : [general(run.broken)] },
    {
      title: 'Not reached',
      items: run.messages
        .filter(({ outcome }) => outcome === 'unreachable' || outcome === 'failed')
        .map(({ to, why }) => general(`${to.name} ${why ?? 'was not reached'}. ${remedyOf(why)}`)),
    },
    {
      title: 'Long overdue, and nobody else to tell',
      items: open
        .filter(({ ref }) => run.forOfficers.includes(ref))
        .map((action) =>
          about(action, 'It is overdue without a report, and the leads of its priority are asked already.'),
        ),
    },
    {
      title: 'Not theirs, they say',
      items: open.flatMap((action) =>
        run.disclaimers
          .filter(({ ref }) => ref === action.ref)
          .map(({ name, instead }) => {
            const who = instead === '' ? 'They name nobody else.' : `They name: ${instead}.`;
            const otherwise = `If it is theirs, type: ask again ${action.ref}`;
            return about(
              action,
              `${name} is not asked any more. ${who} Change Lead in the list. ${otherwise}`,
            );
          }),
      ),
    },
    {
      title: 'Red or Amber without a reason',
      items: open.flatMap((action) => {
        const edit = unexplainedEdit(updates.get(action.ref) ?? []);
        if (edit === null) return [];
        const on = dayInShortWords(civilDateAt(edit.reportedAt, zone), day);
        return [
          about(
            action,
            `${edit.reportedBy} set it to ${String(edit.toRag)} on ${on}. Its leads are asked why.`,
          ),
        ];
      }),
    },
    {
      title: 'Nobody to ask',
      items: open
        .filter(({ people, priority }) => people.length === 0 && (leads.get(priority) ?? 0) === 0)
        .map((action) => about(action, 'Neither it nor its priority has a lead whom the bot can write to.')),
    },
    {
      title: 'No date, so nobody is asked',
      items: open
        .filter((action) => agreedDueOn(action) === null)
        .map((action) => about(action, action.title)),
    },
    {
      title: 'Rows to look at',
      items: reading.findings.map(({ ref, message, webUrl = '' }) => ({
        ref: ref ?? '',
        text: message,
        webUrl,
      })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function general(text: string): PutRightItem {
  return { ref: '', text, webUrl: '' };
}
