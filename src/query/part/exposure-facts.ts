/**
 * Conversions after exposure, counted once per conversion and group of the members asked for, credited to the latest visit that displayed
 * a selected engagement (rules 18 to 20 of the data page). Date, device and source type are that visit's, so they are applied afterwards.
 */
import type { Knex } from 'knex';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { applySelections, type Conditions, termOf } from './conditions.ts';
import { conversionValue, goalPlace } from './conversion-value.ts';
import { selectKeys, timeOf } from './dataset-part.ts';
import { Keys } from './keys.ts';
import { currencyFor, treeDimensions } from './measure-sql.ts';
import { type PartQuery, type Place, type Reading, type Sql, selectValues } from './reading.ts';

/** The measures of `reading`, of both stages. */
export function exposureConversions(reading: Reading): PartQuery {
  const { dialect, brand, part, timeline, calendar, timed } = reading;
  const { build } = dialect;
  const keys = new Keys(brand, 'v');
  const expressions = new Map(part.by.map((dimension) => [dimension, outerKey(dimension, keys)]));
  const query = build
    .queryBuilder()
    .from(credited(reading).as('t'))
    .joinRaw('join "conversions" as g on g.brand_id = ? and g.id = t.conversion_id', [brand])
    .whereBetween('t.date', [timeline.range.from, timeline.range.to]);
  const engaged = engagedTerm(reading, keys);
  keys.join(query);
  if (calendar !== null) query.joinRaw(`join "${calendar}" as k on k."date" = t."date"`);
  const outer = part.selections.filter(({ dimension }) => !treeDimensions.includes(dimension));
  applySelections(query, outer, { ...conditionsOf(reading), places: (dimension) => goalPlace(dimension, 'g', 't') });
  const groups = [...expressions.values(), ...(timed ? [timeOf(reading, 't')] : [])];
  if (groups.length > 0) query.groupByRaw(groups.join(', '));
  const currency = currencyFor(part, reading.currency);
  selectKeys(query, reading, expressions, 't');
  return selectValues(query, reading, (alias) => {
    const stage = part.uses.find((use) => use.alias === alias)?.measure.where['stage'];
    const also = stage === 'after_exposure_not_engagement' ? engaged : null;
    const value = conversionValue(reading, alias, { goal: 'g', direct: 't.direct = 1', currency, also: also?.text ?? null });
    return { text: value.text, bindings: [...(also?.bindings ?? []), ...value.bindings] };
  });
}

/** One row per conversion and group of members: its latest visit, and whether that visit displayed a campaign of the conversion's goal. */
function credited(reading: Reading): Knex.QueryBuilder {
  const { dialect, brand, part, timeline } = reading;
  const { build } = dialect;
  const keys = new Keys(brand);
  const grouped = part.by.filter((dimension) => treeDimensions.includes(dimension));
  const names = grouped.map((dimension) => `"${dimension}"`);
  const inner = build
    .queryBuilder()
    .from({ x: 'conversion_exposures' })
    .where('x.brand_id', brand)
    // Later visits take the credit away, earlier ones never do.
    .where('x.date', '>=', timeline.range.from);
  const expressions = grouped.map((dimension) => [dimension, keys.of(dimension, displayedPlace(dimension))] as const);
  keys.of('lob', displayedPlace('lob'));
  keys.join(inner);
  inner.joinRaw('join "conversions" as o on o.brand_id = x.brand_id and o.id = x.conversion_id');
  const selections = part.selections.filter(({ dimension }) => treeDimensions.includes(dimension));
  applySelections(inner, selections, { ...conditionsOf(reading), places: displayedPlace });
  for (const [dimension, expression] of expressions) inner.select(build.raw(`${expression} as "${dimension}"`));
  const partition = ['x.conversion_id', ...expressions.map(([, expression]) => expression)].join(', ');
  inner.select(
    build.raw(
      `x.conversion_id, x.date, x.device, x.source_type, case when c.goal_id = o.goal_id then 1 else 0 end as direct, dense_rank() over (partition by ${partition} order by x.recency) as place`,
    ),
  );
  return build
    .queryBuilder()
    .from(inner.as('r'))
    .select(build.raw([...names, 'conversion_id', 'date', 'device', 'source_type', 'max(direct) as direct'].join(', ')))
    .whereRaw('place = 1')
    .groupByRaw([...names, 'conversion_id', 'date', 'device', 'source_type'].join(', '));
}

/** Not credited after engagement to the same members; without members, to no conversation at all. */
function engagedTerm(reading: Reading, keys: Keys): Sql {
  const { part } = reading;
  const selections = part.selections.filter(({ dimension }) => treeDimensions.includes(dimension));
  const grouped = part.by.filter((dimension) => treeDimensions.includes(dimension));
  if (selections.length === 0 && grouped.length === 0) return { text: "g.conversation_id = ''", bindings: [] };
  const terms = [
    { text: "g.engagement_id <> ''", bindings: [] },
    ...grouped.map((dimension) => ({ text: `${keys.of(dimension, creditedPlace(dimension))} = t."${dimension}"`, bindings: [] })),
    ...selections.map((selection) => termOf(selection, { ...conditionsOf(reading), places: creditedPlace })),
  ];
  return { text: `not (${terms.map(({ text }) => text).join(' and ')})`, bindings: terms.flatMap(({ bindings }) => bindings) };
}

function conditionsOf({ dialect, brand }: Reading): Omit<Conditions, 'places'> {
  return { dialect, brand, membersOnly: (dimension) => treeDimensions.includes(dimension) };
}

function outerKey(dimension: DimensionId, keys: Keys): string {
  return treeDimensions.includes(dimension) ? `t."${dimension}"` : keys.of(dimension, goalPlace(dimension, 'g', 't'));
}

function displayedPlace(dimension: DimensionId): Place {
  return dimension === 'engagement'
    ? { kind: 'column', column: 'x.engagement_id' }
    : { kind: 'above', of: 'engagement', column: 'x.engagement_id' };
}

function creditedPlace(dimension: DimensionId): Place {
  return dimension === 'engagement'
    ? { kind: 'column', column: 'g.engagement_id' }
    : { kind: 'above', of: 'engagement', column: 'g.engagement_id' };
}
