/** A part read from a dataset: rows are added up on the table's own columns first, then mapped to buckets and parents. */
import type { Knex } from 'knex';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { familyOf } from '../../catalogue/families.ts';
import type { Dataset } from '../../catalogue/measure.ts';
import type { Selection } from '../../plan/source/selection.ts';
import { applySelections } from './conditions.ts';
import { Keys } from './keys.ts';
import { currencyFor, sharedTerms, sumOf, treeDimensions } from './measure-sql.ts';
import { type PartQuery, type Place, plainSql, type Reading, selectValues } from './reading.ts';

/** The queries whose union is the part: the dataset's rows and, where it lacks them, those without a member. */
export function datasetParts(reading: Reading, dataset: Dataset, complement: Dataset | null): readonly PartQuery[] {
  if (reading.part.uses.some(({ measure }) => measure.kind === 'conversation')) return [distinctRows(reading, dataset)];
  const rows = addedUp(reading, { dataset, selections: reading.part.selections, sign: 1, memberless: false });
  return complement ? [rows, memberless(reading, dataset, complement)] : [rows];
}

/** Whether `datasetParts` gives one row for each combination of the part's keys: its own columns are the keys, and nothing is put beside them. */
export function isGrouped(reading: Reading, dataset: Dataset, complement: Dataset | null): boolean {
  return complement === null && !isMapped(reading, reading.part.by, dataset);
}

/** Whether keys are looked up after adding up: buckets of the calendar, parents, classes. */
function isMapped({ calendar }: Reading, keyed: readonly DimensionId[], dataset: Dataset): boolean {
  return calendar !== null || keyed.some((dimension) => dataset.paths[dimension]?.kind !== 'key');
}

interface Added {
  readonly dataset: Dataset;
  readonly selections: readonly Selection[];
  readonly sign: 1 | -1;
  /** Keys of the tree are empty: these are the rows of no member. */
  readonly memberless: boolean;
}

/** Sums on key columns, mapped afterwards: parents and buckets are looked up once per group, not once per row. */
function addedUp(reading: Reading, added: Added): PartQuery {
  const { part, dialect, timed, calendar } = reading;
  const keys = new Keys(reading.brand);
  const keyed = part.by.filter((dimension) => !(added.memberless && treeDimensions.includes(dimension)));
  const columns = columnsOf(keyed, added.dataset, timed || calendar !== null);
  const expressions = keyed.map((dimension) => [dimension, keys.of(dimension, placeOf(dimension, added.dataset, 't'))] as const);
  const currency = currencyFor(part, reading.currency);
  const sums = (alias: string) => sumOf(useOf(reading, alias), part.uses, 't', currency, added.sign);
  const inner = narrowed(dialect.build.queryBuilder().from({ t: added.dataset.table }), reading, added);
  if (columns.length > 0) inner.groupByRaw(columns.map((column) => `t.${column}`).join(', '));
  if (!isMapped(reading, keyed, added.dataset)) return selectValues(selectKeys(inner, reading, new Map(expressions), 't'), reading, sums);
  for (const column of columns) inner.select(`t.${column}`);
  for (const { alias } of part.uses) {
    const { text, bindings } = sums(alias);
    inner.select(dialect.build.raw(`${text} as "${alias}"`, [...bindings]));
  }
  const outer = keys.join(selectKeys(dialect.build.queryBuilder().from(inner.as('t')), reading, new Map(expressions), 't'));
  if (calendar !== null) outer.joinRaw(`join "${calendar}" as k on k."date" = t."date"`);
  for (const [dimension, expression] of expressions)
    if (added.dataset.paths[dimension]?.kind === 'parent' && isOverlap(reading, dimension)) outer.whereRaw(`${expression} <> ''`);
  return selectValues(outer, reading, (alias) => plainSql(`t."${alias}"`));
}

/** What the brand has beyond the members of the level; no row where that is nothing. */
function memberless(reading: Reading, dataset: Dataset, complement: Dataset): PartQuery {
  const { part, dialect, timed } = reading;
  const selections = part.selections.filter(({ dimension }) => !treeDimensions.includes(dimension));
  const both = dialect.build
    .queryBuilder()
    .unionAll([
      addedUp(reading, { dataset: complement, selections, sign: 1, memberless: true }),
      addedUp(reading, { dataset, selections, sign: -1, memberless: true }),
    ]);
  const keys = [...part.by, ...(timed ? ['time'] : [])];
  const own = part.uses.map(({ alias }) => alias + reading.suffix);
  const rows = dialect.build.queryBuilder().from(both.as('r'));
  for (const key of keys) rows.select(dialect.build.raw(`r."${key}"`));
  if (keys.length > 0) {
    rows.groupByRaw(keys.map((key) => `r."${key}"`).join(', '));
    rows.havingRaw(own.map((column) => `sum(r."${column}") <> 0`).join(' or '));
  }
  return selectValues(rows, reading, (alias) => plainSql(`sum(r."${alias}${reading.suffix}")`));
}

