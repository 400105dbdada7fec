/** `parley ask` as a whole process, compiled, on the demo brand. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ms, time } from './measure.ts';

/** Prints how long loading the demo brand and then one question take. */
export async function benchStarting(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-bench-'));
  const env = {
    PATH: process.env['PATH'],
    PARLEY_DATABASE_URL: `sqlite:${path.join(folder, 'demo.db')}`,
    PARLEY_NOW: '2026-11-23T15:00:00Z',
  };
  const parley = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/parley.js', ...args], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`parley ${args.join(' ')}: ${stderr}`);
  };
  try {
    const start = performance.now();
    parley('demo');
    console.log(`demo brand, first time: ${((performance.now() - start) / 1000).toFixed(1)} s (goal: 45)`);
    const again = await time(() => parley('demo'), 5, 1);
    console.log(`demo brand, when it is there: ${ms(again.median)}`);
    const bare = await time(() => spawnSync(process.execPath, ['-e', '0'], { env }));
    const asked = await time(() => parley('ask', 'exposed rate by campaign last week mobile'));
    console.log(`parley ask, whole process: median ${ms(asked.median)}, p99 ${ms(asked.p99)} (goal: 400); node alone ${ms(bare.median)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
