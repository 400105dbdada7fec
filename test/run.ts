/**
 * Runs `*.test.ts` files with uvu and counts them: `node --import tsx test/run.ts [folder] [pattern]`.
 * A file that runs no suite and a suite whose hook throws count as failures; uvu's own command would call both green.
 * Properties that name no seed of their own take the run's: that of PARLEY_TEST_SEED, under CI=true always the same, else a new one.
 */
import * as fc from 'fast-check';
import { parse } from 'uvu/parse';

type Outcome = [errors: true | string, passed: number, skipped: number, total: number];
type Suite = () => Promise<Outcome>;
type Group = [name: string | null, ...suites: Suite[]];

declare global {
  var UVU_DEFER: number;
  var UVU_INDEX: number;
  var UVU_QUEUE: Group[];
}

const [folder = 'test', pattern = String.raw`\.test\.ts$`] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];
const seed = seedOf(process.env);
// The error itself belongs into the report: uvu does not look at causes.
fc.configureGlobal({ seed, includeErrorInReport: true });
console.log(`PARLEY_TEST_SEED=${String(seed)}`);

globalThis.UVU_DEFER = 1; // uvu reads this when it loads, so it is imported only after
globalThis.UVU_QUEUE = [];
const { exec } = await import('uvu');
const { suites: files } = await parse(folder, new RegExp(pattern));
for (const [index, { name, file }] of files.entries()) {
  const group: Group = [name];
  globalThis.UVU_INDEX = index;
  globalThis.UVU_QUEUE.push(group);
  await import(file);
  if (group.length === 1) throw new Error(`${name} runs no suite: does it call test.run()?`);
  group.splice(1, Infinity, ...(group.slice(1) as Suite[]).map(counted));
}
await exec();
// Said again at the end, where whoever shows only a part of the output finds it.
if (failures.length > 0) console.log(`Failed with PARLEY_TEST_SEED=${String(seed)}:\n${failures.join('\n')}`);
console.log(`${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`);
// A test that failed may have left a connection open; that must not keep the run from ending.
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function counted(suite: Suite): Suite {
  return async () => {
    const outcome = await suite();
    passed += outcome[1];
    skipped += outcome[2];
    failed += outcome[3] - outcome[1];
    if (outcome[0] !== true) failures.push(outcome[0]);
    return outcome;
  };
}

/** An unchanged tree must give the same result in CI; elsewhere every run looks at other cases. */
function seedOf({ PARLEY_TEST_SEED: asked = '', CI: ci }: NodeJS.ProcessEnv): number {
  if (asked === '') return ci === 'true' ? 1 : Math.floor(Math.random() * 2 ** 31);
  if (!/^-?\d{1,10}$/.test(asked)) throw new Error(`PARLEY_TEST_SEED is a whole number, not ${asked}`);
  return Number(asked);
}
