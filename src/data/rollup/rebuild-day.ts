/** Replaces one day of a family's datasets by fresh rows, in the transaction it is given. */
import type { Day } from '../../base/day.ts';
import { type RollupBrand, textOf } from './brand.ts';
import { freshRows } from './fresh-rows.ts';
import type { Session } from './session.ts';
import { familyTables, type RollupFamily, type Row, shape } from './tables.ts';

export const datasetDays = shape('dataset_days', ['brand_id', 'table_name', 'date'], ['made']);

/** Rebuilds the day and takes its mark away. Returns the tables whose day was imported and is left as it is. */
export async function rebuildDay(session: Session, brand: RollupBrand, family: RollupFamily, day: Day): Promise<readonly string[]> {
  const { read } = session;
  const rows = await read(`select table_name from dataset_days where brand_id = ? and date = ? and made = 'imported'`, [brand.id, day]);
  const imported = new Set(rows.map((row) => textOf(row, 'table_name')));
  const tables = familyTables[family].filter(({ name }) => !imported.has(name));
  if (tables.length > 0) {
    const fresh = await freshRows(read, brand, family, day);
    for (const table of tables) {
      await read(`delete from ${table.name} where brand_id = ? and date = ?`, [brand.id, day]);
      await session.insert(table, inKeyOrder(fresh.get(table.name) ?? []));
    }
    await session.insert(
      datasetDays,
      tables.map(({ name }) => [brand.id, name, day, 'facts']),
    );
  }
  await read('delete from dirty_days where brand_id = ? and date = ? and family = ?', [brand.id, day, family]);
  return familyTables[family].flatMap(({ name }) => (imported.has(name) ? [name] : []));
}

/** Rows that lie together are written together. */
function inKeyOrder(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ row }) => row);
}
