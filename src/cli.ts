import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import { day, format, paperKind, purpose, wholeNumber } from './cli-arguments.js';
import { readBytes, writeNew, writeOut } from './cli-files.js';
import type { Composition } from './compose.js';
import { loadConfig } from './config/load-config.js';
import type { CivilDate } from './domain/civil-date.js';
import { digestAsText } from './domain/digest-text.js';
import { PAPER_KINDS, type PaperFile, type PaperKind } from './domain/paper.js';
import { CodedError, type ErrorCode } from './errors.js';
import { type ImportOptions, importCommand } from './import-command.js';
import { parseDue } from './importing/cells/parse-due.js';
import { planReport } from './importing/plan-report.js';

interface Output {
  readonly json?: true;
}

const program = new Command('sendig')
  .description("The project officer's commands of the SENDIG action-register bot.")
  .exitOverride()
  .showHelpAfterError()
  .helpCommand(true);

program
  .command('import')
  .description('reads a published plan and prints the register and its findings')
  .argument('<file>', 'the plan: .docx, .xlsx, .csv, .html or .txt')
  .option('--into-list', 'also write it into SharePoint')
  .option('--people <file>', 'a CSV file with a name and a UPN or email on each line')
  .option('--yes', 'do not ask before writing')
  .option('--json', 'print one JSON document')
  .action(importPlan);

program
  .command('provision')
  .description('creates the lists and columns that are missing, and changes nothing that people have added')
  .option('--json', 'print one JSON document')
  .action((options: Output) =>
    withParts(async ({ register }) => {
      const result = await register.provision();
      const left = result.left.map(({ message, remedy }) => `Not done: ${message}\n  ${remedy}`);
      const lines = [...result.created, ...result.changed, ...left];
      print(options, result, lines.length === 0 ? 'Nothing was missing.' : lines.join('\n'));
      if (left.length > 0)
        throw new CodedError(
          'provision-incomplete',
          left.length === 1 ? 'One thing' : `${left.length} things`,
        );
    }),
  );

program
  .command('register')
  .description('prints the register as the bot sees it now, with findings')
  .option('--json', 'print one JSON document')
  .action((options: Output) =>
    withParts(async ({ register }) => {
      const { registerAsJson } = await import('./register/register-as-json.js');
      const document = registerAsJson(await register.read(), (text) => parseDue(text).due);
      print(options, document, planReport(document, process.stdout.columns));
    }),
  );

program
  .command('remind')
  .description('plans the reminders of a day and sends them')
  .option('--as-of <date>', 'the day, YYYY-MM-DD', day)
  .option('--dry-run', 'only say what would be sent')
  .option('--json', 'print one JSON document')
  .action(remind);

program
  .command('digest')
  .description('compiles the digest')
  .option('--as-of <date>', 'the day, YYYY-MM-DD', day)
  .option('--since <date>', 'the day it compares with, YYYY-MM-DD', day)
  .option('--priority <number>', 'one priority alone', wholeNumber)
  .option('--format <format>', 'text, json, card or docx', format, 'text')
  .option('--out <file>', 'write it to a file')
  .action(digest);

program
  .command('paper')
  .description('writes a Word paper')
  .argument('<kind>', `which one: ${PAPER_KINDS.join(', ')}`, paperKind)
  .option('--as-of <date>', 'the day, YYYY-MM-DD', day)
  .option('--since <date>', 'the day it compares with, YYYY-MM-DD', day)
  .option('--board <name>', 'whom a sendig paper addresses, where that is not SENDIG')
  .option(
    '--for <purpose>',
    'publication: posts in place of names, and no notes but those marked fit',
    purpose,
  )
  .option('--out <file>', 'the file to write; without it a new one in this folder')
  .action(paper);

program
  .command('doctor')
  .description('checks the whole set-up and says for each failure what to do')
  .option('--json', 'print one JSON document')
  .action(doctor);

async function importPlan(file: string, options: ImportOptions): Promise<void> {
  await importCommand(file, options, {
    read: readBytes,
    withParts,
    print: (document, words) => {
      print(options, document, words);
    },
    tell: (words) => process.stderr.write(words),
    progress: process.stderr.isTTY ? (done, of) => process.stderr.write(`\r${done} of ${of} actions`) : null,
    confirm: process.stdin.isTTY ? confirmed : null,
  });
}

