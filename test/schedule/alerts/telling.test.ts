/** What alerts tell on real databases: once, whatever ends in between, and what comes of it. */
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Delivered } from '../../../src/schedule/deliver.ts';
import type { PostingRow } from '../../../src/store/runs.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { inScene, minute, never, posted, type Scene } from './alert-scene.ts';

function postingsOf({ writer }: Store, schedule: string): Promise<readonly PostingRow[]> {
  return writer('postings').where({ schedule }).select<PostingRow[]>('*');
}

for (const database of databases()) {
  const alerts = suite(`telling of alerts on ${database.kind}`);
  const scene = (values: Parameters<typeof inScene>[1], to: readonly string[], work: (scene: Scene) => Promise<void>) =>
    inScene(database, values, to, work);

  alerts('two processes at once tell it once', () =>
    scene({ '': [5, 11] }, ['C1', 'C2'], async ({ world, opened }) => {
      world.days = 2;
      const others = Array.from({ length: 4 }, () => world.sourceIn(opened));
      world.now += minute;
      await Promise.all(others.map((one) => one.work(world.now, never)));
      assert.deepEqual(world.said.toSorted(), ['02 fired total 11 C1', '02 fired total 11 C2']);
    }),
  );

  alerts('a process that ends while it tells loses nothing: another tells it when its lease is over', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, opened, source }) => {
      world.days = 2;
      // As far as taking the posting, then no more: what comes of it never returns.
      let reached: () => void = () => undefined;
      const there = new Promise<void>((resolve) => (reached = resolve));
      world.answer = () => new Promise(() => reached());
      void world.work(source, world.now + minute);
      await there;
      world.answer = () => posted;
      const other = world.sourceIn(opened);
      await world.work(other, world.now + 1000);
      assert.deepEqual(world.said, []);
      await world.work(other, world.now + 31_000);
      assert.deepEqual(world.said, ['02 fired total 11 C1']);
    }),
  );

  alerts('who no longer holds what he told settles nothing', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, opened, source, alerts: service, id }) => {
      world.days = 2;
      let answer: (came: Delivered) => void = () => undefined;
      let reached: () => void = () => undefined;
      const there = new Promise<void>((resolve) => (reached = resolve));
      world.answer = () =>
        new Promise((resolve) => {
          answer = resolve;
          reached();
        });
      const slow = world.work(source, world.now + minute);
      await there;
      world.answer = () => posted;
      await world.work(world.sourceIn(opened), world.now + 31_000);
      assert.deepEqual(world.said, ['02 fired total 11 C1']);
      answer({ state: 'refused', code: 'question', message: 'Too late.' });
      await slow;
      const [row] = await postingsOf(opened, id);
      assert.deepEqual([row?.state, row?.claims, (await service.get(id))?.state], ['posted', 2, 'active']);
    }),
  );

  alerts(
    'what fails is tried again, and waits for itself alone; after the last try its owner is told, after five such events it is paused',
    () =>
      scene({ '': [5, 11, 5, 11, 5, 11, 5, 11, 5, 11] }, ['C1'], async ({ world, source, store, opened, alerts: service, id }) => {
        const other = await service.make(world.watched(), { asker: 'slack:T1:U2', team: 'T1', to: ['C1'] });
        assert.ok(other.ok);
        world.days = 2;
        const mine = async () => (await postingsOf(opened, id)).map(({ state, tries }) => `${state} ${tries}`);
        world.answer = () => ({ state: 'failed', message: 'no', id: 'f1' });
        await world.work(source, world.now + minute);
        await service.remove(other.value.alert.id);
        assert.deepEqual(await mine(), ['due 1']);
        // Another alert in the same place does not wait for it.
        const third = await service.make(world.watched(), { asker: 'slack:T1:U3', team: 'T1', to: ['C1'] });
        assert.ok(third.ok);
        world.answer = () => posted;
        await world.work(source, world.now + minute);
        assert.deepEqual(world.said, ['02 fired total 11 C1']);
        assert.deepEqual(await mine(), ['due 1']);
        await service.remove(third.value.alert.id);
        world.answer = () => ({ state: 'failed', message: 'no', id: 'f2' });
        for (let tries = 0; tries < 2; tries += 1) await world.work(source, world.now + 3 * minute);
        assert.deepEqual(await mine(), ['failed 3']);
        assert.match(world.owner.join(), /could not be told: no/);
        for (let event = 1; event < 5; event += 1) {
          assert.deepEqual([(await store.get(id))?.failures, (await service.get(id))?.state], [event, 'active']);
          world.days += 2;
          await world.work(source, world.now + 24 * 60 * minute);
          for (let tries = 0; tries < 2; tries += 1) await world.work(source, world.now + 3 * minute);
        }
        assert.deepEqual([(await store.get(id))?.failures, (await service.get(id))?.pausedWhy], [5, 'It failed 5 times in a row.']);
        assert.deepEqual(world.owner.length, 2, 'told of the first failure, and that it was paused');
        await service.resume(id);
        assert.deepEqual((await store.get(id))?.failures, 0);
      }),
  );

  alerts('a place that takes nothing is told nothing more, others are; without a place it is paused', () =>
    scene({ '': [5, 11, 5, 11, 5, 11, 11] }, ['C1', 'C2', 'C3'], async ({ world, day, alerts: service, id }) => {
      const refusals: Record<string, Delivered> = { C2: { state: 'refused', code: 'archived', message: '<#C2> is archived.' } };
      world.answer = (_text, to) => refusals[to] ?? posted;
      world.closed = ['C3'];
      assert.deepEqual(await day(), ['02 fired total 11 C1']);
      const left = await service.get(id);
      assert.deepEqual([left?.state, left?.closed['C2'], Object.keys(left?.closed ?? {})], ['active', '<#C2> is archived.', ['C2', 'C3']]);
      assert.deepEqual(world.owner.length, 2);
      assert.match(world.owner[0] ?? '', /no longer told in one of its places\. <#C2> is archived\./);
      assert.deepEqual(await day(), ['03 cleared total 5 C1 below']);
      refusals['C1'] = { state: 'refused', code: 'not_in_channel', message: 'I am not in <#C1>.' };
      assert.deepEqual(await day(), []);
      assert.match((await service.get(id))?.pausedWhy ?? '', /I am not in <#C1>\. There is no place left/);
      assert.deepEqual(world.owner.length, 3);
      delete refusals['C1'];
      delete refusals['C2'];
      world.closed = [];
      await service.resume(id);
      assert.deepEqual((await service.get(id))?.closed, {});
      assert.deepEqual(await day(), [], 'the firing that nobody was told of has cleared meanwhile');
      assert.deepEqual(await day(), ['06 fired total 11 C1', '06 fired total 11 C2', '06 fired total 11 C3']);
    }),
  );

  alerts('whoever set it up is gone: it is paused, and nobody is told', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, day, alerts: service, id }) => {
      world.answer = () => ({ state: 'refused', code: 'owner_gone', message: 'Gone.' });
      await day();
      assert.deepEqual([(await service.get(id))?.pausedWhy, world.owner], ['Gone.', []]);
    }),
  );

  alerts('where Slack’s answer was lost it is not told again, and the owner hears of it', () =>
    scene({ '': [5, 11, 5] }, ['C1'], async ({ world, day, alerts: service, id }) => {
      world.answer = () => ({ state: 'unknown' });
      await day();
      assert.deepEqual(await day(), [], 'the end of what nobody may have been told of is not told');
      assert.equal(world.owner.length, 1);
      assert.match(world.owner.join(), /not known whether its message arrived/);
      assert.equal((await service.get(id))?.state, 'active');
    }),
  );

  alerts('a question that can no longer be asked pauses it, and says so once', () =>
    scene({ '': [5, 11, 5] }, ['C1'], async ({ world, day, opened, source, alerts: service, id }) => {
      world.problem = 'There is no campaign “x”.';
      const other = world.sourceIn(opened);
      world.days = 2;
      await Promise.all([world.work(source, world.now + minute), world.work(other, world.now)]);
      assert.equal((await service.get(id))?.pausedWhy, 'There is no campaign “x”.');
      assert.deepEqual(world.owner, [
        'Your alert “alert here when exposed > 10” was paused. There is no campaign “x”. Resume it when that is mended.',
      ]);
      await service.resume(id);
      await day();
      assert.equal(world.owner.length, 2, 'what comes again after it was resumed is told again');
      assert.deepEqual(world.said, []);
    }),
  );

  alerts('changed it begins anew, and tells what it told before under the same sentence', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, day, source, alerts: service, id, opened }) => {
      assert.deepEqual(await day(), ['02 fired total 11 C1']);
      const [before] = await postingsOf(opened, id);
      const edited = await service.edit(id, world.watched(), ['C1']);
      assert.ok(edited.ok);
      await world.work(source, world.now + minute);
      assert.deepEqual(world.said, ['02 fired total 11 C1', '02 fired total 11 C1']);
      const [after] = await postingsOf(opened, id);
      assert.notEqual(after?.id, before?.id, 'the ledger would take it for the same message');
    }),
  );

  alerts('who looked at it before it was changed writes nothing down', () =>
    scene({ '': [5, 11] }, ['C1'], async ({ world, store, alerts: service, id }) => {
      const row = await store.get(id);
      assert.ok(row);
      const outcome = {
        ...{ alert: id, judgedTo: '2026-11-02', snoozedUntil: 0, firing: [], events: [], postings: [] },
        revision: row.revision,
      };
      await service.edit(id, world.watched(), ['C2']);
      assert.equal(await store.record(outcome), false);
      await service.pause(id);
      assert.equal(await store.record({ ...outcome, revision: (await store.get(id))?.revision ?? 0 }), false);
    }),
  );

  alerts.run();
}
