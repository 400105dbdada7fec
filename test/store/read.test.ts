import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type SqlRow, StatementEnded } from '../../src/base/statement.ts';
import { incoming } from '../../src/store/incoming.ts';
import { numberedPlaceholders } from '../../src/store/placeholders.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';

/** Runs for a very long time on both databases. */
const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000) select count(*) as n from n';

function read(
  store: Store,
  text: string,
  bindings: readonly (string | number | null)[] = [],
  timeoutMs = 20_000,
): Promise<readonly SqlRow[]> {
  return store.read({ text, bindings }, { timeoutMs });
}

async function endOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return 'done';
  } catch (error) {
    if (error instanceof StatementEnded) return error.reason;
    throw error;
  }
}

test('only question marks outside quotes and comments are placeholders', () => {
  const text = `select ?, 'a?''?', "b?""?" /* ? */ from t -- ?\nwhere x = ? and y = ?`;
  assert.is(numberedPlaceholders(text), `select $1, 'a?''?', "b?""?" /* ? */ from t -- ?\nwhere x = $2 and y = $3`);
});

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: numbers of every type come back as numbers, days as text`, async () => {
    const { store, drop } = await database.open();
    await store.writer('visits_daily').insert({ brand_id: 'b', date: '2026-03-08', device: 'unknown', source_type: 'web', sessions: 7 });
    await store.writer('agent_activity_hourly').insert({
      brand_id: 'b',
      date: '2026-03-08',
      hour: 3,
      agent_id: 'a',
      group_id: '',
      online_seconds: 1.125,
      away_seconds: 0,
      back_soon_seconds: 0,
      logged_in_seconds: 1.125,
    });
    const text = `select date, sum(sessions) as sessions, count(*) as n, max(?) as word,
      (select sum(online_seconds) from agent_activity_hourly) as seconds from visits_daily where date >= ? group by date`;
    const rows = await read(store, text, ["it's ?", '2026-03-01']);
    assert.equal(rows, [{ date: '2026-03-08', sessions: 7, n: 1, word: "it's ?", seconds: 1.125 }]);
    assert.equal(await store.writer('agent_activity_hourly').select('date', 'online_seconds'), [
      { date: '2026-03-08', online_seconds: 1.125 },
    ]);
    await drop();
  });

  test(`${kind}: a reader cannot write`, async () => {
    const { store, drop } = await database.open();
    const written = await read(store, "insert into lobs (brand_id, id, name) values ('b', 'l', 'Sales')").then(
      () => true,
      () => false,
    );
    assert.is(written, false);
    assert.equal(await read(store, 'select * from lobs'), []);
    await drop();
  });

  test(`${kind}: a wrong statement fails, and the connection goes on working`, async () => {
    const { store, drop } = await database.open({ readers: 1 });
    assert.is(
      await read(store, 'select nothing from nowhere').then(
        () => 'done',
        () => 'failed',
      ),
      'failed',
    );
    assert.equal(await read(store, 'select 1 as one'), [{ one: 1 }]);
    await drop();
  });

  test(`${kind}: a statement that takes too long is ended, and the next on the same connection is not`, async () => {
    const { store, drop } = await database.open({ readers: 1 });
    for (let round = 0; round < 3; round += 1) {
      assert.is(await endOf(read(store, endless, [], 30)), 'timeout');
      assert.equal(
        await read(store, 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select count(*) as n from n'),
        [{ n: 20000 }],
      );
    }
    await drop();
  });

  test(`${kind}: a cancelled statement is ended; one cancelled beforehand never starts`, async () => {
    const { store, drop } = await database.open({ readers: 1 });
    const cancelling = new AbortController();
    const reading = endOf(store.read({ text: endless, bindings: [] }, { timeoutMs: 20_000, signal: cancelling.signal }));
    setTimeout(() => cancelling.abort(), 30);
    assert.is(await reading, 'cancelled');
    assert.is(await endOf(store.read({ text: 'select 1', bindings: [] }, { timeoutMs: 20_000, signal: AbortSignal.abort() })), 'cancelled');
    assert.equal(await read(store, 'select 1 as one'), [{ one: 1 }]);
    await drop();
  });

  test(`${kind}: the same text is read with other values, among many texts and after a table has changed`, async () => {
    const { store, drop } = await database.open({ readers: 1 });
    const numbers = Array.from({ length: 80 }, (_, index) => index % 40);
    for (const number of numbers) {
      const word = `w${number}`;
      assert.equal(await read(store, `select ${number} as n, cast(? as text) as word`, [word]), [{ n: number, word }]);
    }
    assert.equal(await read(store, 'select * from entry_points'), []);
    await store.writer.schema.alterTable('entry_points', (table) => table.text('colour'));
    await store.writer('entry_points').insert({ brand_id: 'b', id: 'p', name: 'Cart', deleted: 0, colour: 'red' });
    const [changed] = await read(store, 'select * from entry_points');
    assert.is(changed?.['colour'], 'red');
    await drop();
  });

  test(`${kind}: who waits for a connection in vain is told in time, and the connection comes back`, async () => {
    const { store, drop } = await database.open({ readers: 1 });
    const blocking = endOf(read(store, endless, [], 400));
    const queued = endOf(read(store, 'select 1', [], 50));
    const patient = read(store, 'select 2 as two');
    assert.is(await queued, 'timeout');
    assert.is(await blocking, 'timeout');
    assert.equal(await patient, [{ two: 2 }]);
    await drop();
  });

  test(`${kind}: several statements run side by side, and closing ends what still runs`, async () => {
    const { store, drop } = await database.open({ readers: 2 });
    const running = endOf(read(store, endless));
    assert.equal(await read(store, 'select 1 as one'), [{ one: 1 }]);
    await drop();
    assert.is(await running, 'cancelled');
  });

  test(`${kind}: incoming rows keep quotes, backslashes, emoji, nulls and big numbers`, async () => {
    const { store, drop } = await database.open();
    const rows = [
      ['a"b\\c{},\'', 9007199254740991, null],
      ['null', -5, 1.25],
      ['línea\n😀', 0, 0.001],
      ['', 1, -0.5],
    ];
    const source = incoming(
      store.dialect,
      [
        { name: 'word', type: 'text' },
        { name: 'big', type: 'big' },
        { name: 'part', type: 'seconds' },
      ],
      rows,
    );
    const found = await read(store, `select word, big, part from ${source.text}`, source.bindings);
    assert.equal(
      found.map(({ word, big, part }) => [word, big, part]),
      rows,
    );
    await drop();
  });
}

test.run();
