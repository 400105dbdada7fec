/** Replaces one day of datasets by fresh rows, in the transaction it is given. */

import type { Day } from '../../base/day.ts';
import { growVersion } from '../brand-version.ts';
import { type RollupBrand, textOf } from './brand.ts';
import { freshRows } from './fresh-rows.ts';
import type { Session } from './session.ts';
import { familyTables, type RollupFamily, type Row, shape } from './tables.ts';

export const datasetDays = shape('dataset_days', ['brand_id', 'table_name', 'date'], ['made']);

/** Rebuilds the day for `families` and takes its marks away. Returns the tables whose day was imported and is left as it is. */
export async function rebuildDay(
  session: Session,
  brand: RollupBrand,
  day: Day,
  families: readonly RollupFamily[],
): Promise<readonly string[]> {
  const rows = await session.read('select table_name, made from dataset_days where brand_id = ? and date = ?', [brand.id, day]);
  const before = new Map(rows.map((row) => [textOf(row, 'table_name'), textOf(row, 'made')]));
  await session.read(growVersion, [brand.id]);
  const left: string[] = [];
  const made: Row[] = [];
  for (const family of families) {
    const tables = familyTables[family].filter(({ name }) => before.get(name) !== 'imported');
    if (tables.length < familyTables[family].length)
      left.push(...familyTables[family].map(({ name }) => name).filter((name) => before.get(name) === 'imported'));
    if (tables.length === 0) continue;
    const fresh = await freshRows(session.read, brand, family, day);
    for (const table of tables) {
      if (before.has(table.name)) await session.read(`delete from ${table.name} where brand_id = ? and date = ?`, [brand.id, day]);
      else made.push([brand.id, table.name, day, 'facts']);
      await session.insert(table, inKeyOrder(fresh.get(table.name) ?? []));
    }
  }
  await session.insert(datasetDays, made);
  const marks = families.map(() => '?').join(', ');
  await session.read(`delete from dirty_days where brand_id = ? and date = ? and family in (${marks})`, [brand.id, day, ...families]);
  return left;
}

/** Rows that lie together are written together. */
function inKeyOrder(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ row }) => row);
}
