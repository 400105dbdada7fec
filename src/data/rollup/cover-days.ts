/** Says of days without events that they were looked at: between a brand's first and last event every day is covered. */

import type { Day } from '../../base/day.ts';
import { growVersion } from '../brand-version.ts';
import { daysBetween } from '../day-arithmetic.ts';
import { numberOf, type RollupBrand, textOf } from './brand.ts';
import { datasetDays } from './rebuild-day.ts';
import type { Session } from './session.ts';
import { datasetTables, familyTables, type RollupFamily, rollupFamilies, shape } from './tables.ts';

const factDays = shape('fact_days', ['brand_id', 'date'], []);

/** More days than this between two events are no gap to fill but a slip of some clock. */
const longestSpan = 20 * 366;

/**
 * Adds what is missing to `dataset_days` and `fact_days`. Days that wait to be rebuilt are left out, and so are facts of days whose every
 * dataset was imported: their facts were pruned or never came.
 */
export async function coverDays(session: Session, brand: RollupBrand): Promise<void> {
  await session.read(growVersion, [brand.id]);
  const days = await spannedDays(session, brand);
  const known = await session.read('select table_name, date, made from dataset_days where brand_id = ?', [brand.id]);
  const key = (table: string, day: Day) => `${table} ${day}`;
  const made = new Map(known.map((row) => [key(textOf(row, 'table_name'), textOf(row, 'date')), textOf(row, 'made')]));
  const dirty = new Set(
    (await session.read('select date, family from dirty_days where brand_id = ?', [brand.id])).map((row) =>
      key(textOf(row, 'family'), textOf(row, 'date')),
    ),
  );
  const empty = rollupFamilies.flatMap((family) =>
    missingRows(brand, family, days, (table, day) => made.has(key(table, day)) || dirty.has(key(family, day))),
  );
  await session.insert(datasetDays, empty);
  const pruned = (day: Day) => datasetTables.every(({ name }) => made.get(key(name, day)) === 'imported');
  await session.insert(
    factDays,
    days.filter((day) => !pruned(day)).map((day) => [brand.id, day]),
  );
}

function missingRows(brand: RollupBrand, family: RollupFamily, days: readonly Day[], isThere: (table: string, day: Day) => boolean) {
  return familyTables[family].flatMap(({ name }) => days.filter((day) => !isThere(name, day)).map((day) => [brand.id, name, day, 'facts']));
}

/** From the day of the first event to that of the last; where they lie too far apart, the days that were rebuilt. */
async function spannedDays(session: Session, brand: RollupBrand): Promise<readonly Day[]> {
  const [state] = await session.read('select first_at, last_at from brand_states where brand_id = ? and first_at is not null', [brand.id]);
  if (state === undefined) return [];
  const [first, last] = [numberOf(state, 'first_at'), numberOf(state, 'last_at')];
  if (last - first <= longestSpan * 86_400_000) return daysBetween(brand.zone.day(first), brand.zone.day(last));
  const rows = await session.read(`select distinct date from dataset_days where brand_id = ? and made = 'facts' order by date`, [brand.id]);
  return rows.map((row) => textOf(row, 'date'));
}
