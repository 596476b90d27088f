import { type CivilDate, parseCivilDate } from '../src/domain/civil-date.js';
import { compileDigest } from '../src/domain/compile-digest.js';
import type { RegisterReading } from '../src/domain/register.js';
import { readSampleRegister } from '../test/support/sample-reading.js';
import { median } from './median.js';

/** How many actions, and how often in a row each work is done to be long enough for the watch. */
const SIZES = [
  { actions: 101, times: 300 },
  { actions: 100_000, times: 1 },
];
const ROUNDS = 5;

/** What compiling a digest costs beside `JSON.parse` of the register it is compiled from, as a table. */
export async function benchDigest(): Promise<string> {
  const sample = await readSampleRegister();
  const rows = SIZES.map(({ actions, times }) => measure(enlarged(sample, actions), times));
  return [
    '## Compiling a digest',
    '',
    'Parse: `JSON.parse` of the register with its history. Digest: compiling it. Medians of five, in turn.',
    '',
    '| actions | reports | parse ms | digest ms | digest / parse |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.actions.toLocaleString('en-GB')} | ${row.reports.toLocaleString('en-GB')} | ${row.parseMs.toFixed(2)} | ${row.digestMs.toFixed(2)} | ${(row.digestMs / row.parseMs).toFixed(2)} |`,
    ),
    '',
  ].join('\n');
}

function measure(reading: RegisterReading, times: number) {
  const text = JSON.stringify(reading);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    parseMs: timed(times, () => JSON.parse(text) as unknown),
    digestMs: timed(times, () => digestOf(reading)),
  })).slice(1);
  return {
    actions: reading.actions.length,
    reports: reading.updates.length,
    parseMs: median(rounds.map(({ parseMs }) => parseMs)),
    digestMs: median(rounds.map(({ digestMs }) => digestMs)),
  };
}

function digestOf(reading: RegisterReading) {
  return compileDigest({
    ...reading,
    asOf: day('2022-09-01'),
    since: day('2022-07-29'),
    zone: 'Europe/London',
    officers: ['officer@sendig.example'],
  });
}

/** The milliseconds that it takes once, of so many times in a row. */
function timed(times: number, work: () => unknown): number {
  globalThis.gc?.();
  const startMs = performance.now();
  for (let time = 0; time < times; time += 1) work();
  return (performance.now() - startMs) / times;
}

/** The sample's actions with their histories again and again, each copy under outcomes and numbers of its own. */
function enlarged(sample: RegisterReading, wanted: number): RegisterReading {
  const copies = Array.from({ length: Math.ceil(wanted / sample.actions.length) }, (_, copy) => copy);
  const refIn = (ref: string, copy: number): string => {
    const [priority = 0, outcome = 0, number = 0] = ref.split('.').map(Number);
    return [priority, outcome + 10 * (copy % 99), number + 10 * Math.floor(copy / 99)].join('.');
  };
  const actions = copies.flatMap((copy) =>
    sample.actions.map((action) => ({ ...action, ref: refIn(action.ref, copy) })),
  );
  const updates = copies.flatMap((copy) =>
    sample.updates.map((update) => ({
      ...update,
      ref: refIn(update.ref, copy),
      updateKey: `${update.updateKey}-${String(copy)}`,
    })),
  );
  return { ...sample, actions: actions.slice(0, wanted), updates };
}

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new RangeError(text);
  return date;
}
