import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/*
 * A process of its own for each thing that is measured, so that nobody's processor time is taken for another's. It
 * is asked over IPC, which costs next to nothing beside a report.
 */

/** A process of the measurement, as the one that measures sees it. */
export interface Child {
  /** Where it listens: `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Its answer to a question; `detail` is what the question needs to know. */
  ask<T>(shape: z.ZodType<T>, question: string, detail?: unknown): Promise<T>;
  /** The processor time that it has used so far, in all its threads, in milliseconds. */
  processorMs(): Promise<number>;
  stop(): Promise<void>;
}

/** What a child is asked, by name; what it gives is sent back as JSON. */
type Answers = Readonly<Record<string, (detail: unknown) => unknown>>;

const Ready = z.object({ origin: z.url() });
const Question = z.object({ id: z.number(), question: z.string(), detail: z.unknown().optional() });
const Answer = z.object({ id: z.number(), answer: z.unknown().optional() });

/** Starts a script that calls `serveParent`, and waits until it listens. Rejects where it ends instead. */
export async function startChild(
  script: URL,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const child = fork(script, args, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = endOf(child);
  // Where nobody waits for an answer, an end is no failure.
  ended.catch(() => undefined);
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
  const waiting = new Map<number, (answer: unknown) => void>();
  child.on('message', (message) => {
    const { id, answer } = Answer.parse(message);
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  let asked = 0;
  const ask = async <T>(shape: z.ZodType<T>, question: string, detail?: unknown): Promise<T> => {
    const id = (asked += 1);
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    child.send({ id, question, detail });
    return shape.parse(await Promise.race([answer, ended]));
  };
  return {
    origin: Ready.parse(ready).origin,
    ask,
    processorMs: () => ask(z.number(), 'processor'),
    stop: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Says to whoever started this process where it listens, answers what it is asked, and ends when they do. */
export function serveParent(origin: string, answers: Answers): void {
  const all: Answers = { ...answers, processor: processorMs };
  process.on('message', (message) => {
    const { id, question, detail } = Question.parse(message);
    void Promise.resolve(all[question]?.(detail)).then((answer) => process.send?.({ id, answer }));
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ origin });
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function endOf(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as unknown[];
  return assert.fail(`A process of the measurement ended with ${String(code)}.`);
}
