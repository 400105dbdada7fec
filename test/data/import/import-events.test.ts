import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixedClock } from '../../../src/base/clock.ts';
import { importEvents } from '../../../src/data/import/import-events.ts';
import { databases } from '../../support/databases.ts';

const clock = fixedClock('2026-11-20T12:00:00Z');

for (const database of databases())
  test(`${database.kind}: the conformance events come in whole, and a second time change nothing`, async () => {
    const { store, drop } = await database.open();
    const file = path.join(import.meta.dirname, '../../../../shared/conformance/pipeline/events.ndjson.gz');
    const first = await importEvents(store, [file], { clock });
    assert.ok(first.ok);
    assert.equal(
      { ...first.value, lines: first.value.accepted + first.value.duplicates },
      { ...first.value, rejected: 0, conflicts: 0, waiting: 0 },
    );
    const again = await importEvents(store, [file], { clock });
    assert.ok(again.ok);
    assert.equal([again.value.accepted, again.value.duplicates], [0, again.value.lines]);
    await drop();
  });

test.run();
