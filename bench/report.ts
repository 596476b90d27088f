import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { median, percentile } from './median.js';
import { AT_ONCE, cardIn, type Round, runRound, type Subject } from './report-round.js';
import { openScene, type Scene } from './report-subjects.js';

const ROUNDS = 5;

/** What the rounds come to. */
interface Measured {
  readonly name: string;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly slowMs: number;
  readonly aloneMs: number;
  readonly togetherMs: number;
  readonly graph: number;
  readonly connector: number;
  readonly commitMs: number;
}

/** What a report costs beside a bare bot's answer in the same run, as a table. */
export async function benchReport(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendig-bench-'));
  try {
    const scene = await openScene(folder);
    try {
      return report(await measure(scene));
    } finally {
      await scene.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure({ subjects, presses }: Scene): Promise<readonly Measured[]> {
  const rounds = new Map<Subject, Round[]>(subjects.map((subject) => [subject, []]));
  const [bot, ...others] = subjects;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const subject of subjects) {
      const found = await runRound(subject, presses);
      if (round > 0) rounds.get(subject)?.push(found);
      else if (subject === bot) {
        const card = cardIn(found.answer);
        for (const { child } of others) await child.ask(z.boolean(), 'card', card);
      }
    }
  }
  return [...rounds].map(([{ name }, found]) => {
    const of = (value: (round: Round) => number): number => median(found.map(value));
    const latencies = found.flatMap(({ latenciesMs }) => latenciesMs);
    return {
      name,
      perSecond: of(({ perSecond }) => perSecond),
      medianMs: median(latencies),
      slowMs: percentile(latencies, 95),
      aloneMs: of(({ aloneMs }) => aloneMs),
      togetherMs: of(({ togetherMs }) => togetherMs),
      graph: of(({ done }) => done.graph),
      connector: of(({ done }) => done.connector),
      commitMs: of(({ done }) => done.commitMs),
    };
  });
}

function report(measured: readonly Measured[]): string {
  const [bot, bare, patch, four] = measured;
  if (bot === undefined || bare === undefined || patch === undefined || four === undefined) return '';
  const ratio = (one: Measured, to: Measured): string => (one.aloneMs / to.aloneMs).toFixed(2);
  const row = (one: Measured): string =>
    [
      one.name,
      one.perSecond.toFixed(0),
      `${one.medianMs.toFixed(1)} / ${one.slowMs.toFixed(1)}`,
      one.aloneMs.toFixed(2),
      one.togetherMs.toFixed(2),
      ratio(one, bare),
      ratio(one, patch),
    ].join(' | ');
  return [
    '## Reporting on an action',
    '',
    `A register of 101 actions. Latency (median / 95th percentile), processor time and its ratios are of reports made one at a time; "together" is ${String(AT_ONCE)} at a time. Medians of five rounds.`,
    '',
    '| subject | reports a second, together | latency ms | processor ms a report | the same, together | ratio to bare | ratio to bare + one PATCH |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...measured.map((one) => `| ${row(one)} |`),
    '',
    `A report takes the processor ${ratio(bot, patch)} times what a bare answer with one bare PATCH takes; the aim is at most 1.5. A report sends ${bot.graph.toFixed(2)} requests to Graph and ${bot.connector.toFixed(2)} to the connector; a bare answer with four bare requests to Graph takes ${ratio(four, patch)} times, so the bot cannot take less than that.`,
    '',
    `Of the bot's latency, ${bot.commitMs.toFixed(1)} ms are its own state, which is on the disk before anybody is told "Saved".`,
    '',
  ].join('\n');
}
