/** The sample brand imported and rolled up, with all that running a plan needs. */
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { loadCoverage } from '../../src/data/coverage.ts';
import { loadDirectory } from '../../src/data/directory.ts';
import type { RunContext } from '../../src/query/run-plan.ts';
import { type Rows, readRows } from './brute-force.ts';
import type { TestDatabase } from './databases.ts';
import { rollLines } from './rolled-store.ts';
import { sampleBrand, sampleLines } from './sample-brand.ts';

export interface QueryWorld {
  readonly context: RunContext;
  readonly rows: Rows;
  readonly drop: () => Promise<void>;
}

/** A fresh database of `lines`, the sample brand's unless said otherwise, on Monday 23 November 2026. */
export async function queryWorld(
  database: TestDatabase,
  lines: Iterable<string> = sampleLines(),
  brand = sampleBrand,
): Promise<QueryWorld> {
  const { store, drop } = await database.open();
  await rollLines(store, lines);
  const directory = await loadDirectory(store, brand, { settleMinutes: 0 });
  const coverage = await loadCoverage(store, brand);
  const context = { directory, coverage, catalogue: dashboard, today: '2026-11-23', rowCap: 10_000, reader: store, timeoutMs: 30_000 };
  return { context, rows: await readRows(store, brand, directory.brand.currency), drop };
}
