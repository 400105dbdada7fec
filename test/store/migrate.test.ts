import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrations } from '../../migrations/index.ts';
import { migrate, pendingMigrations, rollbackAll } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import { databases, openOrFail, type TestDatabase } from '../support/databases.ts';
import { tableNames } from '../support/table-names.ts';

const names = Object.keys(migrations);

async function fresh(database: TestDatabase, work: (url: string) => Promise<void>): Promise<void> {
  const { url, drop } = database.empty();
  try {
    await work(url);
  } finally {
    drop();
  }
}

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: an empty database goes up, down and up again`, () =>
    fresh(database, async (url) => {
      const store = await openOrFail(url);
      assert.equal(await pendingMigrations(store), names);
      assert.equal(await migrate(store), names);
      assert.equal(await pendingMigrations(store), []);
      assert.equal(await migrate(store), [], 'nothing is applied twice');
      const tables = await tableNames(store);
      assert.ok(tables.includes('visits') && tables.includes('agent_activity_hourly'));
      assert.equal(await rollbackAll(store), names.toReversed());
      assert.equal(await tableNames(store), []);
      assert.equal(await rollbackAll(store), []);
      assert.equal(await migrate(store), names);
      assert.equal(await tableNames(store), tables);
      await store.close();
    }));

  test(`${kind}: a filled database goes down and up and is empty`, async () => {
    const { store, drop } = await database.open();
    await store.writer('lobs').insert({ brand_id: 'b', id: 'l', name: 'Sales' });
    await store.writer('visits_daily').insert({ brand_id: 'b', date: '2026-01-02', device: 'unknown', source_type: 'web', sessions: 3 });
    await rollbackAll(store);
    await migrate(store);
    assert.equal(await store.writer('lobs').select(), []);
    await drop();
  });

  test(`${kind}: a migration that fails leaves nothing behind`, () =>
    fresh(database, async (url) => {
      const store = await openOrFail(url);
      // A table of that name from elsewhere stands in the way of a late migration.
      await store.writer.raw('create table answers (x integer)');
      await migrate(store).then(
        () => assert.unreachable('it should have failed'),
        (error: unknown) => assert.match(String(error), 'answers'),
      );
      assert.equal(await tableNames(store), ['answers']);
      assert.equal(await pendingMigrations(store), names);
      await store.close();
    }));

  test(`${kind}: two processes that migrate at once both end well`, () =>
    fresh(database, async (url) => {
      const [one, other] = [await openOrFail(url), await openOrFail(url)];
      const applied = await Promise.all([migrate(one), migrate(other)]);
      assert.equal(applied.flat().toSorted(), names);
      await Promise.all([one.close(), other.close()]);
    }));

  test(`${kind}: a database of a newer version is refused by name and left alone`, async () => {
    const { store, url, drop } = await database.open();
    await store.writer('parley_migrations').insert({ name: '9999_later' });
    const opened = await openStore(url);
    assert.is(opened.ok, false);
    if (!opened.ok) {
      assert.is(opened.problems.code, 'newer');
      assert.match(opened.problems.message, '9999_later');
    }
    await drop();
  });
}

test.run();
