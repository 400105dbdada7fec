/** Compares every stored dataset row with a fresh aggregation of the facts. */
import type { Day } from '../base/day.ts';
import type { SqlRow, SqlValue } from '../base/statement.ts';
import type { Store } from '../store/store.ts';
import { type RollupBrand, readBrand, textOf } from './rollup/brand.ts';
import { freshRows } from './rollup/fresh-rows.ts';
import { type Read, reader } from './rollup/session.ts';
import { datasetTables, familyTables, type RollupFamily, type Row, rollupFamilies, type TableShape } from './rollup/tables.ts';

/** One measure of one row that is not what the facts give. A row that one side lacks counts as all 0 there. */
export interface CheckDifference {
  readonly table: string;
  /** Values of the key columns by name. */
  readonly key: Readonly<Record<string, SqlValue>>;
  readonly column: string;
  readonly stored: number;
  readonly fresh: number;
}

export interface CheckSummary {
  /** The first of them, up to `most`; `count` is how many there are. */
  readonly differences: readonly CheckDifference[];
  readonly count: number;
  /** Days of tables that were compared. */
  readonly compared: number;
  /** Days of tables that were imported, which no facts can vouch for. */
  readonly imported: number;
  /** Days that wait for a rollup, and differ for that reason alone. */
  readonly dirty: number;
  readonly stopped: boolean;
}

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** How many differences are returned. Default 1000. */
  readonly most?: number;
  readonly onProgress?: (progress: { readonly brand: string; readonly done: number; readonly total: number }) => void;
}

/** Checks all brands, a day at a time; changes nothing. */
export async function check(store: Store, options: CheckOptions = {}): Promise<CheckSummary> {
  const read = reader(store);
  const tally = new Tally(options.most ?? 1000);
  const brands = await read('select id from brands order by id', []);
  for (const row of brands) {
    const brand = await readBrand(read, textOf(row, 'id'));
    if (brand !== null) await checkBrand(read, brand, tally, options);
  }
  const [waiting] = await read('select count(*) as days from (select distinct brand_id, date from dirty_days) d', []);
  return { ...tally.summary(), dirty: Number(waiting?.['days'] ?? 0), stopped: options.signal?.aborted === true };
}

async function checkBrand(read: Read, brand: RollupBrand, tally: Tally, { signal, onProgress }: CheckOptions): Promise<void> {
  const imported = await importedTables(read, brand);
  const days = await heldDays(read, brand);
  for (const [index, day] of days.entries()) {
    if (signal?.aborted === true) return;
    for (const family of rollupFamilies) await checkDay(read, brand, family, day, imported.get(day) ?? new Set(), tally);
    onProgress?.({ brand: brand.id, done: index + 1, total: days.length });
  }
}

async function checkDay(
  read: Read,
  brand: RollupBrand,
  family: RollupFamily,
  day: Day,
  imported: ReadonlySet<string>,
  tally: Tally,
): Promise<void> {
  const tables = familyTables[family].filter(({ name }) => !imported.has(name));
  tally.imported += familyTables[family].length - tables.length;
  if (tables.length === 0) return;
  const fresh = await freshRows(read, brand, family, day);
  for (const table of tables) {
    const stored = await read(`select * from ${table.name} where brand_id = ? and date = ?`, [brand.id, day]);
    tally.compare(table, stored, fresh.get(table.name) ?? []);
  }
}

async function importedTables(read: Read, brand: RollupBrand): Promise<ReadonlyMap<Day, ReadonlySet<string>>> {
  const rows = await read(`select date, table_name from dataset_days where brand_id = ? and made = 'imported'`, [brand.id]);
  const days = new Map<Day, Set<string>>();
  for (const row of rows) {
    const day = textOf(row, 'date');
    const tables = days.get(day) ?? new Set<string>();
    days.set(day, tables.add(textOf(row, 'table_name')));
  }
  return days;
}

/** Days that a dataset says it holds, and days of rows that nobody vouches for. */
async function heldDays(read: Read, brand: RollupBrand): Promise<readonly Day[]> {
  const tables = ['dataset_days', 'fact_days', ...datasetTables.map(({ name }) => name)];
  const each = tables.map((table) => `select date from ${table} where brand_id = ?`);
  const rows = await read(
    `select date from (${each.join(' union ')}) d order by date`,
    tables.map(() => brand.id),
  );
  return rows.map((row) => textOf(row, 'date'));
}

class Tally {
  imported = 0;
  readonly #most: number;
  readonly #differences: CheckDifference[] = [];
  #count = 0;
  #compared = 0;

  constructor(most: number) {
    this.#most = most;
  }

  compare(table: TableShape, stored: readonly SqlRow[], fresh: readonly Row[]): void {
    this.#compared += 1;
    const names = table.columns.map(({ name }) => name);
    const rows = new Map<string, { stored: Row; fresh: Row }>();
    const keep = (row: Row, side: 'stored' | 'fresh') => {
      const id = JSON.stringify(row.slice(0, table.keyLength));
      const pair = rows.get(id) ?? { stored: [], fresh: [] };
      rows.set(id, { ...pair, [side]: row });
    };
    for (const row of stored)
      keep(
        names.map((name) => row[name] ?? null),
        'stored',
      );
    for (const row of fresh) keep(row, 'fresh');
    for (const pair of rows.values()) this.#compareRow(table, pair.stored, pair.fresh);
  }

  summary(): Pick<CheckSummary, 'differences' | 'count' | 'compared' | 'imported'> {
    return { differences: this.#differences, count: this.#count, compared: this.#compared, imported: this.imported };
  }

  #compareRow({ name, columns, keyLength }: TableShape, stored: Row, fresh: Row): void {
    for (const [index, column] of columns.entries()) {
      if (index < keyLength) continue;
      const [here, there] = [Number(stored[index] ?? 0), Number(fresh[index] ?? 0)];
      // Seconds have three decimals; anything nearer is the same number in another notation.
      if (Math.abs(here - there) < 0.0005) continue;
      this.#count += 1;
      if (this.#differences.length >= this.#most) continue;
      const keyed = stored.length > 0 ? stored : fresh;
      const key = Object.fromEntries(columns.slice(0, keyLength).map((each, at) => [each.name, keyed[at] ?? null]));
      this.#differences.push({ table: name, key, column: column.name, stored: here, fresh: there });
    }
  }
}
