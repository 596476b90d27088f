import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Child } from './child.js';
import type { Presses } from './report-presses.js';

/** How many reports a round makes of each subject, one at a time and then eight at a time. */
const ALONE = 40;
const TOGETHER = 80;
export const AT_ONCE = 8;

/** A bot that is measured. */
export interface Subject {
  readonly name: string;
  readonly child: Child;
  /** What each answer must hold. */
  readonly expects: string;
  /** Resolves when what `reports` more answers leave to be done after them has been done. */
  settle(reports: number): Promise<void>;
  /** What it has done so far. */
  done(): Promise<Done>;
}

/** What a subject has done, or does for one report. */
export interface Done {
  /** Requests to Graph, and to the connector. */
  readonly graph: number;
  readonly connector: number;
  /** How long its own state has taken to commit, which waits for the disk; milliseconds. */
  readonly commitMs: number;
}

/** What one round found of one subject. */
export interface Round {
  /** From the press to the whole answer, of each report that was made alone; milliseconds. */
  readonly latenciesMs: readonly number[];
  /** Processor time a report, one at a time and eight at a time; milliseconds. */
  readonly aloneMs: number;
  readonly togetherMs: number;
  /** Reports a second, eight at a time, with what is done after the answers. */
  readonly perSecond: number;
  /** What it did for a report, one at a time. */
  readonly done: Done;
  /** The last answer to a report that was made alone. */
  readonly answer: string;
}

/** Makes the reports of one round. */
export async function runRound(subject: Subject, presses: Presses): Promise<Round> {
  const before = await subject.done();
  const latenciesMs: number[] = [];
  let answer = '';
  const alone = await spent(subject, async () => {
    for (let made = 0; made < ALONE; made += 1) {
      const body = presses();
      const start = performance.now();
      answer = await press(subject, body);
      latenciesMs.push(performance.now() - start);
      // People do not press within a hundredth of a second of one another.
      await subject.settle(1);
    }
  });
  const after = await subject.done();
  const together = await spent(subject, async () => {
    let left = TOGETHER;
    const somebody = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await press(subject, presses());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, somebody));
    await subject.settle(TOGETHER);
  });
  return {
    latenciesMs,
    aloneMs: alone.processorMs / ALONE,
    togetherMs: together.processorMs / TOGETHER,
    perSecond: (TOGETHER * 1000) / together.elapsedMs,
    done: {
      graph: (after.graph - before.graph) / ALONE,
      connector: (after.connector - before.connector) / ALONE,
      commitMs: (after.commitMs - before.commitMs) / ALONE,
    },
    answer,
  };
}

/** The card in an answer. */
export function cardIn(answer: string): unknown {
  return z.object({ value: z.unknown() }).parse(JSON.parse(answer)).value;
}

async function spent(
  { child }: Subject,
  work: () => Promise<void>,
): Promise<{ processorMs: number; elapsedMs: number }> {
  const before = await child.processorMs();
  const start = performance.now();
  await work();
  const elapsedMs = performance.now() - start;
  return { processorMs: (await child.processorMs()) - before, elapsedMs };
}

async function press({ name, child, expects }: Subject, body: string): Promise<string> {
  const response = await fetch(`${child.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  assert.ok(response.status === 200 && text.includes(expects), `${name}: ${String(response.status)} ${text}`);
  return text;
}
