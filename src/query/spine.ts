/** Members without rows, each with zeros, for questions in which they count: `< 100`, `bottom 3`, lowest. */
import type { Knex } from 'knex';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { isMember } from '../plan/source/selection.ts';
import { memberTables } from './member-tables.ts';
import { applySelections } from './part/conditions.ts';
import type { Place } from './part/reading.ts';
import type { Shape } from './shape.ts';

/** One query of every combination of the breakdowns' members, empty where there is no breakdown. Live members only. */
export function spineParts(shape: Shape, columns: readonly string[]): readonly Knex.QueryBuilder[] {
  if (shape.by.length === 0) return [];
  const { build } = shape.dialect;
  const tree = (['engagement', 'campaign', 'lob'] as const).filter((dimension) => shape.by.includes(dimension));
  const [finest] = tree;
  const query = build.queryBuilder();
  const expressions = new Map<DimensionId, string>();
  const sources: Knex.QueryBuilder[] = [];
  if (finest) {
    sources.push(membersOf(shape, finest));
    for (const dimension of tree) expressions.set(dimension, `s1."${dimension}"`);
  }
  for (const dimension of shape.by.filter((other) => !expressions.has(other))) {
    sources.push(isMember(dimension) ? membersOf(shape, dimension) : fixedOf(shape, dimension));
    expressions.set(dimension, `s${String(sources.length)}."${dimension}"`);
  }
  query.from(build.raw(sources.map((_, index) => `? as s${String(index + 1)}`).join(' cross join '), sources));
  for (const dimension of shape.by) query.select(build.raw(`${expressions.get(dimension) ?? "''"} as "${dimension}"`));
  if (shape.grain !== null) query.select(build.raw('cast(null as text) as "time"'));
  for (const column of columns) query.select(build.raw(`0 as "${column}"`));
  return [query.comment('members without rows')];
}

function membersOf(shape: Shape, dimension: keyof typeof memberTables): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const { table, deleted } = memberTables[dimension];
  const brand = shape.directory.brand.id;
  const query = build.queryBuilder().from({ m: table }).where('m.brand_id', brand);
  if (deleted) query.where('m.deleted', 0);
  query.select(build.raw(`m.id as "${dimension}"`));
  if (dimension === 'engagement') {
    query.joinRaw('left join "campaigns" as mc on mc.brand_id = m.brand_id and mc.id = m.campaign_id');
    query.select(build.raw(`m.campaign_id as "campaign", coalesce(mc.lob_id, '') as "lob"`));
  }
  if (dimension === 'campaign') query.select(build.raw('m.lob_id as "lob"'));
  const selections = shape.selections.filter((selection) => placeIn(dimension, selection.dimension) !== null);
  return applySelections(query, selections, {
    dialect: shape.dialect,
    brand,
    places: (wanted) => placeIn(dimension, wanted) ?? { kind: 'column', column: 'm.id' },
    membersOnly: () => true,
  });
}

/** Where a selection on `wanted` stands in the table of `dimension`; null where it does not bear on its members. */
function placeIn(dimension: DimensionId, wanted: DimensionId): Place | null {
  if (dimension === wanted) return { kind: 'column', column: 'm.id' };
  const above = wanted === 'lob' || wanted === 'goal_type' || (wanted === 'campaign' && dimension === 'engagement');
  if (!above) return null;
  return dimension === 'engagement' || dimension === 'campaign' ? { kind: 'above', of: dimension, column: 'm.id' } : null;
}

function fixedOf(shape: Shape, dimension: DimensionId): Knex.QueryBuilder {
  const { build, textRows } = shape.dialect;
  const selection = shape.selections.find((one) => one.dimension === dimension);
  const values = valuesOf(shape, dimension).filter((value) => !selection || selection.values.includes(value) === (selection.op === 'in'));
  const cell = dimension === 'hour' || dimension === 'weekday' ? 'cast(v."value" as integer)' : 'v."value"';
  return build
    .queryBuilder()
    .from(build.raw(`(${textRows}) as v`, [JSON.stringify(values)]))
    .select(build.raw(`${cell} as "${dimension}"`));
}

function valuesOf(shape: Shape, dimension: DimensionId): readonly string[] {
  if (dimension === 'currency') return shape.directory.currencies;
  if (dimension === 'weekday') return [...new Set(shape.timelines.now.days().map(([, , weekday]) => String(weekday)))];
  return dimensionOf(dimension)
    .fixed.map(({ value }) => value)
    .filter((value) => value !== 'unknown');
}
