/** Work is written once, held by one process at a time, and never lost when that process is. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemClock } from '../../src/base/clock.ts';
import { deliveriesIn } from '../../src/store/deliveries.ts';
import { type Ledger, ledgerIn } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, openOrFail } from '../support/databases.ts';

const leaseMs = 30_000;

interface World {
  readonly one: Ledger;
  readonly other: Ledger;
  readonly store: Store;
  now: number;
}

for (const database of databases()) {
  const { kind } = database;

  /** Two processes on one database. */
  const inTwo = async (work: (world: World) => Promise<void>): Promise<void> => {
    const { store, url, drop } = await database.open();
    const second = await openOrFail(url);
    const now = (): number => world.now;
    const world: World = {
      store,
      now: 1_000_000,
      one: ledgerIn(store, { owner: 'one', leaseMs, now }),
      other: ledgerIn(second, { owner: 'other', leaseMs, now }),
    };
    try {
      await work(world);
    } finally {
      await second.close();
      await drop();
    }
  };

  test(`${kind}: of many deliveries of one message in two processes one is accepted, and it stays so when the work is done`, () =>
    inTwo(async ({ one, other }) => {
      const copies = Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? one : other).accept([`event:E${index % 3}`, 'message:M'], '{}', true),
      );
      assert.is((await Promise.all(copies)).filter(Boolean).length, 1);
      for (const id of ['event:E0', 'event:E1', 'event:E2']) await Promise.all([one.finish(id), other.finish(id)]);
      assert.is(await one.accept(['event:E0', 'message:M'], '{}', true), false);
      assert.is(await other.accept(['event:E9', 'message:M'], '{}', true), false);
    }));

  test(`${kind}: of many that come together each is accepted that shares no key with one before it`, () =>
    inTwo(async ({ one, other }) => {
      await one.accept(['event:0', 'message:0'], '{}', true);
      const accept = (keys: readonly [string, ...string[]]) => one.accept(keys, '{}', true);
      const together = await Promise.all([
        accept(['event:1', 'message:1', 'step:1']),
        accept(['event:2', 'message:1']),
        accept(['event:0', 'message:2']),
        accept(['event:3', 'message:2']),
        accept(['trigger:1']),
        accept(['trigger:1']),
      ]);
      assert.equal(together, [true, false, false, true, true, false]);
      await one.release();
      assert.equal((await other.takeOver(10)).map(({ id }) => id).sort(), ['event:0', 'event:1', 'event:3', 'trigger:1']);
    }));

  test(`${kind}: what cannot be written keeps nothing from being written that comes with it`, () =>
    inTwo(async ({ one, store }) => {
      await store.writer.raw(
        kind === 'sqlite'
          ? "create trigger refuse before insert on work when new.body = 'bad' begin select raise(abort, 'refused'); end"
          : "alter table work add constraint refuse check (body <> 'bad')",
      );
      const together = await Promise.allSettled(['{}', 'bad', '{}'].map((body, index) => one.accept([`event:${index}`], body, true)));
      assert.equal(
        together.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.is(await one.accept(['event:1'], '{}', true), true, 'its key is free again');
    }));

  test(`${kind}: work is taken over when its lease is over, by one process only, with all that is known of it`, () =>
    inTwo(async (world) => {
      const { one, other } = world;
      await one.accept(['a'], '{"question":1}', true);
      assert.equal(await other.takeOver(10), []);
      world.now += leaseMs - 1;
      await one.renew(['a']);
      world.now += 2;
      assert.equal(await other.takeOver(10), [], 'it was renewed');
      world.now += leaseMs;
      const taken = (await Promise.all([one.takeOver(10), other.takeOver(10), other.takeOver(10)])).flat();
      assert.equal(taken, [{ id: 'a', body: '{"question":1}', attempts: 2, at: 1_000_000 }]);
    }));

  test(`${kind}: what is released is free at once, the oldest first`, () =>
    inTwo(async (world) => {
      const { one, other } = world;
      for (const id of ['b', 'a', 'c']) {
        world.now += 1;
        await one.accept([id], '{}', true);
      }
      await one.finish('a');
      await one.release();
      assert.equal(
        (await other.takeOver(1)).map(({ id }) => id),
        ['b'],
      );
      assert.equal(
        (await other.takeOver(5)).map(({ id }) => id),
        ['c'],
      );
    }));

  test(`${kind}: what was not acknowledged is nobody else's, until it is`, () =>
    inTwo(async (world) => {
      const { one, other } = world;
      await one.accept(['click'], '{}', false);
      await one.release();
      assert.equal(await other.takeOver(5), []);
      await one.acknowledge('click');
      assert.is((await other.takeOver(5)).length, 1);
    }));

  test(`${kind}: whoever lost the work may neither post for it nor end it`, () =>
    inTwo(async ({ one, other }) => {
      await one.accept(['a'], '{}', true);
      assert.is(await one.announce('a', 0, 'C1'), true);
      await one.release();
      await other.takeOver(1);
      assert.is(await one.announce('a', 0, 'C1'), false);
      assert.is(await one.announce('a', 1, 'C1'), false);
      await one.finish('a');
      assert.is(await other.announce('a', 0, 'C1'), true);
      await other.settle('a', { slot: 0, channel: 'C1', ts: '1.5', state: 'posted' });
      assert.equal(await one.postsOf('a'), [{ slot: 0, channel: 'C1', ts: '1.5', state: 'posted', age: 0 }]);
    }));

  test(`${kind}: how long ago a message was announced is known, the last time counting`, () =>
    inTwo(async (world) => {
      const { one } = world;
      await one.accept(['a'], '{}', true);
      await one.announce('a', 0, 'C1');
      world.now += 1000;
      await one.announce('a', 1, 'C1');
      world.now += 500;
      const ages = async () => (await one.postsOf('a')).map(({ age }) => age);
      assert.equal(await ages(), [1500, 500]);
      await one.announce('a', 0, 'C1');
      assert.equal(await ages(), [0, 500]);
    }));

  test(`${kind}: leases run by the database's clock, whatever the processes take for now`, async () => {
    const { store, drop } = await database.open();
    const short = ledgerIn(store, { owner: 'short', leaseMs: -60_000 });
    const long = ledgerIn(store, { owner: 'long', leaseMs: 3_600_000 });
    await short.accept(['free'], '{}', true);
    await long.accept(['held'], '{}', true);
    const taken = await long.takeOver(5);
    assert.equal(
      taken.map(({ id }) => id),
      ['free'],
    );
    assert.ok(Math.abs((taken[0]?.at ?? 0) - systemClock.now()) < 60_000);
    assert.equal(await short.takeOver(5), []);
    await drop();
  });

  test(`${kind}: the same work holds its keys again, other work does not`, () =>
    inTwo(async ({ one, store }) => {
      const deliveries = deliveriesIn(store, () => 1);
      await one.accept(['event:E', 'message:M'], '{}', true);
      assert.is(await deliveries.claim(['event:E', 'message:M'], 'event:E'), true);
      assert.is(await deliveries.claim(['event:E'], 'event:F'), false);
      assert.is(await deliveries.claim(['message:M']), false);
    }));

  test(`${kind}: old work and its messages are forgotten`, () =>
    inTwo(async (world) => {
      const { one, other } = world;
      await one.accept(['old'], '{}', true);
      await one.announce('old', 0, 'C1');
      world.now += 1000;
      await one.accept(['new'], '{}', true);
      await one.forgetBefore(world.now);
      await one.release();
      assert.equal(
        (await other.takeOver(5)).map(({ id }) => id),
        ['new'],
      );
      assert.equal(await other.postsOf('old'), []);
    }));

  test(`${kind}: an error of the database names no text that was to be written`, () =>
    inTwo(async ({ one, store }) => {
      await store.writer.raw('alter table work rename to work_elsewhere');
      await one.accept(['a'], '{"text":"the secret question"}', true).then(
        () => assert.unreachable('it should have failed'),
        (error: unknown) => {
          assert.match(String(error), 'work');
          assert.not.match(String(error), 'secret');
        },
      );
      await store.writer.raw('alter table work_elsewhere rename to work');
    }));
}

test.run();
