import { groupBy } from '../domain/group-by.js';
import { dueOnOf, type Finding, type FindingCode, type Plan } from '../domain/plan.js';
import { countOf } from '../domain/sentences.js';

/** What to do about findings, in the order in which an officer does it, and which findings each is about. */
const TASKS: readonly (readonly [task: string, codes: readonly FindingCode[]])[] = [
  ['Set up what is missing', ['missing-list', 'missing-column']],
  ['Correct these rows', ['row-set-aside', 'duplicate-ref', 'row-not-understood', 'outcome-not-listed']],
  ['Decide on a date, or leave the action without one', ['no-due-date', 'unreadable-date']],
  [
    'Check that these dates are meant so',
    [
      'date-read-as',
      'revised-date',
      'second-date-in-action',
      'milestone-after-due',
      'milestone-contradicts-due',
      'due-text-differs',
    ],
  ],
  ['Say who leads', ['no-lead', 'lead-is-a-body', 'person-not-matched']],
  ['Check how these names and roles are written', ['name-variant', 'unbalanced-brackets', 'lead-read-as']],
  ['Check the RAG', ['unreadable-rag', 'rag-from-colour']],
  ['Know that these rows point elsewhere', ['cross-reference']],
  ['Know by which number the register has these actions', ['ref-made']],
  ['Know what was left out', ['column-not-read']],
  ['Compare these rows with the plan', ['joined-over-page']],
];
const OTHERS = 'Look at these too';

/** In characters: what a line of the table has room for where nobody says how wide the window is. */
const WIDTH = 100;
/** Of the words that a finding is about. */
const LONGEST_QUOTE = 80;

/** What is known of an action that a line of the table shows. */
type Listed = Pick<Plan['actions'][number], 'ref' | 'action' | 'due' | 'revisedDue' | 'leads' | 'rag'>;

/**
 * A plan for a person who has just had it read: how much there is, what there is to do about it, and a line for
 * each action.
 * @param width of the window, in characters
 */
export function planReport(
  plan: Pick<Plan, 'priorities' | 'findings'> & { readonly actions: readonly Listed[] },
  width = WIDTH,
): string {
  return [countsOf(plan), tableOf(plan.actions, width), tasksOf(plan.findings)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function countsOf({
  actions,
  priorities,
}: Pick<Plan, 'priorities'> & { readonly actions: readonly Listed[] }): string {
  const leads = new Set(actions.flatMap((action) => action.leads.map(({ name }) => name)));
  const measures = priorities.reduce((sum, { impactMeasures }) => sum + impactMeasures.length, 0);
  const undated = actions.filter(({ due }) => due.on === null).length;
  const rated = actions.filter(({ rag }) => rag !== null).length;
  return [
    `${countOf(actions.length, 'action')} in ${countOf(priorities.length, 'priority', 'priorities')}, ${countOf(leads.size, 'lead')}, ${countOf(measures, 'impact measure')}.`,
    `${countOf(undated, 'action')} without a date. ${countOf(rated, 'action')} with a RAG.`,
  ].join('\n');
}

function tableOf(actions: readonly Listed[], width: number): string {
  if (actions.length === 0) return '';
  const rows = actions.map(({ ref, due, revisedDue, rag, leads, action }) => [
    ref,
    dueOnOf(revisedDue ?? due) ?? 'no date',
    rag ?? '-',
    cut(leads.map(({ name }) => name).join(', ') || 'nobody', 32),
    action,
  ]);
  const lines = [['Ref', 'Due', 'RAG', 'Leads', 'Action'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      cut(
        line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
        Math.max(width, 60),
      ).trimEnd(),
    )
    .join('\n');
}

function tasksOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing in it is unclear.';
  const known = new Set(TASKS.flatMap(([, codes]) => codes));
  const groups = [
    ...TASKS.map(([task, codes]) => ({ task, own: findings.filter(({ code }) => codes.includes(code)) })),
    { task: OTHERS, own: findings.filter(({ code }) => !known.has(code)) },
  ].filter(({ own }) => own.length > 0);
  return [
    `${countOf(findings.length, 'finding')}, by what to do about ${findings.length === 1 ? 'it' : 'them'}:`,
    ...groups.map(({ task, own }) => [`${task} (${String(own.length)})`, ...linesOf(own)].join('\n')),
  ].join('\n\n');
}

/** What is said of several actions is said once. */
function linesOf(findings: readonly Finding[]): readonly string[] {
  const saying = groupBy(findings, (finding) => `${wordsOf(finding)} ${finding.webUrl ?? ''}`.trim());
  return [...saying].map(([words, own]) => {
    const refs = own.flatMap(({ ref }) => ref ?? []).join(', ');
    return `  ${refs === '' ? '' : `${refs}: `}${words}`;
  });
}

/** What is about no action is known by the words it is about. */
function wordsOf({ ref, message, text }: Finding): string {
  const says = ref !== null || text === '' || message.includes(text);
  return says ? message : `${message} “${cut(text, LONGEST_QUOTE)}”`;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
