/** Alerts in the terminal: tried, made, listed, looked at, paused, taken away. */
import * as assert from 'uvu/assert';
import { openOrFail } from '../../support/databases.ts';
import type { Ran } from '../../support/terminal.ts';
import { run as runThere, type SampleWorld, sampleSuite } from './sample-suite.ts';

const terminal = sampleSuite('parley alerts');

const run = (world: SampleWorld, ...args: readonly string[]): Promise<Ran> => runThere(world, 'alerts', ...args);

const watched = 'alert me when exposed is above 1';

async function added(world: SampleWorld): Promise<string> {
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

terminal('without a sentence or an id it says what to type', async (world) => {
  for (const act of ['add', 'test']) {
    const { code, err } = await run(world, act);
    assert.is(code, 64);
    assert.is(err, `What is watched? parley alerts ${act} "alert me when csat is below 70%"\n`);
  }
  for (const act of ['pause', 'resume', 'delete']) {
    const { code, err } = await run(world, act);
    assert.is(code, 64);
    assert.is(err, `Which one? parley alerts ${act} ID\n`);
  }
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

terminal('its members are told in one message, and in the list they are counted', async (world) => {
  const made = await run(world, 'add', 'alert me when exposed by device is above 0');
  assert.is(made.code, 0, made.err);
  const first = await run(world, 'check');
  assert.match(
    first.out,
    /^! Exposed is above 0 on Sun 22 Nov 2026 for 2: desktop\/laptop and mobile tablet\.\n {4}desktop\/laptop {2}1 {2}at most 0\n/,
  );
  assert.match((await run(world)).out, /firing since 2026-11-22 \(\d\)/);
});

terminal('parley work tells them, too, and once between both', async (world) => {
  await added(world);
  const work = await runThere(world, 'work', '--once');
  assert.is(work.code, 0, work.err);
  assert.match(work.out, '! Exposed is above 1');
  assert.is((await run(world, 'check')).out, 'Nothing new: every alert has seen the last complete period.\n');
  assert.match((await runThere(world, 'work', '--once')).err, 'Nothing was due.');
});

terminal('what nobody looked at is told day by day, and when it was over', async (world) => {
  await added(world);
  const database = await openOrFail(world.env['PARLEY_DATABASE_URL'] ?? '');
  await database.writer('alerts').update({ judged_to: '2026-11-15' });
  await database.close();
  const told = (await run(world, 'check')).out.split('\n').filter((line) => /^[!✓]/.test(line));
  assert.equal(
    told.map((line) => line.slice(0, 2).trim()),
    ['!', '✓', '!'],
  );
  assert.match(told[1] ?? '', 'Exposed is back within bounds');
});

terminal('paused over a day it tells what is, not what was', async (world) => {
  const id = await added(world);
  await run(world, 'pause', id);
  await run(world, 'resume', id);
  assert.match((await run(world, 'check')).out, /^! Exposed is above 1/);
  await run(world, 'pause', id);
  await run(world, 'resume', id);
  assert.is((await run(world, 'check')).out, 'The last complete period was looked at: nothing changed.\n');
});

terminal('a question that is no longer understood pauses it, and whoever checks is told', async (world) => {
  const id = await added(world);
  const database = await openOrFail(world.env['PARLEY_DATABASE_URL'] ?? '');
  await database.writer('alerts').update({ sentence: 'alert here when glimpses > 1' });
  await database.close();
  assert.match((await run(world, 'check')).out, /^Your alert “alert here when glimpses > 1” was paused\. .*glimpses/);
  assert.match((await run(world)).out, new RegExp(`^${id} {2}paused \\(.*glimpses`));
});

terminal('what cannot be done is said with the way out', async (world) => {
  for (const [args, code, message] of [
    [['add'], 64, /What is watched\?/],
    [['test'], 64, /What is watched\?/],
    [['pause'], 64, /Which one/],
    [['pause', 'nobody'], 2, /There is no alert nobody that was made here\. `parley alerts` lists them\./],
    [['resume', 'nobody'], 2, /There is no alert nobody/],
    [['add', 'alert #ops when exposed is above 1'], 2, /#ops is in Slack/],
    [['add', watched, '--brand', 'nobody'], 2, /nobody/],
    [['add', 'alert me when csat is below target'], 2, /targets:/],
    [['--brand', 'sample', 'check'], 64, /The word comes before the options: parley alerts check/],
    [['fly'], 64, /There is no fly\. What there is: list, add, test, check, pause, resume, delete\./],
  ] as const) {
    const ran = await run(world, ...args);
    assert.is(ran.code, code, `${args.join(' ')}: ${ran.out}${ran.err}`);
    assert.match(ran.err, message);
  }
});

terminal.run();
