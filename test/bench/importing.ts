/** Events a second through the import, and a year's rollup: `npm run bench -- import 10000000` for the long run. */
import { fixedClock } from '../../src/base/clock.ts';
import { lineSource } from '../../src/data/import/event-source.ts';
import { importEvents } from '../../src/data/import/import-events.ts';
import { rollup } from '../../src/data/rollup/rollup.ts';
import { databases } from '../support/databases.ts';
import { benchEvents, benchReference } from './events.ts';

const clock = fixedClock('2100-01-01T00:00:00Z');

/** Prints the rate on each database and the most memory that was held. */
export async function benchImporting(events: number): Promise<void> {
  for (const database of databases()) {
    const { store, drop } = await database.open();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 200);
    try {
      const start = performance.now();
      const lines = function* () {
        yield* benchReference();
        yield* benchEvents({ events, days: 365 });
      };
      const imported = await importEvents(store, [lineSource('bench', lines())], { clock });
      if (!imported.ok) throw new Error(imported.problems.message);
      const seconds = (performance.now() - start) / 1000;
      console.log(
        `${database.kind}, import of ${events.toLocaleString('en-US')} events: ${Math.round(imported.value.accepted / seconds).toLocaleString('en-US')} a second, facts and marks included (goal on SQLite: 15,000); at most ${Math.round(most / 1e6)} MB held (goal: 400)`,
      );
      const rolled = performance.now();
      const { days } = await rollup(store);
      console.log(
        `${database.kind}, rollup of ${days} days: ${((performance.now() - rolled) / 1000).toFixed(1)} s; at most ${Math.round(most / 1e6)} MB held`,
      );
    } finally {
      clearInterval(watch);
      await drop();
    }
  }
}
