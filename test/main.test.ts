import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

interface World {
  folder: string;
}

const main = suite<World>('the process', { folder: '' });
main.before((world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-main-'));
});
main.after((world) => rmSync(world.folder, { recursive: true }));

function start(world: World, args: readonly string[]) {
  const env = {
    PATH: process.env['PATH'],
    NODE_V8_COVERAGE: process.env['NODE_V8_COVERAGE'],
    PARLEY_DATABASE_URL: `sqlite:${world.folder}/p.db`,
  };
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], { env });
}

main('prints the version of package.json', async (world) => {
  const child = start(world, ['--version']);
  assert.match(await text(child.stdout), /^\d+\.\d+\.\d+\n$/);
});

main('hands the exit code on', async (world) => {
  const child = start(world, ['sing']);
  assert.equal(await once(child, 'exit'), [64, null]);
});

main('ends well when told to stop while the demo brand is loaded', async (world) => {
  const child = start(world, ['start']);
  child.stderr.once('data', () => child.kill('SIGINT'));
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.ok(code === 1 || code === 0, `code ${String(code)}`);
});

main('the compiled program reads a parley.yml', async (world) => {
  const file = path.join(world.folder, 'parley.yml');
  writeFileSync(file, 'synonyms:\n  dimensions: { group: [squad] }\n');
  const env = { PATH: process.env['PATH'], PARLEY_DATABASE_URL: `sqlite:${world.folder}/none.db` };
  const child = spawn(process.execPath, ['bin/parley.js', 'catalogue', 'check', file], { env });
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  assert.is(code, 0);
  assert.match(out, 'squad');
});

main.run();
