/** Asking the sample brand as the product does, on a fresh database. */
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Store } from '../../src/store/store.ts';
import type { TestDatabase } from './databases.ts';
import { rollLines, withStore } from './rolled-store.ts';
import { sampleLines, sampleNow } from './sample-brand.ts';

/** Runs `work` with the sample brand on `database`. Rejects where a question was a fault of ours: the log says which. */
export function withSampleAsking(database: TestDatabase, work: (asking: Asking, store: Store) => Promise<void>): Promise<void> {
  return withStore(database, async (store) => {
    await rollLines(store, sampleLines());
    const faults: object[] = [];
    const note = (fields: object) => void faults.push(fields);
    const asking = makeAsking({
      store,
      catalogue: dashboard,
      clock: fixedClock(sampleNow),
      settings: { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, logQuestions: false },
      log: { info: () => undefined, warn: note, error: note },
    });
    try {
      await work(asking, store);
    } finally {
      if (faults.length > 0) console.error(...faults.slice(0, 3));
    }
    if (faults.length > 0) throw new Error(`${faults.length} faults were logged`);
  });
}
