import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadDirectory } from '../../../src/data/directory.ts';
import { databases } from '../../support/databases.ts';
import { courseDifferences, prove } from '../../support/prove.ts';
import { rollLines, withStore } from '../../support/rolled-store.ts';

const proof = suite('random events');

for (const database of databases()) {
  const runs = database.kind === 'sqlite' ? 100 : 10;
  proof(`give the datasets and derived facts of a brute-force count in ${runs} runs on ${database.kind}`, () =>
    withStore(database, (store) => prove(store, runs)),
  );
}

proof('are seen to differ where the store has not all of them', async () => {
  const [database] = databases();
  assert.ok(database);
  await withStore(database, async (store) => {
    const reference = ['{"type":"brand","id":"b1","name":"B","timeZone":"UTC"}'];
    const visit =
      '{"type":"visit","brand":"b1","at":"2026-03-04T10:00:00Z","visit":"v1","visitor":"u1","device":"mobile tablet","source":"web"}';
    const set = { reference, changes: [], events: [visit], rejects: [], brands: ['b1'], from: '', to: '', now: '2026-03-05T00:00:00Z' };
    assert.equal(await courseDifferences(store, { set, imports: [true], changes: false, plans: 1 }), []);
    const early = { ...set, now: '2026-03-01T00:00:00Z' };
    assert.equal(await courseDifferences(store, { set: early, imports: [true], changes: false, plans: 1 }), [
      'visits_daily - brand_id=b1 date=2026-03-04 device=mobile tablet source_type=web | sessions=1',
    ]);
  });
});

proof('are data that end with the last event, though a status may last into the next day', async () => {
  const [database] = databases();
  assert.ok(database);
  await withStore(database, async (store) => {
    const reference = ['{"type":"brand","id":"b1","name":"B","timeZone":"UTC"}', '{"type":"agent","brand":"b1","id":"a1","name":"A"}'];
    const status = '{"type":"agent_status","brand":"b1","at":"2026-03-12T15:00:00Z","agent":"a1","status":"online"}';
    await rollLines(store, [...reference, status]);
    assert.is((await loadDirectory(store, 'b1', { settleMinutes: 0 })).extent.to, '2026-03-12');
  });
});

proof.run();
