import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fixedClock } from '../../../src/base/clock.ts';
import { demoReference } from '../../../src/data/demo/brand.ts';
import { demoEvents } from '../../../src/data/demo/events.ts';
import { loadDemo } from '../../../src/data/demo/load.ts';
import { lineSource } from '../../../src/data/import/event-source.ts';
import { importEvents } from '../../../src/data/import/import-events.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';

const load = suite('demo load');
const days = 12;
const first = fixedClock('2026-11-21T15:00:00Z');
const later = fixedClock('2026-11-23T15:00:00Z');

/** How many of the lines of the days up to `later` the store did not have. */
async function stillMissing(store: Store): Promise<number> {
  const lines = [...demoReference(), ...demoEvents('2026-11-10', '2026-11-23', later.now())];
  const imported = await importEvents(store, [lineSource('all', lines)], { clock: later });
  assert.ok(imported.ok);
  return imported.value.accepted;
}

for (const { kind, open } of databases()) {
  load(`${kind}: brings the days in, nothing the second time, and appends the missing days later`, async () => {
    const { store, drop } = await open();
    try {
      const told: number[] = [];
      const loaded = await loadDemo(store, { clock: first, days, onProgress: ({ step, done }) => step === 'events' && told.push(done) });
      assert.ok(loaded.events > 6_000 && !loaded.interrupted, JSON.stringify(loaded));
      assert.equal(
        told,
        Array.from({ length: days }, (_, day) => day + 1),
      );
      assert.is((await loadDemo(store, { clock: first, days })).events, 0);
      const appended = await loadDemo(store, { clock: later, days });
      assert.ok(appended.events > 800 && appended.events < 3_000, JSON.stringify(appended));
      assert.is(await stillMissing(store), 0);
    } finally {
      await drop();
    }
  });

  load(`${kind}: interrupted on its way, the next run completes it`, async () => {
    const { store, drop } = await open();
    try {
      const stop = new AbortController();
      const onProgress = ({ done }: { done: number }) => done === 5 && stop.abort();
      const part = await loadDemo(store, { clock: later, days: 14, signal: stop.signal, onProgress });
      assert.ok(part.interrupted);
      const rest = await loadDemo(store, { clock: later, days: 14 });
      assert.ok(part.events > 0 && rest.events > 0, JSON.stringify([part, rest]));
      assert.is(await stillMissing(store), 0);
    } finally {
      await drop();
    }
  });

  load(`${kind}: a clock before the data brings nothing`, async () => {
    const { store, drop } = await open();
    try {
      await loadDemo(store, { clock: later, days: 3 });
      assert.is((await loadDemo(store, { clock: fixedClock('2026-10-01T12:00:00Z'), days: 3 })).events, 0);
    } finally {
      await drop();
    }
  });
}

load.run();
