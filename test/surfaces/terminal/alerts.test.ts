/** Alerts in the terminal: tried, made, listed, looked at, paused, taken away. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley, type Ran } from '../../support/terminal.ts';

interface World {
  folder: string;
  env: Record<string, string>;
}

const terminal = suite<World>('parley alerts', { folder: '', env: {} });

terminal.before.each(async (world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-alerts-'));
  world.env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'sample.db')}`, PARLEY_NOW: sampleNow };
  const file = path.join(world.folder, 'sample.ndjson');
  writeFileSync(file, sampleLines().join('\n'));
  const imported = await parley(['import', file], { env: world.env });
  assert.is(imported.code, 0, imported.err);
});
terminal.after.each((world) => rmSync(world.folder, { recursive: true }));

const run = (world: World, ...args: readonly string[]): Promise<Ran> => parley(['alerts', ...args], { env: world.env });

const watched = 'alert me when exposed is above 1';

async function added(world: World): Promise<string> {
  const { out, code, err } = await run(world, 'add', watched);
  assert.is(code, 0, err);
  return /^Alert (\w+): alert here when exposed > 1\n/.exec(out)?.[1] ?? '';
}

terminal('nothing is there at first, and trying one keeps nothing', async (world) => {
  assert.match((await run(world)).out, 'No alerts yet. For example: parley alerts add');
  const tried = await run(world, 'test', ...watched.split(' '));
  assert.is(tried.code, 0, tried.err);
  assert.match(tried.out, /^alert here when exposed > 1\nWould have fired (?:once|\d+ times) in the last \d+ days/);
  assert.match((await run(world, 'list')).out, 'No alerts yet');
});

terminal('what fires is said once, by check', async (world) => {
  const id = await added(world);
  assert.match((await run(world)).out, new RegExp(`^${id} {2}quiet {2}alert here when exposed > 1\n$`));
  const first = await run(world, 'check');
  assert.match(first.out, /^! .*[Ee]xposed/);
  assert.match(first.out, `${id}: alert here when exposed > 1`);
  assert.is((await run(world, 'check')).out, 'Nothing new: every alert has seen the last complete period.\n');
  assert.match((await run(world)).out, /firing since 2026-11-22/);
});

terminal('where nothing fires check says that it has looked', async (world) => {
  const { out } = await run(world, 'add', 'alert me when exposed is above 1000000');
  assert.match(out, 'Would not have fired');
  assert.is((await run(world, 'check')).out, 'The last complete period was looked at: nothing changed.\n');
});

terminal('it is paused, resumed and deleted by its id', async (world) => {
  const id = await added(world);
  assert.is((await run(world, 'pause', id)).out, 'Paused: alert here when exposed > 1\n');
  assert.match((await run(world)).out, `${id}  paused  `);
  assert.is((await run(world, 'check')).out, 'Nothing new: every alert has seen the last complete period.\n');
  assert.is((await run(world, 'resume', id)).out, 'Resumed: alert here when exposed > 1\n');
  assert.is((await run(world, 'delete', id)).out, 'Deleted: alert here when exposed > 1\n');
  const gone = await run(world, 'delete', id);
  assert.is(gone.code, 2);
  assert.match(gone.err, `There is no alert ${id} that was made here.`);
});

terminal('what is no alert is refused with what would be', async (world) => {
  for (const act of ['add', 'test']) {
    const { code, err } = await run(world, act, 'exposed yesterday');
    assert.is(code, 2);
    assert.match(err, 'says nothing to be alerted of');
  }
  const unknown = await run(world, 'add', 'alert me when exposd is unusual wibble');
  assert.is(unknown.code, 2);
  assert.match(unknown.err, 'wibble');
});

terminal.run();