async function remind(
  options: Output & { readonly asOf?: CivilDate; readonly dryRun?: true },
): Promise<void> {
  await withParts(async (parts, today) => {
    const run = await parts.reminding.run(options.asOf ?? today, options.dryRun === true);
    const lines = run.messages.map(
      ({ to, actions, outcome, why }) =>
        `${to.name}: ${actions.map((action) => `${action.ref} (${action.kind})`).join(', ')} - ${outcome}${why === null ? '' : `, ${why}`}`,
    );
    print(
      options,
      run,
      [...lines, `${run.messages.length} messages, ${run.skipped.length} actions left out.`].join('\n'),
    );
    if (run.broken !== null) throw new CodedError('reminders-broken', run.broken);
    const failed = run.messages.filter((message) => message.outcome === 'failed').length;
    if (failed > 0)
      throw new CodedError('message-failed', failed === 1 ? 'One message' : `${failed} messages`);
  });
}

interface DigestOptions {
  readonly asOf?: CivilDate;
  readonly since?: CivilDate;
  readonly priority?: number;
  readonly format: 'text' | 'json' | 'card' | 'docx';
  readonly out?: string;
}

async function digest(options: DigestOptions): Promise<void> {
  await withParts(async (parts, today, config) => {
    if (options.format === 'docx') {
      const { asOf = today, since = null, priority = null } = options;
      const request = { kind: 'sendig', asOf, since, board: null, forPublication: false } as const;
      const { makePaper } = await import('./delivery/papers.js');
      await writePaper(await makePaper(parts.papers, request, priority), options.out);
      return;
    }
    const { makeDigest, digestCard } = await import('./delivery/digests.js');
    const request = {
      asOf: options.asOf ?? today,
      since: options.since ?? null,
      priority: options.priority ?? null,
    };
    const compiled = await makeDigest(parts.digest, request);
    const text =
      options.format === 'text'
        ? digestAsText(compiled, config.ragKey, config.zone)
        : JSON.stringify(
            options.format === 'json' ? compiled : digestCard(parts.digest, compiled, request, 1).card,
            null,
            2,
          );
    if (options.out === undefined) process.stdout.write(`${text}\n`);
    else await writeOut(options.out, `${text}\n`);
  });
}

interface PaperOptions {
  readonly asOf?: CivilDate;
  readonly since?: CivilDate;
  readonly board?: string;
  readonly for?: 'publication';
  readonly out?: string;
}

async function paper(kind: PaperKind, options: PaperOptions): Promise<void> {
  await withParts(async (parts, today) => {
    const { asOf = today, since = null, board = null } = options;
    const forPublication = options.for === 'publication';
    const { makePaper } = await import('./delivery/papers.js');
    await writePaper(
      await makePaper(parts.papers, { kind, asOf, since, board, forPublication }),
      options.out,
    );
  });
}

/** Somebody may have worked on an earlier one, so only a file that was named is written over. */
async function writePaper({ fileName, bytes }: PaperFile, out: string | undefined): Promise<void> {
  await (out === undefined ? writeNew(fileName, bytes) : writeOut(out, bytes));
  process.stdout.write(`Written: ${out ?? fileName}\n`);
}

async function doctor(options: Output): Promise<void> {
  const { examine } = await import('./compose-doctor.js');
  const shows = process.stderr.isTTY;
  const diagnosis = await examine(process.env, (done, of) => {
    if (shows) process.stderr.write(`\r${done} of ${of} places have answered`);
  });
  if (shows) process.stderr.write('\r\x1b[K');
  print(options, diagnosis.document, diagnosis.words);
  if (diagnosis.failed !== null) throw new CodedError('check-failed', diagnosis.failed);
}

/** Runs a command on the parts of the running service, or on its files where none runs. */
async function withParts(
  work: (parts: Composition, today: CivilDate, config: ReturnType<typeof loadConfig>) => Promise<void>,
): Promise<void> {
  const config = loadConfig(process.env);
  const { join } = await import('./join.js');
  const { parts, today, close } = await join(config);
  try {
    await work(parts, today, config);
  } finally {
    await close();
  }
}

function print(options: Output, document: unknown, words: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(document, null, 2) : words}\n`);
}

async function confirmed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Says what failed and how to go on, and gives the exit code: 1 it failed, 2 the call was wrong. */
function failed(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    sayAsJson(new CodedError('usage', error.message));
    return 2;
  }
  if (!(error instanceof CodedError)) throw error;
  sayAsJson(error);
  process.stderr.write(`${error.message} ${error.remedy}\n`);
  return 1;
}

function sayAsJson({ code, message, remedy }: CodedError): void {
  if (!process.argv.includes('--json') || SAID_ALREADY.has(code)) return;
  process.stdout.write(`${JSON.stringify({ error: { code, message, remedy } })}\n`);
}

/** Failures whose JSON document has been printed in full. */
const SAID_ALREADY: ReadonlySet<ErrorCode> = new Set([
  'message-failed',
  'provision-incomplete',
  'check-failed',
]);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failed(error);
}
