import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCE = path.join(ROOT, 'src');
/** As deep as `src`, because the sources find the cards and the packages from where they stand. */
const COMPILED = path.join(ROOT, 'dist');

/** One source, or a file that the service reads, and what becomes of it. */
interface Pair {
  readonly from: string;
  readonly to: string;
}

/**
 * Compiles the service to plain JavaScript and gives the folder: it starts with half the work that tsx needs
 * for it. Only what has changed is written anew, and each file appears whole, since test files do this side
 * by side.
 */
export async function compileService(): Promise<string> {
  const stale = pairs().filter(({ from, to }) => modifiedAt(from) !== modifiedAt(to));
  if (stale.length === 0) return COMPILED;
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  for (const { from, to } of stale) {
    const bytes = readFileSync(from);
    const ready = from.endsWith('.ts')
      ? ts.transpileModule(bytes.toString(), { fileName: from, compilerOptions }).outputText
      : bytes;
    const unfinished = `${to}.${String(process.pid)}`;
    const { atime, mtime } = statSync(from);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(unfinished, ready);
    utimesSync(unfinished, atime, mtime);
    renameSync(unfinished, to);
  }
  return COMPILED;
}

function pairs(): readonly Pair[] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const from = path.join(entry.parentPath, entry.name);
      const to = path.join(COMPILED, path.relative(SOURCE, from)).replace(/\.ts$/, '.js');
      return { from, to };
    });
}

/** To the millisecond, or null where there is no such file; what was compiled has the time of its source. */
function modifiedAt(file: string): number | null {
  const mtimeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return mtimeMs === undefined ? null : Math.round(mtimeMs);
}
