import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { brandVersion } from '../../../src/data/brand-version.ts';
import { check } from '../../../src/data/check.ts';
import { loadCoverage } from '../../../src/data/coverage.ts';
import { listBrands, loadDirectory } from '../../../src/data/directory.ts';
import { rollup } from '../../../src/data/rollup/rollup.ts';
import { databases } from '../../support/databases.ts';
import { importLines, oracleText, rollLines, tableDifferences, withStore } from '../../support/rolled-store.ts';
import { sampleLines } from '../../support/sample-brand.ts';

const rolling = suite('rollup');
const lines = sampleLines();
const brand = '{"type":"brand","id":"b","name":"B","timeZone":"UTC"}';

const visit = (day: string, id = day) =>
  JSON.stringify({ type: 'visit', brand: 'b', at: `${day}T10:00:00Z`, visit: id, visitor: 'u', device: 'mobile tablet', source: 'web' });

for (const database of databases()) {
  const { kind } = database;

  rolling(`interrupted after every step is completed by later runs (${kind})`, () =>
    withStore(database, async (store) => {
      await importLines(store, lines);
      for (let run = 0, stopped = true; stopped; run += 1) {
        assert.ok(run < 200);
        const stop = new AbortController();
        let steps = 0;
        ({ stopped } = await rollup(store, {
          signal: stop.signal,
          onProgress: () => {
            steps += 1;
            if (steps > 12) stop.abort();
          },
        }));
      }
      assert.equal(await tableDifferences(store, oracleText(lines)), []);
      assert.equal((await check(store)).count, 0);
      assert.is((await rollup(store)).days, 0);
    }),
  );

  rolling(`takes the greater line for the later of two offers at one instant, whenever each came (${kind})`, async () => {
    const at = '2026-03-01T10:00:00Z';
    const references = [
      { type: 'lob', id: 'l', name: 'L' },
      { type: 'goal', id: 'g', name: 'G', goalType: 'sale' },
      { type: 'campaign', id: 'c', name: 'C', lobId: 'l', goalId: 'g' },
      { type: 'engagement', id: 'e', name: 'E', campaignId: 'c' },
      { type: 'entry_point', id: 'p1', name: 'P1' },
      { type: 'entry_point', id: 'p2', name: 'P2' },
    ].map((line) => JSON.stringify({ ...line, brand: 'b' }));
    const opened = { type: 'conversation_opened', brand: 'b', at, conversation: 'k', visitor: 'u', by: 'consumer', source: 'web' };
    const conversation = JSON.stringify({ ...opened, device: 'mobile tablet', visit: 'v', engagement: 'e' });
    for (const type of ['display', 'accept']) {
      const offer = { type, at, visit: 'v', engagement: 'e', state: 'online' };
      const [greater, lesser] = [
        JSON.stringify({ ...offer, brand: 'b', entryPoint: 'p1' }),
        JSON.stringify({ brand: 'b', ...offer, entryPoint: 'p2' }),
      ];
      for (const offers of [
        [greater, lesser],
        [lesser, greater],
      ])
        await withStore(database, async (store) => {
          await rollLines(store, [brand, ...references, visit('2026-03-01', 'v'), conversation]);
          for (const offer of offers) await rollLines(store, [offer]);
          const engaged = store.writer('exposures_daily_entry_point').where({ goal_type: '*' }).where('engaged', '>', 0);
          assert.equal(await engaged.select('entry_point_id', 'engaged'), [{ entry_point_id: 'p1', engaged: 1 }], offers.join());
        });
    }
  });

  rolling(`rebuilds only the days that a late event bears on (${kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, [brand, ...['2026-03-01', '2026-03-02', '2026-03-09'].map((day) => visit(day))]);
      await importLines(store, [visit('2026-03-02', 'late')]);
      const rebuilt: number[] = [];
      const { days } = await rollup(store, { onProgress: ({ step, total }) => (step === 'days' ? rebuilt.push(total) : 0) });
      assert.is(days, 1);
      assert.equal(rebuilt, [1]);
    }),
  );

  rolling(`leaves imported days alone and says so, and check counts them (${kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, [brand, visit('2026-03-01')]);
      await store.writer('visits_daily').update({ sessions: 70 });
      await store.writer('dataset_days').where({ table_name: 'visits_daily' }).update({ made: 'imported' });
      await importLines(store, [visit('2026-03-01', 'late')]);
      const { imported } = await rollup(store);
      assert.equal(imported, [{ brand: 'b', date: '2026-03-01', tables: ['visits_daily'] }]);
      assert.equal(await store.writer('visits_daily').sum('sessions as n').first(), { n: 70 });
      const checked = await check(store);
      assert.equal([checked.count, checked.imported], [0, 1]);
    }),
  );

  rolling(`check names every number that is not what the facts give, and a rollup of the range mends it (${kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, [brand, visit('2026-03-01')]);
      await store.writer('visits_daily').update({ sessions: 3 });
      await store.writer('visits_daily').insert({ brand_id: 'b', date: '2026-04-01', device: 'unknown', source_type: 'web', sessions: 2 });
      const { differences, count, compared } = await check(store, { most: 1 });
      const key = { brand_id: 'b', date: '2026-03-01', device: 'mobile tablet', source_type: 'web' };
      assert.equal(differences, [{ table: 'visits_daily', key, column: 'sessions', stored: 3, fresh: 1 }]);
      assert.is(count, 2);
      assert.is(compared, 24);
      await rollup(store, { from: '2026-03-01' });
      assert.equal((await check(store)).count, 1, 'the row of a day without events is no business of rollup');
    }),
  );

  rolling(`covers the days between the first and the last event, and no day that waits (${kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, [brand, visit('2026-03-01'), visit('2026-03-04')]);
      const whole = [{ from: '2026-03-01', to: '2026-03-04' }];
      const { facts, tables } = await loadCoverage(store, 'b');
      assert.equal(facts, whole);
      assert.is(Object.keys(tables).length, 12);
      assert.equal(tables['conversion_daily'], whole);
      await store.writer('dataset_days').where({ table_name: 'visits_daily', date: '2026-03-02' }).delete();
      assert.equal((await loadCoverage(store, 'b')).tables['visits_daily'], [
        { from: '2026-03-01', to: '2026-03-01' },
        { from: '2026-03-03', to: '2026-03-04' },
      ]);
      assert.equal(await loadCoverage(store, 'nobody'), { facts: [], tables: {} });
    }),
  );

  rolling(`tells the directory how far the data reach (${kind})`, () =>
    withStore(database, async (store) => {
      await importLines(store, [brand]);
      const none = (await loadDirectory(store, 'b', { settleMinutes: 0 })).extent;
      assert.equal(none, { from: null, to: null, completeTo: null, asOf: null });
      const before = await brandVersion(store, 'b');
      await rollLines(store, [visit('2026-03-01'), visit('2026-03-03')]);
      assert.is.not(await brandVersion(store, 'b'), before);
      const { extent } = await loadDirectory(store, 'b', { settleMinutes: 0 });
      assert.equal(extent, { from: '2026-03-01', to: '2026-03-03', completeTo: '2026-03-02', asOf: '2026-03-03T10:00:00.000Z' });
      const settled = await loadDirectory(store, 'b', { settleMinutes: 601 });
      assert.is(settled.extent.completeTo, '2026-03-01');
      assert.equal(
        (await listBrands(store)).map(({ id }) => id),
        ['b'],
      );
      await loadDirectory(store, 'nobody', { settleMinutes: 0 }).then(
        () => assert.unreachable(),
        (error: unknown) => assert.match(String(error), 'no brand nobody'),
      );
    }),
  );
}

rolling.run();
