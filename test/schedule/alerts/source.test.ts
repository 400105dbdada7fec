/** Alerts over time on real databases: what is told, and what is not. */
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { databases } from '../../support/databases.ts';
import { inScene, minute, posted, type Scene } from './alert-scene.ts';

for (const database of databases()) {
  const alerts = suite(`alerts over time on ${database.kind}`);
  const scene = (values: Parameters<typeof inScene>[1], to: readonly string[], work: (scene: Scene) => Promise<void>) =>
    inScene(database, values, to, work);

  alerts('fires once until it clears, and says when it clears below what it said', () =>
    scene({ '': [5, 11, 12, null, 13, 9, 8, 20] }, ['C1', 'C2'], async ({ day, alerts: service, id }) => {
      assert.deepEqual(await day(), ['02 fired total 11 C1', '02 fired total 11 C2']);
      assert.deepEqual(await service.firing(id), [{ member: [], since: '2026-11-02' }]);
      for (let quiet = 0; quiet < 3; quiet += 1) assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['06 cleared total 9 C1 below', '06 cleared total 9 C2 below']);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['08 fired total 20 C1', '08 fired total 20 C2']);
      assert.deepEqual(
        (await service.events(id, 2)).map(({ kind, period }) => `${kind} ${period}`),
        ['fired 2026-11-08', 'cleared 2026-11-06'],
      );
    }),
  );

  alerts('looks at the last complete period as soon as it is made', () =>
    scene({ '': [11, 12] }, ['C1'], async ({ source, world }) => {
      await world.work(source);
      assert.deepEqual(world.said, ['01 fired total 11 C1']);
    }),
  );

  alerts('each member by itself, those of one period in one message; who vanishes fires no longer', () =>
    scene({ a: [5, 11, 12, 5], b: [5, 12, 5, 11], c: [5, 5, 11, 11] }, ['C1'], async ({ day, world, store, id }) => {
      assert.deepEqual(await day(), ['02 fired a 11 b 12 C1']);
      assert.deepEqual(await day(), ['03 cleared b 5 C1 below', '03 fired c 11 C1']);
      world.members.delete('c');
      assert.deepEqual(await day(), ['04 cleared a 5 C1 below', '04 fired b 11 C1']);
      assert.deepEqual(await store.firing(id), [{ member: '["b"]', since: '2026-11-04', said: 1 }]);
    }),
  );

  alerts('what was missed is told period by period', () =>
    scene({ '': [5, 11, 5, 12, 13] }, ['C1'], async ({ day, world }) => {
      world.days = 4;
      assert.deepEqual(await day(), ['02 fired total 11 C1', '03 cleared total 5 C1 below', '04 fired total 12 C1']);
    }),
  );

  alerts('snoozed it is silent, and says afterwards what still fires; muted it says nothing', () =>
    scene({ '': [5, 11, 12, 13, 5, 11, 5, 12] }, ['C1'], async ({ day, alerts: service, id }) => {
      await service.snooze(id, 1_800_000_000_000 + 2.5 * 24 * 60 * minute);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['04 fired total 13 C1']);
      assert.deepEqual(await day(), ['05 cleared total 5 C1 below']);
      await service.mute(id, true);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), []);
      await service.mute(id, false);
      assert.deepEqual(await day(), ['08 fired total 12 C1']);
    }),
  );

  alerts('snoozed after it was told of, its end is told below that all the same', () =>
    scene({ a: [5, 11, 5, 5], b: [5, 11, 12, 13] }, ['C1'], async ({ day, alerts: service, id }) => {
      assert.deepEqual(await day(), ['02 fired a 11 b 11 C1']);
      await service.snooze(id, 1_800_000_000_000 + 2.5 * 24 * 60 * minute);
      assert.deepEqual(await day(), ['03 cleared a 5 C1 below']);
      assert.deepEqual(await day(), ['04 fired b 13 C1'], 'what still fires when the snooze is over is told once more');
    }),
  );

  alerts('paused it is not looked at; taken away nothing of it is left', () =>
    scene({ '': [5, 11, 12] }, ['C1'], async ({ day, alerts: service, id, store, opened }) => {
      await service.pause(id);
      assert.deepEqual(await day(), []);
      await service.resume(id);
      assert.deepEqual(await day(), ['03 fired total 12 C1'], 'as it is now, not as it was');
      assert.deepEqual([await service.remove(id), await service.remove(id)], [true, false]);
      assert.deepEqual([await service.get(id), await store.firing(id), await store.events(id, 9)], [null, [], []]);
      assert.deepEqual(await opened.writer('postings').where({ schedule: id }), []);
    }),
  );

  alerts('acknowledged by one person only', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ day, alerts: service, id }) => {
      await day();
      const [event] = await service.events(id, 1);
      assert.ok(event);
      assert.equal(await service.acknowledge(event.id, 'U7'), true);
      assert.equal(await service.acknowledge(event.id, 'U8'), false);
      assert.equal((await service.event(event.id))?.acknowledgedBy, 'U7');
      assert.equal(await service.event('no such'), null);
    }),
  );

  alerts('what is due when silence begins is not told when it ends; what fires then is told as it is then', () =>
    scene({ '': [5, 11, 12, 13, 14] }, ['C1'], async ({ world, day, source, alerts: service, id }) => {
      world.answer = () => ({ state: 'failed', message: 'no', id: 'f' });
      await day();
      await service.mute(id, true);
      world.answer = () => posted;
      await world.work(source, world.now + 10 * minute);
      assert.deepEqual(await day(), []);
      await service.mute(id, false);
      await world.work(source, world.now + minute);
      assert.deepEqual(world.said, ['03 fired total 12 C1']);
      assert.deepEqual(await day(), []);
    }),
  );

  alerts('the end of a firing that nobody was told of is not told below an older one', () =>
    scene({ '': [5, 11, 5, 11, 5, 5] }, ['C1'], async ({ day, alerts: service, id }) => {
      assert.deepEqual(await day(), ['02 fired total 11 C1']);
      assert.deepEqual(await day(), ['03 cleared total 5 C1 below']);
      await service.mute(id, true);
      assert.deepEqual(await day(), []);
      await service.mute(id, false);
      await service.snooze(id, 1_900_000_000_000);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), []);
    }),
  );

  alerts('of members that clear together only those are named that were told of, in each place', () =>
    scene({ a: [5, 11, 5], b: [5, 5, 5] }, ['C1', 'C2'], async ({ world, day }) => {
      world.answer = (text) => (text === '02 fired a 11 C2' ? { state: 'unknown' } : posted);
      assert.deepEqual(await day(), ['02 fired a 11 C1']);
      assert.deepEqual(await day(), ['03 cleared a 5 C1 below']);
    }),
  );

  alerts('a member without a value is looked at with the next period, not again and again', () =>
    scene({ a: [5, 11, null, null, 12], b: [5, 5, 5, 5, 5] }, ['C1'], async ({ world, day, source, alerts: service, id, store }) => {
      await service.snooze(id, world.now + 1.5 * 24 * 60 * minute);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), [], 'the snooze is over, and nothing can be said of it');
      let asked = 0;
      const watched = world.watched.bind(world);
      world.watched = () => ({ ...watched(), series: (...range) => ((asked += 1), watched().series(...range)) });
      for (let looks = 0; looks < 3; looks += 1) await world.work(source, world.now + minute);
      assert.equal(asked, 0);
      assert.deepEqual(await store.firing(id), [{ member: '["a"]', since: '2026-11-02', said: 2 }]);
      assert.deepEqual(await day(), []);
      assert.deepEqual(await day(), ['05 fired a 12 C1']);
    }),
  );

  alerts('without data it waits for the first complete period', () =>
    scene({ '': [11] }, ['C1'], async ({ world, source, alerts: service, id }) => {
      world.days = 0;
      const edited = await service.edit(id, world.watched(), ['C1']);
      assert.ok(edited.ok);
      assert.equal(edited.value.past.periods, 0);
      await world.work(source, world.now + minute);
      world.days = 1;
      await world.work(source, world.now + minute);
      assert.deepEqual(world.said, ['01 fired total 11 C1']);
    }),
  );

  alerts.run();
}
