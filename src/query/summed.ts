/** The first stages of a statement: each source aggregated apart, padded, stitched by UNION ALL, and grouped again on the keys. */
import type { Knex } from 'knex';
import type { Part } from '../plan/source/part.ts';
import { seconds } from './columns.ts';
import { calendarPart } from './part/calendar-part.ts';
import { datasetParts, isGrouped } from './part/dataset-part.ts';
import { factsPart } from './part/facts-part.ts';
import type { PartQuery, Reading } from './part/reading.ts';
import type { Shape } from './shape.ts';
import { spineParts } from './spine.ts';
import type { Timeline } from './timeline.ts';

/** A part that does not reach every key: one row for each of its own keys, joined to all rows that share them. */
export interface Repeated {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
}

/** Names of the value columns of `parts`, with those of the range compared with. */
export function valueColumns(parts: readonly Part[], shape: Shape): readonly string[] {
  const aliases = parts.flatMap(({ uses }) => uses.map(({ alias }) => alias));
  return [...aliases, ...(shape.timelines.before ? aliases.map((alias) => `${alias}_before`) : [])];
}

/** The parts that reach every breakdown. */
export function fullParts(shape: Shape): readonly Part[] {
  return shape.parts.filter(({ by }) => by.length === shape.by.length);
}

/** Adds the tables `calendar`, `calendar_before`, `parts` and `summed` to `root`. */
export function addSums(root: Knex.QueryBuilder, shape: Shape): void {
  addCalendars(root, shape);
  const full = fullParts(shape);
  const columns = valueColumns(full, shape);
  const read = readings(full, columns, shape);
  const union = [...read.flatMap(partQueries), ...(shape.spine ? spineParts(shape, columns) : [])];
  const keys = [...shape.by, ...(shape.grain === null ? [] : ['time'])];
  const nonZero = shape.by.length > 0 && !shape.spine;
  const [only, ...others] = union;
  if (only && others.length === 0 && read.every(isOneRowEach)) {
    root.with('parts', only);
    root.with('summed', asTheyStand(shape, keys, columns, nonZero));
    return;
  }
  root.with('parts', shape.dialect.build.queryBuilder().unionAll([...union]));
  root.with('summed', regrouped(shape, 'parts', keys, columns, nonZero));
}

/** Whether the rows of a reading are grouped by all its keys already. */
function isOneRowEach(reading: Reading): boolean {
  const { source } = reading.part;
  return source.kind === 'dataset' && isGrouped(reading, source.dataset, source.complement);
}

/** Adds a table for each part that repeats, and for the denominators of shares. */
export function addRepeated(root: Knex.QueryBuilder, shape: Shape): readonly Repeated[] {
  const parts = [...shape.parts.filter(({ by }) => by.length < shape.by.length), ...shape.wholes];
  return parts.map((part, index) => {
    const name = `repeated_${String(index + 1)}`;
    const columns = valueColumns([part], shape);
    const keys = [...part.by, ...(shape.grain === null ? [] : ['time'])];
    const union = shape.dialect.build.queryBuilder().unionAll(readings([part], columns, shape).flatMap(partQueries));
    root.with(name, regrouped(shape, union.as('parts'), keys, columns, false));
    return { name, keys, columns };
  });
}

function addCalendars(root: Knex.QueryBuilder, shape: Shape): void {
  const { now, before } = shape.timelines;
  const counted = [...shape.parts, ...shape.wholes].some(({ source }) => source.kind === 'calendar');
  const add = (name: string, { days }: Timeline) =>
    root.withMaterialized(name, shape.dialect.build.raw(shape.dialect.calendarRows, [JSON.stringify(days())]));
  if (now.joined || counted) add('calendar', now);
  if (before && (before.joined || counted)) add('calendar_before', before);
}

function readings(parts: readonly Part[], columns: readonly string[], shape: Shape): readonly Reading[] {
  const { now, before } = shape.timelines;
  const reading = (part: Part, timeline: Timeline, calendar: string, suffix: string): Reading => ({
    dialect: shape.dialect,
    brand: shape.directory.brand.id,
    currency: shape.directory.brand.currency,
    part,
    timeline,
    calendar: timeline.joined || part.source.kind === 'calendar' ? calendar : null,
    timed: shape.grain !== null,
    suffix,
    columns,
  });
  return [
    ...parts.map((part) => reading(part, now, 'calendar', '')),
    ...(before ? parts.map((part) => reading(part, before, 'calendar_before', '_before')) : []),
  ];
}

function partQueries(reading: Reading): readonly PartQuery[] {
  const { source } = reading.part;
  const [first, ...rest] = queriesOf(reading, source);
  first?.comment(commentOf(reading));
  return first ? [first, ...rest] : [];
}

function queriesOf(reading: Reading, source: Part['source']): readonly PartQuery[] {
  switch (source.kind) {
    case 'dataset':
      return datasetParts(reading, source.dataset, source.complement);
    case 'facts':
      return factsPart(reading);
    case 'calendar':
      return [calendarPart(reading)];
  }
}

function commentOf({ part, suffix }: Reading): string {
  const names = part.uses.map(({ measure }) => measure.id).join(', ');
  const cut = part.by.length > 0 ? ` by ${part.by.join(' and ')}` : '';
  const from = part.source.kind === 'dataset' ? part.source.dataset.table : part.source.kind;
  return `${names}${cut}${suffix === '' ? '' : ', range compared with'}, from ${from}`;
}

function regrouped(
  shape: Shape,
  from: string | ReturnType<Knex.QueryBuilder['as']>,
  keys: readonly string[],
  columns: readonly string[],
  nonZero: boolean,
): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const query = build.queryBuilder().from(from);
  const list = [...keys.map((key) => `"${key}"`), ...columns.map((column) => `${total(column)} as "${column}"`)].join(', ');
  if (list !== '') query.select(build.raw(list));
  if (keys.length > 0) query.groupByRaw(keys.map((key) => `"${key}"`).join(', '));
  if (nonZero && columns.length > 0) query.havingRaw(columns.map((column) => `sum("${column}") <> 0`).join(' or '));
  return query;
}

/** The rows of `parts`, which are sums already: to group them once more would sort them for nothing. */
function asTheyStand(shape: Shape, keys: readonly string[], columns: readonly string[], nonZero: boolean): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const query = build.queryBuilder().from('parts');
  const list = [...keys.map((key) => `"${key}"`), ...columns.map((column) => `${valueOf(`"${column}"`, column)} as "${column}"`)];
  if (nonZero) query.whereRaw(columns.map((column) => `"${column}" <> 0`).join(' or '));
  return query.select(build.raw(list.join(', ')));
}

function total(column: string): string {
  return valueOf(`sum("${column}")`, column);
}

/** Zero where there is nothing; seconds to three decimals. */
function valueOf(sum: string, column: string): string {
  return seconds(column) ? `round(coalesce(${sum}, 0), 3)` : `coalesce(${sum}, 0)`;
}
