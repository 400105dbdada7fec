/** Schedules in the terminal: made, listed, run by `parley work`, changed. */
import * as assert from 'uvu/assert';
import { openOrFail } from '../../support/databases.ts';
import { parley } from '../../support/terminal.ts';
import { run, type SampleWorld, sampleSuite } from './sample-suite.ts';

const terminal = sampleSuite('parley schedules');

/** 11:00 in New York, an hour after the sample's now. */
const due = '2026-11-23T16:00:00Z';

async function added(world: SampleWorld, sentence = 'every day at 11:00 exposed yesterday'): Promise<string> {
  const { out, code, err } = await run(world, 'schedules', 'add', sentence, '--json');
  assert.is(code, 0, err);
  return (JSON.parse(out) as { readonly id: string }).id;
}

terminal('nothing is there at first, and how to make one is said', async (world) => {
  const asked = await run(world, 'ask', 'every weekday at 9:00 exposed rate yesterday');
  assert.match(asked.out, 'Asking sets nothing up: parley schedules add');
  const { out, code } = await run(world, 'schedules');
  assert.is(code, 0);
  assert.match(out, 'There are no schedules yet. One is made so: parley schedules add');
});

terminal('a schedule is made by a sentence and printed when it is due, once', async (world) => {
  const { out } = await run(world, 'schedules', 'add', 'every', 'day', 'at', '11:00', 'exposed', 'by', 'device', 'yesterday');
  assert.match(out, /^Made; parley work prints it\.\n[a-z0-9]{10} {2}every day at 11:00 .* post here: exposed by device yesterday\n/);
  assert.match(out, 'terminal: to terminal, next ');
  const early = await run(world, 'work', '--once');
  assert.match(early.err, 'Nothing was due.');
  const work = await run(world, 'work', '--once', '--now', due);
  assert.is(work.code, 0, work.err);
  assert.match(work.out, /mobile/i);
  assert.match(work.err, '1 done.');
  const again = await run(world, 'work', '--once', '--now', due);
  assert.is(again.out, '');
  const listed = await run(world, 'schedules', 'list', '--now', due);
  assert.match(listed.out, / {4}.*\d\d:\d\d \(.*\) {2}posted/);
});

terminal('a run out of turn is printed', async (world) => {
  const id = await added(world);
  assert.match((await run(world, 'schedules', 'run', id)).out, 'It is run next');
  assert.match((await run(world, 'work', '--once')).err, '1 done.');
});

terminal('it is paused, resumed, edited, shown ahead and deleted', async (world) => {
  const id = await added(world);
  assert.is((await run(world, 'schedules', 'pause', id)).out, 'Paused.\n');
  assert.match((await run(world, 'schedules')).out, 'to terminal, paused');
  assert.match((await run(world, 'schedules', 'resume', id)).out, /^Resumed\.\n.*\n {4}terminal: to terminal, next /);
  const edited = await run(world, 'schedules', 'edit', id, 'every Monday at 10:15 csat last week');
  assert.match(edited.out, /^Changed\.\n.*every Monday at 10:15 .* last week/);
  const next = await run(world, 'schedules', 'next', id);
  assert.is(next.out.trim().split('\n').length, 5);
  assert.match(next.out, /^Mon, .* 10:15 \(/);
  const instants = JSON.parse((await run(world, 'schedules', 'next', id, '--json')).out) as readonly string[];
  assert.is(instants.length, 5);
  const all = JSON.parse((await run(world, 'schedules', '--json', '--brand', 'sample')).out) as readonly { readonly id: string }[];
  assert.equal(
    all.map((one) => one.id),
    [id],
  );
  assert.is((await run(world, 'schedules', 'delete', id)).out, 'Deleted.\n');
  assert.match((await run(world, 'schedules')).out, 'There are no schedules yet');
});

terminal('what is no schedule, and what is not there, is said with the way out', async (world) => {
  const id = await added(world);
  for (const [args, code, message] of [
    [['add', 'exposed yesterday'], 2, /That is no schedule\. It says how often, for example: every weekday at 9:00 exposed yesterday/],
    [['add', 'every day nonsense'], 2, /nonsense/],
    [['add', 'every day post snapshot in #ops'], 2, /#ops is in Slack/],
    [['add', 'every "*/5 * * * *" exposed yesterday'], 2, /every 15 minutes/],
    [['add'], 64, /What is posted, and how often/],
    [['edit', id], 64, /What is it to be/],
    [['edit'], 64, /Which one\? parley schedules edit ID/],
    [['run', 'nobody'], 2, /There is no schedule nobody/],
    [['fly'], 64, /There is no fly/],
  ] as const) {
    const ran = await run(world, 'schedules', ...args);
    assert.is(ran.code, code, `${args.join(' ')}: ${ran.out}${ran.err}`);
    assert.match(ran.err, message);
  }
});

terminal('data that are not complete are waited for, and then no longer', async (world) => {
  await added(world);
  const tomorrow = '2026-11-24T16:00:00Z';
  assert.is(
    (await run(world, 'work', '--once', '--now', tomorrow)).err,
    'Nothing is to be posted yet: 1 run waits until the data of its days are complete.\n',
  );
  assert.match((await run(world, 'schedules', '--now', tomorrow)).out, 'waiting: Waits until the data of its days are complete.');
  const work = await run(world, 'work', '--once', '--now', '2026-11-24T19:00:00Z');
  assert.match(work.out, 'The data of 23 November 2026 were not complete in time; later numbers may differ.');
});

terminal('a question that is no longer understood is told to whoever runs it', async (world) => {
  await added(world);
  const database = await openOrFail(world.env['PARLEY_DATABASE_URL'] ?? '');
  await database.writer('schedules').update({ sentence: 'glimpses nowhere' });
  await database.close();
  const work = await run(world, 'work', '--once', '--now', due);
  assert.match(work.out, 'Your schedule “glimpses nowhere” could not be posted: ');
  assert.match((await run(world, 'schedules')).out, / {4}.*failed: /);
});

terminal('parley work goes on until it is stopped', async (world) => {
  await added(world);
  const stop = new AbortController();
  const ran = await parley(['work', '--now', due], {
    env: world.env,
    signal: stop.signal,
    onOut: (text) => {
      if (/exposed/i.test(text)) stop.abort();
    },
  });
  assert.is(ran.code, 0, ran.err);
  assert.match(ran.out, 'Parley runs what is due');
});

terminal.run();
