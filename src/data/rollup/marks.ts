/** The marks that imports leave, as rollup reads them batch by batch, and the marks it leaves itself. */
import type { Day } from '../../base/day.ts';
import type { RollupBrand } from './brand.ts';
import type { Session } from './session.ts';
import { type RollupFamily, type Row, shape } from './tables.ts';

/** In the order they are taken: each kind may mark more of those after it. */
export const subjectKinds = ['brand', 'day', 'visit', 'conversation', 'visitor', 'agent'] as const;

export type SubjectKind = (typeof subjectKinds)[number];

/** The marks of one kind up to an id, within one brand. */
export interface Batch {
  readonly brand: RollupBrand;
  readonly kind: SubjectKind;
  readonly ids: readonly string[];
  readonly lastId: string;
}

const dirtyDays = shape('dirty_days', ['brand_id', 'date', 'family'], []);

const marks = '(select brand_id, id from dirty_subjects where brand_id = ? and kind = ? and id <= ?) s';

/**
 * FROM and WHERE of the batch's marks as `s` joined with `steps` in this order, which SQLite keeps to in a cross join (without statistics it
 * would rather begin with the largest table). More conditions may follow with `and`. Its bindings are `markedBy`.
 */
export function fromMarks(...steps: readonly Step[]): string {
  const tables = steps.map(({ table }) => ` cross join ${table}`);
  return `from ${marks}${tables.join('')} where ${steps.map(({ on }) => on).join(' and ')}`;
}

export interface Step {
  /** With its alias. */
  readonly table: string;
  readonly on: string;
}

export function markedBy({ brand, kind, lastId }: Batch): readonly string[] {
  return [brand.id, kind, lastId];
}

/** Marks `days` of `family` to be rebuilt. */
export function markDays(session: Session, brand: RollupBrand, family: RollupFamily, days: Iterable<Day>): Promise<void> {
  const rows: Row[] = [...new Set(days)].sort().map((day) => [brand.id, day, family]);
  return session.insert(dirtyDays, rows);
}

/** Marks as visitor whoever `from` (a query over `fromMarks` of brand_id and visitor_id) gives and has reached a goal. */
export async function markVisitors(session: Session, from: string, batch: Batch): Promise<void> {
  await session.read(
    `insert into dirty_subjects (brand_id, kind, id) select distinct f.brand_id, 'visitor', f.visitor_id from (${from}) f
    where exists (select 1 from goal_events g where g.brand_id = f.brand_id and g.visitor_id = f.visitor_id) on conflict do nothing`,
    markedBy(batch),
  );
}
