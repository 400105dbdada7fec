import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { importDataset } from '../../../src/data/csv/import-dataset.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';

const test = suite<{ folder: string }>('import-dataset', { folder: '' });

test.before.each((context) => {
  context.folder = mkdtempSync(path.join(tmpdir(), 'parley-csv-'));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

const header = 'brand_id,date,device,source_type,sessions';

function rows(store: Store, table: string): PromiseLike<readonly Readonly<Record<string, unknown>>[]> {
  return store.writer<Readonly<Record<string, unknown>>>(table).select().orderBy(['date', 'device']);
}

for (const database of databases()) {
  const { kind } = database;

  async function withBrand(work: (store: Store) => Promise<void>): Promise<void> {
    const { store, drop } = await database.open();
    await store.writer('brands').insert({
      id: 'b',
      name: 'B',
      time_zone: 'UTC',
      currency: 'USD',
      week_start: 'monday',
      date_order: 'mdy',
      cross_session_days: 31,
      agent_attribution: 'last',
    });
    try {
      await work(store);
    } finally {
      await drop();
    }
  }

  test(`${kind}: rows come in with columns in any order, and their days stand as imported`, ({ folder }) =>
    withBrand(async (store) => {
      const file = path.join(folder, 'hours.csv');
      const lines = [
        '\ufefflogged_in_seconds,brand_id,hour,date,"agent_id",group_id,online_seconds,away_seconds,back_soon_seconds',
        '3600,b,23,2026-03-08,"a,1",,1800.5,1799.375,0.125',
        '0,b,0,2026-03-09,a2,gr,0,0,0',
      ];
      writeFileSync(file, `${lines.join('\r\n')}\r\n`);
      const imported = await importDataset(store, 'agent_activity_hourly', file, { replace: false });
      assert.equal(imported, { ok: true, value: { rows: 2, days: ['b 2026-03-08', 'b 2026-03-09'] } });
      assert.equal(await store.writer('agent_activity_hourly').first(), {
        brand_id: 'b',
        date: '2026-03-08',
        hour: 23,
        agent_id: 'a,1',
        group_id: '',
        online_seconds: 1800.5,
        away_seconds: 1799.375,
        back_soon_seconds: 0.125,
        logged_in_seconds: 3600,
      });
      const days = ['2026-03-08', '2026-03-09'].map((date) => ({
        brand_id: 'b',
        table_name: 'agent_activity_hourly',
        date,
        made: 'imported',
      }));
      assert.equal(await store.writer('dataset_days').select().orderBy('date'), days);
      const again = await importDataset(store, 'agent_activity_hourly', file, { replace: false });
      assert.ok(again.ok, 'an imported day may be imported again');
      assert.is((await store.writer('agent_activity_hourly').select()).length, 2);
    }));

  test(`${kind}: any ill row refuses the whole file, and every one is named with its line`, ({ folder }) =>
    withBrand(async (store) => {
      const file = path.join(folder, 'visits.csv');
      const good = 'b,2026-03-08,unknown,web,3';
      for (const [line, says] of [
        ['b,2026-02-30,unknown,web,3', 'line 3: date is "2026-02-30"'],
        ['b,2026-03-08,fridge,web,3', 'line 3: device is "fridge"'],
        ['b,2026-03-08,unknown,fax,3', 'line 3: source_type is "fax"'],
        ['b,2026-03-08,unknown,google,-3', 'line 3: sessions is "-3"'],
        ['b,2026-03-08,unknown,google,3.5', 'line 3: sessions is "3.5"'],
        ['b,2026-03-08,unknown,google,9999999999', 'line 3: sessions is "9999999999"'],
        ['b,2026-03-08,unknown,google', 'line 3: it has 4 fields, the header 5'],
        [',2026-03-08,unknown,google,3', 'line 3: brand_id is empty'],
        ['nobody,2026-03-08,unknown,google,3', 'line 3: there is no brand "nobody"'],
        [good, 'line 3: its key columns are those of line 2'],
        ['b,2026-03-08,"unknown,google,3', 'Quote Not Closed'],
      ] as const) {
        writeFileSync(file, [header, good, line].join('\n'));
        const imported = await importDataset(store, 'visits_daily', file, { replace: false });
        assert.ok(!imported.ok, line);
        assert.match(imported.problems[0], says);
        assert.equal([await rows(store, 'visits_daily'), await store.writer('dataset_days').select()], [[], []]);
      }
      writeFileSync(file, [header, ...Array.from({ length: 50 }, () => 'b,soon,unknown,web,1')].join('\n'));
      const many = await importDataset(store, 'visits_daily', file, { replace: false });
      assert.ok(!many.ok && many.problems.length === 20);
    }));

  test(`${kind}: the header is held to the table's columns`, ({ folder }) =>
    withBrand(async (store) => {
      const file = path.join(folder, 'visits.csv');
      for (const [text, says] of [
        ['', 'the file is empty'],
        ['brand_id,date,device,sessions', 'the column source_type is missing'],
        [`${header},visits`, 'visits_daily has no column "visits"'],
        [`${header},date`, 'the column date stands twice'],
      ] as const) {
        writeFileSync(file, text);
        const imported = await importDataset(store, 'visits_daily', file, { replace: false });
        assert.ok(!imported.ok);
        assert.match(imported.problems[0], says);
      }
      const unknown = await importDataset(store, 'visits', file, { replace: false });
      assert.ok(!unknown.ok);
      assert.match(unknown.problems[0], /visits is no dataset; the datasets are visits_daily/);
      const missing = await importDataset(store, 'visits_daily', path.join(folder, 'nothing.csv'), { replace: false });
      assert.ok(!missing.ok);
      assert.match(missing.problems[0], 'There is no file');
      const isFolder = await importDataset(store, 'visits_daily', folder, { replace: false });
      assert.ok(!isFolder.ok);
      assert.match(isFolder.problems[0], 'is a folder');
    }));

  test(`${kind}: a day made from facts stays unless it is to be replaced, and is named`, ({ folder }) =>
    withBrand(async (store) => {
      await store.writer('visits_daily').insert({ brand_id: 'b', date: '2026-03-08', device: 'unknown', source_type: 'web', sessions: 7 });
      await store.writer('dataset_days').insert({ brand_id: 'b', table_name: 'visits_daily', date: '2026-03-08', made: 'facts' });
      const file = path.join(folder, 'visits.csv');
      writeFileSync(file, [header, 'b,2026-03-07,unknown,web,1', 'b,2026-03-08,mobile tablet,web,2'].join('\n'));
      const refused = await importDataset(store, 'visits_daily', file, { replace: false });
      assert.ok(!refused.ok);
      assert.match(refused.problems[0], /1 of these days made from facts \(b 2026-03-08\); --replace/);
      assert.is((await rows(store, 'visits_daily')).length, 1);
      const replaced = await importDataset(store, 'visits_daily', file, { replace: true });
      assert.ok(replaced.ok);
      assert.equal(
        (await rows(store, 'visits_daily')).map(({ date, device, sessions }) => [date, device, sessions]),
        [
          ['2026-03-07', 'unknown', 1],
          ['2026-03-08', 'mobile tablet', 2],
        ],
      );
      assert.equal(await store.writer('dataset_days').distinct('made'), [{ made: 'imported' }]);
    }));

  test(`${kind}: a stopped import writes nothing`, ({ folder }) =>
    withBrand(async (store) => {
      const file = path.join(folder, 'visits.csv');
      writeFileSync(file, [header, 'b,2026-03-07,unknown,web,1'].join('\n'));
      const stopped = await importDataset(store, 'visits_daily', file, { replace: false, signal: AbortSignal.abort() });
      assert.ok(!stopped.ok);
      assert.equal(await rows(store, 'visits_daily'), []);
    }));
}

test.run();
