/** Brings ready-made dataset rows in from CSV: a file goes in whole or not at all. */

import type { Knex } from 'knex';
import { itemAt } from '../../base/item.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { incoming } from '../../store/incoming.ts';
import type { Store } from '../../store/store.ts';
import { growVersion } from '../brand-version.ts';
import { run } from '../import/run.ts';
import { datasetTables, type TableShape } from '../rollup/tables.ts';
import { datasetRows, IllFile, type NumberedRow } from './dataset-file.ts';

export interface DatasetImport {
  /** Replace days that were made from facts. */
  readonly replace: boolean;
  /** Ends the import; then nothing is written. */
  readonly signal?: AbortSignal;
}

export interface DatasetSummary {
  readonly rows: number;
  /** Days by brand that the file holds, `brand day`, sorted; each holds the file's rows and no others now. */
  readonly days: readonly string[];
}

/** Why nothing was written: whole sentences, those about lines with their numbers. */
export type DatasetProblem = readonly [string, ...string[]];

const mostNamedDays = 10;

/**
 * Writes the rows of the CSV file at `file` (its header names the columns) to the dataset `table` and records their days as imported.
 * A day in the file replaces the whole day in the table; a day made from facts only with `replace`. Any ill row refuses the file.
 */
export async function importDataset(
  store: Store,
  table: string,
  file: string,
  options: DatasetImport,
): Promise<Result<DatasetSummary, DatasetProblem>> {
  const target = datasetTables.find(({ name }) => name === table);
  if (target === undefined)
    return refuse([`${table} is no dataset; the datasets are ${datasetTables.map(({ name }) => name).join(', ')}.`]);
  try {
    return ok(await store.transaction((transaction) => new Loading(store, transaction, target, options).load(file)));
  } catch (error) {
    if (error instanceof IllFile) return refuse(error.problems.map((problem) => `${file}: ${problem}`));
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return refuse([`There is no file ${file}.`]);
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return refuse([`${file} is a folder.`]);
    throw error;
  }
}

function refuse(problems: readonly string[]): { readonly ok: false; readonly problems: DatasetProblem } {
  const [first = 'The file is refused.', ...rest] = problems;
  return { ok: false, problems: [first, ...rest] };
}

/** One file on its way into one table. */
class Loading {
  private readonly store: Store;
  private readonly transaction: Knex.Transaction;
  private readonly table: TableShape;
  private readonly options: DatasetImport;
  private readonly days = new Set<string>();
  private readonly brands = new Map<string, boolean>();
  private readonly madeDays: string[] = [];

  constructor(store: Store, transaction: Knex.Transaction, table: TableShape, options: DatasetImport) {
    this.store = store;
    this.transaction = transaction;
    this.table = table;
    this.options = options;
  }

  async load(file: string): Promise<DatasetSummary> {
    let rows = 0;
    for await (const batch of datasetRows(file, this.table)) {
      if (this.options.signal?.aborted === true) throw new IllFile(['the import was interrupted; nothing is written']);
      await this.meetDays(batch);
      if (this.madeDays.length === 0) await this.insert(batch);
      rows += batch.length;
    }
    if (this.madeDays.length > 0) throw new IllFile([madeProblem(this.table.name, this.madeDays)]);
    for (const brand of this.brands.keys()) await this.transaction.raw(growVersion, [brand]);
    return { rows, days: [...this.days].sort() };
  }

  /** Clears each day on its first row; remembers the days that may not be cleared. */
  private async meetDays(batch: readonly NumberedRow[]): Promise<void> {
    for (const { line, row } of batch) {
      const [brand, date] = [String(row[0]), String(row[1])];
      const day = `${brand} ${date}`;
      if (this.days.has(day)) continue;
      this.days.add(day);
      if (!(await this.isKnown(brand)))
        throw new IllFile([`line ${line}: there is no brand ${JSON.stringify(brand)}; its reference lines come first`]);
      const made = await this.madeOf(brand, date);
      if (made === 'facts' && !this.options.replace) this.madeDays.push(day);
      else await this.clear(brand, date);
    }
  }

  private async madeOf(brand: string, date: string): Promise<string | null> {
    const days = this.transaction<Record<string, string>>('dataset_days');
    const day = await days.where({ brand_id: brand, table_name: this.table.name, date }).first('made');
    return day?.['made'] ?? null;
  }

  private async isKnown(brand: string): Promise<boolean> {
    let known = this.brands.get(brand);
    if (known === undefined) {
      known = (await this.transaction('brands').where({ id: brand }).first('id')) !== undefined;
      this.brands.set(brand, known);
    }
    return known;
  }

  private async clear(brand: string, date: string): Promise<void> {
    await this.transaction(this.table.name).where({ brand_id: brand, date }).delete();
    await this.transaction.raw(
      `insert into dataset_days (brand_id, table_name, date, made) values (?, ?, ?, 'imported')
       on conflict (brand_id, table_name, date) do update set made = excluded.made`,
      [brand, this.table.name, date],
    );
  }

  private async insert(batch: readonly NumberedRow[]): Promise<void> {
    const { dialect } = this.store;
    const { name, columns, keyLength } = this.table;
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    const source = incoming(
      dialect,
      columns,
      batch.map(({ row }) => row),
    );
    const text = `insert into "${name}" (${names}) select ${names} from ${source.text} where true on conflict do nothing`;
    const added = await run(this.transaction, dialect, { text, bindings: source.bindings });
    if (added < batch.length) throw new IllFile([repeated(batch, keyLength)]);
  }
}

/** The days were empty before, so a row that was there already came from this file. */
function repeated(batch: readonly NumberedRow[], keyLength: number): string {
  const lines = new Map<string, number>();
  for (const { line, row } of batch) {
    const key = JSON.stringify(row.slice(0, keyLength));
    const before = lines.get(key);
    if (before !== undefined) return `line ${line}: its key columns are those of line ${before}`;
    lines.set(key, line);
  }
  return `lines ${itemAt(batch, 0).line} to ${itemAt(batch, batch.length - 1).line}: the key columns of one are those of an earlier line`;
}

function madeProblem(table: string, days: readonly string[]): string {
  const named = days.slice(0, mostNamedDays).join(', ');
  const more = days.length > mostNamedDays ? ` and ${days.length - mostNamedDays} more` : '';
  return `${table} has ${days.length} of these days made from facts (${named}${more}); --replace puts the file's rows in their place`;
}
