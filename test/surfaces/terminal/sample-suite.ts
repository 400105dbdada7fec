/** Suites of the terminal, each test on a database of its own with the sample brand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, type Test } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley, type Ran } from '../../support/terminal.ts';

export interface SampleWorld {
  folder: string;
  env: Record<string, string>;
}

/** A suite called `name`. */
export function sampleSuite(name: string): Test<SampleWorld> {
  const made = suite<SampleWorld>(name, { folder: '', env: {} });
  made.before.each(async (world) => {
    world.folder = mkdtempSync(path.join(tmpdir(), 'parley-sample-'));
    world.env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'sample.db')}`, PARLEY_NOW: sampleNow };
    const file = path.join(world.folder, 'sample.ndjson');
    writeFileSync(file, sampleLines().join('\n'));
    const imported = await run(world, 'import', file);
    assert.is(imported.code, 0, imported.err);
  });
  made.after.each((world) => rmSync(world.folder, { recursive: true }));
  return made;
}

/** `parley` with `args` there. */
export function run({ env }: SampleWorld, ...args: readonly string[]): Promise<Ran> {
  return parley(args, { env });
}
