/** Imports lines and rolls up, and reads the public tables back as comparable text. */
import { fixedClock } from '../../src/base/clock.ts';
import { lineSource } from '../../src/data/import/event-source.ts';
import { importEvents } from '../../src/data/import/import-events.ts';
import type { ImportSummary } from '../../src/data/import/summary.ts';
import { rollup } from '../../src/data/rollup/rollup.ts';
import type { Store } from '../../src/store/store.ts';
import type { TestDatabase } from './databases.ts';
import { datasetText, differences, publicTables } from './dataset-text.ts';
import { oracleTables } from './oracle/tables.ts';

const later = '2100-01-01T00:00:00Z';

/** Runs `work` on a fresh store and throws that away whatever happens: an open server would keep the process alive. */
export async function withStore<Value>(database: TestDatabase, work: (store: Store) => Promise<Value>): Promise<Value> {
  const { store, drop } = await database.open();
  try {
    return await work(store);
  } finally {
    await drop();
  }
}

/** Imports `lines` as one file at the instant `now`; nothing is rolled up. */
export async function importLines(store: Store, lines: Iterable<string>, now = later): Promise<ImportSummary> {
  const imported = await importEvents(store, [lineSource('test', lines)], { clock: fixedClock(now) });
  if (!imported.ok) throw new Error(imported.problems.message);
  return imported.value;
}

/** Imports `lines` as one file and rolls up. */
export async function rollLines(store: Store, lines: Iterable<string>): Promise<void> {
  await importLines(store, lines);
  await rollup(store);
}

/** The comparable text of every public table. */
export async function storedTables(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Map<string, readonly string[]>();
  for (const table of publicTables)
    tables.set(table, datasetText(await store.read({ text: `select * from ${table}`, bindings: [] }, { timeoutMs: 60_000 })));
  return tables;
}

/** Lines in which the store's public tables differ from `expected`, each with its table; empty where all are alike. */
export async function tableDifferences(store: Store, expected: ReadonlyMap<string, readonly string[]>): Promise<readonly string[]> {
  const stored = await storedTables(store);
  return publicTables.flatMap((table) => differences(stored.get(table) ?? [], expected.get(table) ?? []).map((line) => `${table} ${line}`));
}

/** What the oracle says of `lines`, as comparable text by table. */
export function oracleText(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const tables = oracleTables(lines);
  return new Map(publicTables.map((table) => [table, datasetText(tables.get(table) ?? [])]));
}
