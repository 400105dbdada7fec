/**
 * Runs `*.test.ts` files with uvu and counts them: `node --import tsx test/run.ts [folder] [pattern]`.
 * The files are shared out among as many processes as there are processors, at most four: who is done takes the next one.
 * A file that runs no suite, a suite whose hook throws and a process that dies count as failures; uvu's own command would call the first two green.
 * With PARLEY_COVERAGE=folder it leaves there what V8 counted, for `npm run check` to read.
 * Properties that name no seed of their own take the run's: that of PARLEY_TEST_SEED, under CI=true always the same, else a new one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parse } from 'uvu/parse';
import { type FileOutcome, outcomeMark, runLane } from './support/lane.ts';

const self = fileURLToPath(import.meta.url);
const laneSeed = process.env['PARLEY_TEST_LANE'];
if (laneSeed === undefined) await runAll();
else {
  delete process.env['PARLEY_TEST_LANE'];
  runLane(Number(laneSeed));
}

async function runAll(): Promise<void> {
  const [folder = 'test', pattern = String.raw`\.test\.ts$`] = process.argv.slice(2);
  const seed = seedOf(process.env);
  console.log(`PARLEY_TEST_SEED=${String(seed)}`);
  const files = (await parse(folder, new RegExp(pattern))).suites;
  const waiting = files.values();
  const lanes = Math.min(availableParallelism(), 4, files.length);
  const outcomes = (await Promise.all(Array.from({ length: lanes }, () => lane(waiting, seed)))).flat();
  const sum = (of: (outcome: FileOutcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const failures = outcomes.flatMap((one) => one.failures);
  const [passed, failed, skipped] = [sum((one) => one.passed), sum((one) => one.failed), sum((one) => one.skipped)];
  // Said again at the end, where whoever shows only a part of the output finds it.
  if (failures.length > 0) console.log(`Failed with PARLEY_TEST_SEED=${String(seed)}:\n${failures.join('\n')}`);
  console.log(`${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** Runs files one after the other as long as some are waiting. */
async function lane(waiting: Iterator<{ readonly name: string; readonly file: string }>, seed: number): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let child: ChildProcess | null = null;
  for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
    const { name, file } = next.value;
    child ??= fork(self, { env: laneEnv(seed), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const start = performance.now();
    const { printed, outcome } = await ran(child, file);
    const seconds = Math.round((performance.now() - start) / 1000);
    const died = outcome === null ? `  FAIL  ${name}: its process died\n` : '';
    console.log(`${name}${seconds > 0 ? ` (${String(seconds)} s)` : ''}\n${printed}${died}${outcome?.failures.join('\n') ?? ''}`);
    outcomes.push(outcome ?? { passed: 0, failed: 1, skipped: 0, failures: [died] });
    if (outcome === null) child = null;
  }
  child?.disconnect();
  return outcomes;
}

function laneEnv(seed: number): NodeJS.ProcessEnv {
  const { PARLEY_COVERAGE: folder, ...env } = process.env;
  return { ...env, ...(folder === undefined ? {} : { NODE_V8_COVERAGE: folder }), PARLEY_TEST_LANE: String(seed) };
}

/** What a file printed and what came of it; no outcome where the process ended. */
function ran(child: ChildProcess, file: string): Promise<{ readonly printed: string; readonly outcome: FileOutcome | null }> {
  return new Promise((resolve) => {
    let output = '';
    const hear = (chunk: string): void => {
      output += chunk;
      const [printed = '', outcome, end] = output.split(outcomeMark);
      if (outcome !== undefined && end !== undefined) finish(printed, JSON.parse(outcome) as FileOutcome);
    };
    const dead = (): void => finish(output, null);
    const finish = (printed: string, outcome: FileOutcome | null): void => {
      child.stdout?.off('data', hear);
      child.off('close', dead);
      resolve({ printed, outcome });
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.on('close', dead);
    if (child.connected) child.send(file);
    else dead();
  });
}

/** An unchanged tree must give the same result in CI; elsewhere every run looks at other cases. */
function seedOf({ PARLEY_TEST_SEED: asked = '', CI: ci }: NodeJS.ProcessEnv): number {
  if (asked === '') return ci === 'true' ? 1 : Math.floor(Math.random() * 2 ** 31);
  if (!/^-?\d{1,10}$/.test(asked)) throw new Error(`PARLEY_TEST_SEED is a whole number, not ${asked}`);
  return Number(asked);
}
