import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parsePlan } from '../src/importing/parse-plan.js';
import { openZip } from '../src/open-zip.js';
import { readXml } from '../src/read-xml.js';
import { excelFile } from '../test/support/excel-file.js';
import { readSampleRegister } from '../test/support/sample-reading.js';
import { median } from './median.js';

const SIZES = [1_000, 10_000];
const ROUNDS = 5;
const MEGABYTE = 1_000_000;

/** What reading a plan from a workbook costs beside the bare reading of its parts, as a table. */
export async function benchImport(): Promise<string> {
  const { actions } = await readSampleRegister();
  const rows = SIZES.map((size) => measure(workbook(actions, size), size));
  return [
    '## Reading a plan of many actions from an Excel workbook',
    '',
    'Bare: the parts unpacked and their XML walked through. Import: the whole plan with its findings. Medians of five, in turn; the memory is the most that a process of its own holds.',
    '',
    '| actions | file MB | bare s | import s | import / bare | rows a second | memory MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ size, bytes, bareS, importS, memory }) =>
        `| ${size.toLocaleString('en-GB')} | ${(bytes / MEGABYTE).toFixed(1)} | ${bareS.toFixed(2)} | ${importS.toFixed(2)} | ${(importS / bareS).toFixed(2)} | ${Math.round(size / importS).toLocaleString('en-GB')} | ${(memory / MEGABYTE).toFixed(0)} |`,
    ),
    '',
  ].join('\n');
}

function measure(file: Uint8Array, size: number) {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    bareS: timed(() => {
      const opened = openZip(file, (name) => name.endsWith('.xml'));
      for (const part of opened.parts?.values() ?? []) readXml(part, {});
    }),
    importS: timed(() => {
      const { actions } = parsePlan(file, 'plan.xlsx');
      if (actions.length !== size) throw new RangeError(`${String(actions.length)} actions were read`);
    }),
  })).slice(1);
  return {
    size,
    bytes: file.length,
    bareS: median(rounds.map(({ bareS }) => bareS)),
    importS: median(rounds.map(({ importS }) => importS)),
    memory: memoryOf(file),
  };
}

/** The most bytes that a process of its own holds which imports the file once: here others have been measured before. */
function memoryOf(file: Uint8Array): number {
  const inTsx = ['--import', 'tsx', import.meta.filename, 'measure'];
  const printed = execFileSync(process.execPath, inTsx, { input: file });
  return Number(printed.toString());
}

if (process.argv[1] === import.meta.filename && process.argv[2] === 'measure') {
  parsePlan(readFileSync(process.stdin.fd), 'plan.xlsx');
  // It is counted in kilobytes.
  process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
}

function timed(work: () => void): number {
  globalThis.gc?.();
  const startMs = performance.now();
  work();
  return (performance.now() - startMs) / 1000;
}

/** The sample's actions again and again, each time with numbers of their own. */
function workbook(
  actions: Awaited<ReturnType<typeof readSampleRegister>>['actions'],
  size: number,
): Uint8Array {
  const rows = Array.from({ length: size }, (_, at) => {
    const action = actions[at % actions.length];
    if (action === undefined) throw new RangeError('the sample has no actions');
    const ref = `${String(1 + (at % 10))}.${String(1 + (Math.floor(at / 10) % 20))}.${String(1 + Math.floor(at / 200))}`;
    const leads = action.leads.map(({ name, role }) => (role === null ? name : `${name} (${role})`));
    return [
      ref,
      `${action.text} (${String(at)})`,
      action.dueText,
      leads.join(', '),
      action.partners,
      action.successMeasure,
      action.progress,
    ];
  });
  const headings = ['Ref', 'Actions', 'Completion date', 'Lead', 'Partners', 'How will we know?', 'Progress'];
  return excelFile([{ name: 'Plan', rows: [headings, ...rows] }]);
}
