import { benchDeliver } from './deliver.js';
import { benchDigest } from './digest.js';
import { benchImport } from './import.js';
import { benchRegister } from './register.js';
import { benchReport } from './report.js';

/** The measurements, by the word after `npm run bench --`. */
const BENCHES: Readonly<Record<string, () => Promise<string>>> = {
  deliver: benchDeliver,
  digest: benchDigest,
  import: benchImport,
  register: benchRegister,
  report: benchReport,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown === undefined) {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length === 0 || wanted.includes(name)) process.stdout.write(`${await bench()}\n`);
  }
} else {
  process.stderr.write(
    `There is no measurement ${unknown}. These are known: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exitCode = 2;
}