/** Distinct counts do not add up, so parents and buckets are looked up before counting. */
function distinctRows(reading: Reading, dataset: Dataset): PartQuery {
  const { part, dialect, calendar, timed } = reading;
  const keys = new Keys(reading.brand);
  const expressions = new Map(part.by.map((dimension) => [dimension, keys.of(dimension, placeOf(dimension, dataset, 't'))]));
  const query = narrowed(dialect.build.queryBuilder().from({ t: dataset.table }), reading, {
    dataset,
    selections: part.selections,
    sign: 1,
    memberless: false,
  });
  keys.join(query);
  if (calendar !== null) query.joinRaw(`join "${calendar}" as k on k."date" = t."date"`);
  const groups = [...expressions.values(), ...(timed ? [timeOf(reading, 't')] : [])];
  if (groups.length > 0) query.groupByRaw(groups.join(', '));
  return selectValues(selectKeys(query, reading, expressions, 't'), reading, (alias) =>
    plainSql(`count(distinct t.${useOf(reading, alias).measure.column})`),
  );
}

/** Brand, days, level, goal type and selections. */
function narrowed(query: Knex.QueryBuilder, reading: Reading, added: Added): Knex.QueryBuilder {
  const { part, brand, dialect, timeline } = reading;
  query.where('t.brand_id', brand).whereBetween('t.date', [timeline.range.from, timeline.range.to]);
  for (const [column, value] of Object.entries(added.dataset.where)) query.where(`t.${column}`, value);
  if (added.dataset.star) {
    const asked = part.by.includes('goal_type') || added.selections.some(({ dimension }) => dimension === 'goal_type');
    query.where('t.goal_type', asked ? '<>' : '=', '*');
  }
  for (const { text, bindings } of sharedTerms(part.uses, 't', currencyFor(part, reading.currency))) query.whereRaw(text, [...bindings]);
  return applySelections(query, added.selections, {
    dialect,
    brand,
    places: (dimension) => placeOf(dimension, added.dataset, 't'),
    membersOnly: (dimension) => isOverlap(reading, dimension),
  });
}

/** Selects `part.by` (empty text for those without an expression) and `time`. */
export function selectKeys(
  query: Knex.QueryBuilder,
  reading: Reading,
  expressions: ReadonlyMap<DimensionId, string>,
  table: string,
): Knex.QueryBuilder {
  const { build } = reading.dialect;
  for (const dimension of reading.part.by) query.select(build.raw(`${expressions.get(dimension) ?? "''"} as "${dimension}"`));
  if (reading.timed) query.select(build.raw(`${timeOf(reading, table)} as "time"`));
  return query;
}

/** The bucket of a row: the calendar's, or the day itself. */
export function timeOf(reading: Reading, table: string): string {
  return reading.calendar === null ? reading.dialect.dayText(`${table}."date"`) : 'k."time"';
}

function columnsOf(keyed: readonly DimensionId[], dataset: Dataset, dated: boolean): readonly string[] {
  const columns = new Set<string>(dated ? ['date'] : []);
  for (const dimension of keyed) {
    const place = placeOf(dimension, dataset, '');
    if (place.kind !== 'calendar') columns.add(place.column.slice(1));
  }
  return [...columns];
}

function placeOf(dimension: DimensionId, dataset: Dataset, table: string): Place {
  const path = dataset.paths[dimension];
  if (!path) throw new Error(`${dataset.table} has no ${dimension}`);
  if (path.kind === 'key') return { kind: 'column', column: `${table}.${path.column}` };
  if (path.kind === 'derived') return path.from === 'date' ? { kind: 'calendar' } : { kind: 'device_class', column: `${table}.device` };
  const anchor = dataset.paths[path.of];
  if (anchor?.kind !== 'key') throw new Error(`${dataset.table} has no ${path.of} of its own`);
  return { kind: 'above', of: path.of, column: `${table}.${anchor.column}` };
}

/** Dimensions that a visit can have several values of; a row without one is of no member there. */
function isOverlap(reading: Reading, dimension: DimensionId): boolean {
  const { family } = reading.part;
  return family !== 'handled' && familyOf(family).reach[dimension] === 'overlap';
}

function useOf(reading: Reading, alias: string): Reading['part']['uses'][number] {
  const found = reading.part.uses.find((use) => use.alias === alias);
  if (!found) throw new Error(`no column ${alias}`);
  return found;
}
