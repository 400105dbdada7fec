/** What people do with schedules. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../support/databases.ts';
import { create, hour, inWorld, made, minute, morning, planOf } from './world.ts';

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: a schedule is kept as it was made and comes next at its time`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * 1-5', { csv: true, waitMs: hour, to: ['C1', 'UDANA'] }));
      const schedule = await world.schedules.get(id);
      assert.is(schedule?.nextAt, morning + hour);
      assert.equal([schedule?.to, schedule?.csv, schedule?.tellFinal, schedule?.waitMs], [['C1', 'UDANA'], true, false, hour]);
      assert.equal([schedule?.catchUpMs, schedule?.state, schedule?.cron], [6 * hour, 'active', '0 9 * * 1-5']);
      assert.equal(schedule?.plan, planOf('0 9 * * 1-5'));
      const next = schedule === null ? [] : world.schedules.next(schedule, 6);
      assert.equal(
        next.map((at) => new Date(at).toISOString().slice(0, 16)),
        [23, 24, 25, 26, 27, 30].map((day) => `2026-11-${String(day)}T08:00`),
      );
      assert.equal(world.schedules.next({ cron: 'nonsense', zone: 'UTC' }, 3), []);
    }));

  test(`${kind}: what cannot be a schedule is refused with the reason`, () =>
    inWorld(database, async ({ schedules }) => {
      for (const [given, code, message] of [
        [made('*/10 * * * *'), 'not_offered', /every 15 minutes; this would come after 10/],
        [made('0 9 31 2 *'), 'bad_time', /never comes/],
        [made('0 9 * *'), 'not_understood', /no recurrence/],
        [made('', { plan: planOf('0 9 * * *', 'Mars/Olympus') }), 'bad_time', /Mars\/Olympus/],
        [made('0 9 * * *', { to: [] }), 'not_understood', /Where to post/],
        [made('0 9 * * *', { to: Array.from({ length: 11 }, (_, index) => `C${index}`) }), 'too_large', /at most 10 places/],
      ] as const) {
        const created = await schedules.create(given);
        assert.is(created.ok, false);
        if (created.ok) continue;
        assert.is(created.problems[0].code, code);
        assert.match(created.problems[0].message, message);
      }
      assert.equal(await schedules.list({}), []);
    }));

  test(`${kind}: one person has fifty at most, another has his own`, () =>
    inWorld(database, async (world) => {
      for (let count = 0; count < 50; count += 1) await create(world, made('0 9 * * *'));
      const more = await world.schedules.create(made('0 9 * * *'));
      assert.is(more.ok ? '' : more.problems[0].code, 'too_large');
      await create(world, made('0 10 * * *', { asker: 'slack:T1:UOTHER' }));
      assert.is((await world.schedules.list({ asker: 'slack:T1:UOTHER' })).length, 1);
      assert.is((await world.schedules.list({ brand: 'aurora', team: 'T1' })).length, 51);
      assert.is((await world.schedules.list({ team: 'T2' })).length, 0);
    }));

  test(`${kind}: a schedule is changed, paused, resumed and removed`, () =>
    inWorld(database, async (world) => {
      const { schedules } = world;
      const id = await create(world, made('0 9 * * *'));
      const changed = await schedules.change(id, {
        plan: planOf('0 10 * * *'),
        sentence: 'csat yesterday',
        to: ['C2'],
        tellFinal: true,
        csv: true,
        waitMs: 1,
        catchUpMs: 2,
      });
      assert.ok(changed.ok && changed.value !== null);
      assert.equal(
        [changed.value.sentence, changed.value.to, changed.value.nextAt, changed.value.tellFinal, changed.value.csv],
        ['csat yesterday', ['C2'], morning + 2 * hour, true, true],
      );
      assert.equal([changed.value.waitMs, changed.value.catchUpMs], [1, 2]);
      assert.is((await schedules.change(id, { plan: planOf('* * * * *') })).ok, false);
      assert.equal((await schedules.change(id, { tellFinal: false, csv: false })).ok, true);

      assert.equal((await schedules.pause(id, null))?.state, 'paused');
      assert.is((await schedules.get(id))?.nextAt, null);
      await schedules.change(id, { plan: planOf('0 11 * * *') });
      assert.is((await schedules.get(id))?.nextAt, null, 'a paused one stays so');
      await world.workAt(morning + 24 * hour);
      assert.equal(world.posted, []);
      assert.is((await schedules.resume(id))?.nextAt, Date.parse('2026-11-24T10:00Z'));
      assert.is(await schedules.remove(id), true);
      assert.is(await schedules.remove(id), false);
      assert.equal(await schedules.list({}), []);
      for (const none of [schedules.get(id), schedules.pause(id, null), schedules.resume(id), schedules.runNow(id)])
        assert.is(await none, null);
      assert.equal(await schedules.change(id, {}), { ok: true, value: null });
    }));

  test(`${kind}: a run that waits when its schedule is paused is not begun`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.awaited = { day: '2026-11-22', isComplete: false };
      await world.workAt(morning + hour);
      await world.schedules.pause(id, null);
      world.awaited = null;
      await world.workAt(morning + 2 * hour);
      assert.equal(world.posted, []);
      const [run] = await world.schedules.lastRuns(id, 1);
      assert.equal([run?.state, run?.note], ['missed', 'The schedule was paused before this run began.']);
    }));

  test(`${kind}: a run out of turn is due at once and moves nothing`, () =>
    inWorld(database, async (world) => {
      const id = await create(world, made('0 9 * * *'));
      world.now = morning + 5 * minute;
      const run = await world.schedules.runNow(id);
      assert.equal([run?.state, run?.postings.length, run?.dueAt], ['working', 1, world.now]);
      await world.workAt(world.now);
      assert.is(world.posted.length, 1);
      assert.is((await world.schedules.get(id))?.nextAt, morning + hour);
      assert.is((await world.schedules.lastRuns(id, 5))[0]?.state, 'posted');
    }));
}

test.run();
