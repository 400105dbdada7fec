/**
 * Everything that must hold before a change lands: `npm run check`. Each step has been seen to fail once.
 * With PARLEY_COVERAGE=folder the tests are not run once more: what they left there (test/run.ts) is read.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Says what is wrong though the command ended well; null where all is well. */
  readonly also?: (output: string) => string | null;
}

interface Covered {
  readonly total: number;
  readonly covered: number;
}

/**
 * The page of the workspace is counted by its `.ts` files, where everything that decides something lies. Its `.tsx` files are left out: they
 * are elements for a browser, which the tests in a real one walk through, and what Chromium counts cannot be added to what Node counts.
 */
const floors = [
  { name: 'src/surfaces', floor: 85, holds: (file: string) => file.startsWith('src/surfaces/') },
  { name: 'the rest', floor: 95, holds: (file: string) => !file.startsWith('src/surfaces/') },
];

const coverage = ['c8', '--config', '.config/coverage.json'] as const;
const counted = process.env['PARLEY_COVERAGE'];

const steps: readonly Step[] = [
  { name: 'format', command: ['biome', 'check', '--config-path=.config/format.json', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of the page', command: ['tsc', '-p', '.config/tsconfig.page.json'] },
  { name: 'lint', command: ['eslint', '-c', '.config/eslint.config.js', '.'] },
  {
    name: 'import directions',
    command: ['depcruise', '-c', '.config/dependency-cruiser.cjs', 'src', 'grammar', 'migrations'],
    also: (output) => (/\((\d{2,}) modules/.test(output) ? null : 'read hardly any module'),
  },
  { name: 'unused code', command: ['knip', '--config', '.config/knip.json'] },
  counted === undefined
    ? { name: 'tests with coverage', command: [...coverage, 'node', '--import', 'tsx', 'test/run.ts'], also: coverageGap }
    : { name: 'coverage of the tests', command: [...coverage, 'report', '--temp-directory', counted], also: coverageGap },
];

const only = process.argv.slice(2);
const failed: string[] = [];
for (const step of steps) {
  if (only.length > 0 && !only.includes(step.name)) continue;
  const [program, ...rest] = step.command;
  const run = spawnSync(path.join('node_modules', '.bin', program), rest, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${run.stdout}${run.stderr}`;
  const trouble = run.status === 0 ? (step.also?.(output) ?? null) : `exit code ${String(run.status)}`;
  console.log(`${trouble === null ? 'ok    ' : 'FAILED'} ${step.name}${trouble === null ? '' : `: ${trouble}`}`);
  if (trouble === null) continue;
  failed.push(step.name);
  console.log(output.slice(-12_000));
  // The table of coverage is longer than what is shown above; what failed comes long before it.
  console.log(/^(?:Failed with .*$.*?)?^\d+ passed, \d+ failed.*?$/ms.exec(output)?.[0] ?? '');
}
process.exitCode = failed.length > 0 ? 1 : 0;

function coverageGap(): string | null {
  const summary = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8')) as Record<
    string,
    { lines: Covered; branches: Covered }
  >;
  const files = Object.entries(summary)
    .filter(([file]) => file !== 'total' && runs(file))
    .map(([file, counts]) => ({ file: path.relative(process.cwd(), file), ...counts }));
  const gaps = floors.flatMap(({ name, floor, holds }) =>
    (['lines', 'branches'] as const).map((kind) => {
      const part = files.filter(({ file }) => holds(file)).map((file) => file[kind]);
      const percent = (100 * part.reduce((sum, { covered }) => sum + covered, 0)) / part.reduce((sum, { total }) => sum + total, 0);
      console.log(`       ${name}: ${percent.toFixed(2)} % of ${kind} (floor ${String(floor)} %)`);
      return percent >= floor ? null : `${name}: ${percent.toFixed(2)} % of ${kind} is under ${String(floor)} %`;
    }),
  );
  return gaps.filter((gap) => gap !== null).join('; ') || null;
}

/** A file of types alone leaves nothing to run, and so nothing to cover. */
function runs(file: string): boolean {
  return transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code.trim() !== '';
}
