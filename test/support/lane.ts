/**
 * One lane of a run of tests, in a process of its own: runs each file that it is sent and says on its output what came of it, after what the file
 * itself printed. Files of a lane share what they load; a file whose suites throw outside of a test ends the lane.
 */
import * as fc from 'fast-check';

type Outcome = [errors: true | string, passed: number, skipped: number, total: number];
type Suite = () => Promise<Outcome>;

/** What came of a file. */
export interface FileOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** As uvu shows them. */
  readonly failures: readonly string[];
}

/** Between what a file prints and its outcome: nothing that a test prints holds it. */
export const outcomeMark = '\u0000outcome\u0000';

declare global {
  var UVU_DEFER: number;
  var UVU_INDEX: number;
  var UVU_QUEUE: Suite[][];
}

/** Runs what it is sent until nobody sends any more. */
export function runLane(seed: number): void {
  // The error itself belongs into the report: uvu does not look at causes.
  fc.configureGlobal({ seed, includeErrorInReport: true });
  globalThis.UVU_DEFER = 1; // uvu reads this when it loads, which is with the first file
  process.on('message', (file: string) => void runFile(file).then(tell));
  // A test that failed may have left a connection open; that must not keep the lane from ending.
  process.on('disconnect', () => process.exit(0));
}

async function runFile(file: string): Promise<FileOutcome> {
  const suites: Suite[] = [];
  globalThis.UVU_INDEX = 0;
  globalThis.UVU_QUEUE = [suites];
  await import(file);
  if (suites.length === 0) throw new Error(`${file} runs no suite: does it call test.run()?`);
  const outcomes: Outcome[] = [];
  for (const suite of suites) outcomes.push(await suite());
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    passed: sum(([, passed]) => passed),
    failed: sum(([, passed, , total]) => total - passed),
    skipped: sum(([, , skipped]) => skipped),
    failures: outcomes.flatMap(([errors]) => (errors === true ? [] : [errors])),
  };
}

function tell(outcome: FileOutcome): void {
  process.stdout.write(`${outcomeMark}${JSON.stringify(outcome)}${outcomeMark}`);
}
