import type { Composition } from './compose.js';
import type { Person } from './domain/action.js';
import type { Plan } from './domain/plan.js';
import type { ImportPreview } from './domain/register.js';
import { countOf } from './domain/sentences.js';
import { CodedError } from './errors.js';
import { findUnmatched } from './importing/find-unmatched.js';
import { parsePlan } from './importing/parse-plan.js';
import { readPeople } from './importing/people.js';
import { planReport } from './importing/plan-report.js';
import { planMeasures } from './register/plan-fields.js';

/** What an officer says beside the file. */
export interface ImportOptions {
  readonly json?: true;
  readonly intoList?: true;
  readonly people?: string;
  readonly yes?: true;
}

/** What the command needs of the world. */
interface Surroundings {
  readonly read: (file: string) => Promise<Buffer>;
  readonly withParts: (work: (parts: Composition) => Promise<void>) => Promise<void>;
  /** Prints the document, or the words for a person. */
  readonly print: (document: unknown, words: string) => void;
  /** Says what a person reads beside what is printed. */
  readonly tell: (words: string) => void;
  /** Shows how far it is; `null` where nobody watches. */
  readonly progress: ((done: number, of: number) => void) | null;
  /** Asks on the terminal; `null` where nobody sits there. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
}

/** Reads a published plan and reports on it; writes it into the lists where that is asked for. */
export async function importCommand(
  file: string,
  options: ImportOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { read, withParts, print, tell, confirm } = surroundings;
  const people =
    options.people === undefined
      ? new Map<string, Person>()
      : readPeople(await read(options.people), options.people);
  const plan = withUnmatched(parsePlan(await read(file), file), people);
  const report = planReport(plan, process.stdout.columns);
  if (options.intoList !== true) {
    print(plan, report);
    return;
  }
  tell(`${report}\n\n`);
  await withParts(async (parts) => {
    const preview = await parts.register.previewImport(plan, people);
    tell(`${previewInWords(preview)}\n`);
    const changes = preview.added.length + preview.changed.length;
    if (confirm !== null && options.yes !== true && changes > 0) {
      if (!(await confirm(`Write this into SharePoint? (yes/no) `))) throw new CodedError('not-confirmed');
    }
    await write(parts, plan, people, surroundings);
  });
}

async function write(
  { register, state }: Composition,
  plan: Plan,
  people: ReadonlyMap<string, Person>,
  { print, tell, progress }: Surroundings,
): Promise<void> {
  const { left } = await register.provision();
  for (const { message, remedy } of left) tell(`${message} ${remedy}\n`);
  const { actions, measures } = await register.read();
  const known = new Set([...actions, ...measures].map(({ ref }) => ref));
  const published = [...plan.actions, ...planMeasures(plan.priorities)].map(({ ref }) => ref);
  // Before they are there, so that the schedule of a service beside this command never finds them unheld.
  await state.holds.hold(published.filter((ref) => !known.has(ref)));
  const result = await register.importPlan(plan, people, progress ?? undefined);
  if (progress !== null) tell('\n');
  const { added, updated, unchanged } = result;
  const words = `${added.length} added, ${updated.length} updated, ${unchanged.length} unchanged.`;
  const waits =
    'The schedule reminds nobody of what was added until an officer presses Send: type reminders to the bot.';
  print({ ...plan, written: result }, added.length === 0 ? words : `${words}\n${waits}`);
}

/** The plan, with a finding for each lead whom the list of people lacks; without a list nobody is looked for. */
function withUnmatched(plan: Plan, people: ReadonlyMap<string, Person>): Plan {
  if (people.size === 0) return plan;
  return { ...plan, findings: [...plan.findings, ...findUnmatched(plan, people)] };
}

/** What would become of the list, for whoever is asked whether it should. */
function previewInWords({ added, changed, unchanged, notInPlan }: ImportPreview): string {
  return [
    `${countOf(added.length, 'action')} would be added, ${countOf(changed.length, 'action')} changed; ${countOf(unchanged.length, 'action')} would stay as ${unchanged.length === 1 ? 'it is' : 'they are'}.`,
    ...changed.map(({ ref, columns }) => `  ${ref}: ${columns.join(', ')}`),
    ...(notInPlan.length === 0
      ? []
      : [`In the list and not in the plan, left as they are: ${notInPlan.join(', ')}.`]),
  ].join('\n');
}
