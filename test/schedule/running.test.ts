/** Runs: once, in order, late or waited for where it must be, and what becomes of a schedule that fails. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RefusedCode } from '../../src/schedule/deliver.ts';
import { startRunner } from '../../src/schedule/runner.ts';
import { databases } from '../support/databases.ts';
import { create, hour, inWorld, made, minute, morning, torn, type World } from './world.ts';

const nine = morning + hour;
const day = 24 * hour;

/** Something to wait for that is ended from elsewhere. */
function gate(): { readonly promise: Promise<null>; readonly resolve: (value: null) => void } {
  let resolve: (value: null) => void = () => undefined;
  const promise = new Promise<null>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function lastRun(world: World, id: string) {
  const [run] = await world.schedules.lastRuns(id, 1);
  if (run === undefined) throw new Error('no run');
  return run;
}

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: what is due is posted in each place, once, whoever else works`, () =>
    inWorld(database, async (world) => {
      const ids: string[] = [];
      for (let count = 0; count < 12; count += 1) ids.push(await create(world, made('0 9 * * *', { to: ['C1', `C${count % 3}`] })));
      await world.workAt(nine - 1);
      assert.equal(world.posted, []);
      await Promise.all([world.workAt(nine), world.workAt(nine, world.other), world.workAt(nine), world.workAt(nine, world.other)]);
      assert.is(world.posted.length, 24);
      assert.is(new Set(world.posted.map(({ id }) => id)).size, 24);
      assert.is(await world.workAt(nine + minute), 0);
      for (const id of ids) {
        const { state, postings, note } = await lastRun(world, id);
        assert.equal([state, note, postings.map((one) => one.state)], ['posted', '', ['posted', 'posted']]);
        assert.match(postings[0]?.answer ?? '', 'a-run:');
      }
      assert.is(world.ended.length, 12);
      assert.is((await world.schedules.get(ids[0] ?? ''))?.nextAt, nine + day);
      assert.equal([world.posted[0]?.late, world.posted[0]?.notes, world.posted[0]?.dueAt], [false, [], nine]);
    }));

  test(`${kind}: in a place what was due earlier is posted earlier, also when it is tried again`, () =>
    inWorld(database, async (world) => {
      const late = await create(world, made('30 9 * * *'));
      const early = await create(world, made('0 9 * * *'));
      let fails = 2;
      world.answer = ({ to, id }) => {
        fails -= 1;
        return fails >= 0 ? { state: 'failed', message: 'No.', id: 'f1' } : { state: 'posted', channel: to, ts: id, answer: '' };
      };
      await world.workAt(nine + 31 * minute);
      assert.equal(world.posted, []);
      assert.is(fails, 1, 'the later one waits for the earlier');
      await world.workAt(nine + 33 * minute);
      await world.workAt(nine + 35 * minute);
      assert.equal(
        world.posted.map(({ schedule }) => schedule.id),
        [early, late],
      );
      assert.equal(world.told, []);
    }));

  test(`${kind}: of runs missed while nothing ran the latest is caught up and says so`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 * * * *', { catchUpMs: 2 * hour }));
      await world.workAt(nine + 3 * hour + 20 * minute);
      assert.is(world.posted.length, 1);
      const [posting] = world.posted;
      assert.equal([posting?.dueAt, posting?.late], [nine + 3 * hour, true]);
      assert.equal(posting?.notes, ['Late: this was due on Mon, 23 Nov 2026, 12:00 (Europe/Berlin).']);
      const runs = await world.schedules.lastRuns(id, 10);
      assert.equal(
        runs.map(({ state }) => state),
        ['posted', 'missed', 'missed', 'missed'],
      );
      assert.match(runs[1]?.note ?? '', 'only the latest');
    }));

  test(`${kind}: what ran before ninety days is forgotten`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 1 * *', { catchUpMs: hour }));
      const december = Date.UTC(2026, 11, 1, 8);
      const dues = async () => (await world.schedules.lastRuns(id, 9)).map(({ dueAt }) => dueAt);
      for (let days = 0; days <= 90; days += 30) await world.workAt(december + days * day);
      assert.is((await dues()).at(-1), december);
      await world.workAt(december + 91 * day);
      assert.not((await dues()).includes(december));
      assert.ok((await dues()).length > 0);
    }));

  test(`${kind}: too late is too late`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *', { catchUpMs: hour }));
      await world.workAt(nine + hour + 1);
      assert.equal(world.posted, []);
      const run = await lastRun(world, id);
      assert.equal([run.state, run.postings], ['missed', []]);
      assert.match(run.note, 'too late');
      assert.is((await world.schedules.get(id))?.nextAt, nine + day);
    }));

  test(`${kind}: a run waits for complete data`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.awaited = { day: '2026-11-22', isComplete: false };
      await world.workAt(nine);
      const waiting = await lastRun(world, id);
      assert.equal([waiting.state, waiting.note, world.posted.length], ['waiting', 'Waits until the data of its days are complete.', 0]);
      world.awaited = { day: '2026-11-22', isComplete: true };
      await world.workAt(nine + 30_000);
      assert.equal(world.posted, [], 'it looks once a minute');
      await world.workAt(nine + 61_000);
      assert.equal(world.posted[0]?.notes, []);
      assert.equal([(await lastRun(world, id)).state, world.posted[0]?.late], ['posted', false]);
    }));

  test(`${kind}: a late run says so while it waits for data, too, and in what it posts`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.awaited = { day: '2026-11-22', isComplete: false };
      const late = 'Late: this was due on Mon, 23 Nov 2026, 09:00 (Europe/Berlin).';
      for (const passed of [hour, hour + 2 * minute]) {
        await world.workAt(nine + passed);
        assert.equal((await lastRun(world, id)).note.split('\n'), [late, 'Waits until the data of its days are complete.']);
      }
      world.awaited = null;
      await world.workAt(nine + hour + 4 * minute);
      assert.equal([world.posted[0]?.notes, world.posted[0]?.late, (await lastRun(world, id)).note], [[late], true, late]);
    }));

  test(`${kind}: a run that waited when everything stopped is late when it goes on, and missed beyond its limits`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *', { waitMs: hour, catchUpMs: 3 * hour }));
      world.awaited = { day: '2026-11-22', isComplete: false };
      await world.workAt(nine);
      world.awaited = null;
      await world.workAt(nine + 2 * hour);
      assert.equal(world.posted[0]?.notes, ['Late: this was due on Mon, 23 Nov 2026, 09:00 (Europe/Berlin).']);
      assert.is(world.posted[0]?.late, true);
      world.awaited = { day: '2026-11-23', isComplete: false };
      await world.workAt(nine + day);
      world.awaited = null;
      await world.workAt(nine + day + 4 * hour);
      const run = await lastRun(world, id);
      assert.equal([run.state, run.postings, world.posted.length], ['missed', [], 1]);
      assert.match(run.note, 'too late');
    }));

  test(`${kind}: data that do not come in time are waited for no longer`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *', { waitMs: hour, catchUpMs: 3 * hour }));
      world.awaited = { day: '2026-11-22', isComplete: false };
      await world.workAt(nine + 2 * hour);
      assert.equal(world.posted[0]?.notes, [
        'Late: this was due on Mon, 23 Nov 2026, 09:00 (Europe/Berlin).',
        'The data of 22 November 2026 were not complete in time; later numbers may differ.',
      ]);
    }));

  test(`${kind}: a run of which nobody can tell what it waits for holds up no other, and is posted in the end`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *', { sentence: torn, waitMs: hour, to: ['C2'] }));
      await create(world, made('0 9 * * *'));
      await world.workAt(nine);
      assert.equal(
        world.posted.map(({ schedule }) => schedule.sentence),
        ['exposed yesterday'],
      );
      await world.workAt(nine + hour);
      assert.equal([world.posted[1]?.schedule.sentence, world.posted[1]?.notes], [torn, []]);
    }));

  test(`${kind}: a run that is asked for now waits for nothing`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.awaited = { day: '2026-11-22', isComplete: false };
      assert.is((await world.schedules.runNow(id))?.state, 'working');
      await world.workAt(world.now);
      assert.equal([world.posted.length, (await lastRun(world, id)).state], [1, 'posted']);
    }));

  test(`${kind}: a run that waits goes where its schedule goes by then`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *', { to: ['C1', 'C2'] }));
      world.awaited = { day: '2026-11-22', isComplete: false };
      await world.workAt(nine);
      await world.schedules.change(id, { to: ['C3'] });
      world.awaited = null;
      await world.workAt(nine + 2 * minute);
      assert.equal(
        world.posted.map(({ to }) => to),
        ['C3'],
      );
      assert.is((await lastRun(world, id)).state, 'posted');
    }));

  test(`${kind}: three tries, then the owner is told once; after five failed runs it is paused`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      let tries = 0;
      world.answer = () => {
        tries += 1;
        throw new Error('network');
      };
      for (let run = 0; run < 6; run += 1) for (let pass = 0; pass < 4; pass += 1) await world.workAt(nine + run * day + pass * 2 * minute);
      assert.is(tries, 15);
      assert.is(world.logged.filter((message) => message === 'a posting could not be delivered').length, 15);
      assert.equal(
        world.told.map(([user]) => user),
        ['UDANA', 'UDANA'],
      );
      assert.match(world.told[0]?.[1] ?? '', /“exposed yesterday”, due on Mon, 23 Nov 2026, 09:00 \(Europe\/Berlin\), could not be posted/);
      assert.match(world.told[1]?.[1] ?? '', 'It failed 5 times in a row.');
      const schedule = await world.schedules.get(id);
      assert.equal([schedule?.state, schedule?.pausedWhy, schedule?.failures], ['paused', 'It failed 5 times in a row.', 5]);
      assert.match((await lastRun(world, id)).note, /went wrong on our side. \(fault [a-z0-9]+\)/);
      assert.equal((await world.schedules.resume(id))?.failures, 0);
    }));

  test(`${kind}: a run that comes through ends the row, and the next failure is told again`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *'));
      const well = world.answer;
      const bad = () => ({ state: 'refused', code: 'not_in_channel', message: 'Parley is not in #ops.' }) as const;
      for (const [run, answer] of [bad, bad, well, bad].entries()) {
        world.answer = answer;
        await world.workAt(nine + run * day);
      }
      assert.is(world.told.length, 2);
      assert.match(world.told[0]?.[1] ?? '', 'Parley is not in #ops.');
      assert.is(new Set(world.told.map(([, , id]) => id)).size, 2, 'what is told again is another message');
      assert.is((await world.schedules.list({}))[0]?.failures, 1);
    }));

  test(`${kind}: what stops a schedule again after it was resumed is told again`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.answer = () => ({ state: 'refused', code: 'archived', message: 'It is archived.' });
      await world.workAt(nine);
      await world.schedules.resume(id);
      await world.workAt(nine + day);
      assert.equal([(await world.schedules.get(id))?.state, world.told.length], ['paused', 2]);
    }));

  test(`${kind}: each place that a schedule cannot post in is told of`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *', { to: ['C1', 'C2'] }));
      world.answer = ({ to }) => ({ state: 'refused', code: 'not_in_channel', message: `I am not in ${to}.` });
      for (let run = 0; run < 2; run += 1) await world.workAt(nine + run * day);
      assert.equal(world.told.map(([, text]) => /I am not in (?<place>\w+)/.exec(text)?.groups?.['place']).toSorted(), ['C1', 'C2']);
    }));

  const codes: readonly (readonly [RefusedCode, string, number])[] = [
    ['channel_gone', 'paused', 1],
    ['archived', 'paused', 1],
    ['owner_gone', 'ended', 0],
    ['not_allowed', 'active', 1],
    ['question', 'active', 1],
  ];
  for (const [code, state, told] of codes)
    test(`${kind}: ${code} leaves the schedule ${state}`, () =>
      inWorld(database, async (world) => {
        const id = await create(world, made('0 9 * * *'));
        world.answer = () => ({ state: 'refused', code, message: 'The reason.' });
        await world.workAt(nine);
        await world.workAt(nine + minute);
        const schedule = await world.schedules.get(id);
        assert.equal([schedule?.state, schedule?.pausedWhy], [state, state === 'active' ? null : 'The reason.']);
        assert.is(world.told.length, told);
        const run = await lastRun(world, id);
        assert.equal([run.state, run.postings[0]?.state, run.note], ['failed', 'refused', 'The reason.']);
      }));

  test(`${kind}: a message whose answer was lost is unknown and not sent again`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      let sent = 0;
      world.answer = () => {
        sent += 1;
        return { state: 'unknown' };
      };
      await world.workAt(nine);
      await world.workAt(nine + hour);
      assert.is(sent, 1);
      assert.equal([(await lastRun(world, id)).state, world.told.length], ['unknown', 1]);
      assert.match(world.told[0]?.[1] ?? '', 'It is not known whether');
    }));

  test(`${kind}: a posting that was left is taken by another when its lease is over, and what the first says then counts no more`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      const begun = gate();
      const release = gate();
      world.answer = async ({ to }) => {
        begun.resolve(null);
        await release.promise;
        return { state: 'posted', channel: to, ts: 'first', answer: '' };
      };
      const first = world.workAt(nine);
      await begun.promise;
      await world.workAt(nine + 1000, world.other);
      assert.equal(world.posted, [], 'it is held');
      world.answer = ({ to }) => ({ state: 'posted', channel: to, ts: 'second', answer: '' });
      await world.workAt(nine + 31_000, world.other);
      assert.is(world.posted.length, 1);
      release.resolve(null);
      await first;
      assert.is((await lastRun(world, id)).postings[0]?.ts, 'second');
    }));

  test(`${kind}: a posting that ends every process that takes it is given up`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      await world.workAt(nine - minute);
      world.now = nine;
      await world.schedules.runNow(id);
      await world.store.writer('postings').update({ claims: 12 });
      await world.workAt(nine - 1);
      assert.equal(world.posted, []);
      await world.workAt(nine);
      assert.match((await lastRun(world, id)).note, 'ended the process');
    }));

  test(`${kind}: a schedule that is deleted while it is posted leaves nothing`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.answer = async ({ to }) => {
        await world.schedules.remove(id);
        return { state: 'posted', channel: to, ts: '1', answer: '' };
      };
      await world.workAt(nine);
      assert.equal(await world.schedules.lastRuns(id, 5), []);
      assert.equal(await world.store.writer('postings'), []);
    }));

  test(`${kind}: the runner goes on where the database fails it, and stops when what it began has ended`, () =>
    inWorld(database, async (world) => {
      await create(world, made('0 9 * * *'));
      world.now = nine;
      const seen = gate();
      world.answer = ({ to }) => {
        seen.resolve(null);
        return { state: 'posted', channel: to, ts: '1', answer: '' };
      };
      let fails = true;
      const shaky = {
        name: 'shaky',
        work: (now: number, signal: AbortSignal) => {
          if (!fails) return world.source.work(now, signal);
          fails = false;
          return Promise.reject(new Error('connection lost'));
        },
      };
      const note = (_details: object, message: string): void => void world.logged.push(message);
      const runner = startRunner({
        sources: [shaky],
        clock: { now: () => world.now },
        log: { info: note, warn: note, error: note },
        everyMs: 5,
      });
      await seen.promise;
      await runner.stop();
      assert.is(world.posted.length, 1);
      assert.match(world.logged.join('\n'), 'due work could not be done');
    }));
}

test.run();
