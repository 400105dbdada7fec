/**
 * The funnel counted from visits and their events. Selections on members select events, all on the same event; a visit counts where one
 * remains. Events are folded per (keys, visit, engagement), then per (keys, visit), then per keys.
 */
import type { Knex } from 'knex';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { MeasureId } from '../../catalogue/measure.ts';
import { applySelections } from './conditions.ts';
import { selectKeys } from './dataset-part.ts';
import { Keys } from './keys.ts';
import { type PartQuery, type Place, plainSql, type Reading, selectValues } from './reading.ts';

type Flag = 'eligible' | 'display' | 'online' | 'conversation';

interface EventTable {
  readonly table: 'eligibles' | 'displays' | 'conversations';
  readonly flags: Readonly<Partial<Record<Flag, string>>>;
  readonly where: string | null;
  readonly measures: readonly MeasureId[];
}

const flags: readonly Flag[] = ['eligible', 'display', 'online', 'conversation'];

const eventTables: readonly EventTable[] = [
  { table: 'eligibles', flags: { eligible: '1' }, where: null, measures: ['prospects'] },
  {
    table: 'displays',
    flags: { display: '1', online: "case when x.state = 'online' then 1 else 0 end" },
    where: 'x.control_group = 0',
    measures: ['exposed', 'exposures', 'online_exposures', 'exposed_not_engaged'],
  },
  { table: 'conversations', flags: { conversation: '1' }, where: null, measures: ['engaged', 'exposed_not_engaged'] },
];

/** Each measure over rows of one visit and key. */
const sums: Partial<Readonly<Record<MeasureId, string>>> = {
  prospects: 'sum(v."eligible")',
  exposed: 'sum(case when v."display" > 0 then 1 else 0 end)',
  engaged: 'sum(v."conversation")',
  exposed_not_engaged: 'sum(case when v."display" > 0 and v."conversation" = 0 then 1 else 0 end)',
  exposures: 'sum(v."display")',
  online_exposures: 'sum(v."online")',
};

/** Dimensions that events have and visits have not. */
const eventDimensions: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];

/** The funnel's measures of `reading`. */
export function funnelFacts(reading: Reading): PartQuery {
  const { build } = reading.dialect;
  const keys = keyNames(reading);
  const listed = keys.map((key) => `"${key}"`);
  const wanted = new Set(reading.part.uses.map(({ measure }) => measure.id));
  const tables = eventTables.filter(({ measures }) => measures.some((id) => wanted.has(id)));
  const events = build.queryBuilder().unionAll(tables.map((table) => eventRows(reading, table)));
  const perEngagement = build
    .queryBuilder()
    .from(events.as('x'))
    .select(build.raw([...listed, 'visit_id', ...flags.map((flag) => `max("${flag}") as "${flag}"`)].join(', ')))
    .groupByRaw([...listed, 'visit_id', 'engagement_id'].join(', '));
  const perVisit = build
    .queryBuilder()
    .from(perEngagement.as('e'))
    .select(
      build.raw(
        [
          ...listed,
          'max("eligible") as "eligible", sum("display") as "display", sum("online") as "online", max("conversation") as "conversation"',
        ].join(', '),
      ),
    )
    .groupByRaw([...listed, 'visit_id'].join(', '));
  const query = build.queryBuilder().from(perVisit.as('v'));
  for (const key of keys) query.select(build.raw(`v."${key}"`));
  if (keys.length > 0) query.groupByRaw(keys.map((key) => `v."${key}"`).join(', '));
  return selectValues(query, reading, (alias) => plainSql(sumOf(reading, alias)));
}

/** Keys, visit, engagement and flags of the selected events of one table. */
export function eventRows(reading: Reading, { table, flags: set, where }: EventTable): Knex.QueryBuilder {
  const { dialect, brand, part, timeline, calendar } = reading;
  const keys = new Keys(brand);
  const expressions = new Map(part.by.map((dimension) => [dimension, keys.of(dimension, placeOf(dimension))]));
  const query = dialect.build
    .queryBuilder()
    .from({ w: 'visits' })
    // Crossed, though it is an inner join: SQLite then begins with the visits of the range and not with all events of the brand.
    .joinRaw(`cross join "${table}" as x`)
    .where('w.brand_id', brand)
    .whereBetween('w.date', [timeline.range.from, timeline.range.to])
    .whereRaw('x.brand_id = w.brand_id and x.visit_id = w.id');
  keys.join(query);
  if (calendar !== null) query.joinRaw(`join "${calendar}" as k on k."date" = w."date"`);
  if (where !== null) query.whereRaw(where);
  // A conversation without an engagement belongs to the brand alone.
  for (const dimension of part.by) if (eventDimensions.includes(dimension)) query.whereRaw(`${expressions.get(dimension) ?? "''"} <> ''`);
  applySelections(query, part.selections, {
    dialect,
    brand,
    places: placeOf,
    membersOnly: (dimension) => eventDimensions.includes(dimension),
  });
  selectKeys(query, reading, expressions, 'w');
  query.select(dialect.build.raw('w.id as visit_id, x.engagement_id as engagement_id'));
  for (const flag of flags) query.select(dialect.build.raw(`${set[flag] ?? '0'} as "${flag}"`));
  return query;
}

/** The rows of displays (of prospects, of conversations) that a measure counts, for counting visits with several members. */
export function eventTableOf(measure: MeasureId): EventTable | undefined {
  return eventTables.find(({ measures }) => measures.includes(measure));
}

function keyNames(reading: Reading): readonly string[] {
  return [...reading.part.by, ...(reading.timed ? ['time'] : [])];
}

function sumOf(reading: Reading, alias: string): string {
  const use = reading.part.uses.find((one) => one.alias === alias);
  const sum = use && sums[use.measure.id];
  if (sum === undefined) throw new Error(`${alias} is not of the funnel`);
  return sum;
}

const places: Readonly<Partial<Record<DimensionId, Place>>> = {
  engagement: { kind: 'column', column: 'x.engagement_id' },
  entry_point: { kind: 'column', column: 'x.entry_point_id' },
  lob: { kind: 'above', of: 'engagement', column: 'x.engagement_id' },
  campaign: { kind: 'above', of: 'engagement', column: 'x.engagement_id' },
  goal_type: { kind: 'above', of: 'engagement', column: 'x.engagement_id' },
  device: { kind: 'column', column: 'w.device' },
  source_type: { kind: 'column', column: 'w.source_type' },
  device_class: { kind: 'device_class', column: 'w.device' },
  weekday: { kind: 'calendar' },
};

function placeOf(dimension: DimensionId): Place {
  const place = places[dimension];
  if (!place) throw new Error(`visits have no ${dimension}`);
  return place;
}
